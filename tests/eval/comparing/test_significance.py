import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.comparing.significance import (
    SIGNIFICANCE,
    Observations,
    correct_holm,
    is_binary,
    least_p,
    mcnemar_exact,
    paired_bootstrap,
)


def single(*values: float) -> Observations:
    """One observation of one metric in each case."""
    return Observations(np.array([values]).T, np.ones((len(values), 1)))


@pytest.mark.parametrize(
    ("lost", "gained", "p_value"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),
        (5, 0, 0.0625),
        (6, 0, 0.03125),
        (3, 3, 1.0),
        (10, 2, 2 * 79 / 4096),
        (12, 4, 0.076813),
    ],
)
def test_mcnemar_is_the_binomial_tail_doubled(lost: int, gained: int, p_value: float) -> None:
    assert mcnemar_exact(lost, gained) == pytest.approx(p_value, abs=1e-6)
    assert mcnemar_exact(gained, lost) == mcnemar_exact(lost, gained)


def test_mcnemar_stands_thousands_of_cases() -> None:
    assert 0 < mcnemar_exact(3000, 2000) < 1e-40
    assert mcnemar_exact(2500, 2500) == 1.0


@given(st.integers(0, 300), st.integers(0, 300))
def test_mcnemar_is_a_probability(lost: int, gained: int) -> None:
    assert 0 < mcnemar_exact(lost, gained) <= 1


def test_equal_runs_differ_by_nothing() -> None:
    (found,) = paired_bootstrap(single(0.2, 0.9, 1.0), single(0.2, 0.9, 1.0))

    assert (found.low, found.high, found.p_value) == (0.0, 0.0, 1.0)


def test_one_case_is_never_significant() -> None:
    (found,) = paired_bootstrap(single(1.0), single(0.0))

    assert (found.low, found.high, found.p_value) == (-1.0, -1.0, 1.0)


def test_the_interval_holds_the_difference_and_is_as_wide_as_the_normal_one() -> None:
    generator = np.random.default_rng(1)
    before = generator.random(400)
    now = before + generator.normal(0.05, 0.2, 400)
    difference = now - before

    (found,) = paired_bootstrap(single(*before), single(*now))

    error = difference.std() / np.sqrt(len(difference))
    assert found.low == pytest.approx(difference.mean() - 1.96 * error, abs=0.003)
    assert found.high == pytest.approx(difference.mean() + 1.96 * error, abs=0.003)
    assert found.p_value is not None
    assert found.p_value < 0.01


def test_observations_of_a_case_are_drawn_together() -> None:
    loose_before, loose_now = single(*[1.0] * 40), single(*[0.5, 1.0] * 20)
    tied_before = Observations(np.full((4, 1), 10.0), np.full((4, 1), 10.0))
    tied_now = Observations(np.array([[5.0], [10.0]] * 2), np.full((4, 1), 10.0))

    (loose,), (tied,) = paired_bootstrap(loose_before, loose_now), paired_bootstrap(tied_before, tied_now)

    assert loose.low is not None
    assert tied.low is not None
    assert tied.low < loose.low - 0.1


def test_cases_without_observations_count_for_nothing_and_none_at_all_gives_no_answer() -> None:
    nothing = Observations(np.zeros((3, 1)), np.zeros((3, 1)))
    (found,) = paired_bootstrap(nothing, single(1.0, 1.0, 0.0))

    assert (found.low, found.high, found.p_value) == (None, None, None)


def test_many_cases_are_drawn_in_blocks_and_give_the_same_as_ever() -> None:
    generator = np.random.default_rng(3)
    before, now = single(*generator.random(3000)), single(*generator.random(3000))

    assert paired_bootstrap(before, now) == paired_bootstrap(before, now)


@pytest.mark.parametrize(("differing", "least"), [(0, 1.0), (1, 1.0), (2, 0.5), (5, 0.0625), (6, 0.03125)])
def test_a_handful_of_cases_cannot_be_significant(differing: int, least: float) -> None:
    assert least_p(differing) == least
    (found,) = paired_bootstrap(single(*[1.0] * 30), single(*[0.2] * differing, *[1.0] * (30 - differing)))
    assert found.p_value is not None
    assert found.p_value >= least


def test_runs_that_differ_by_chance_alone_are_called_different_about_once_in_twenty_times() -> None:
    generator = np.random.default_rng(5)
    found = 0
    for _ in range(20):
        one, two = generator.choice([0.0, 0.25, 0.5, 1.0], size=(2, 100, 25))
        swapped = generator.random((100, 25)) < 0.5
        single_ones = np.ones((100, 25))
        before = Observations(np.where(swapped, two, one), single_ones)
        now = Observations(np.where(swapped, one, two), single_ones)
        found += sum((result.p_value or 0.0) < SIGNIFICANCE for result in paired_bootstrap(before, now))

    assert 0.03 < found / 500 < 0.08


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=12))
def test_the_p_value_is_a_probability_and_no_nan_comes_out(pairs: list[tuple[float, float]]) -> None:
    before, now = zip(*pairs, strict=True)

    (found,) = paired_bootstrap(single(*before), single(*now))

    assert found.low is not None
    assert found.high is not None
    assert found.p_value is not None
    assert -1 <= found.low <= found.high <= 1
    assert 0 < found.p_value <= 1


def test_holm_corrects_step_by_step() -> None:
    assert correct_holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005}) == pytest.approx(
        {"a": 0.03, "b": 0.06, "c": 0.06, "d": 0.02}
    )
    assert correct_holm({}) == {}


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 1), max_size=8))
def test_holm_never_makes_a_p_value_smaller_or_changes_the_order(p_values: dict[str, float]) -> None:
    corrected = correct_holm(p_values)

    assert list(corrected) == list(p_values)
    assert all(p_values[name] <= corrected[name] <= 1 for name in p_values)
    ranked = sorted(p_values, key=lambda name: (p_values[name], name))
    assert [corrected[name] for name in ranked] == sorted(corrected.values())


@pytest.mark.parametrize(
    ("values", "binary"),
    [([(1.0, 1), (0.0, 1)], True), ([], True), ([(0.5, 1)], False), ([(1.0, 2)], False)],
)
def test_mcnemar_needs_single_observations_of_0_or_1(values: list[tuple[float, int]], binary: bool) -> None:
    assert is_binary(values) is binary
