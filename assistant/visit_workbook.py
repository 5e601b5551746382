"""The workbook of exported visits."""

from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from assistant import visit_words
from assistant.visit_columns import Cell, Column, clean_cell
from assistant.workbook_cells import WRAPPED, build_cell, build_heading, dump_workbook

DAY_FORMAT = "yyyy-mm-dd"


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
    return dump_workbook(book)


def _explain(sheet: WriteOnlyWorksheet, columns: Sequence[Column]) -> None:
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 110
    sheet.append([_heading(sheet, heading) for heading in visit_words.COLUMN_HEADINGS])
    for column in columns:
        sheet.append([_cell(sheet, column.heading), _cell(sheet, column.explanation)])


def _heading(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    return build_heading(sheet, clean_cell(text))


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> WriteOnlyCell:
    """A date as a date, anything else as text."""
    if value is None:
        return WriteOnlyCell(sheet)
    if not isinstance(value, date):
        return build_cell(sheet, clean_cell(value))
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = DAY_FORMAT
    cell.alignment = WRAPPED
    return cell
