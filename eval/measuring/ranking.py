"""Formulas over the ranks of what should be found: pure, one place for all that measure a search."""

import math
from collections.abc import Collection, Iterable, Sequence


def ranks_of(wanted: Collection[str], ranking: Iterable[str]) -> tuple[int, ...]:
    """Ranks, from 1 and ascending, of the ids in `wanted` that `ranking` holds.

    An id that the ranking holds several times counts once, at its first place, and takes up one rank.
    """
    distinct = enumerate(dict.fromkeys(ranking), start=1)
    return tuple(rank for rank, one in distinct if one in wanted)


def recall_at(ranks: Sequence[int], relevant: int, depth: int) -> float:
    """Share, 0 to 1, of the `relevant` things that stand among the first `depth`; 0 where nothing is relevant."""
    return sum(rank <= depth for rank in ranks) / relevant if relevant else 0.0


def hit_at(ranks: Sequence[int], depth: int) -> float:
    """1 where at least one relevant thing stands among the first `depth`, else 0."""
    return float(any(rank <= depth for rank in ranks))


def reciprocal_rank(ranks: Sequence[int]) -> float:
    """1 / rank of the first relevant thing, 0 where there is none; the mean over questions is MRR (Voorhees 1999)."""
    return 1.0 / min(ranks) if ranks else 0.0


def ndcg_at(ranks: Sequence[int], relevant: int, depth: int) -> float:
    """nDCG, 0 to 1, with gain 1 and discount log2(1 + rank) (Järvelin, Kekäläinen 2002).

    The ideal ranking is over the ground truth: all `relevant` things first, whatever was retrieved. Nothing
    retrieved scores 0.
    """
    ideal = _gain(range(1, min(relevant, depth) + 1))
    return _gain(rank for rank in ranks if rank <= depth) / ideal if ideal else 0.0


def _gain(ranks: Iterable[int]) -> float:
    return math.fsum(1.0 / math.log2(1 + rank) for rank in ranks)
