"""How right a row of the reader's table is: SQuAD 2.0 figures at a line, and without one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.bench_support.answer_match import best_match, match_exactly, match_words
from eval.bench_support.pair_reading import Reading
from eval.bench_support.ranks import RESAMPLES, SEED, Estimate, estimate_mean
from index.training.reader.examples import ReadingExample

LINE = 0.5
"""Probability from which a row answers: its own best guess of more likely than not."""
LINES = tuple(number / 100 for number in range(2, 100, 2))
"""Lines tried where one is fitted."""

Values = NDArray[np.float64]
Truth = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What a row did with each question; all arrays (questions,)."""

    probability: Values
    """Stated probability that the context answers."""
    exact: Values
    """EM of the answer that would be given; 0 for unanswerable questions."""
    overlap: Values
    """F1 of it."""
    has: Truth
    """Whether the question has an answer in the context."""

    def choose(self, chosen: Truth) -> "Outcomes":
        """Only the questions where `chosen` is true."""
        return Outcomes(self.probability[chosen], self.exact[chosen], self.overlap[chosen], self.has[chosen])

    def exact_at(self, line: float | Values) -> Values:
        """EM of each question where it answers from `line` on and abstains below."""
        return self._at(line, self.exact)

    def overlap_at(self, line: float | Values) -> Values:
        """F1 of each question, in the same way."""
        return self._at(line, self.overlap)

    def _at(self, line: float | Values, right: Values) -> Values:
        answered = self.probability >= line
        return np.where(answered, right, (~self.has).astype(np.float64))


def score_answers(examples: Sequence[ReadingExample], readings: Sequence[Reading]) -> Outcomes:
    """The outcomes of a row that gave `readings` for `examples`."""
    golds = [tuple(span.of(example.passage) for span in example.spans) for example in examples]
    pairs = list(zip(readings, golds, strict=True))
    return Outcomes(
        np.array([reading.answerable for reading in readings], dtype=np.float64),
        np.array([best_match(match_exactly, reading.answer, some) for reading, some in pairs]),
        np.array([best_match(match_words, reading.answer, some) for reading, some in pairs]),
        np.array([bool(example.answerable) for example in examples], dtype=bool),
    )


def abstain_always(examples: Sequence[ReadingExample]) -> Outcomes:
    """The row that never answers."""
    return score_answers(examples, [Reading("", 0.0, 0.0)] * len(examples))


def estimate_auc(outcomes: Outcomes) -> Estimate | None:
    """Area under the ROC curve of `probability` for answerable or not, bootstrapped; None with one kind only."""
    if outcomes.has.all() or not outcomes.has.any():
        return None
    number = len(outcomes.has)
    draws = np.random.default_rng(SEED).integers(0, number, (RESAMPLES, number))
    areas = np.array([rank_area(outcomes.probability[draw], outcomes.has[draw]) for draw in draws])
    low, high = np.nanpercentile(areas, [2.5, 97.5])
    return Estimate(rank_area(outcomes.probability, outcomes.has), float(low), float(high))


def rank_area(scores: Values, truth: Truth) -> float:
    """Chance that a true one has the higher score than an untrue one, ties counting half (Mann, Whitney 1947)."""
    right, wrong = np.sort(scores[truth]), np.sort(scores[~truth])
    if not len(right) or not len(wrong):
        return float("nan")
    below = np.searchsorted(wrong, right, "left") + np.searchsorted(wrong, right, "right")
    return float(below.sum() / (2 * len(right) * len(wrong)))


def crossfit_lines(outcomes: Outcomes, half: Truth) -> Values:
    """For each question the line with the best F1 over the other half, (questions,): no line has seen its question."""
    lines = np.empty(len(half))
    for side in (half, ~half):
        lines[side] = best_line(outcomes.choose(~side))
    return lines


def best_line(outcomes: Outcomes) -> float:
    """The line of LINES with the greatest mean F1; the middle one of equal ones. LINE for no questions."""
    if not len(outcomes.has):
        return LINE
    means = [float(outcomes.overlap_at(line).mean()) for line in LINES]
    best = [line for line, mean in zip(LINES, means, strict=True) if mean >= max(means) - 1e-12]
    return best[len(best) // 2]


def strictest_line(outcomes: Outcomes, least: float) -> float:
    """The highest stated probability from which on answering leaves a mean F1 of at least `least`; 0 for none."""
    lines = np.unique(outcomes.probability)[::-1]
    return next((float(line) for line in lines if outcomes.overlap_at(float(line)).mean() >= least), 0.0)


def show_percent(estimate: Estimate | None) -> str:
    """In percent with its interval; a dash for none."""
    if estimate is None:
        return "–"
    mean, low, high = (100 * value for value in (estimate.mean, estimate.low, estimate.high))
    return f"{mean:.1f} [{low:.1f}–{high:.1f}]"


def show_mean(values: Values) -> str:
    """Mean of the values in percent with its interval; a dash for no values."""
    return show_percent(estimate_mean(values) if len(values) else None)
