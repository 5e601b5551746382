"""A sheet as rows of texts, whatever file it came from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

MAX_BYTES = 20_000_000
"""Of a sheet's file."""
MAX_COLUMNS = 60
"""Further columns are not read: a sheet of cases has about twenty."""
MAX_ROWS = 200_000
"""Of one sheet, headings and blank rows among them."""

_FORMULA = re.compile(r"'+[=+\-@\t\r]|[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell whose value nobody can know."""

    problem: str
    """Indonesian phrase."""


Cell = str | BadCell


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet."""

    number: int
    """As the spreadsheet counts, from 1."""
    cells: tuple[Cell, ...]
    """Blank ones are empty texts; rows need not be of one length."""
    goes_on: frozenset[int] = frozenset()
    """Positions, from 0, of cells that are merged with the one above, and say what that one says."""
    spread: frozenset[int] = frozenset()
    """Positions of cells that are merged with the one to the left, and say what that one says."""
    problem: str = ""
    """Indonesian phrase for a row that cannot be taken apart."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet."""

    name: str
    """Of the sheet; empty in a file that is one sheet."""
    rows: Iterator[Row]
    """From top to bottom; raises CaseError where the file ends before its time."""
    hidden: int = 0
    """How many of the rows are hidden; they are rows like others."""
    others: tuple[str, ...] = ()
    """Names of the other sheets of the file."""


def column_letter(index: int) -> str:
    """What a spreadsheet calls the column at `index`, from 0: A, B, …, Z, AA, …"""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters


def guard(text: str, *, also_plain: bool) -> str:
    """The text with an apostrophe before what a spreadsheet takes for a formula; `unguard` takes it off again.

    Not `also_plain` leaves that to a file that says itself which cells are texts: then only texts are changed that
    would lose an apostrophe of their own.
    """
    pattern = _FORMULA if also_plain else _GUARDED
    return f"'{text}" if pattern.match(text) else text


def unguard(text: str) -> str:
    """The text without the apostrophe that `guard`, or a person, put before what looks like a formula."""
    return text[1:] if _GUARDED.match(text) else text
