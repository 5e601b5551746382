"""SQuAD 2.0 figures."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.spans import Span
from eval.bench_support.pair_reading import Reading
from eval.bench_support.reading_outcomes import (
    LINE,
    Outcomes,
    abstain_always,
    best_line,
    crossfit_lines,
    estimate_auc,
    rank_area,
    score_answers,
    show_mean,
    show_percent,
    strictest_line,
)
from index.training.reader.examples import ReadingExample

PASSAGE = "Wali Kota Bandung Yana Mulyana menerima tamu dari Padang."
EXAMPLES = (
    ReadingExample("1", "Siapa?", PASSAGE, spans=(Span(0, 17), Span(18, 30)), answerable=True),
    ReadingExample("2", "Dari mana?", PASSAGE, spans=(Span(50, 56),), answerable=True),
    ReadingExample("3", "Kapan?", PASSAGE, answerable=False),
    ReadingExample("4", "Berapa?", PASSAGE, answerable=False),
)
READINGS = (
    Reading("Yana Mulyana.", 0.9, 1.0),
    Reading("Padang", 0.4, 1.0),
    Reading("tamu", 0.6, 1.0),
    Reading("tamu", 0.1, 1.0),
)


def test_an_answer_counts_by_its_best_gold_and_silence_counts_where_there_is_none() -> None:
    outcomes = score_answers(EXAMPLES, READINGS)
    assert outcomes.exact.tolist() == [1, 1, 0, 0]
    assert outcomes.exact_at(LINE).tolist() == [1, 0, 0, 1]
    assert outcomes.overlap_at(0.0).tolist() == [1, 1, 0, 0]
    assert outcomes.overlap_at(np.array([0.95, 0.3, 0.7, 0.7])).tolist() == [0, 1, 1, 1]


def test_abstaining_always_is_right_for_unanswerable_questions_alone() -> None:
    assert abstain_always(EXAMPLES).overlap_at(LINE).tolist() == [0, 0, 1, 1]


def test_auc_by_hand_with_a_tie() -> None:
    assert rank_area(np.array([0.9, 0.4, 0.4, 0.1]), np.array([True, True, False, False])) == 0.875


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=40))
def test_auc_of_turned_scores_is_the_rest(rows: list[tuple[float, bool]]) -> None:
    scores, truth = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    if truth.all() or not truth.any():
        assert np.isnan(rank_area(scores, truth))
    else:
        assert rank_area(scores, truth) == pytest.approx(1 - rank_area(-scores, truth))


def test_auc_needs_both_kinds() -> None:
    outcomes = score_answers(EXAMPLES, READINGS)
    assert estimate_auc(outcomes.choose(outcomes.has)) is None
    estimate = estimate_auc(outcomes)
    assert estimate is not None
    assert estimate.mean == 0.75


def test_the_line_of_a_question_never_saw_it() -> None:
    random = np.random.default_rng(0)
    has = random.random(200) < 0.5
    half = random.random(200) < 0.5
    # each half tells yes from no at another line
    middle = np.where(half, 0.3, 0.7)
    chances = middle + np.where(has, 0.05, -0.05)
    outcomes = Outcomes(chances, has.astype(float), has.astype(float), has)
    lines = crossfit_lines(outcomes, half)
    assert set(lines[half].tolist()) == {best_line(outcomes.choose(~half))}
    assert lines[half].mean() == pytest.approx(0.7, abs=0.05)
    assert lines[~half].mean() == pytest.approx(0.3, abs=0.05)


def test_percentages_and_nothing() -> None:
    assert show_mean(np.array([1.0, 1.0])) == "100.0 [100.0–100.0]"
    assert show_mean(np.array([])) == show_percent(None) == "–"


def test_the_strictest_line_leaves_at_least_what_is_asked() -> None:
    outcomes = Outcomes(
        np.array([0.9, 0.8, 0.4, 0.2]), np.ones(4), np.array([1.0, 1.0, 0.5, 1.0]), np.ones(4, dtype=bool)
    )
    assert strictest_line(outcomes, 0.5) == 0.8
    assert strictest_line(outcomes, 0.6) == 0.4
    assert strictest_line(outcomes, 1.0) == 0.0
