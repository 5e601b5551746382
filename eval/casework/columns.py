"""The columns of a sheet of cases: what they may be called, and how their cells are read and written."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from eval.casework.case_place import nearest
from eval.casework.grid import BadCell, Cell

Form = Literal["text", "truth", "choice", "number", "facts", "lines", "keys", "ignored"]

DATA = Path(__file__).parent / "data" / "columns.toml"
MISSPELT_SCORE = 80.0
"""Least likeness, 0 to 100, of a heading that can only be a misspelt one: "Fkata" has 80, "Penjawab" 75."""
SEVERAL = frozenset({"facts", "lines", "keys"})
"""Forms whose cells add up where several columns, or merged rows, have them."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_LETTER = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[\w✓✔-]+")


@dataclass(frozen=True, slots=True)
class Column:
    """One kind of column."""

    key: str
    """Of the case or of its tags in TOML; `remark` for what is not read."""
    heading: str
    """As it is written."""
    also: tuple[str, ...]
    """Other headings that are read."""
    form: Form
    width: int
    """Characters."""
    explanation: str
    """Indonesian, for whoever fills in the sheet."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A column of one sheet."""

    index: int
    """From 0."""
    column: Column
    heading: str
    """As it stands there."""


@dataclass(frozen=True, slots=True)
class Headings:
    """What the heading row of a sheet says."""

    placed: tuple[Placed, ...]
    """From left to right."""
    unknown: tuple[tuple[int, str, Column | None], ...]
    """Position and text of headings that nobody knows, with the column that each must have been meant for."""


@cache
def load_columns() -> tuple[Column, ...]:
    """All columns, in the order in which they are written."""
    return tuple(Column(**plain | {"also": tuple(plain["also"])}) for plain in _load()["column"])


@cache
def words_of(key: str) -> Mapping[str, str]:
    """Folded word -> what it stands for, for a column of form truth (`truth`) or choice."""
    table: Mapping[str, Sequence[str]] = _load()["words"][key]
    codes = {fold_words(code): code for code in table}
    return codes | {fold_words(word): code for code, words in table.items() for word in words}


def word_for(key: str, code: str) -> str:
    """The Indonesian word that is written for a code of `words_of`."""
    return str(_load()["words"][key][code][0])


def words_for(column: Column) -> tuple[str, ...]:
    """The Indonesian words that a cell of a closed column may have; none for any other column."""
    key = list_of(column)
    return tuple(word_for(key, code) for code in _load()["words"][key]) if key else ()


def list_of(column: Column) -> str:
    """Name of the list of words of a closed column, for `words_of`; empty for any other column."""
    return {"truth": "truth", "choice": column.key}.get(column.form, "")


def fold_words(text: str) -> str:
    """The form in which words of a cell are compared: without case and punctuation."""
    return " ".join(_WORD.findall(text.replace("_", " ").casefold()))


def find_columns(cells: Sequence[Cell]) -> Headings:
    """What each cell of a heading row heads."""
    placed: list[Placed] = []
    unknown: list[tuple[int, str, Column | None]] = []
    for index, cell in enumerate(cells):
        if isinstance(cell, BadCell) or not cell.strip():
            continue
        column = _known().get(_fold(cell))
        if column is not None:
            placed.append(Placed(index, column, " ".join(cell.split())))
        else:
            near = nearest(_fold(cell), _known(), MISSPELT_SCORE)
            unknown.append((index, " ".join(cell.split()), _known()[near] if near else None))
    return Headings(tuple(placed), tuple(unknown))


def count_headings(cells: Iterable[Cell]) -> int:
    """How many of the cells are known headings; 0 for a row without one for the question."""
    found = [_known().get(_fold(cell)) for cell in cells if isinstance(cell, str)]
    keys = [column.key for column in found if column is not None]
    return len(keys) if "question" in keys else 0


@cache
def _known() -> Mapping[str, Column]:
    return {_fold(name): column for column in load_columns() for name in (column.heading, *column.also)}


def _fold(heading: str) -> str:
    """Letters alone, parted by single spaces: "FAKTA_2 (wajib)" is "fakta"."""
    return _NO_LETTER.sub(" ", _BRACKETS.sub(" ", heading[:200])).casefold().strip()


@cache
def _load() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
