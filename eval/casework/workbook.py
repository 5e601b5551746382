"""Sheets read from workbooks (XLSX)."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import repeat, zip_longest
from typing import Any, cast

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from assistant.messages import thousands
from corpus.dates import format_date
from eval.casework import messages
from eval.casework.case_place import nearest, show, suggest
from eval.casework.grid import MAX_COLUMNS, MAX_ROWS, BadCell, Cell, Grid, Row, unguard
from eval.errors import CaseError

LAST_ROW = 1_048_576
"""Of any workbook; a file that claims more is made to keep its reader busy."""
MAX_UNZIPPED = 300_000_000
"""Bytes that all parts of the file may unpack to."""
MAX_RATIO = 200
"""Unpacked to packed size of a part of more than 1 MB; sheets pack about 20 to 1."""
MAX_PARTS = 5_000
MAX_MERGED = 20_000
"""Merged ranges of a sheet that are looked at."""
CHUNK = 1_000_000
"""Bytes of a sheet's XML that are searched at a time."""
LONGEST_TAG = 500
"""Bytes of a tag that must be found whole."""

_MARK = re.compile(
    rb"<(?:\w+:)?(?:(?P<formula>f)[ >/]"
    rb"|(?P<hidden>row)\b[^>]{0,400}?\bhidden=\"(?:1|true)\""
    rb"|mergeCell\b[^>]{0,100}?\bref=\"(?P<merged>[A-Z0-9:$]{1,40})\")"
)
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Merged:
    """A range of cells that is shown as one; rows and columns from 0, ends included."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Marks:
    """What the reader of cells does not tell of a sheet."""

    formulas: bool
    hidden: int
    merged: tuple[Merged, ...]
    """From top to bottom."""


def read_workbook(content: bytes, wanted: str | None = None) -> Grid:
    """One sheet of an XLSX file: the first one shown, or the one `wanted` by name.

    Formulas count as what they last came to. Raises CaseError for a file that is no workbook, that is encrypted or
    unpacks to too much, and for an unknown name.
    """
    _measure(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "_worksheet_path")]
        sheet = _choose(sheets, wanted)
        marks = _find_marks(content, sheet._worksheet_path)
    except CaseError:
        raise
    except (
        Exception
    ) as error:  # openpyxl, zipfile and the XML readers have errors of their own for broken files
        raise CaseError(messages.WORKBOOK_BROKEN, f"{type(error).__name__}: {error}") from error
    others = tuple(other.title for other in sheets if other is not sheet)
    formulas = _open_formulas(content, sheet.title) if marks.formulas else None
    return Grid(sheet.title, _read_rows(sheet, formulas, marks.merged), marks.hidden, others)


# --- the file -------------------------------------------------------------------------------------------------


def _measure(content: bytes) -> None:
    """Checks what the package claims to unpack to; zipfile never unpacks more than is claimed."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise CaseError(messages.WORKBOOK_BROKEN, f"zip: {error}") from error
    total = sum(part.file_size for part in parts)
    large = (part for part in parts if part.file_size > CHUNK)
    ratio = max((part.file_size / max(part.compress_size, 1) for part in large), default=0.0)
    if total > MAX_UNZIPPED or len(parts) > MAX_PARTS or ratio > MAX_RATIO:
        detail = f"{len(parts)} parts unpack to {total} bytes, largest ratio {ratio:.0f}"
        raise CaseError(messages.WORKBOOK_BOMB, detail)
    if any(part.flag_bits & 1 for part in parts):
        raise CaseError(messages.WORKBOOK_LOCKED, "encrypted zip part")
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise CaseError(messages.SHEET_OTHER_KIND, "no xl/workbook.xml in the package")


def _choose(sheets: Sequence[Any], wanted: str | None) -> Any:
    names = [sheet.title for sheet in sheets]
    if wanted is None:
        shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
        if not sheets:
            raise CaseError(messages.WORKBOOK_BROKEN, "no worksheet in the workbook")
        return (shown or sheets)[0]
    folded = {" ".join(name.casefold().split()): sheet for name, sheet in zip(names, sheets, strict=True)}
    found = folded.get(" ".join(wanted.casefold().split()))
    if found is None:
        told = {"wanted": suggest(wanted, names), "names": ", ".join(map(show, names))}
        detail = f"expected one of {names}, got {wanted!r}; nearest: {nearest(wanted, names)}"
        raise CaseError(messages.SHEET_UNKNOWN.format(**told), detail)
    return found


def _find_marks(content: bytes, path: str) -> Marks:
    formulas, hidden = False, 0
    merged: list[Merged] = []
    for match in _search(content, path):
        formulas = formulas or match["formula"] is not None
        hidden += match["hidden"] is not None
        if match["merged"] and len(merged) < MAX_MERGED:
            merged.append(_to_merged(match["merged"].decode("ascii")))
    return Marks(formulas, hidden, tuple(sorted(merged, key=lambda one: (one.top, one.left))))


def _search(content: bytes, path: str) -> Iterator[re.Match[bytes]]:
    """All marks in the XML of a sheet, which is read in pieces; a mark across two pieces is found once."""
    with zipfile.ZipFile(io.BytesIO(content)).open(path) as part:
        rest = b""
        while piece := part.read(CHUNK):
            text = rest + piece
            if _ENTITY.search(text):
                raise CaseError(messages.WORKBOOK_BROKEN, "a document type in a sheet")
            last = text.rfind(b"<", max(len(text) - LONGEST_TAG, 0))
            cut = last if last >= 0 else len(text)
            yield from _MARK.finditer(text, 0, cut)
            rest = text[cut:]
        yield from _MARK.finditer(rest)


def _to_merged(reference: str) -> Merged:
    left, top, right, bottom = cast(tuple[int, int, int, int], range_boundaries(reference))
    return Merged(left - 1, top - 1, right - 1, bottom - 1)


def _open_formulas(content: bytes, title: str) -> Any:
    return load_workbook(io.BytesIO(content), read_only=True, data_only=False)[title]


# --- its rows -------------------------------------------------------------------------------------------------


def _read_rows(sheet: Any, formulas: Any, merged: Sequence[Merged]) -> Iterator[Row]:
    """The rows that are not blank, with what merged cells say in each of them."""
    filled, blank = 0, None
    open_ranges: dict[int, tuple[int, Cell]] = {}
    waiting = list(reversed(merged))
    try:
        for number, (values, rules) in enumerate(_pair(sheet, formulas), start=1):
            if number > LAST_ROW:
                break
            merging = open_ranges or (waiting and waiting[-1].top < number)
            if (
                values is blank and not merging
            ):  # the reader gives one and the same for all rows that a file leaves out
                continue
            pairs = zip_longest(values, rules)
            row = _fill(number, [_read_cell(*pair) for pair in pairs], waiting, open_ranges)
            if not any(row.cells):
                blank = values
                continue
            filled += 1
            if filled > MAX_ROWS:
                limit = thousands(MAX_ROWS)
                raise CaseError(messages.SHEET_TOO_LONG.format(limit=limit), f"more than {MAX_ROWS} rows")
            yield row
    except CaseError:
        raise
    except Exception as error:  # as above
        raise CaseError(messages.WORKBOOK_BROKEN, f"{type(error).__name__}: {error}") from error


def _pair(sheet: Any, formulas: Any) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Rows of cells with their values, and the same cells with their formulas, or none."""
    sheet.reset_dimensions()  # some programs write wrong ones
    values = sheet.iter_rows(max_col=MAX_COLUMNS)
    if formulas is None:
        return zip(values, repeat(()))
    formulas.reset_dimensions()
    return zip(values, formulas.iter_rows(max_col=MAX_COLUMNS), strict=False)


def _fill(
    number: int, cells: list[Cell], waiting: list[Merged], open_ranges: dict[int, tuple[int, Cell]]
) -> Row:
    """The row with the values of merged cells put where they are shown.

    `waiting` holds the ranges to come, the next one last; `open_ranges` the last row and the value of those that the
    row lies in, by column. A range goes down in its first column, and to the right in its first row.
    """
    index, spread = number - 1, set[int]()
    going_on = {column for column, (bottom, _) in open_ranges.items() if bottom >= index}
    for column in list(open_ranges):
        if column not in going_on:
            del open_ranges[column]
        else:
            _put(cells, column, open_ranges[column][1])
    while waiting and waiting[-1].top <= index:
        one = waiting.pop()
        if one.top == index and one.left < len(cells):
            value = cells[one.left]
            for column in range(one.left + 1, min(one.right + 1, MAX_COLUMNS)):
                _put(cells, column, value)
                spread.add(column)
            if one.bottom > index:
                open_ranges[one.left] = (one.bottom, value)
    return Row(number, tuple(cells), frozenset(going_on), frozenset(spread))


def _put(cells: list[Cell], column: int, value: Cell) -> None:
    cells.extend([""] * (column + 1 - len(cells)))
    cells[column] = value


# --- its cells ------------------------------------------------------------------------------------------------


def _read_cell(cell: Any, rule: Any) -> Cell:
    value = cell.value
    if value is None:
        uncounted = rule is not None and getattr(rule, "data_type", "") == "f"
        return BadCell(messages.CELL_NOT_COUNTED) if uncounted else ""
    if getattr(cell, "data_type", "") == "e":
        return BadCell(messages.CELL_ERROR.format(value=show(str(value))))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _write_number(value, str(getattr(cell, "number_format", "") or ""))
    return write_value(value)


def write_value(value: Any) -> str:
    """What a cell says, as an Indonesian would write it: "ya", "7 Juni 2022", "09.30", "3,4"."""
    match value:
        case bool():
            return "ya" if value else "tidak"
        case int() | float():
            return _write_number(value, "")
        case datetime() | date() | time() | timedelta():
            return _write_moment(value)
        case _:
            return unguard(str(value).replace("_x000D_", ""))


def _write_moment(value: date | time | timedelta) -> str:
    match value:
        case datetime():
            day = format_date(value.date())
            return day if value.time() == time() else f"{day} pukul {value:%H.%M}"
        case date():
            return format_date(value)
        case time():
            return f"{value:%H.%M}"
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60:02}.{minutes % 60:02}"


def _write_number(value: float, form: str) -> str:
    """85.0 is "85", 3.4 is "3,4"; a share shown in percent and an amount shown in rupiah are written so."""
    if "%" in form:
        return f"{_plain(value * 100)} persen"
    return f"Rp{_plain(value)}" if "rp" in form.casefold() else _plain(value)


def _plain(value: float) -> str:
    """At most 15 digits, which is what a spreadsheet knows of a number."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    text = f"{value:.15g}"
    return (f"{value:.12f}".rstrip("0") if "e" in text else text).replace(".", ",")
