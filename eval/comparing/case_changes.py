"""Which cases two runs do not treat alike, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.comparing.change import CaseChange, SideBySide
from eval.comparing.compared_run import ComparedRun, RunCase
from eval.comparing.figures import find_moves


@dataclass(frozen=True, slots=True)
class CaseChanges:
    """All cases that differ, each in one of the three; by id."""

    better: tuple[CaseChange, ...]
    worse: tuple[CaseChange, ...]
    changed: tuple[CaseChange, ...]


def compare_cases(now: ComparedRun, before: ComparedRun, shared: Sequence[str]) -> CaseChanges:
    """The cases `shared` that got better, got worse, or changed otherwise."""
    better, worse, changed = [], [], []
    for one in sorted(shared):
        new, old = now.cases[one], before.cases[one]
        change = _change(new, old)
        if (old.passed and not new.passed) or change.crashed:
            worse.append(change)
        elif new.passed and not old.passed:
            better.append(change)
        elif change.gained or change.lost or (new.status, new.reason) != (old.status, old.reason):
            changed.append(change)
    return CaseChanges(tuple(better), tuple(worse), tuple(changed))


def _change(new: RunCase, old: RunCase) -> CaseChange:
    gained, lost = find_moves(new.values, old.values)
    question = new.question or old.question
    answers = SideBySide(question, old.side, new.side) if old.side and new.side else None
    crashed = new.status is None and old.status is not None
    return CaseChange(new.id, question, old.faults, new.faults, gained, lost, crashed, answers)
