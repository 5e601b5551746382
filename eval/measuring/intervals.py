"""Means with their bootstrap intervals, the same on every machine for the same observations."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    if not cases:
        return dict.fromkeys(names, NO_FIGURE)
    sums, counts = (np.zeros((len(cases), len(names))) for _ in range(2))
    for row, case in enumerate(cases):
        for column, name in enumerate(names):
            values = case.get(name, ())
            sums[row, column] = sum(round(value * _GRID) for value in values)
            counts[row, column] = len(values)
    drawn = _draw(len(cases))
    resampled = (drawn @ sums, drawn @ counts)
    return {
        name: _figure(
            [value for case in cases for value in case.get(name, ())],
            *(part[:, column] for part in resampled),
        )
        for column, name in enumerate(names)
    }


def mean(values: Sequence[float]) -> float:
    """Arithmetic mean without rounding on the way; 0 without values."""
    return math.fsum(values) / len(values) if values else 0.0


def _draw(size: int) -> NDArray[np.float64]:
    """(RESAMPLES, size): how often each case is drawn in each resample; whole numbers, `size` in every row."""
    picks = np.random.default_rng(SEED).integers(0, size, size=(RESAMPLES, size))
    places = picks + size * np.arange(RESAMPLES)[:, None]
    return np.bincount(places.ravel(), minlength=RESAMPLES * size).reshape(RESAMPLES, size).astype(np.float64)


def _figure(values: Sequence[float], sums: NDArray[np.float64], counts: NDArray[np.float64]) -> Figure:
    if not values:
        return NO_FIGURE
    seen = counts > 0
    low, high = np.percentile(sums[seen] / (counts[seen] * _GRID), CONFIDENCE)
    return Figure(mean(values), float(low), float(high), len(values))
