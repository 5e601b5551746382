"""The figures of two runs over the cases that both have, each with interval, p-value and verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from eval.comparing.change import FigureChange, Test, Verdict
from eval.comparing.compared_run import DIGITS, ComparedRun, Observed
from eval.comparing.significance import (
    SIGNIFICANCE,
    BootstrapResult,
    Observations,
    correct_holm,
    is_binary,
    mcnemar_exact,
    paired_bootstrap,
)
from eval.measuring.metric import METRICS, Metric

ROUNDING = 1e-9
"""Two equal figures may differ by this much after arithmetic."""

Pair = tuple[Observed | None, Observed | None]
"""What one case shows of one metric, before and now; None where nothing was observed."""


@dataclass(frozen=True, slots=True)
class _Pairs:
    """All that two runs show of one metric."""

    metric: Metric
    pairs: tuple[Pair, ...]
    """One for each shared case."""


def compare_figures(now: ComparedRun, before: ComparedRun, shared: Sequence[str]) -> tuple[FigureChange, ...]:
    """One change for each metric that either run observed in the cases `shared`, in the order of METRICS.

    Single observations of 0 or 1 on the same cases are tested with McNemar's exact test, everything else with the
    paired bootstrap. The verdict looks at each metric alone, without Holm's correction: metrics overlap, a correction
    for two dozen of them would hide most real losses, and a loss that was missed costs more than a second look at
    one that was none. The corrected value stands beside it for who reads the whole table.
    """
    tables = [pairs for metric in METRICS if (pairs := _pair_up(metric, now, before, shared))]
    if not tables:
        return ()
    sides = (_observations(tables, side) for side in (0, 1))
    changes = [_change(pairs, found) for pairs, found in zip(tables, paired_bootstrap(*sides), strict=True)]
    corrected = correct_holm({c.name: c.p_value for c in changes if c.p_value is not None})
    return tuple(
        replace(c, p_holm=round(corrected[c.name], DIGITS)) if c.name in corrected else c for c in changes
    )


def find_moves(
    now: Mapping[str, Observed], before: Mapping[str, Observed]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the metrics that one case does better in, and worse in; each in alphabetical order."""
    gains = {
        metric.name: gain_of(metric, _mean(now[metric.name]), _mean(before[metric.name]))
        for metric in METRICS
        if metric.name in now and metric.name in before
    }
    names = sorted(gains)
    return (
        tuple(name for name in names if gains[name] > ROUNDING),
        tuple(name for name in names if gains[name] < -ROUNDING),
    )


def gain_of(metric: Metric, now: float, before: float) -> float:
    """How much better it is, in the unit of the metric; negative for a loss."""
    return now - before if metric.better == "higher" else before - now


def is_significant(change: FigureChange) -> bool:
    """Whether the difference is more than chance."""
    return change.p_value is not None and change.p_value < SIGNIFICANCE


def is_beyond(metric: Metric, gain: float) -> bool:
    """Whether a gain or loss is larger than the metric's tolerance."""
    return abs(gain) > metric.tolerance + ROUNDING


def _pair_up(metric: Metric, now: ComparedRun, before: ComparedRun, shared: Sequence[str]) -> _Pairs | None:
    pairs = tuple(
        (before.cases[one].values.get(metric.name), now.cases[one].values.get(metric.name)) for one in shared
    )
    return _Pairs(metric, pairs) if any(old or new for old, new in pairs) else None


def _observations(tables: Sequence[_Pairs], side: int) -> Observations:
    """Everything that one run observed: 0 before, 1 now."""
    columns = [[pair[side] or (0.0, 0) for pair in table.pairs] for table in tables]
    cells = np.asarray(columns, dtype=np.float64)
    return Observations(cells[:, :, 0].T, cells[:, :, 1].T)


def _change(table: _Pairs, found: BootstrapResult) -> FigureChange:
    before, now = (_figure([pair[side] for pair in table.pairs]) for side in (0, 1))
    p_value, test = _test(table, found) if before is not None and now is not None else (None, None)
    change = FigureChange(
        table.metric.name,
        before,
        now,
        None if test is None else _rounded(found.low),
        None if test is None else _rounded(found.high),
        _rounded(p_value),
        None,
        test,
        sum(1 for old, new in table.pairs if old or new),
        "same",
    )
    return replace(change, verdict=_judge(table.metric, change))


def _test(table: _Pairs, found: BootstrapResult) -> tuple[float | None, Test]:
    """The p-value and what gave it."""
    seen = [pair for pair in table.pairs if pair != (None, None)]
    both = [(old, new) for old, new in seen if old and new]
    if len(both) == len(seen) and is_binary([one for pair in both for one in pair]):
        lost, gained = (sum(1 for old, new in both if old[0] - new[0] == step) for step in (1, -1))
        return mcnemar_exact(lost, gained), "mcnemar"
    return found.p_value, "bootstrap"


def _judge(metric: Metric, change: FigureChange) -> Verdict:
    if change.before is None or change.now is None:
        return "same"
    gain = gain_of(metric, change.now, change.before)
    if not is_beyond(metric, gain) and not (abs(gain) > ROUNDING and is_significant(change)):
        return "same"
    return "better" if gain > 0 else "worse"


def _figure(observed: Sequence[Observed | None]) -> float | None:
    seen = [one for one in observed if one]
    count = sum(number for _, number in seen)
    return round(sum(total for total, _ in seen) / count, DIGITS) if count else None


def _mean(observed: Observed) -> float:
    total, count = observed
    return total / count


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
