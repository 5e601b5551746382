"""A failed case as pytest shows it: the reason in the summary, everything else in the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class LineWriter(Protocol):
    """Where pytest writes its report."""

    def line(self, s: str) -> None:
        """Write a line."""


class CaseFailed(Exception):
    """A case did not pass."""

    def __init__(self, reason: str, lines: Sequence[str] = ()) -> None:
        """`reason`: Indonesian phrase; `lines`: what there is to say beyond it."""
        super().__init__(reason)
        self.reason = reason
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True)
class CrashPlace:
    """What pytest's summary and JUnit's message are taken from."""

    path: str
    lineno: int
    """From 1."""
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.lineno}: {self.message}"


@dataclass(frozen=True, slots=True)
class ReadableFailure:
    """The representation of a failed case: no traceback, since no code is wrong."""

    reprcrash: CrashPlace
    lines: tuple[str, ...]

    @classmethod
    def of(cls, failed: CaseFailed, path: str, line: int) -> "ReadableFailure":
        """For a case that stands at `line`, from 1, of the file `path`."""
        return cls(
            CrashPlace(path, line, show_plainly(failed.reason)), tuple(map(show_plainly, failed.lines))
        )

    def toterminal(self, writer: LineWriter) -> None:
        """Write it."""
        writer.line(str(self))

    def __str__(self) -> str:
        return "\n".join((*self.lines, "", str(self.reprcrash)))


def show_plainly(text: str) -> str:
    """`text` on one line, with "�" for what would steer a terminal; answers quote foreign articles."""
    return "".join(sign if sign.isprintable() else "�" for sign in " ".join(text.splitlines()))
