"""The stretches of an article that tell of one visit, in the order in which they tell most of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from corpus.article_reading import ArticleReading
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame

Zone = Literal["title", "lead", "body"]

_LEAD = 2
"""Sentences of a visit that count as its lead."""


@dataclass(frozen=True)
class Stretch:
    """The title, or one sentence of the visit."""

    span: Span
    zone: Zone
    whole: str
    """The text of the reading, in which `span` counts."""
    order: int
    """Position among the visit's sentences; -1 for the title."""

    @cached_property
    def text(self) -> str:
        """The words of the stretch."""
        return self.span.of(self.whole)

    def place(self, start: int, end: int) -> Span:
        """What stands from `start` to `end` of `text`, counted in the reading."""
        return Span(self.span.start + start, self.span.start + end)


def read_stretches(reading: ArticleReading, frame: VisitFrame) -> tuple[Stretch, ...]:
    """The title, but not of a visit told in passing, and the visit's sentences in order."""
    sentences = [reading.sentences[index] for index in frame.sentences]
    found = [
        Stretch(span, "lead" if order < _LEAD else "body", reading.whole, order)
        for order, span in enumerate(sentences)
    ]
    title = len(reading.article.title)
    if title and not frame.in_passing:
        found.insert(0, Stretch(Span(0, title), "title", reading.whole, -1))
    return tuple(found)
