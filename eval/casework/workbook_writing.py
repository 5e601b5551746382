"""Cases as a workbook that people like to fill in."""

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from assistant.messages import thousands
from eval.casework import messages
from eval.casework.columns import Column, words_for
from eval.casework.grid import guard
from eval.errors import EvalError

LONGEST_CELL = 32_767
"""Characters that a spreadsheet keeps of a cell."""
CHOICE_ROWS = 5_000
"""Rows for which the closed lists of words are offered."""

_BOLD = Font(name="Calibri", size=11, bold=True)
_SHADE = PatternFill("solid", fgColor="DDE7F0")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_READ_AS_SIGN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def write_workbook(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows, every cell as text whatever it looks like, and a sheet that explains the columns.

    Raises EvalError for a text that is too long for a cell.
    """
    shown = [[_as_text(text) for text in row] for row in rows]  # raises before anything is begun
    book = Workbook(write_only=True)
    sheet = book.create_sheet(messages.SHEET_OF_CASES)
    sheet.freeze_panes = "C2"
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        _offer_words(sheet, column, letter)
    sheet.append([_heading(sheet, column.heading) for column in columns])
    for row in shown:
        sheet.append([_cell(sheet, text) for text in row])
    _explain(book.create_sheet(messages.SHEET_OF_COLUMNS), columns)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _offer_words(sheet: WriteOnlyWorksheet, column: Column, letter: str) -> None:
    words = words_for(column)
    if words:
        offer = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        offer.error, offer.errorTitle = messages.CHOOSE.format(words=", ".join(words)), column.heading
        offer.add(f"{letter}2:{letter}{CHOICE_ROWS}")
        sheet.data_validations.append(offer)


def _explain(sheet: WriteOnlyWorksheet, columns: Sequence[Column]) -> None:
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["A"].width = 20
    sheet.column_dimensions["B"].width = 110
    sheet.append([_heading(sheet, text) for text in messages.COLUMN_HEADINGS])
    for column in columns:
        sheet.append([_cell(sheet, column.heading), _cell(sheet, column.explanation)])


def _heading(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = _cell(sheet, text)
    cell.font, cell.fill = _BOLD, _SHADE
    return cell


def _as_text(text: str) -> str:
    """The text so that a reader takes nothing in it for a sign of its own: "_x0041_" is no letter."""
    shown = guard(_READ_AS_SIGN.sub(r"\\u005F", text), also_plain=False)
    if len(shown) > LONGEST_CELL:
        message = messages.CELL_TOO_LONG.format(limit=thousands(LONGEST_CELL))
        raise EvalError(message, f"{len(shown)} characters: {shown[:80]!r}")
    return shown


def _cell(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """The text as text: "=1+1" is no formula."""
    if not text:
        return WriteOnlyCell(sheet)
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    cell.alignment = _WRAPPED
    return cell
