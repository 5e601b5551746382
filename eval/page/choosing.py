"""Which cases a run takes: what the form offers, and what was chosen in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from eval.casework.case import EvalCase, Split
from eval.casework.case_files import CASES_FOLDER, case_files, load_cases
from eval.errors import EvalError
from eval.page import texts
from eval.spreading import spread

SplitChoice = Literal["all", "dev", "check"]
LIMIT_MAX = 100_000
NAMES_MAX = 200


@dataclass(frozen=True, slots=True)
class RunChoice:
    """What a run takes."""

    split: SplitChoice = "all"
    files: tuple[str, ...] = ()
    """Names of case files, in the order that they are offered."""
    limit: int = 0
    """Most cases, spread evenly over all; 0 for all."""


EVERYTHING = RunChoice()


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file of cases that can be chosen."""

    name: str
    path: Path
    own: bool
    """Belongs to this home: cases that were accepted here."""
    cases: int
    problem: str = ""
    """Why it cannot be read, one Indonesian sentence; it can't be chosen then."""


def offer_files(own: Path | None, shipped: Path = CASES_FOLDER) -> tuple[OfferedFile, ...]:
    """The shipped files by name, then the home's own one where there is any."""
    offered = [_offer(path, own=False) for path in case_files([shipped])]
    if own is not None and own.exists():
        offered.append(_offer(own, own=True))
    return tuple(offered)


def _offer(path: Path, *, own: bool) -> OfferedFile:
    status = path.stat()
    return _read_offer(path, own, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=64)
def _read_offer(path: Path, own: bool, _stamp: tuple[int, int]) -> OfferedFile:
    """Read once for each state of the file: thousands of cases take a second."""
    try:
        return OfferedFile(path.name, path, own, len(load_cases([path])))
    except EvalError as error:
        return OfferedFile(path.name, path, own, 0, error.user_message)


def read_choice(values: Mapping[str, object], offered: Sequence[OfferedFile]) -> RunChoice:
    """What a browser sent; unknown files are left out, a limit that is no number is an EvalError."""
    split = values.get("split")
    sent = values.get("files")
    names = set(sent[:NAMES_MAX] if isinstance(sent, list) else [sent] if isinstance(sent, str) else [])
    return RunChoice(
        split=split if split in get_args(SplitChoice) else "all",  # type: ignore[arg-type]
        files=tuple(file.name for file in offered if file.name in names and not file.problem),
        limit=_read_limit(values.get("limit")),
    )


def _read_limit(typed: object) -> int:
    text = typed.strip() if isinstance(typed, str) else ""
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= LIMIT_MAX and len(text) < 9):
        raise EvalError(texts.WRONG_LIMIT, f"expected 1 to {LIMIT_MAX}, got {text[:40]!r}")
    return int(text)


def choose_cases(choice: RunChoice, offered: Iterable[OfferedFile]) -> tuple[EvalCase, ...]:
    """The chosen cases in the order of their files; EvalError where there are none, or a file is not in order."""
    paths = [file.path for file in offered if file.name in choice.files]
    if not paths:
        raise EvalError(texts.CHOOSE_FILES, "expected at least one file of cases, got none")
    wanted: tuple[Split, ...] = get_args(Split) if choice.split == "all" else (choice.split,)
    cases = tuple(case for case in load_cases(paths) if case.split in wanted)
    if not cases:
        raise EvalError(texts.NO_CASES, f"no cases for {choice!r}")
    return spread(cases, choice.limit or None)
