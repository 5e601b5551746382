"""What is known of a visit before its fields are read, and how a place in an article becomes evidence."""

from dataclasses import dataclass

from corpus.article_reading import ArticleReading
from corpus.spans import Span
from corpus.visits.visit import Evidence, Party, Reported, Status


@dataclass(frozen=True, slots=True)
class VisitFrame:
    """Who visits whom, and which sentences of the article tell of it."""

    visitors: tuple[Reported[Party], ...]
    hosts: tuple[Reported[Party], ...]
    sentences: tuple[int, ...]
    """Positions in `ArticleReading.sentences`, in order; of the article's main visit all that belong to no other."""
    status: Status = Status.HELD
    in_passing: bool = False
    own: tuple[int, ...] = ()
    """Those of `sentences` that tell of no other visit of the article; empty: no other shares any."""
    day: Span | None = None
    """Where in `ArticleReading.whole` its day stands, where that is already known."""


def evidence_at(reading: ArticleReading, span: Span) -> Evidence:
    """The evidence for a span of `reading.whole`."""
    if span.start >= reading.head:
        moved = span.shift(-reading.head)
        return Evidence(reading.article.id, moved.start, moved.end)
    return Evidence(reading.article.id, span.start, min(span.end, len(reading.article.title)), in_title=True)
