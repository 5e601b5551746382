"""What differs between two runs: plain values, for the terminal, for JSON and for the HTML report."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["better", "worse", "same"]
"""Better or worse: a significant change, or one beyond the metric's tolerance; anything else is the same."""
Test = Literal["mcnemar", "bootstrap"]
"""Which test gave a p-value; see `eval.comparing.significance`."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One metric over the cases that both runs have; shares from 0 to 1, rounded to 6 decimals."""

    name: str
    before: float | None
    """None without observations."""
    now: float | None
    low: float | None
    """Lower bound of the 95 % interval of `now - before`; None where one of the two is None."""
    high: float | None
    p_value: float | None
    """Two-sided, 0 to 1; None where one of the two runs has no observations."""
    p_holm: float | None
    """The same after Holm's correction for the number of metrics; shown, but never the ground of a verdict."""
    test: Test | None
    cases: int
    """Number of cases with an observation in both runs, or in one of them."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Side:
    """What one run answered to one case."""

    status: str | None
    """None where the assistant crashed."""
    reason: str | None
    short: str | None
    answer: str | None
    articles: tuple[str, ...]
    """Ids of the cited articles, each once, in the order of the citations."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The answers of both runs to one case."""

    question: str
    before: Side
    now: Side


@dataclass(frozen=True, slots=True)
class CaseChange:
    """One case that the two runs do not treat alike."""

    id: str
    question: str
    """Empty where both runs are golden numbers."""
    why_before: tuple[str, ...]
    """Indonesian phrases for all that was wrong; empty for a passed case."""
    why_now: tuple[str, ...]
    gained: tuple[str, ...]
    """Names of the metrics that this case alone does better in than before, in alphabetical order."""
    lost: tuple[str, ...]
    """Names of the metrics that it does worse in."""
    crashed: bool
    """Whether it crashes now and did not before."""
    answers: SideBySide | None
    """None where one of the two runs is golden numbers, which hold no answers."""


@dataclass(frozen=True, slots=True)
class LatencyChange:
    """How much longer answers take than before, on a machine of the same speed."""

    ratio: float
    """Median over the cases of (seconds now / seconds before), machine units on both sides; 1 = as fast."""
    cases: int
    """Number of cases in the median."""
    before_p50: float
    """Median seconds of these cases, as measured."""
    now_p50: float
    machine: float
    """Speed of the earlier machine over that of the present one: above 1, the present machine is slower."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side, over the cases that both have."""

    cases: int
    """Number of cases that both runs have; at least 1."""
    figures: tuple[FigureChange, ...]
    """In the order of METRICS."""
    better: tuple[CaseChange, ...]
    """Failed before, pass now; by id, like the next two."""
    worse: tuple[CaseChange, ...]
    """Passed before, fail now; and those that failed before and crash now."""
    changed: tuple[CaseChange, ...]
    """Neither, but with another status, or better or worse in a metric."""
    missing: tuple[str, ...]
    """Ids of cases that only the earlier run has, sorted."""
    added: tuple[str, ...]
    """Ids of cases that only the present run has, sorted."""
    edited: tuple[str, ...]
    """Ids of shared cases whose question or expectation is not what it was, sorted."""
    latency: LatencyChange | None
    """None where the times of one run are unknown, or too few or too short to say."""
    notes: tuple[str, ...]
    """Indonesian sentences about what limits the comparison; never a reason to refuse."""
    regressions: tuple[str, ...]
    """Indonesian sentences for all that is a reason to refuse the present run; empty where it is no worse."""
