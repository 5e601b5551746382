"""Bootstrap intervals over cases."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.measuring.intervals import Figure, Observed, estimate, mean

NAMES = ("a", "b")
CASES = st.lists(
    st.dictionaries(st.sampled_from(NAMES), st.lists(st.floats(0, 1), max_size=3).map(tuple)), max_size=40
)


def figure(*values: float) -> Figure:
    return estimate([{"a": (value,)} for value in values], ("a",))["a"]


@settings(deadline=None)
@given(CASES)
def test_an_interval_lies_in_the_range_and_is_repeatable(cases: list[Observed]) -> None:
    figures = estimate(cases, NAMES)

    assert figures == estimate(cases, NAMES)
    assert list(figures) == list(NAMES)
    for name, one in figures.items():
        values = [value for case in cases for value in case.get(name, ())]
        assert one.count == len(values)
        if values:
            assert one.value == pytest.approx(sum(values) / len(values))
            assert min(values) - 1e-7 <= (one.low or 0) <= (one.high or 0) <= max(values) + 1e-7


def test_bounds_do_not_depend_on_the_order_in_which_sums_are_made() -> None:
    thirds = [{"a": (1 / 3, 0.1), "b": (1 / 7,)} for _ in range(200)] + [{"a": (0.9,)}] * 30
    alone = estimate([{"a": case["a"]} for case in thirds], ("a",))

    assert estimate(thirds, NAMES)["a"] == alone["a"]


def test_cases_are_resampled_not_their_observations() -> None:
    """Many observations of one case say little more than one."""
    single = estimate([{"a": (float(i % 2),)} for i in range(20)], ("a",))["a"]
    many = estimate([{"a": (float(i % 2),) * 50} for i in range(20)], ("a",))["a"]

    assert many.count == 50 * single.count
    assert (many.low, many.high) == (single.low, single.high)


def test_the_interval_is_that_of_a_plain_bootstrap() -> None:
    values = [float(i % 3 == 0) for i in range(90)]
    draws = np.random.default_rng(1).integers(0, 90, (4000, 90))
    low, high = np.percentile(np.asarray(values)[draws].mean(axis=1), [2.5, 97.5])

    one = figure(*values)

    assert one.low == pytest.approx(low, abs=0.02)
    assert one.high == pytest.approx(high, abs=0.02)


def test_a_larger_sample_has_a_narrower_interval() -> None:
    small, large = figure(*(0.0, 1.0) * 10), figure(*(0.0, 1.0) * 500)

    assert (large.high or 0) - (large.low or 0) < (small.high or 0) - (small.low or 0)


def test_without_observations_there_is_no_figure() -> None:
    assert estimate([], ("a",)) == {"a": Figure(None, None, None, 0)}
    assert estimate([{"b": (1.0,)}], NAMES)["a"] == Figure(None, None, None, 0)


def test_resamples_without_an_observation_are_left_out() -> None:
    rare = estimate([{"a": (1.0,)}] + [{"b": (1.0,)}] * 20, NAMES)["a"]

    assert (rare.value, rare.low, rare.high, rare.count) == (1.0, 1.0, 1.0, 1)


def test_a_mean_is_not_rounded_on_the_way() -> None:
    assert mean([0.1] * 10) == 0.1
    assert mean([]) == 0.0
    assert math.isclose(mean([1.0, 0.0, 0.0]), 1 / 3)
