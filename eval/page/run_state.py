"""How far a run is: one frozen value that every visitor of the tab sees."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from eval.page.choosing import EVERYTHING, RunChoice


class Stage(StrEnum):
    """What a run is doing."""

    NONE = "none"
    """Nothing was started since the server is running."""
    CHECKING = "checking"
    """Whether the cases fit the archive."""
    RUNNING = "running"
    WRITING = "writing"
    """Figures are computed and the report is written."""
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Starter:
    """Who started a run."""

    token: str | None = field(default=None, repr=False)
    """Of the session; never leaves the server."""
    address: str = ""
    """Network address of the browser."""


NOBODY = Starter()


@dataclass(frozen=True, slots=True)
class RunState:
    """One run of the page."""

    number: int = 0
    """Counts the runs since the server is running; 0 before the first."""
    stage: Stage = Stage.NONE
    choice: RunChoice = EVERYTHING
    offered: frozenset[str] = frozenset()
    """Names of the files that could be chosen; one that has come since is chosen by default."""
    starter: Starter = NOBODY
    at: datetime | None = None
    """When it was started, in the time of this machine."""
    total: int = 0
    passed: int = 0
    failed: int = 0
    seconds: float = 0.0
    """From the first case to the newest result."""
    message: str = ""
    """Why it failed, one Indonesian sentence."""
    run_id: str = ""
    """Of the report, where it is done."""

    @property
    def busy(self) -> bool:
        """Is it still at work?"""
        return self.stage in {Stage.CHECKING, Stage.RUNNING, Stage.WRITING}

    @property
    def done(self) -> int:
        """Cases that have their result."""
        return self.passed + self.failed

    @property
    def share(self) -> float:
        """Of the cases, 0 to 1."""
        return self.done / self.total if self.total else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Estimated from the cases so far; None before there are enough to tell."""
        if self.stage is not Stage.RUNNING or self.done < ENOUGH:
            return None
        return self.seconds / self.done * (self.total - self.done)

    def counted(self, passed: bool, seconds: float) -> "RunState":
        """With one more result, `seconds` after the start of the first case."""
        return replace(self, passed=self.passed + passed, failed=self.failed + (not passed), seconds=seconds)


ENOUGH = 3
"""Results from which on the rest is estimated: the first question alone tells little."""
