"""One word, number, date or other sign of a text, as facts are compared with it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.dates import DateMention
from corpus.numbers import Number
from corpus.spans import Span

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, date or other sign of a text."""

    key: str
    """What is compared for words: folded, without apostrophes and -nya; "" for most numbers and dates."""
    start: int
    """Offsets in the folded text."""
    end: int
    number: Number | None = None
    date: DateMention | None = None
    written: str = ""
    """The characters as they stand in the folded text."""
    gap: str = ""
    """The characters between the token before and this one."""
    stopped: bool = False
    """True where a sentence ends between the token before and this one."""
    title: bool = False
    """True for an honorific or a degree beside a name."""
    bracketed: bool = False
    """True inside round brackets."""
    glued_left: bool = False
    """True for a number or date that letters or digits lead up to without white space, as in a code."""
    glued_right: bool = False
    """The same behind it."""
    apart: bool = False
    """True for a part of a code that is compared by itself: 5 in "Nomor 5/2018"."""
    rank: int | None = None
    """The place in an order: 2 for "kedua", "ke-2", "Komisi II", "peringkat 2"."""
    bound: str | None = None
    """What the words before a number make of it, a section of `bounds.toml`: "under" for "kurang dari 50"."""
    spare: bool = False
    """True where neither fact nor text needs to say it: "dan" in the written-out name of an office."""
    whole: int = 0
    """Not 0 for the words that one abbreviation stands for; tokens side by side with the same number are of one."""

    @property
    def is_word(self) -> bool:
        """True for what is compared letter by letter."""
        return self.number is None and self.date is None


@dataclass(frozen=True, slots=True)
class TokenText:
    """A text with its tokens in order; several tokens may stand for one abbreviation and share its place."""

    source: str
    folded: str
    origin: tuple[int, ...]
    """For each character of `folded`, the offset in `source` that it comes from."""
    tokens: tuple[Token, ...]

    def source_span(self, first: int, last: int) -> Span:
        """The place in `source` of tokens `first` to `last`, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Span(self.origin[start], self.origin[end - 1] + 1)


@cache
def load_table(name: str) -> dict[str, Any]:
    """The data file of that name, read once."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def word_set(name: str, section: str) -> frozenset[str]:
    """A list of words in a data file."""
    return frozenset(load_table(name)[section])
