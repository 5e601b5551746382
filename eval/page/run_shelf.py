"""The reports of runs in the home folder: kept whole, listed by what stands at their head."""

import json
import logging
import os
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from eval.errors import EvalError
from eval.page import texts
from eval.reporting.json_report import FORMAT

RUNS_FOLDER = Path("eval") / "runs"
"""Under the home folder."""
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"\d{8}-\d{6}", re.ASCII)
LARGEST = 200_000_000
"""Bytes of a report; a larger file is no report of ours."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RunFigure:
    """A figure of a run with its 95 % interval, 0 to 1; None without observations."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class RunSummary:
    """The head of one report."""

    id: str
    """Name of its file without the ending."""
    at: datetime
    """When it began, in the time of this machine, without a zone."""
    cases: int
    passed: int
    split: str
    files: tuple[str, ...]
    limit: int
    """Most cases that were wanted; 0 for all."""
    figures: Mapping[str, RunFigure]
    outcomes: Mapping[str, bool]
    """Case id -> did it pass?"""

    @property
    def selection(self) -> tuple[str, tuple[str, ...], int]:
        """What was chosen: only runs with the same can be drawn as one line."""
        return self.split, self.files, self.limit


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the folder holds."""

    runs: tuple[RunSummary, ...] = ()
    """Newest first."""
    skipped: tuple[str, ...] = ()
    """Names of files that are no reports of this version."""

    def get(self, run_id: str) -> RunSummary | None:
        """The run of that id."""
        return next((run for run in self.runs if run.id == run_id), None)

    def before(self, run: RunSummary) -> RunSummary | None:
        """The newest older run that shares cases with `run`, best one of the same selection."""
        older = [
            other
            for other in self.runs
            if other.id < run.id and not other.outcomes.keys().isdisjoint(run.outcomes)
        ]
        same = [other for other in older if other.selection == run.selection]
        return next(iter(same or older), None)


class RunShelf:
    """The folder of reports of one home; safe to share between threads."""

    def __init__(self, home: Path) -> None:
        self.folder = home / RUNS_FOLDER
        self._lock = threading.Lock()
        self._read: dict[Path, tuple[tuple[int, int], RunSummary | None]] = {}

    def contents(self) -> Shelf:
        """All runs as they are now; what is torn or foreign is named, never raised."""
        runs: list[RunSummary] = []
        skipped: list[str] = []
        with self._lock:
            for path in sorted(self._files(), reverse=True):
                summary = self._summary(path)
                if summary is None:
                    skipped.append(path.name)
                else:
                    runs.append(summary)
        return Shelf(tuple(runs), tuple(skipped))

    def load(self, run_id: str) -> dict[str, Any]:
        """The whole report; raises EvalError where there is none of that id, or it can't be read."""
        if not _NAME.fullmatch(run_id):
            raise EvalError(texts.RUN_GONE, f"expected the id of a run, got {run_id[:40]!r}")
        try:
            return _read_report(self._path(run_id))
        except FileNotFoundError as error:
            raise EvalError(texts.RUN_GONE, str(error)) from error
        except (OSError, ValueError) as error:
            raise EvalError(texts.RUN_UNREADABLE, f"{run_id}: {error}") from error

    def save(self, report: Mapping[str, Any], at: datetime) -> str:
        """Write a report whole or not at all: its id, of the second `at` or the next free one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob("*.part"):  # of a server that was killed while it wrote
            left.unlink(missing_ok=True)
        while self._path(at.strftime(_STAMP)).exists():
            at += timedelta(seconds=1)
        path = self._path(at.strftime(_STAMP))
        part = path.with_suffix(".part")
        # Half a character, which UTF-8 cannot hold, becomes the escape that JSON has for it.
        with part.open("w", encoding="utf-8", errors="backslashreplace") as file:
            json.dump(report, file, ensure_ascii=False, indent=1)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        return path.stem

    def delete(self, run_id: str) -> None:
        """Delete a report; raises EvalError where there is none of that id."""
        if not _NAME.fullmatch(run_id):
            raise EvalError(texts.RUN_GONE, f"expected the id of a run, got {run_id[:40]!r}")
        try:
            self._path(run_id).unlink()
        except FileNotFoundError as error:
            raise EvalError(texts.RUN_GONE, str(error)) from error
        except OSError as error:
            raise EvalError(texts.RUN_NOT_DELETED, str(error)) from error

    def _path(self, run_id: str) -> Path:
        return self.folder / f"{run_id}.json"

    def _files(self) -> list[Path]:
        return [path for path in self.folder.glob("*.json") if path.is_file()]

    def _summary(self, path: Path) -> RunSummary | None:
        """The head of a file, read again only where the file has changed; None for what is no report."""
        try:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            known = self._read.get(path)
            if known is None or known[0] != stamp:
                known = self._read[path] = (stamp, _head_of(path))
            return known[1]
        except OSError as error:  # gone since the folder was listed
            log.info("run not read: %s", error)
            return None


def _head_of(path: Path) -> RunSummary | None:
    try:
        return summarise_run(path.stem, _read_report(path))
    except ValueError as error:
        log.info("no report of a run: %s: %s", path.name, error)
        return None


def _read_report(path: Path) -> dict[str, Any]:
    """The report in a file; ValueError where it is none."""
    if path.stat().st_size > LARGEST:
        raise ValueError(f"expected at most {LARGEST} bytes")
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    summarise_run(path.stem, value)
    return dict(value)


def summarise_run(run_id: str, report: Any) -> RunSummary:
    """The head of a report of format 2; raises ValueError for any other value, whatever it is."""
    if not isinstance(report, dict) or report.get("format") != FORMAT:
        raise ValueError(f"expected a report of format {FORMAT}")
    try:
        options = report.get("options") or {}
        return RunSummary(
            id=run_id,
            at=datetime.strptime(run_id, _STAMP),
            cases=_count(report["cases"]),
            passed=_count(report["passed"]),
            split=str(options.get("split") or "all"),
            files=tuple(str(name) for name in options.get("files") or ()),
            limit=_count(options.get("limit") or 0),
            figures={str(name): _figure(figure) for name, figure in report["figures"].items()},
            outcomes={str(result["id"]): bool(result["passed"]) for result in report["results"]},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the form of a report: {error!r}") from error


def _count(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError(f"expected a count, got {value!r}")
    return value


def _figure(value: Any) -> RunFigure:
    return RunFigure(*(None if value[key] is None else float(value[key]) for key in ("value", "low", "high")))
