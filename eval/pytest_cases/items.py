"""A file of cases as a collector, a case as a test."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

from eval.pytest_cases import messages
from eval.pytest_cases.failure import CaseFailed, ReadableFailure, show_plainly

if TYPE_CHECKING:
    from eval.casework.case import EvalCase

MOST_BYTES = 8 * 2**20
"""A larger file is none of ours unless it was asked for."""

_HEADER = re.compile(rb"^\s*\[\[\s*case\s*\]\]", re.MULTILINE)
_QUESTION = re.compile(rb"^\s*question\s*=", re.MULTILINE)
_NO_NAME = re.compile(r"\W+")
_TAKEN = frozenset(
    {"filterwarnings", "parametrize", "skip", "skipif", "tryfirst", "trylast", "usefixtures", "xfail"}
)
"""Markers that mean something to pytest."""


def holds_cases(path: Path, asked_for: bool) -> bool:
    """Whether a `.toml` file is one of ours: it has `[[case]]` and, unless it was asked for by name, questions.

    Other projects have tables of that name too; a file that cannot be read is none of ours unless asked for.
    """
    try:
        if path.stat().st_size > MOST_BYTES and not asked_for:
            return False
        content = path.read_bytes()
    except OSError:
        return asked_for
    return bool(_HEADER.search(content)) and (asked_for or bool(_QUESTION.search(content)))


class CasesFile(pytest.File):
    """A file of cases."""

    def collect(self) -> Iterator["CaseItem"]:
        """Its cases; all faults together are an error of the collection, each with file, line and case."""
        # Imported here: a run of pytest without such a file need not load them.
        from eval.casework.case_files import read_files  # noqa: PLC0415

        read = read_files([self.path])
        if read.faults:
            raise self.CollectError("\n".join(show_plainly(fault.user_message) for fault in read.faults))
        for case in read.cases:
            yield CaseItem.from_parent(self, name=case.id, case=case)


class CaseItem(pytest.Item):
    """A case, with the words of its tags as markers."""

    def __init__(self, *, case: "EvalCase", **rest: Any) -> None:
        super().__init__(**rest)
        self.case = case
        tags = case.tags
        for key, value in {"split": case.split, "kind": tags.kind, "difficulty": tags.difficulty}.items():
            self.add_marker(_marker(self.config, key, value))
            self.user_properties.append((key, value))
        others = (tags.origin, tags.topic, tags.region)
        self.extra_keyword_matches.update(value for value in others if value)

    @classmethod
    def from_parent(cls, parent: pytest.Collector, **rest: Any) -> Self:
        """One case of a file; `name` and `case` by keyword."""
        item: Self = super().from_parent(parent, **rest)
        return item

    def setup(self) -> None:
        """Opens the library, where this is the first case."""
        from eval.pytest_cases.opening import opened_assistant  # noqa: PLC0415 (loads the engines)

        self._assistant = opened_assistant(self.session)

    def runtest(self) -> None:
        """Puts the case to the assistant; raises CaseFailed."""
        from eval.casework.checking import check_against  # noqa: PLC0415
        from eval.reporting.terminal import failure_lines  # noqa: PLC0415
        from eval.running.run import run_case  # noqa: PLC0415

        faults = check_against([self.case], self._assistant.library.archive)
        if faults:
            raise CaseFailed(messages.WHY_CASE_WRONG, [fault.user_message for fault in faults])
        result = run_case(self.case, self._assistant)
        if not result.passed:
            raise CaseFailed("; ".join(result.faults), failure_lines(result))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What is shown of a failure: for a failed case no traceback."""
        if isinstance(excinfo.value, CaseFailed):
            path = os.path.relpath(self.path, self.config.invocation_params.dir)
            return ReadableFailure.of(excinfo.value, path, self.case.line)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """File and line of the case, and its heading."""
        return self.path, self.case.line - 1, messages.CASE.format(id=self.case.id)


def _marker(config: pytest.Config, key: str, value: str) -> pytest.MarkDecorator:
    """The marker of a tag, made known to pytest; `key_value` where the word is taken or no name."""
    name = _NO_NAME.sub("_", value).strip("_")
    if name in _TAKEN or not name.isidentifier():
        name = f"{key}_{name}"
    line = messages.MARKER.format(name=name, key=key, value=value)
    if not any(known.split(":")[0] == name for known in config.getini("markers")):
        config.addinivalue_line("markers", line)
    marker: pytest.MarkDecorator = getattr(pytest.mark, name)
    return marker
