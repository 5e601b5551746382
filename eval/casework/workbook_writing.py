"""Cases as a workbook that people like to fill in."""

import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from assistant.messages import thousands
from assistant.workbook_cells import build_cell, build_heading, dump_workbook
from eval.casework import messages
from eval.casework.columns import Column, words_for
from eval.casework.grid import guard
from eval.errors import EvalError

LONGEST_CELL = 32_767
"""Characters that a spreadsheet keeps of a cell."""
CHOICE_ROWS = 5_000
"""Rows for which the closed lists of words are offered."""

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
    sheet.append([build_heading(sheet, column.heading) for column in columns])
    for row in shown:
        sheet.append([_cell(sheet, text) for text in row])
    _explain(book.create_sheet(messages.SHEET_OF_COLUMNS), columns)
    return dump_workbook(book)


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
    sheet.append([build_heading(sheet, text) for text in messages.COLUMN_HEADINGS])
    for column in columns:
        sheet.append([_cell(sheet, column.heading), _cell(sheet, column.explanation)])


def _as_text(text: str) -> str:
    """The text so that a reader takes nothing in it for a sign of its own: "_x0041_" is no letter."""
    shown = guard(_READ_AS_SIGN.sub(r"\\u005F", text), also_plain=False)
    if len(shown) > LONGEST_CELL:
        message = messages.CELL_TOO_LONG.format(limit=thousands(LONGEST_CELL))
        raise EvalError(message, f"{len(shown)} characters: {shown[:80]!r}")
    return shown


def _cell(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    return build_cell(sheet, text) if text else WriteOnlyCell(sheet)
