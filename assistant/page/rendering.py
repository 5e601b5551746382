"""The only place where the page's HTML is made: templates that escape whatever is put into them.

Articles, file names, questions and comments are hostile: they come in as plain strings and leave as text. Nothing
here marks a string as safe, and no template does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment

from assistant.answer import Answer, AnswerSentence, AnswerTable, Citation, Status
from assistant.links import safe_link
from assistant.messages import day
from assistant.page import texts
from assistant.templating import open_templates
from corpus.article import Article
from corpus.spans import Span

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph, quoted or not."""

    text: str
    marked: bool


@cache
def _environment() -> Environment:
    environment = open_templates(TEMPLATES)
    environment.filters |= {
        "day": day,
        "link": safe_link,
        "sources": group_sources,
        "plain": copy_text,
        "host": host_of,
        "parts": split_short,
    }
    environment.globals |= {"t": texts, "Status": Status}
    return environment


def render(template: str, **values: object) -> str:
    """The template `<name>.html` with every value escaped; an unknown name in it is an error."""
    return _environment().get_template(f"{template}.html").render(values)


def host_of(url: str | None) -> str:
    """The host of a plain web address without `www.`, else nothing."""
    link = safe_link(url)
    return (urlsplit(link).hostname or "").removeprefix("www.") if link else ""


def mark_paragraphs(text: str, span: Span | None = None) -> tuple[tuple[Piece, ...], ...]:
    """Paragraphs of `text` as pieces, those inside `span` marked; joined they are the text without its line ends."""
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(_mark_line(text, start, start + len(line), span))
        start += len(line) + 1
    return tuple(paragraphs)


def _mark_line(text: str, start: int, end: int, span: Span | None) -> tuple[Piece, ...]:
    if span is None or span.end <= start or span.start >= end:
        return (Piece(text[start:end], False),)
    first, last = max(start, span.start), min(end, span.end)
    pieces = (Piece(text[start:first], False), Piece(text[first:last], True), Piece(text[last:end], False))
    return tuple(piece for piece in pieces if piece.text)


def group_sources(citations: Sequence[Citation]) -> tuple[tuple[Article, tuple[Citation, ...]], ...]:
    """Citations by article, in the order of their first numbers."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.article.id, []).append(citation)
    return tuple((group[0].article, tuple(group)) for group in groups.values())


def split_short(sentence: AnswerSentence, short: str | None) -> tuple[Piece, ...]:
    """A sentence as pieces, the first place of the short answer marked where it stands there."""
    at = sentence.text.find(short) if short else -1
    if at < 0 or not short:
        return (Piece(sentence.text, False),)
    end = at + len(short)
    pieces = (Piece(sentence.text[:at], False), Piece(short, True), Piece(sentence.text[end:], False))
    return tuple(piece for piece in pieces if piece.text)


def _table_lines(table: AnswerTable) -> list[str]:
    """A table as lines, the cells apart by tabs so that a spreadsheet takes them."""
    rows = (
        ("\t".join((*row.cells, "".join(f"[{number}]" for number in row.citations)))) for row in table.rows
    )
    return ["", table.caption, "\t".join((*table.columns, texts.SOURCES)), *rows, ""]


def copy_text(answer: Answer) -> str:
    """The answer with its numbered sources, as plain text for the clipboard."""
    lines = [answer.resolved or answer.question, ""]
    if answer.short:
        lines += [answer.short, ""]
    told = " ".join(sentence.text for sentence in answer.sentences) or answer.message
    lines.append(told if answer.table else answer.text)
    if answer.table:
        lines += [*_table_lines(answer.table), *answer.notes]
    if answer.citations:
        lines += ["", f"{texts.SOURCES}:"]
    for citation in answer.citations:
        article = citation.article
        parts = (article.title or article.id, article.outlet, day(article.published), safe_link(article.url))
        lines.append(f"[{citation.number}] " + " — ".join(part for part in parts if part))
    return "\n".join(lines)
