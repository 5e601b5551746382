"""Means with their bootstrap intervals, the same on every machine for the same observations."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
"""Bootstrap resamples: enough for bounds that another seed would hardly move."""
SEED = 20260101
"""Fixed, so that two runs give the same bounds."""
CONFIDENCE = (2.5, 97.5)
"""Percentiles of the resampled means that bound the interval: 95 %."""
_GRID = 2**24
"""Observations are rounded to this part of 1 for resampling: their sums are exact in whatever order they are made."""

Observed = Mapping[str, tuple[float, ...]]
"""One case: observations by the name of their metric; names without observations are left out."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean with its 95 % interval, in the unit of the metric; None without observations."""

    value: float | None
    low: float | None
    high: float | None
    count: int
    """Number of observations."""


NO_FIGURE = Figure(None, None, None, 0)


def estimate(cases: Sequence[Observed], names: Sequence[str]) -> dict[str, Figure]:
    """A figure for each of `names`, in their order: the mean of all observations of `cases`.

    The interval is the percentile bootstrap (Efron 1979) over cases, not observations: what one case observes
    belongs together (a cluster bootstrap; Davison, Hinkley 1997, 3.8). Resamples without any observation of a metric
    are left out of its interval. One set of resamples serves all metrics.
    """
    return ObservedTable.of(cases, names).estimate(range(len(cases)))


@dataclass(frozen=True, slots=True)
class ObservedTable:
    """What was observed of many cases, made ready to be estimated over many choices of them."""

    names: tuple[str, ...]
    cases: tuple[Observed, ...]
    sums: NDArray[np.float64]
    """(cases, names): sum of the observations, in whole steps of the grid."""
    counts: NDArray[np.float64]
    """(cases, names): number of observations."""

    @classmethod
    def of(cls, cases: Sequence[Observed], names: Sequence[str]) -> "ObservedTable":
        """The table of `cases` for the metrics `names`."""
        sums, counts = (np.zeros((len(cases), len(names))) for _ in range(2))
        for row, case in enumerate(cases):
            for column, name in enumerate(names):
                values = case.get(name, ())
                sums[row, column] = sum(round(value * _GRID) for value in values)
                counts[row, column] = len(values)
        return cls(tuple(names), tuple(cases), sums, counts)

    def estimate(self, rows: Sequence[int]) -> dict[str, Figure]:
        """A figure for each name over the cases at `rows`, see `estimate`."""
        if not rows:
            return dict.fromkeys(self.names, NO_FIGURE)
        chosen = np.asarray(rows)
        drawn = _draw(len(rows))
        sums, counts = drawn @ self.sums[chosen], drawn @ self.counts[chosen]
        cases = [self.cases[row] for row in rows]
        return {
            name: _figure(
                [v for case in cases for v in case.get(name, ())], sums[:, column], counts[:, column]
            )
            for column, name in enumerate(self.names)
        }


def mean(values: Sequence[float]) -> float:
    """Arithmetic mean without rounding on the way; 0 without values."""
    return math.fsum(values) / len(values) if values else 0.0


@lru_cache(maxsize=8)
def _draw(size: int) -> NDArray[np.float64]:
    """(RESAMPLES, size): how often each case is drawn in each resample; whole numbers, `size` in every row."""
    picks = np.random.default_rng(SEED).integers(0, size, size=(RESAMPLES, size))
    places = picks + size * np.arange(RESAMPLES)[:, None]
    return np.bincount(places.ravel(), minlength=RESAMPLES * size).reshape(RESAMPLES, size).astype(np.float64)


def _figure(values: Sequence[float], sums: NDArray[np.float64], counts: NDArray[np.float64]) -> Figure:
    if not values:
        return NO_FIGURE
    if min(values) == max(values):
        # Every resample has the same mean.
        return Figure(values[0], values[0], values[0], len(values))
    seen = counts > 0
    low, high = np.percentile(sums[seen] / (counts[seen] * _GRID), CONFIDENCE)
    return Figure(mean(values), float(low), float(high), len(values))
