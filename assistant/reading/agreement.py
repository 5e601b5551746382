"""Whether two reports of the same visit give different days or figures."""

from collections.abc import Hashable, Sequence

from assistant.reading.article_view import ArticleView
from assistant.reading.types import Support
from assistant.understanding.question import Kind, Question
from corpus.spans import Span

SURE = 0.5
"""Least fit of a direct answer that may contradict another."""


def find_disagreement(
    question: Question, supports: Sequence[Support], views: dict[str, ArticleView], same_visit: frozenset[str]
) -> tuple[Support, Support] | None:
    """The best direct answer and one of another report (`same_visit`: ids of articles) that says otherwise.

    Only days and figures are compared; a figure with another unit, or for which a report guards itself ("sekitar"),
    contradicts nothing.
    """
    best = next((one for one in supports if one.short), None)
    if question.kind not in (Kind.WHEN, Kind.HOW_MANY) or best is None or best.fit < SURE:
        return None
    mine = _value(best, views)
    for other in supports:
        if other.article.id not in same_visit or other.short is None or other.fit < SURE:
            continue
        theirs = _value(other, views)
        if mine and theirs and mine[0] == theirs[0] and mine[1] != theirs[1]:
            return best, other
    return None


def _value(support: Support, views: dict[str, ArticleView]) -> tuple[Hashable, Hashable] | None:
    """What kind of value the direct answer is (a day, so many of a unit), and the value."""
    view, span = views.get(support.article.id), support.short
    if view is None or span is None:
        return None
    return _day(view, span) or _figure(view, span)


def _day(view: ArticleView, span: Span) -> tuple[Hashable, Hashable] | None:
    date = next((date for date in view.dates if date.span == span), None)
    if date is None or date.day is None:
        return None
    return "day", (date.day, date.month)


def _figure(view: ArticleView, span: Span) -> tuple[Hashable, Hashable] | None:
    number = next((number for number in view.numbers if number.phrase == span), None)
    if number is None or number.approximate or number.upto is not None:
        return None
    return (number.unit, number.counted), number.value
