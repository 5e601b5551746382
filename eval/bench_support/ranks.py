"""Figures over the ranks of one right passage a question, with bootstrap intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.measuring import ranking

RESAMPLES = 2_000
SEED = 20_260
BLOCK = 4_000_000
"""Draws that are held at once: 64 MB. A public set may have 100,000 questions."""

Ranks = NDArray[np.int64]
"""Shape (questions,): 1 for the first place, 0 where the right passage was not found."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}–{self.high:.3f}]"

    def signed(self) -> str:
        """The same for a difference: every number with its sign."""
        return f"{self.mean:+.3f} [{self.low:+.3f}, {self.high:+.3f}]"


def rank_of(gold: str, ranking: Sequence[str]) -> int:
    """Place of `gold` in a ranking, from 1; 0 where it is not there."""
    return ranking.index(gold) + 1 if gold in ranking else 0


def ndcg_at(ranks: Ranks, depth: int) -> NDArray[np.float64]:
    """nDCG of each question, 0 to 1, for one right passage (eval.measuring.ranking)."""
    return np.array([ranking.ndcg_at(found, 1, depth) for found in _found(ranks)], dtype=np.float64)


def recall_at(ranks: Ranks, depth: int) -> NDArray[np.float64]:
    """1 where the right passage is among the first `depth`, else 0."""
    return np.array([ranking.recall_at(found, 1, depth) for found in _found(ranks)], dtype=np.float64)


def reciprocal_ranks(ranks: Ranks) -> NDArray[np.float64]:
    """1 / rank of each question, 0 where not found; their mean is MRR."""
    return np.array([ranking.reciprocal_rank(found) for found in _found(ranks)], dtype=np.float64)


def _found(ranks: Ranks) -> list[tuple[int, ...]]:
    return [(rank,) if rank else () for rank in ranks.tolist()]


def estimate_mean(values: NDArray[np.float64]) -> Estimate:
    """Mean over questions with a percentile bootstrap of RESAMPLES draws; equal input, equal interval."""
    if not len(values):
        return Estimate(0.0, 0.0, 0.0)
    low, high = np.percentile(_resampled_means(values), [2.5, 97.5])
    return Estimate(float(values.mean()), float(low), float(high))


def _resampled_means(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """(RESAMPLES,): the same whatever BLOCK is, since the generator goes on where it stopped."""
    generator = np.random.default_rng(SEED)
    rows = max(1, BLOCK // len(values))
    blocks = []
    for start in range(0, RESAMPLES, rows):
        draws = generator.integers(0, len(values), (min(rows, RESAMPLES - start), len(values)))
        blocks.append(values[draws].mean(axis=1))
    return np.concatenate(blocks)
