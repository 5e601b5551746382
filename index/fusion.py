"""Joins the lexical and the dense ranking into one; pure functions over scores, higher is better.

A weighted sum of scaled scores, `weight * dense + (1 - weight) * lexical`: Bruch, Gai, Ingber, "An Analysis
of Fusion Functions for Hybrid Retrieval" (ACM TOIS 2023), who find it ahead of reciprocal rank fusion, as we
do. The lexical side is scaled from its theoretical minimum (0) to the best score, the dense side between the
worst and the best candidate.
"""

from collections.abc import Mapping
from dataclasses import dataclass

DENSE_WEIGHT = 0.7
"""Share of the dense side; swept by `python -m eval.bench_retrieval`, see docs/measurements/retrieval.md."""

RRF_K = 60
"""Constant of reciprocal rank fusion, as in its paper."""


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage with its joined score."""

    passage_id: str
    score: float
    """0 to 1."""


def fuse(
    lexical: Mapping[str, float], dense: Mapping[str, float], weight: float = DENSE_WEIGHT
) -> tuple[Fused, ...]:
    """Every passage of either side, best first, ties by id; the order of the mappings plays no part.

    `lexical` holds BM25 scores, `dense` cosines, under passage ids. `weight` is 0 (lexical alone) to 1;
    another raises ValueError. A passage that one side does not hold gets 0 for that side, as its worst.
    """
    if not 0.0 <= weight <= 1.0:
        raise ValueError(f"expected a weight from 0 to 1, got {weight!r}")
    words, meaning = scale_from_zero(lexical), scale_between(dense)
    joined = {
        passage_id: weight * meaning.get(passage_id, 0.0) + (1.0 - weight) * words.get(passage_id, 0.0)
        for passage_id in words.keys() | meaning.keys()
    }
    return rank_scores(joined)


def fuse_ranks(lexical: Mapping[str, float], dense: Mapping[str, float], k: int = RRF_K) -> tuple[Fused, ...]:
    """Reciprocal rank fusion, the sum of 1 / (k + rank), scaled so that first in both lists is 1.

    Cormack, Clarke, Büttcher, "Reciprocal Rank Fusion …" (SIGIR 2009). For the benchmark.
    """
    joined: dict[str, float] = {}
    for side in (lexical, dense):
        for rank, hit in enumerate(rank_scores(side), start=1):
            joined[hit.passage_id] = joined.get(hit.passage_id, 0.0) + (k + 1) / (k + rank) / 2
    return rank_scores(joined)


def scale_from_zero(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores divided by the best one, 0..1; for BM25, which is 0 for a passage without any of the words.

    Nothing above 0: all are 0.
    """
    best = max(scores.values(), default=0.0)
    return {passage_id: max(score, 0.0) / best if best > 0 else 0.0 for passage_id, score in scores.items()}


def scale_between(scores: Mapping[str, float]) -> dict[str, float]:
    """Min-max scaling to 0..1; where all scores are equal (one alone too) each is 1, since it is the best.

    For cosines: those of one model lie in a narrow band, so their distance from 0 says little.
    """
    low, high = min(scores.values(), default=0.0), max(scores.values(), default=0.0)
    if high <= low:
        return dict.fromkeys(scores, 1.0)
    return {passage_id: (score - low) / (high - low) for passage_id, score in scores.items()}


def rank_scores(scores: Mapping[str, float]) -> tuple[Fused, ...]:
    """Passages by (-score, id)."""
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Fused(passage_id, score) for passage_id, score in ranked)
