"""EM and F1 as the script of SQuAD 2.0 gives them; every number here was computed by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.bench_support.answer_match import normalise_answer, normalise_officially
from eval.public_sets.squad_scores import Prediction, SquadScores

GOLDS = (("Denver Broncos", "The Denver Broncos"), ("gold",), ("in the 10th century", "10th century"), (), ())
READ = (
    Prediction("the Denver Broncos!", 0.1),
    Prediction("golden anniversary", 0.4),
    Prediction("10th and 11th centuries", 0.3),
    Prediction("Normans", 0.2),
    Prediction("", 0.9),
)


def scored(normalise: object = normalise_officially) -> SquadScores:
    return SquadScores.of(READ, GOLDS, normalise)  # type: ignore[arg-type]


def test_each_question_counts_by_its_best_right_answer() -> None:
    scores = scored()
    # third: 1 shared word; precision 1/4, recall 1/2 of "10th century" ("in 10th century": 1/3)
    assert scores.exact.tolist() == [1, 0, 0, 0, 1]
    assert scores.overlap.tolist() == pytest.approx([1, 0, 1 / 3, 0, 1])


def test_nothing_declined_gives_the_raw_scores_by_group() -> None:
    figures = {name: estimate.mean for name, estimate in scored().figures(1.0).items()}
    assert figures == pytest.approx(
        {
            "exact": 2 / 5,
            "f1": (1 + 1 / 3 + 1) / 5,
            "HasAns_exact": 1 / 3,
            "HasAns_f1": (1 + 1 / 3) / 3,
            "NoAns_exact": 1 / 2,
            "NoAns_f1": 1 / 2,
        }
    )


def test_above_the_threshold_a_question_counts_as_declined() -> None:
    figures = {name: estimate.mean for name, estimate in scored().figures(0.15).items()}
    assert figures["exact"] == pytest.approx(3 / 5), "the first is right; both without an answer are declined"
    assert figures["HasAns_f1"] == pytest.approx(1 / 3)
    assert figures["NoAns_f1"] == 1.0
    at_its_probability = scored().figures(0.2)["NoAns_f1"].mean
    assert at_its_probability == pytest.approx(1 / 2), "only what is above the threshold is declined"


def test_the_best_threshold_is_the_lowest_with_the_most_right() -> None:
    best = scored().best()
    # all declined: 2 right. By rising probability: +1 (0.1), -1 (0.2: words, no answer), +1/3 or 0 (0.3), 0, 0
    assert best["best_exact"] == pytest.approx(3 / 5)
    assert best["best_exact_thresh"] == 0.1
    assert best["best_f1"] == pytest.approx(3 / 5)
    assert best["best_f1_thresh"] == 0.1


def test_where_declining_all_is_best_the_threshold_is_0() -> None:
    scores = SquadScores.of([Prediction("x", 0.4), Prediction("y", 0.5)], [("z",), ()], normalise_officially)
    assert scores.best() == {
        "best_exact": 0.5,
        "best_exact_thresh": 0.0,
        "best_f1": 0.5,
        "best_f1_thresh": 0.0,
    }


def test_a_right_answer_of_marks_alone_is_none_but_the_question_still_has_one() -> None:
    scores = SquadScores.of(
        [Prediction("...", 0.0), Prediction("a", 0.0)], [("!",), ("?",)], normalise_officially
    )
    assert scores.exact.tolist() == [1, 1]
    assert scores.has.all()


def test_the_indonesian_rule_keeps_words_that_english_drops() -> None:
    read, gold = [Prediction("Vitamin A", 0.0)], [("vitamin",)]
    assert SquadScores.of(read, gold, normalise_officially).exact.tolist() == [1]
    ours = SquadScores.of(read, gold, normalise_answer)
    assert ours.exact.tolist() == [0]
    assert ours.overlap.tolist() == pytest.approx([2 / 3])


def test_groups_without_questions_have_no_figures_and_no_questions_no_best() -> None:
    assert set(SquadScores.of(READ[:1], GOLDS[:1], normalise_answer).figures(0.5)) == {
        "exact",
        "f1",
        "HasAns_exact",
        "HasAns_f1",
    }
    nothing = SquadScores.of([], [], normalise_answer)
    assert nothing.figures(0.5) == {}
    assert nothing.best()["best_f1"] == 0.0


PREDICTIONS = st.lists(
    st.tuples(
        st.sampled_from(["", "a b", "kota", "b"]), st.integers(0, 4), st.sampled_from(["", "kota", "b"])
    ),
    min_size=1,
    max_size=8,
)


@given(PREDICTIONS)
def test_no_threshold_does_better_than_the_best_one(rows: list[tuple[str, int, str]]) -> None:
    read = [Prediction(text, step / 4) for text, step, _ in rows]
    scores = SquadScores.of(read, [(gold,) if gold else () for _, _, gold in rows], normalise_answer)
    best = scores.best()
    # the script lets a threshold fall between equal probabilities: its best may be better than any, never worse
    for threshold in (-0.1, 0.0, 0.25, 0.5, 0.75, 1.0):
        assert scores.figures(threshold)["f1"].mean <= best["best_f1"] + 1e-9
        assert scores.figures(threshold)["exact"].mean <= best["best_exact"] + 1e-9
