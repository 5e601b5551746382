"""One case read from its row, or from the rows over which its question is merged."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.messages import either
from corpus.regions import load_gazetteer
from eval.casework import messages
from eval.casework.case import EvalCase
from eval.casework.case_place import show
from eval.casework.cell_text import LOST, is_protected, read_facts, read_list, read_text
from eval.casework.columns import SEVERAL, Column, Placed, fold_words, list_of, word_for, words_of
from eval.casework.entry import read_case, says_something
from eval.casework.grid import BadCell, Cell, Row, column_letter
from eval.casework.guessing import guess_difficulty, guess_kind, make_id
from eval.errors import CaseError
from eval.make_cases import split_of

ORIGIN = "lembar kerja"
"""Tag `origin` of a case whose sheet does not tell another."""
TAGS = ("kind", "difficulty", "origin", "topic", "region")
FOLDED = frozenset({"kind", "origin"})
"""Tags whose case says nothing: "Siapa" and "siapa" are one slice of the report."""

_BLANK = re.compile(r"\s*[-–—]*\s*")
_WHOLE = re.compile(r"\s*(-?\d+)\.0+\s*")
_ROUNDED = re.compile(r"\s*\d(?:[.,]\d+)?E\+?\d+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A case in a row of a sheet."""

    file: str
    sheet: str
    """Empty in a file that is one sheet."""
    row: int
    placed: tuple[Placed, ...] = ()

    def fault(self, problem: str, key: str = "") -> CaseError:
        """The error for `problem`, an Indonesian phrase without a full stop, naming the column of `key`."""
        found = next((one for one in self.placed if one.column.key == key), None)
        return self.fault_at(found.index, found.heading, problem) if found else self._fault("", problem)

    def fault_at(self, index: int, heading: str, problem: str) -> CaseError:
        """The error naming the column at `index`, from 0."""
        column = messages.SHEET_COLUMN.format(letter=column_letter(index), heading=show(heading))
        return self._fault(column, problem)

    def name(self, key: str) -> str:
        """The heading of the column."""
        return messages.FIELDS.get(key, key)

    def _fault(self, column: str, problem: str) -> CaseError:
        sheet = messages.SHEET_NAMED.format(sheet=show(self.sheet)) if self.sheet else ""
        told = {"file": self.file, "sheet": sheet, "row": self.row, "column": column, "problem": problem}
        return CaseError(
            messages.SHEET_WRONG.format(**told), f"{self.file}:{self.sheet}:{self.row}: {problem}"
        )


def read_rows(rows: Sequence[Row], place: SheetPlace) -> EvalCase:
    """The case in these rows; raises CaseError with the first thing that is wrong."""
    entry: dict[str, Any] = {}
    for row in rows:
        here = replace(place, row=row.number)
        if row.problem:
            raise here.fault(row.problem)
        for placed in place.placed:
            if placed.index not in row.goes_on | row.spread:
                _read_cell(_cell_at(row, placed.index), placed, entry, here)
    if "question" not in entry:
        raise place.fault(messages.NO_QUESTION, "question")
    read = read_case(_complete(entry, place), place, place.file, place.row)
    if read.case is None:
        raise read.faults[0]
    return read.case


def _cell_at(row: Row, index: int) -> Cell:
    return row.cells[index] if index < len(row.cells) else ""


def _read_cell(cell: Cell, placed: Placed, entry: dict[str, Any], place: SheetPlace) -> None:
    """Puts what a cell says under the key of its column; a blank one says nothing."""
    column = placed.column
    if column.form == "ignored":
        return
    tidy = tidy_cell(cell)
    if isinstance(tidy, BadCell):
        raise place.fault_at(placed.index, placed.heading, tidy.problem)
    if not tidy:
        return
    value = read_value(tidy, column)
    if isinstance(value, BadCell):
        raise place.fault_at(placed.index, placed.heading, value.problem)
    if column.form in SEVERAL and column.key in entry:
        entry[column.key] += value
    elif entry.setdefault(column.key, value) != value:
        other = next(one for one in place.placed if one.column.key == column.key)
        problem = messages.CELL_TWICE.format(letter=column_letter(other.index))
        raise place.fault_at(placed.index, placed.heading, problem)


def tidy_cell(cell: Cell) -> Cell:
    """The cell without what sheets do to it: "-" for nothing, "85.0" for 85; lost digits or signs are bad."""
    if isinstance(cell, BadCell):
        return cell
    if _BLANK.fullmatch(cell):
        return ""
    if LOST in cell:
        return BadCell(messages.CELL_LOST)
    if _ROUNDED.fullmatch(cell):
        return BadCell(messages.CELL_ROUNDED.format(value=cell.strip()))
    whole = _WHOLE.fullmatch(cell)
    return whole[1] if whole else cell


def read_value(cell: str, column: Column) -> Any:
    """What a cell that is not blank says, as it would stand in TOML; BadCell where it says nothing of the kind."""
    readers: dict[str, Callable[[str], Any]] = {
        "facts": _read_facts,
        "lines": lambda text: list(read_list(text, "lines")),
        "keys": _read_keys,
        "number": _read_number,
        "truth": lambda text: _read_word(text, column, {"true": True, "false": False}),
        "choice": lambda text: _read_word(text, column),
        "text": lambda text: _read_text(text, column),
    }
    return readers[column.form](cell)


def _read_facts(cell: str) -> Any:
    facts = read_facts(cell)
    if not all(says_something(form) for forms in facts for form in forms):
        return BadCell(messages.EMPTY_FACT)
    return [list(forms) for forms in facts]


def _read_keys(cell: str) -> list[str]:
    return [] if fold_words(cell) in words_of("nothing") else list(read_list(cell, "keys"))


def _read_number(cell: str) -> int | BadCell:
    if re.fullmatch(r"\s*\d{1,9}\s*", cell):
        return int(cell)
    return BadCell(messages.CELL_NO_NUMBER.format(value=show(cell)))


def _read_word(cell: str, column: Column, values: Mapping[str, bool] | None = None) -> Any:
    """The code of a closed list; difficulties may be other words, too."""
    words = words_of(list_of(column))
    found = None if is_protected(cell) else words.get(fold_words(cell))
    if found is not None:
        return values[found] if values else found
    if column.key == "difficulty":
        return read_text(cell)
    known = dict.fromkeys(word_for(list_of(column), code) for code in words.values())
    told = either(tuple(known))
    return BadCell(messages.CELL_NO_WORD.format(words=told, value=show(cell)))


def _read_text(cell: str, column: Column) -> str:
    text = read_text(cell)
    if is_protected(cell):
        return text
    if column.key in FOLDED:
        return text.casefold()
    return _full_name(text) if column.key == "region" else text


def _full_name(region: str) -> str:
    """ "Kab. Sleman" is "Kabupaten Sleman"; what may mean several regions stays as it is."""
    meant = load_gazetteer().lookup(region)
    return meant[0].full_name if len(meant) == 1 else region


def _complete(entry: Mapping[str, Any], place: SheetPlace) -> dict[str, Any]:
    """The entry with what a sheet may leave out."""
    tags = {key: entry[key] for key in TAGS if key in entry}
    full = {key: value for key, value in entry.items() if key not in TAGS} | {"tags": tags}
    full.setdefault("articles", [])
    full.setdefault("id", make_id(entry["question"], entry.get("history", ())))
    full.setdefault("answerable", _guess_answerable(entry, place))
    full.setdefault("split", split_of((*full["articles"], full["id"])[0]))
    tags.setdefault("origin", ORIGIN)
    if "kind" not in tags:
        tags["kind"] = guess_kind(entry["question"])
    if "difficulty" not in tags:
        tags["difficulty"] = guess_difficulty(entry["question"])
    return full


def _guess_answerable(entry: Mapping[str, Any], place: SheetPlace) -> bool:
    if "reason" in entry or "answerable" in entry:
        return False
    told = [entry[key] for key in ("facts", "visits", "count") if key in entry]
    if told:
        return any(told)
    raise place.fault(messages.NO_EXPECTATION, "facts")
