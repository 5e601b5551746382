"""Files of cases turned from sheets into TOML, and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.casework import messages
from eval.casework.case import EvalCase
from eval.casework.case_files import load_cases
from eval.casework.case_place import show
from eval.casework.sheet_writing import render_csv, render_xlsx
from eval.casework.sheets import SheetCases, load_sheet
from eval.casework.whole_files import write_whole
from eval.casework.writing import render_cases
from eval.errors import CaseError, EvalError

ENDINGS = (".toml", ".csv", ".xlsx")
"""Of the files that can be written."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What came of a conversion."""

    written: int
    """Cases in the new file; where there is none, no file was written."""
    faults: tuple[CaseError, ...]
    """One for each row that was refused."""
    notes: tuple[str, ...]
    """Indonesian sentences on what was passed over."""


def convert_file(source: Path, target: Path, sheet: str | None = None, replace: bool = False) -> Converted:
    """Write the cases of `source` as `target`, whole or not at all; the ending of `target` says what it becomes.

    `source` is a sheet (CSV, XLSX), of which the good rows are taken, or a file or folder of TOML, which must be in
    order. Raises EvalError where nothing can be read or written; an existing file stays as it is unless `replace`.
    """
    if target.suffix.lower() not in ENDINGS:
        message = messages.TARGET_UNKNOWN.format(path=target)
        raise EvalError(message, f"expected one of {ENDINGS}, got {str(target)!r}")
    if target.exists() and not replace:  # asked again when it is written
        raise EvalError(messages.ALREADY_THERE.format(path=target), f"{target} exists")
    if target.exists() and source.exists() and target.samefile(source):
        raise EvalError(messages.TARGET_IS_SOURCE.format(path=target), f"{target} is the source itself")
    read = _load(source, sheet)
    if read.cases:
        write_whole(target, _render(read.cases, target, source), replace=replace)
    return Converted(len(read.cases), read.faults, read.notes)


def _load(source: Path, sheet: str | None) -> SheetCases:
    if source.is_dir() or source.suffix.lower() == ".toml":
        if sheet is not None:
            raise CaseError(
                messages.SHEET_ONE.format(path=source), f"{source}: no workbook, got sheet {sheet!r}"
            )
        return SheetCases(load_cases([source]), ())
    return load_sheet(source, sheet)


def _render(cases: Sequence[EvalCase], target: Path, source: Path) -> bytes:
    match target.suffix.lower():
        case ".csv":
            return render_csv(cases)
        case ".xlsx":
            return render_xlsx(cases)
        case _:
            return render_cases(cases, messages.CONVERTED_HEAD.format(name=show(source.name))).encode("utf-8")
