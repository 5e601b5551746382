"""A briefing as it is written down: sections of lines that carry their evidence; every renderer takes this."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from corpus.article import Article
from corpus.region import Region


@dataclass(frozen=True, slots=True, order=True)
class Cite:
    """What supports a line: a stretch of an article, a whole article, or the gazetteer."""

    article_id: str
    """Empty: the gazetteer."""
    start: int = 0
    end: int = 0
    """Offsets in the article's text; 0 and 0: the whole article."""


GAZETTEER = Cite("")
"""Population, area and place of a region."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, item or table cell, as plain text without marks of writing direction or control characters."""

    text: str
    cites: tuple[Cite, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that run on; `note`: in small type, about the briefing itself."""

    lines: tuple[Line, ...]
    note: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; each row is as long as `heads`."""

    heads: tuple[str, ...]
    widths: tuple[int, ...]
    """Shares of the width, one a column."""
    rows: tuple[tuple[Line, ...], ...]
    caption: str = ""
    numeric: frozenset[int] = frozenset()
    """Columns of numbers, set to the right."""


Block = Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the briefing."""

    key: str
    """English name, stable: "summary", "host", "visits", …"""
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the list of sources."""

    number: int
    """1 for the first that is cited."""
    article: Article | None
    """None: the gazetteer, see `text`."""
    text: str
    """As it is printed, without the address."""
    url: str | None
    """As the article has it: to be checked before it becomes a link."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the note."""

    government: str
    """In capitals: "PEMERINTAH KABUPATEN SIAK"."""
    office: str
    """In capitals; empty where none was given."""


@dataclass(frozen=True, slots=True)
class MemoField:
    """One line of the head of the note."""

    label: str
    value: str
    """Empty: left for the writer, shown as dots."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing; every number that `number` gives is in `sources`."""

    host: Region
    own: Region
    topic: str
    made: date
    """Day on which it was drawn from the archive."""
    letterhead: Letterhead
    memo: tuple[MemoField, ...]
    title: str
    opening: Line
    sections: tuple[Section, ...]
    """In reading order, without the list of sources."""
    closing: Line
    sources: tuple[Source, ...]
    """By number."""
    _numbers: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        numbers = {source.article.id if source.article else "": source.number for source in self.sources}
        object.__setattr__(self, "_numbers", numbers)

    def section(self, key: str) -> Section:
        """The section of that key; KeyError where there is none."""
        return {section.key: section for section in self.sections}[key]

    def number(self, cite: Cite) -> int:
        """The number under which the source of `cite` stands in the list."""
        return self._numbers[cite.article_id]

    def marks(self, line: Line) -> tuple[tuple[int, Cite], ...]:
        """Number and first cite of each source of a line, by number."""
        firsts: dict[int, Cite] = {}
        for cite in line.cites:
            firsts.setdefault(self.number(cite), cite)
        return tuple(sorted(firsts.items()))


def printable(text: str) -> str:
    """`text` in NFC on one line, without control characters, marks of writing direction and other unseen signs."""
    normal = unicodedata.normalize("NFC", text)
    return " ".join((normal if normal.isprintable() else "".join(map(_show, normal))).split())


def _show(sign: str) -> str:
    if sign.isprintable():
        return sign
    return " " if sign.isspace() or unicodedata.category(sign) == "Cc" else ""


def lines_of(sections: Iterable[Section]) -> Iterator[Line]:
    """Every line, in reading order."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row)
            else:
                yield from block.lines


def in_runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Ascending numbers as runs (first, last): 1, 2, 3, 5 -> (1, 3), (5, 5)."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)
