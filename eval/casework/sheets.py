"""Cases read from the sheets in which evaluators keep their questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from eval.casework import messages
from eval.casework.case import EvalCase
from eval.casework.case_place import show
from eval.casework.columns import Headings, Placed, count_headings, find_columns
from eval.casework.grid import MAX_BYTES, BadCell, Grid, Row, column_letter
from eval.casework.sheet_rows import SheetPlace, read_rows
from eval.errors import CaseError

LOOKED_AT = 40
"""Rows that are not blank at the top of a sheet, among which the headings are looked for."""


@dataclass(frozen=True, slots=True)
class SheetCases:
    """What came of a sheet."""

    cases: tuple[EvalCase, ...]
    """Of the good rows, in their order; `file` and `line` are file and row."""
    faults: tuple[CaseError, ...]
    """One for each bad row, in their order."""
    notes: tuple[str, ...] = ()
    """Indonesian sentences on what was passed over."""


def read_sheet(path: Path) -> tuple[EvalCase, ...]:
    """All cases of a CSV or XLSX file; raises CaseError at the first bad row."""
    read = load_sheet(path)
    if read.faults:
        raise read.faults[0]
    return read.cases


def load_sheet(path: Path, sheet: str | None = None) -> SheetCases:
    """The good rows of a CSV or XLSX file as cases, and what is wrong with the others.

    `sheet` names the sheet of a workbook; without it, the first one that is shown. What a file is, is told by its
    content, not by its name. Raises CaseError for a file that cannot be read at all, that has no heading row, or a
    heading that is nearly a known one.
    """
    grid = open_grid(path, sheet)
    headings, rows = _find_headings(grid, path)
    notes = [_passed_over(index, text) for index, text, _ in headings.unknown]
    notes += [messages.SHEET_HIDDEN.format(count=grid.hidden)] if grid.hidden else []
    cases, faults = _read_groups(_group(rows, _question_column(headings)), headings, grid, path)
    if not cases and not faults:
        raise CaseError(
            messages.SHEET_EMPTY.format(file=_name(path, grid)), f"{path}: no row with a question"
        )
    return SheetCases(cases, faults, tuple(notes))


def open_grid(path: Path, sheet: str | None = None) -> Grid:
    """The rows of one sheet of a file; raises CaseError."""
    content = _read_file(path)
    if content.startswith(b"PK\x03\x04"):
        from eval.casework.workbook import read_workbook  # noqa: PLC0415 (openpyxl takes a moment to load)

        return read_workbook(content, sheet)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise CaseError(messages.SHEET_OLD.format(path=path), f"{path}: an OLE container")
    if sheet is not None:
        raise CaseError(messages.SHEET_ONE.format(path=path), f"{path}: no workbook, got sheet {sheet!r}")
    from eval.casework.csv_files import read_csv  # noqa: PLC0415

    return read_csv(content)


def _read_file(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MAX_BYTES else b""
    except FileNotFoundError as error:
        raise CaseError(messages.SHEET_MISSING.format(path=path), str(error)) from error
    except (OSError, ValueError) as error:
        raise CaseError(messages.SHEET_UNREADABLE.format(path=path), str(error)) from error
    if size > MAX_BYTES:
        message = messages.SHEET_TOO_LARGE.format(path=path, limit=MAX_BYTES // 1_000_000)
        raise CaseError(message, f"{path}: {size} bytes")
    return content


# --- headings -------------------------------------------------------------------------------------------------


def _find_headings(grid: Grid, path: Path) -> tuple[Headings, Iterator[Row]]:
    """The headings, in the first row that has one for the question, and the rows below."""
    above: list[Row] = []
    for row in islice(grid.rows, LOOKED_AT):
        if count_headings(row.cells):
            headings = find_columns(row.cells)
            _refuse_misspelt(headings, SheetPlace(path.name, grid.name, row.number))
            return headings, grid.rows
        above.append(row)
    for row in above:
        place = SheetPlace(path.name, grid.name, row.number)
        if row.problem:
            raise place.fault(row.problem)
        _refuse_misspelt(find_columns(row.cells), place, "question")
    others = messages.SHEET_OTHERS.format(names=", ".join(map(show, grid.others))) if grid.others else ""
    message = messages.SHEET_NO_HEADING.format(file=_name(path, grid), others=others)
    raise CaseError(message, f"{path}: no heading for the question in {LOOKED_AT} rows")


def _refuse_misspelt(headings: Headings, place: SheetPlace, key: str = "") -> None:
    """Raises CaseError for a heading that is nearly a known one (of `key` alone, where it is given)."""
    for index, text, near in headings.unknown:
        if near is not None and key in {"", near.key}:
            problem = messages.SHEET_COLUMN_UNKNOWN.format(heading=show(text), near=near.heading)
            raise place.fault_at(index, text, problem)


def _question_column(headings: Headings) -> int:
    return next(placed.index for placed in headings.placed if placed.column.key == "question")


def _passed_over(index: int, text: str) -> str:
    return messages.SHEET_COLUMN_PASSED.format(letter=column_letter(index), heading=show(text))


def _name(path: Path, grid: Grid) -> str:
    return path.name + (messages.SHEET_NAMED.format(sheet=show(grid.name)) if grid.name else "")


# --- rows -----------------------------------------------------------------------------------------------------


def _group(rows: Iterator[Row], question: int) -> Iterator[tuple[Row, ...]]:
    """Rows that belong to one question: it is merged over them."""
    group: list[Row] = []
    for row in rows:
        if question in row.goes_on and group:
            group.append(row)
            continue
        if group:
            yield tuple(group)
        group = [row]
    if group:
        yield tuple(group)


def _read_groups(
    groups: Iterator[tuple[Row, ...]], headings: Headings, grid: Grid, path: Path
) -> tuple[tuple[EvalCase, ...], tuple[CaseError, ...]]:
    cases: dict[str, EvalCase] = {}
    faults: list[CaseError] = []
    for group in groups:
        if _says_nothing(group, headings.placed) or count_headings(group[0].cells):
            continue
        place = SheetPlace(path.name, grid.name, group[0].number, headings.placed)
        try:
            case = read_rows(group, place)
        except CaseError as fault:
            faults.append(fault)
            continue
        first = cases.setdefault(case.id, case)
        if first is not case:
            faults.append(place.fault(*_repetition(first, case)))
    return tuple(cases.values()), tuple(faults)


def _repetition(first: EvalCase, again: EvalCase) -> tuple[str, str]:
    same = (first.question, first.history) == (again.question, again.history)
    message, key = (messages.SAME_QUESTION, "question") if same else (messages.SAME_ID, "id")
    return message.format(row=first.line), key


def _says_nothing(group: Sequence[Row], placed: Sequence[Placed]) -> bool:
    """Whether no cell below a heading that is read says anything."""
    read = {one.index for one in placed if one.column.form != "ignored"}
    return not any(row.problem for row in group) and not any(
        isinstance(cell, BadCell) or cell.strip()
        for row in group
        for index, cell in enumerate(row.cells)
        if index in read and index not in row.goes_on
    )
