"""How lists are scored."""

import pytest

from corpus.spans import Span
from eval.bench_lists import find_items
from eval.bench_support.answer_match import score_items
from index.passage_reading import PassageReading, ScoredSpan
from index.training.reader.examples import ReadingExample


def test_items_are_scored_as_a_set() -> None:
    assert score_items(["a", "b"], ["b", "a"]) == pytest.approx((1.0, 1.0, 1.0))
    assert score_items(["a", "x"], ["a", "b"]) == pytest.approx((0.5, 0.5, 0.5))
    assert score_items([], ["a"]) == (0.0, 0.0, 0.0)


def test_only_spans_near_the_best_one_are_items() -> None:
    example = ReadingExample("x", "Siapa saja?", "Ani dan Budi")
    spans = (ScoredSpan(Span(0, 3), 0.8), ScoredSpan(Span(8, 12), 0.1))
    reading = PassageReading(1.0, 1.0, spans)
    assert find_items(example, reading, 0.1) == ["Ani", "Budi"]
    assert find_items(example, reading, 0.2) == ["Ani"]
