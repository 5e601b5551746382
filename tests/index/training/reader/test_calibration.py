"""Logits become probabilities that mean something."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.training.reader.calibration import (
    IDENTITY,
    JudgedPairs,
    answerable_probabilities,
    balance_sides,
    brier_score,
    calibration_error,
    fit_calibration,
    fit_isotonic,
    is_fitting_context,
    relevance_probabilities,
    sigmoid,
    split_bins,
    write_calibration,
)

PAIRS = 4000


def draw_pairs(heat: float = 3.0, domain_share: float = 0.2) -> JudgedPairs:
    """Pairs whose logits are `heat` times too sure of themselves."""
    random = np.random.default_rng(1)
    honest = random.normal(0, 2, (2, PAIRS))
    truth = (random.random((2, PAIRS)) < sigmoid(honest)).astype(float)
    noise = random.normal(0, 1, PAIRS)
    domain = random.random(PAIRS) < domain_share
    return JudgedPairs(heat * honest[0], heat * honest[1], noise, truth[0], truth[1], domain)


def test_too_sure_logits_are_cooled_to_what_happens() -> None:
    pairs = draw_pairs(heat=3.0)
    fitted = fit_calibration(pairs)
    assert fitted["relevance"]["scale"] == pytest.approx(1 / 3, abs=0.05)
    assert fitted["answerable"]["answerable_weight"] == pytest.approx(1 / 3, abs=0.05)
    assert fitted["answerable"]["span_weight"] == pytest.approx(0, abs=0.1)
    for measure in (brier_score, calibration_error):
        before = measure(answerable_probabilities(pairs, IDENTITY), pairs.is_answerable)
        assert measure(answerable_probabilities(pairs, fitted), pairs.is_answerable) < before
        before = measure(relevance_probabilities(pairs, IDENTITY), pairs.is_relevant)
        assert measure(relevance_probabilities(pairs, fitted), pairs.is_relevant) < before


def test_pairs_with_an_unknown_truth_change_nothing() -> None:
    pairs = draw_pairs()
    known = fit_calibration(pairs.choose(np.arange(PAIRS) >= 100))
    pairs.is_relevant[:100] = np.nan
    pairs.is_answerable[:100] = np.nan
    pairs.relevance[:100] = 1000.0
    unknown = fit_calibration(pairs)
    assert unknown["relevance"]["offset"] == pytest.approx(known["relevance"]["offset"], abs=1e-3)


def test_both_sides_count_the_same_however_few_pairs_one_has() -> None:
    weights = balance_sides(np.array([True, False, False, False]))
    assert weights.tolist() == pytest.approx([2.0, 2 / 3, 2 / 3, 2 / 3])
    assert balance_sides(np.zeros(3, dtype=bool)).tolist() == [1.0, 1.0, 1.0]


def test_one_kind_of_pair_cannot_be_fitted() -> None:
    pairs = draw_pairs()
    pairs.is_relevant[:] = 1.0
    with pytest.raises(ValueError, match=f"expected pairs of both kinds, got {PAIRS} with only one"):
        fit_calibration(pairs)


def test_isotonic_rises_and_stays_between_0_and_1() -> None:
    pairs = draw_pairs()
    stated = answerable_probabilities(pairs, IDENTITY)
    curve = fit_isotonic(stated, pairs.is_answerable, pairs.domain)
    values = curve(np.linspace(0, 1, 50))
    assert (np.diff(values) >= 0).all()
    assert values.min() >= 0
    assert values.max() <= 1


@given(arrays(float, st.integers(1, 50), elements=st.floats(0, 1)), st.integers(0, 1))
def test_bins_hold_every_pair_once_and_errors_stay_in_range(stated: np.ndarray, value: int) -> None:
    truth = np.full(len(stated), float(value))
    assert sum(one.count for one in split_bins(stated, truth)) == len(stated)
    assert 0 <= calibration_error(stated, truth) <= 1
    assert 0 <= brier_score(stated, truth) <= 1


def test_error_by_hand() -> None:
    stated, truth = np.array([0.9, 0.95, 0.1, 0.2]), np.array([1.0, 0.0, 0.0, 0.0])
    assert calibration_error(stated, truth) == pytest.approx((2 * 0.425 + 0.1 + 0.2) / 4)


@given(st.floats(-1e6, 1e6))
def test_sigmoid_is_safe_and_symmetric(value: float) -> None:
    one, other = sigmoid(np.array([value])), sigmoid(np.array([-value]))
    assert one + other == pytest.approx(1.0)


def test_halves_depend_on_the_words_alone() -> None:
    texts = [f"Konteks nomor {number} tentang kota." for number in range(400)]
    halves = [is_fitting_context(text) for text in texts]
    assert halves == [is_fitting_context(text.upper().replace(" ", "  ")) for text in texts]
    assert 150 < sum(halves) < 250


def test_writing_replaces_the_calibration_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps({"name": "x", "calibration": {"old": {"a": 1.0}}, "sha256": {"f": "1"}}))
    write_calibration(tmp_path, {"relevance": {"scale": 0.123456, "offset": 1.0}})
    assert json.loads(path.read_text()) == {
        "name": "x",
        "calibration": {"relevance": {"scale": 0.1235, "offset": 1.0}},
        "sha256": {"f": "1"},
    }
