"""Cases as a sheet, which reads as the same cases again."""

from collections.abc import Iterable, Iterator
from typing import Any

from eval.casework.case import EvalCase
from eval.casework.cell_text import protect, write_facts, write_list, write_text
from eval.casework.columns import Column, list_of, load_columns, word_for, words_of
from eval.casework.csv_files import write_csv
from eval.casework.sheet_rows import TAGS, read_value, tidy_cell


def render_csv(cases: Iterable[EvalCase]) -> bytes:
    """A table with headings in the bytes of a CSV file."""
    headings = [column.heading for column in load_columns()]
    return write_csv([headings, *(_row(case) for case in cases)])


def render_xlsx(cases: Iterable[EvalCase]) -> bytes:
    """A workbook: the cases, and a sheet that explains the columns; raises EvalError for a text too long for it."""
    from eval.casework.workbook_writing import write_workbook  # noqa: PLC0415 (openpyxl takes a moment to load)

    return write_workbook(load_columns(), (_row(case) for case in cases))


def _row(case: EvalCase) -> tuple[str, ...]:
    return tuple(_cells(case))


def _cells(case: EvalCase) -> Iterator[str]:
    for column in load_columns():
        value = None if column.form == "ignored" else _value(case, column.key)
        yield "" if value is None else _write(value, column)


def _value(case: EvalCase, key: str) -> Any:
    """What the case has under a key; None for nothing that needs to be told."""
    value = getattr(case.tags if key in TAGS else case, key)
    if key == "visits":
        return value
    return None if value in ((), None) or (key == "similar_names" and not value) else value


def _write(value: Any, column: Column) -> str:
    """A cell that reads as `value`, written so that nothing in it is taken for a word or a number of the reader."""
    match column.form:
        case "facts":
            cell, plain = write_facts(value), [list(forms) for forms in value]
        case "lines" | "keys":
            cell, plain = write_list(value, column.form), list(value)
        case "number":
            cell, plain = str(value), value
        case "truth":
            cell, plain = word_for("truth", str(value).lower()), value
        case "choice":
            known = value in words_of(list_of(column)).values()
            cell, plain = word_for(column.key, value) if known else write_text(value), value
        case _:
            cell, plain = write_text(value), value
    if not value and column.key == "visits":
        return word_for("nothing", "nothing")
    return cell if tidy_cell(cell) == cell and read_value(cell, column) == plain else protect(cell)
