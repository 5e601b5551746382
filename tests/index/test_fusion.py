"""Fusion: pure, so mostly properties."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse, fuse_ranks, scale_between, scale_from_zero

IDS = st.text(alphabet="abc123:-", min_size=1, max_size=6)
LEXICAL = st.dictionaries(IDS, st.floats(0, 100), max_size=12)
DENSE = st.dictionaries(IDS, st.floats(-1, 1), max_size=12)
WEIGHT = st.floats(0, 1)


@given(LEXICAL, DENSE, WEIGHT)
def test_nothing_is_lost_and_scores_lie_between_0_and_1(
    lexical: dict[str, float], dense: dict[str, float], weight: float
) -> None:
    fused = fuse(lexical, dense, weight)
    assert sorted(hit.passage_id for hit in fused) == sorted(lexical.keys() | dense.keys())
    assert all(-1e-9 <= hit.score <= 1 + 1e-9 for hit in fused)


@given(LEXICAL, DENSE, WEIGHT)
def test_sorted_by_score_and_ties_by_id(
    lexical: dict[str, float], dense: dict[str, float], weight: float
) -> None:
    keys = [(-hit.score, hit.passage_id) for hit in fuse(lexical, dense, weight)]
    assert keys == sorted(keys)


@given(LEXICAL, DENSE, WEIGHT, st.integers())
def test_order_of_the_lists_plays_no_part(
    lexical: dict[str, float], dense: dict[str, float], weight: float, seed: int
) -> None:
    shuffled = [list(lexical.items()), list(dense.items())]
    for items in shuffled:
        random.Random(seed).shuffle(items)
    assert fuse(dict(shuffled[0]), dict(shuffled[1]), weight) == fuse(lexical, dense, weight)


@given(LEXICAL, DENSE, WEIGHT, IDS, st.floats(0, 50))
def test_a_better_lexical_score_never_lowers_the_place(
    lexical: dict[str, float], dense: dict[str, float], weight: float, raised: str, by: float
) -> None:
    before = {**lexical, raised: lexical.get(raised, 0.0)}
    after = {**before, raised: before[raised] + by}
    places = [[h.passage_id for h in fuse(scores, dense, weight)].index(raised) for scores in (before, after)]
    if by > 1e-6:
        assert places[1] <= places[0]


@given(DENSE, WEIGHT, st.floats(0.001, 1))
def test_a_better_cosine_never_lowers_the_place(dense: dict[str, float], weight: float, by: float) -> None:
    for raised, cosine in dense.items():
        after = {**dense, raised: cosine + by}
        places = [[h.passage_id for h in fuse({}, scores, weight)].index(raised) for scores in (dense, after)]
        assert places[1] <= places[0]


@given(LEXICAL)
def test_dense_weight_0_keeps_the_lexical_order(lexical: dict[str, float]) -> None:
    ranked = [hit.passage_id for hit in fuse(lexical, {}, 0.0)]
    scaled = scale_from_zero(lexical)
    assert ranked == sorted(lexical, key=lambda passage_id: (-scaled[passage_id], passage_id))


def test_both_sides_empty() -> None:
    assert fuse({}, {}) == ()
    assert fuse_ranks({}, {}) == ()


def test_one_hit_alone_is_the_best() -> None:
    assert scale_between({"a": 0.83}) == {"a": 1.0}
    assert scale_from_zero({"a": 0.01}) == {"a": 1.0}


def test_equal_scores_are_all_the_best() -> None:
    assert scale_between({"a": 0.5, "b": 0.5}) == {"a": 1.0, "b": 1.0}
    assert scale_from_zero({"a": 7.0, "b": 7.0}) == {"a": 1.0, "b": 1.0}


def test_lexical_score_of_nothing_is_0() -> None:
    assert scale_from_zero({"a": 0.0, "b": -0.0}) == {"a": 0.0, "b": 0.0}


def test_weighted_sum_by_hand() -> None:
    fused = fuse({"a": 10.0, "b": 5.0}, {"b": 0.9, "c": 0.8, "a": 0.7}, weight=0.6)
    assert [(hit.passage_id, round(hit.score, 6)) for hit in fused] == [("b", 0.8), ("a", 0.4), ("c", 0.3)]


@pytest.mark.parametrize("weight", [-0.1, 1.1, float("nan")])
def test_weight_outside_0_to_1_is_an_error(weight: float) -> None:
    with pytest.raises(ValueError, match="expected a weight from 0 to 1"):
        fuse({"a": 1.0}, {}, weight)


def test_reciprocal_ranks_by_hand() -> None:
    fused = fuse_ranks({"a": 2.0, "b": 1.0}, {"a": 0.5}, k=1)
    assert [(hit.passage_id, round(hit.score, 6)) for hit in fused] == [("a", 1.0), ("b", round(1 / 3, 6))]
