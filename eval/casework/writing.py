"""Cases as a TOML text in the style of the shipped files; the inverse of reading one."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from eval.casework.case import EvalCase, Fact

LINE = 120
"""Characters of a line that a list may fill before its items get lines of their own."""

_ESCAPED = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Categories of signs that nobody can see in a diff, or that change how the rest of it looks."""
_HALF = re.compile("[\ud800-\udfff]")


def render_cases(cases: Iterable[EvalCase], head: str = "") -> str:
    """The cases as `[[case]]` blocks in the order given, one key a line, after a comment `head`.

    `load_cases` reads exactly these cases again, file and line apart. Half a character (a lone surrogate), which no
    UTF-8 text can hold, becomes U+FFFD.
    """
    comment = "".join(f"# {line}".rstrip() + "\n" for line in head.splitlines())
    blocks = "\n".join(render_case(case) for case in cases)
    return "\n".join(part for part in (comment, blocks) if part)


def render_case(case: EvalCase) -> str:
    """One `[[case]]` block, with a line end after its last line."""
    return "[[case]]\n" + "".join(f"{key} = {value}\n" for key, value in _lines(case))


def _lines(case: EvalCase) -> Iterator[tuple[str, str]]:
    yield "id", quote(case.id)
    yield "question", quote(case.question)
    if case.history:
        yield "history", _list_of(map(quote, case.history), "history")
    if not case.asks_register:
        yield "facts", _facts(case.facts, "facts")
    if case.visits is not None:
        yield "visits", _block_of(map(quote, case.visits))
    if case.optional_visits:
        yield "optional_visits", _block_of(map(quote, case.optional_visits))
    if case.count is not None:
        yield "count", str(case.count)
    yield "articles", _list_of(map(quote, case.articles), "articles")
    if case.asks_register and case.facts:
        yield "facts", _facts(case.facts, "facts")
    yield "answerable", _truth(case.answerable)
    if case.reason is not None:
        yield "reason", quote(case.reason.value)
    if case.forbidden:
        yield "forbidden", _facts(case.forbidden, "forbidden")
    if case.similar_names:
        yield "similar_names", _truth(case.similar_names)
    yield "split", quote(case.split)
    told = ((tag.name, getattr(case.tags, tag.name)) for tag in fields(case.tags))
    yield (
        "tags",
        "{ " + ", ".join(f"{key} = {quote(value)}" for key, value in told if value is not None) + " }",
    )


def quote(text: str) -> str:
    """A TOML basic string on one line; signs that cannot be seen are written as escapes."""
    plain = _HALF.sub("\ufffd", text)
    # JSON's escapes are a subset of TOML's; what JSON leaves as it is and TOML forbids is escaped here.
    return "".join(_escape(sign) for sign in json.dumps(plain, ensure_ascii=False))


def _escape(sign: str) -> str:
    if unicodedata.category(sign) not in _ESCAPED:
        return sign
    return f"\\u{ord(sign):04X}" if ord(sign) <= 0xFFFF else f"\\U{ord(sign):08X}"


def _facts(facts: Sequence[Fact], key: str) -> str:
    return _list_of(("[" + ", ".join(map(quote, forms)) + "]" for forms in facts), key)


def _list_of(items: Iterable[str], key: str) -> str:
    """A list on one line where it fits, else an item a line."""
    values = tuple(items)
    line = f"[{', '.join(values)}]"
    fits = len(values) < 2 or len(f"{key} = {line}") <= LINE
    return line if fits else _block_of(values)


def _block_of(items: Iterable[str]) -> str:
    """A list with an item a line, so that a diff shows what came and went."""
    lines = "".join(f"  {item},\n" for item in items)
    return f"[\n{lines}]" if lines else "[]"


def _truth(value: bool) -> str:
    return "true" if value else "false"
