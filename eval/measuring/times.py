"""How long answers took."""

from collections.abc import Sequence

import numpy as np

from eval.running.result import CaseResult

PERCENTILES = (50, 95, 99)
"""Percentiles of the seconds that reports give."""


def percentile_seconds(results: Sequence[CaseResult], percent: float) -> float:
    """The given percentile, 0 to 100, of the seconds of all cases that did not crash; 0.0 without any.

    Between two neighbours it is interpolated linearly (numpy's default; Hyndman, Fan 1996, type 7).
    """
    seconds = [result.seconds for result in results if result.error is None]
    return float(np.percentile(seconds, percent)) if seconds else 0.0
