"""How fast this machine is, so that seconds of two machines can be compared."""

import time
from collections import Counter
from statistics import median

import numpy as np

REPEATS = 7
"""Pieces that a measurement is the median of: about 70 ms together on a slow core."""

_WORDS = 40_000
_MATRIX = 96
_PRODUCTS = 120


def reference_seconds(repeats: int = REPEATS) -> float:
    """Seconds, above 0, of one piece of a fixed work in plain Python and numpy; 5 to 15 ms on machines of 2015 to 2025.

    The median of `repeats` pieces and not the fastest: a machine that is busy with other things makes the answers slow
    too. Measure before and after a run and take the mean.
    """
    return median(_time_piece() for _ in range(max(1, repeats)))


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
