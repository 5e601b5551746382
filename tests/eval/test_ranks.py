"""Figures over ranks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.bench_support import ranks
from eval.bench_support.ranks import estimate_mean, ndcg_at, rank_of, recall_at, reciprocal_ranks


def test_rank_counts_from_1_and_is_0_where_not_found() -> None:
    assert [rank_of(gold, ["a", "b"]) for gold in "abc"] == [1, 2, 0]


def test_figures_by_hand() -> None:
    ranks = np.array([1, 3, 0, 11])
    assert ndcg_at(ranks, 10) == pytest.approx([1.0, 0.5, 0.0, 0.0])
    assert recall_at(ranks, 1).tolist() == [1, 0, 0, 0]
    assert recall_at(ranks, 10).tolist() == [1, 1, 0, 0]
    assert reciprocal_ranks(ranks) == pytest.approx([1.0, 1 / 3, 0.0, 1 / 11])


@given(st.lists(st.integers(0, 30), min_size=1, max_size=40))
def test_interval_holds_the_mean_and_repeats(ranks: list[int]) -> None:
    values = ndcg_at(np.array(ranks), 10)
    estimate = estimate_mean(values)
    assert 0 <= estimate.low <= estimate.mean + 1e-12
    assert estimate.mean <= estimate.high + 1e-12 <= 1 + 1e-9
    assert estimate == estimate_mean(values)


def test_nothing_asked_scores_0() -> None:
    assert str(estimate_mean(np.array([]))) == "0.000 [0.000–0.000]"


def test_difference_shows_its_signs() -> None:
    assert estimate_mean(np.array([-0.5, -0.5])).signed() == "-0.500 [-0.500, -0.500]"


@pytest.mark.parametrize("block", [1, 700, 10**9])
def test_the_interval_is_the_same_whatever_is_held_at_once(
    monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    values = np.random.default_rng(1).random(7)
    usual = estimate_mean(values)

    monkeypatch.setattr(ranks, "BLOCK", block)

    assert estimate_mean(values) == usual
