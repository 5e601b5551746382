"""Whether answers take longer than before, on machines that may not be equally fast."""

from collections.abc import Iterator, Sequence
from statistics import median

from eval.comparing.change import LatencyChange, Verdict
from eval.comparing.compared_run import DIGITS, ComparedRun

SLOWER = 1.5
"""From this ratio on answers are slower: well above what a quiet machine differs by between two runs."""
FEWEST_CASES = 20
"""Fewer say nothing: their median hangs on a case or two."""
SHORTEST = 0.003
"""Seconds; a case that is shorter in both runs is left out, since the clock and the scheduler are most of it."""


def compare_latency(now: ComparedRun, before: ComparedRun, shared: Sequence[str]) -> LatencyChange | None:
    """The change over the cases `shared`, or None where it cannot be told.

    It cannot where a run has no times or no machine unit, where one ran with `--fast` and the other did not, and
    where fewer than FEWEST_CASES answers took SHORTEST seconds or more. The ratio is the median of ratios case by
    case: one answer that waited for the disk moves it by nothing.
    """
    if now.fast != before.fast or not now.unit or not before.unit:
        return None
    times = tuple(_times(now, before, shared))
    if len(times) < FEWEST_CASES:
        return None
    machine = now.unit / before.unit
    ratio = median(new / old for new, old in times) / machine
    return LatencyChange(
        ratio=round(ratio, DIGITS),
        cases=len(times),
        before_p50=round(median(old for _, old in times), DIGITS),
        now_p50=round(median(new for new, _ in times), DIGITS),
        machine=round(machine, DIGITS),
        verdict=_judge(round(ratio, DIGITS)),
    )


def _times(now: ComparedRun, before: ComparedRun, shared: Sequence[str]) -> Iterator[tuple[float, float]]:
    """Seconds now and before, of each case that neither run failed at."""
    for one in shared:
        new, old = ((run.seconds or {}).get(one, 0.0) for run in (now, before))
        crashed = now.cases[one].status is None or before.cases[one].status is None
        if not crashed and min(new, old) > 0 and max(new, old) >= SHORTEST:
            yield new, old


def _judge(ratio: float) -> Verdict:
    if ratio >= SLOWER:
        return "worse"
    return "better" if ratio <= 1 / SLOWER else "same"
