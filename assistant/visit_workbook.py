"""The workbook of exported visits; the only module that imports openpyxl."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from assistant import visit_words
from assistant.visit_columns import Cell, Column, clean_cell

DAY_FORMAT = "yyyy-mm-dd"
_BOLD = Font(name="Calibri", size=11, bold=True)
_SHADE = PatternFill("solid", fgColor="DDE7F0")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def build_workbook(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The workbook as a file: the rows, and a sheet that explains their columns."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(visit_words.SHEET)
    sheet.freeze_panes = "B2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.append([_heading(sheet, column.heading) for column in columns])
    height = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        height += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{height}"
    _explain(book.create_sheet(visit_words.SHEET_OF_COLUMNS), columns)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _explain(sheet: WriteOnlyWorksheet, columns: Sequence[Column]) -> None:
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 110
    sheet.append([_heading(sheet, heading) for heading in visit_words.COLUMN_HEADINGS])
    for column in columns:
        sheet.append([_cell(sheet, column.heading), _cell(sheet, column.explanation)])


def _heading(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = _cell(sheet, text)
    cell.font, cell.fill = _BOLD, _SHADE
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> WriteOnlyCell:
    """A date as a date, anything else as text, whatever it looks like: "=1+1" is no formula."""
    if value is None:
        return WriteOnlyCell(sheet)
    cell = WriteOnlyCell(sheet, value=value if isinstance(value, date) else clean_cell(value))
    if isinstance(value, date):
        cell.number_format = DAY_FORMAT
    else:
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    cell.alignment = _WRAPPED
    return cell
