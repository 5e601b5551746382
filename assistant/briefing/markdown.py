"""A briefing as Markdown; whatever came from outside is escaped and stays text."""

import re
from collections.abc import Iterator

from assistant.briefing import messages
from assistant.briefing.document import Block, Briefing, Items, Line, Paragraph, Table, in_runs
from assistant.links import safe_link

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LINE_START = re.compile(r"^(?:(\d+)([.)])(?=\s|$)|([-+=]))")
DOTS = "…………………………"


def render_markdown(briefing: Briefing) -> str:
    """The whole briefing, CommonMark with GFM tables, ending with a line end."""
    return "\n\n".join(_parts(briefing)) + "\n"


def escape(text: str) -> str:
    """`text` so that Markdown shows it as it is."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def _parts(briefing: Briefing) -> Iterator[str]:
    head = briefing.letterhead
    yield f"**{escape(head.government)}**" + (f"  \n**{escape(head.office)}**" if head.office else "")
    yield f"**{messages.NOTE}**"
    yield _memo(briefing)
    yield f"# {escape(briefing.title)}"
    yield _line(briefing, briefing.opening)
    yield f"*{escape(messages.drawn(briefing.made))}*"
    for number, section in enumerate(briefing.sections, 1):
        yield f"## {number}. {section.title}"
        for block in section.blocks:
            yield _block(briefing, block)
    yield f"## {len(briefing.sections) + 1}. {messages.SOURCES}"
    yield _sources(briefing)
    yield _line(briefing, briefing.closing)
    yield "  \n".join(f"{label}: {DOTS}" for label in messages.SIGNATURE)


def _memo(briefing: Briefing) -> str:
    rows = (f"| {field.label} | {escape(field.value) or DOTS} |" for field in briefing.memo)
    return "\n".join(("| | |", "| --- | --- |", *rows))


def _block(briefing: Briefing, block: Block) -> str:
    match block:
        case Paragraph(lines, note):
            text = " ".join(_line(briefing, line) for line in lines)
            return f"*{text}*" if note else text
        case Items(lines):
            return "\n".join(f"- {_line(briefing, line)}" for line in lines)
        case Table():
            return _table(briefing, block)


def _table(briefing: Briefing, table: Table) -> str:
    rules = ("---:" if column in table.numeric else "---" for column in range(len(table.heads)))
    heads = " | ".join(escape(head) for head in table.heads)
    rows = (" | ".join(_line(briefing, cell) for cell in row) for row in table.rows)
    caption = f"*{escape(table.caption)}*\n\n" if table.caption else ""
    return caption + "\n".join(f"| {row} |" for row in (heads, " | ".join(rules), *rows))


def _line(briefing: Briefing, line: Line) -> str:
    return " ".join(part for part in (escape(line.text), _marks(briefing, line)) if part)


def _marks(briefing: Briefing, line: Line) -> str:
    """`[1] [3–5]`, escaped, so that no brackets become a link."""
    runs = in_runs(number for number, _ in briefing.marks(line))
    return " ".join(f"\\[{first}\\]" if first == last else f"\\[{first}–{last}\\]" for first, last in runs)


def _sources(briefing: Briefing) -> str:
    lines = []
    for source in briefing.sources:
        link = safe_link(source.url)
        lines.append(f"{source.number}. {escape(source.text)}" + (f" <{_quoted(link)}>" if link else ""))
    return "\n".join(lines)


def _quoted(link: str) -> str:
    """An address that stays inside of its angle brackets."""
    return link.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
