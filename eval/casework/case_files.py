"""Cases read strictly from TOML files."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from eval.casework import messages
from eval.casework.case import EvalCase
from eval.casework.case_place import CasePlace, fault_of
from eval.casework.entry import ReadEntry, find_key_faults, read_case
from eval.casework.toml_text import TomlProblem, find_headers, find_line, parse_toml
from eval.errors import CaseError

__all__ = [
    "CASES_FOLDER",
    "CasePlace",
    "case_files",
    "decode_cases",
    "find_faults",
    "home_cases",
    "load_cases",
    "load_passage_cases",
    "read_cases",
]

CASES_FOLDER = Path(__file__).parent.parent / "cases"
HOME_CASES = Path("eval", "kasus.toml")
"""Where, in a home folder, the cases stand that its evaluators accepted."""
MAX_BYTES = 50_000_000
"""Of one file: about 200,000 cases."""


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """What came of files of cases, in order of file and line."""

    cases: tuple[EvalCase, ...]
    faults: tuple[CaseError, ...]


def case_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The `.toml` files under `paths` (files, folders), by name; raises CaseError for a missing path."""
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            message = messages.CASES_MISSING.format(path=path)
            raise CaseError(message, f"expected a file or folder, got {str(path)!r}")
        files += sorted(path.glob("*.toml")) if path.is_dir() else [path]
    return tuple(dict.fromkeys(files))


def home_cases(home: Path) -> Path | None:
    """The file of the cases that evaluators accepted in this home folder; None where there is none."""
    path = home / HOME_CASES
    return path if path.is_file() else None


def load_cases(paths: Iterable[Path]) -> tuple[EvalCase, ...]:
    """All cases of files and folders, in order of file and line; raises CaseError at the first fault."""
    read = read_files(paths)
    if read.faults:
        raise read.faults[0]
    return read.cases


def find_faults(paths: Iterable[Path]) -> tuple[CaseError, ...]:
    """All faults of files and folders, in order of file and line; raises CaseError for a missing path."""
    return read_files(paths).faults


def load_passage_cases() -> tuple[EvalCase, ...]:
    """The shipped cases that passages answer, in order: what searching and reading are measured and fitted on."""
    return tuple(case for case in load_cases([CASES_FOLDER]) if not case.asks_register)


def read_files(paths: Iterable[Path]) -> ReadFiles:
    """The good cases and the faults of all others; a broken file hides no fault of the next."""
    cases: dict[str, EvalCase] = {}
    faults: list[CaseError] = []
    for path in case_files(paths):
        for read in _read_file(path):
            faults += read.faults
            if read.case is None:
                continue
            first = cases.setdefault(read.case.id, read.case)
            if first is not read.case:
                problem = messages.REPEATED_ID.format(file=first.file, line=first.line)
                faults.append(fault_of(read.case, problem))
    return ReadFiles(tuple(cases.values()), tuple(faults))


def read_cases(text: str, name: str) -> tuple[ReadEntry, ...]:
    """The cases in a TOML text; `name` is that of its file. A text that is no TOML has one fault and no case."""
    try:
        table = parse_toml(text)
    except TomlProblem as problem:
        place = CasePlace(name, problem.line, problem.case)
        return (ReadEntry(None, (place.fault(problem.phrase),)),)
    wrong = [(find_line(text, key), told) for key, told in find_key_faults(table, frozenset({"case"}))]
    entries = table.get("case", ())
    if not (isinstance(entries, list) and entries):
        wrong, entries = wrong or [(1, messages.NO_CASE)], []
    around = ReadEntry(None, tuple(CasePlace(name, line).fault(told) for line, told in wrong))
    lines = find_headers(text)
    # Inline arrays have no headers of their own: their cases are named by id alone.
    places = lines if len(lines) == len(entries) else (1,) * len(entries)
    read = tuple(_read_entry(entry, name, line) for entry, line in zip(entries, places, strict=True))
    return (around, *read) if wrong else read


def _read_entry(entry: object, name: str, line: int) -> ReadEntry:
    case_id = entry.get("id") if isinstance(entry, dict) else None
    place = CasePlace(name, line, case_id if isinstance(case_id, str) else None)
    return read_case(entry, place, name, line)


def _read_file(path: Path) -> tuple[ReadEntry, ...]:
    try:
        size, content = path.stat().st_size, b""
        if size <= MAX_BYTES:
            content = path.read_bytes()
    except OSError as error:
        message = messages.CASES_UNREADABLE.format(path=path)
        return (ReadEntry(None, (CaseError(message, f"{path}: {error}"),)),)
    if size > MAX_BYTES:
        message = messages.CASES_TOO_LARGE.format(path=path, limit=MAX_BYTES // 1_000_000)
        return (ReadEntry(None, (CaseError(message, f"{path}: {size} bytes"),)),)
    try:
        return read_cases(decode_cases(content, path.name), path.name)
    except CaseError as fault:
        return (ReadEntry(None, (fault,)),)


def decode_cases(content: bytes, name: str) -> str:
    """The text of a file of cases; raises CaseError naming the line that is not UTF-8."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CasePlace(name, line).fault(messages.NOT_UTF8) from error
