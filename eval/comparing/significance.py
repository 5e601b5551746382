"""Whether a difference between two runs over the same cases is more than chance.

Runs are deterministic, so chance here is the choice of the cases: would other cases of the same kind show it too?
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SIGNIFICANCE = 0.05
"""A two-sided p-value below this is a significant difference."""
RESAMPLES = 2000
"""Bootstrap resamples: the smallest p-value is then 0.001, far below SIGNIFICANCE."""
SEED = 20260101
"""Fixed, so that two comparisons of the same files give the same bytes."""

_BLOCK = 1_000_000
"""Resampled cases that are held at once: 8 MB."""
_DIGITS = 9
"""Differences are rounded to this many decimals, so that equal ones are equal whatever the order of adding."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Observations:
    """What one run observed, as sums over each case; a figure is sum / count over all cases."""

    sums: Floats
    """Shape (cases, metrics), float64; 0 where nothing was observed."""
    counts: Floats
    """Shape (cases, metrics), float64: number of observations."""


@dataclass(frozen=True, slots=True)
class BootstrapResult:
    """Bounds and p-value of a difference; None where no resample has observations of both runs."""

    low: float | None
    high: float | None
    p_value: float | None


def paired_bootstrap(before: Observations, now: Observations) -> tuple[BootstrapResult, ...]:
    """For each metric: the 95 % percentile interval of `now - before`, and its two-sided p-value.

    Cases are drawn with replacement, RESAMPLES times with a fixed seed, the same ones for both runs and all metrics
    (Efron and Tibshirani 1993, An Introduction to the Bootstrap, ch. 13 and 15; paired over test items as in
    Koehn 2004, "Statistical Significance Tests for Machine Translation Evaluation"). All observations of a case are
    drawn together. p is twice the smaller share of resamples on one side of 0, the level at which the interval just
    reaches 0; but never less than 2 / 2^k, where k is the number of cases that differ: no exact test that swaps the
    runs case by case can be surer of k cases, and the bootstrap of a handful of them is far too sure of itself.
    """
    differences = _resample(before, now)
    differing = np.any((before.sums != now.sums, before.counts != now.counts), axis=0).sum(axis=0)
    return tuple(_read_differences(differences[:, i], int(k)) for i, k in enumerate(differing))


def mcnemar_exact(lost: int, gained: int) -> float:
    """Two-sided p-value, 0 to 1, of `lost` cases that only the earlier run got right and `gained` only the new one.

    Under no difference each of these falls on either side like a coin: the exact conditional test of McNemar 1947
    ("Note on the sampling error of the difference between correlated proportions", Psychometrika 12), with the
    binomial tail doubled, as in Fagerland, Lydersen and Laake 2013 (BMC Medical Research Methodology 13:91), eq. 3.
    """
    tosses, ways, tail = lost + gained, 1, 1
    for i in range(min(lost, gained)):
        ways = ways * (tosses - i) // (i + 1)  # of choosing i + 1 of them
        tail += ways
    return min(1.0, float(2 * tail / 2**tosses))


def correct_holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """The p-values as they count where all of them are looked at together (Holm 1979, Scand. J. Statist. 6); same keys.

    The k-th smallest of m is multiplied by m - k + 1, then never less than the one before it, and at most 1.
    """
    ranked = sorted(p_values, key=lambda name: (p_values[name], name))
    corrected: dict[str, float] = {}
    least = 0.0
    for rank, name in enumerate(ranked):
        least = max(least, min(1.0, p_values[name] * (len(ranked) - rank)))
        corrected[name] = least
    return {name: corrected[name] for name in p_values}


def _resample(before: Observations, now: Observations) -> Floats:
    """Differences of the figures, shape (RESAMPLES, metrics); NaN where a resample lacks observations of one run."""
    cases = len(before.sums)
    generator = np.random.default_rng(SEED)
    rows = max(1, _BLOCK // cases)
    blocks = []
    for start in range(0, RESAMPLES, rows):
        size = min(rows, RESAMPLES - start)
        # How often each case is drawn says as much as the draws themselves, and turns means into one product.
        weights = generator.multinomial(cases, np.full(cases, 1 / cases), size=size).astype(np.float64)
        blocks.append(_means(weights, now) - _means(weights, before))
    return np.concatenate(blocks).round(_DIGITS)


def _means(weights: Floats, observed: Observations) -> Floats:
    sums, counts = weights @ observed.sums, weights @ observed.counts
    return np.divide(sums, counts, out=np.full_like(sums, np.nan), where=counts > 0)


def _read_differences(differences: Floats, differing: int) -> BootstrapResult:
    drawn = differences[~np.isnan(differences)]
    if not drawn.size:
        return BootstrapResult(None, None, None)
    low, high = np.percentile(drawn, [2.5, 97.5])
    side = min(_count(drawn <= 0), _count(drawn >= 0))
    p_value = min(1.0, 2 * (side + 1) / (drawn.size + 1))
    return BootstrapResult(float(low), float(high), max(p_value, least_p(differing)))


def least_p(differing: int) -> float:
    """The smallest two-sided p-value that `differing` cases, all to one side, can have: 2 / 2^k, at most 1."""
    return min(1.0, 2.0 ** (1 - differing))


def _count(truths: NDArray[np.bool_]) -> int:
    return int(np.count_nonzero(truths))


def is_binary(values: Sequence[tuple[float, int]]) -> bool:
    """Whether every (sum, count) is a single observation of 0 or 1: then McNemar's test can be used."""
    return all(count == 1 and total in {0.0, 1.0} for total, count in values)
