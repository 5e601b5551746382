"""Formulas over ranks."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measuring.ranking import hit_at, ndcg_at, ranks_of, recall_at, reciprocal_rank

RANKS = st.sets(st.integers(1, 15)).map(sorted).map(tuple)


def test_ranks_are_over_distinct_ids() -> None:
    assert ranks_of({"b", "c"}, ["a", "a", "b", "a", "b", "c"]) == (2, 3)
    assert ranks_of({"z"}, ["a"]) == ()
    assert ranks_of({"a"}, []) == ()


def test_figures_by_hand() -> None:
    assert recall_at((1, 7), 3, 5) == pytest.approx(1 / 3)
    assert recall_at((1, 7), 3, 10) == pytest.approx(2 / 3)
    assert (hit_at((6,), 5), hit_at((6,), 10)) == (0, 1)
    assert reciprocal_rank((4, 9)) == 0.25
    assert ndcg_at((2,), 1, 10) == pytest.approx(1 / math.log2(3))
    assert ndcg_at((1, 4), 2, 10) == pytest.approx((1 + 1 / math.log2(5)) / (1 + 1 / math.log2(3)))


def test_the_ideal_is_over_the_ground_truth_not_over_what_was_retrieved() -> None:
    assert ndcg_at((1,), 3, 10) == pytest.approx(1 / (1 + 1 / math.log2(3) + 0.5))
    assert ndcg_at((1, 2), 5, 2) == 1.0


@pytest.mark.parametrize("relevant", [0, 1, 4])
def test_nothing_retrieved_scores_0(relevant: int) -> None:
    assert recall_at((), relevant, 10) == hit_at((), 10) == reciprocal_rank(()) == 0.0
    assert ndcg_at((), relevant, 10) == 0.0


@given(RANKS, st.integers(0, 5), st.integers(1, 12))
def test_every_score_is_from_0_to_1_and_grows_with_depth(
    ranks: tuple[int, ...], more: int, depth: int
) -> None:
    relevant = len(ranks) + more
    scores = (recall_at(ranks, relevant, depth), ndcg_at(ranks, relevant, depth), hit_at(ranks, depth))

    assert all(0 <= score <= 1 + 1e-12 for score in scores)
    assert recall_at(ranks, relevant, depth + 1) >= scores[0]
    assert hit_at(ranks, depth + 1) >= scores[2]


@given(RANKS, st.integers(1, 10))
def test_a_better_rank_never_lowers_ndcg(ranks: tuple[int, ...], depth: int) -> None:
    if ranks and ranks[0] > 1:
        better = (ranks[0] - 1, *ranks[1:])
        assert ndcg_at(better, len(ranks), depth) >= ndcg_at(ranks, len(ranks), depth)
