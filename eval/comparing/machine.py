"""How fast this machine is, so that seconds of two machines can be compared."""

import time
from collections import Counter
from statistics import median

import numpy as np

INTERVAL = 1.0
"""Seconds between two pieces: a piece takes about a hundredth of that."""

_WORDS = 40_000
_MATRIX = 96
_PRODUCTS = 120


class MachineMeter:
    """Seconds of one piece of a fixed work in plain Python and numpy: 5 to 15 ms on machines of 2015 to 2025.

    The median of pieces all through a run, and not the fastest of a few before it: other work on the machine comes and
    goes, and makes the answers slow too.
    """

    def __init__(self) -> None:
        self._seconds = [_time_piece()]
        self._last = time.perf_counter()

    def note(self) -> None:
        """Does a piece where the last one is a while ago; call it between two cases."""
        if time.perf_counter() - self._last >= INTERVAL:
            self._seconds.append(_time_piece())
            self._last = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Above 0."""
        return median(self._seconds)


def _time_piece() -> float:
    started = time.perf_counter()
    work_piece()
    return max(time.perf_counter() - started, 1e-9)


def work_piece() -> float:
    """One piece of what answers are made of: counting words, sorting, small matrices; always the same number."""
    counts = Counter(f"kata{(i * 7919) % 1013}" for i in range(_WORDS))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    matrix = np.arange(_MATRIX * _MATRIX, dtype=np.float32).reshape(_MATRIX, _MATRIX) % 17 / 17
    product = matrix
    for _ in range(_PRODUCTS):
        product = product @ matrix
        product /= product.max()
    return len(ranked) + round(float(product.mean()), 3)
