"""Cells, headings and the file of a workbook, the same in every workbook that the product writes."""

import io

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_BOLD = Font(name="Calibri", size=11, bold=True)
_SHADE = PatternFill("solid", fgColor="DDE7F0")
WRAPPED = Alignment(wrap_text=True, vertical="top")


def build_cell(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """The text as text, whatever it looks like: "=1+1" is no formula. What a cell cannot hold is taken out before."""
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    cell.alignment = WRAPPED
    return cell


def build_heading(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """The text as the heading of a column."""
    cell = build_cell(sheet, text)
    cell.font, cell.fill = _BOLD, _SHADE
    return cell


def dump_workbook(book: Workbook) -> bytes:
    """The workbook as a file."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
