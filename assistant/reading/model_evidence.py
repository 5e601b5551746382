"""What a model read, gathered for each sentence of an article."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.spans import Span
from index.hit import Hit

LEAST = 0.003
"""Probabilities are kept this far from 0 and 1: a logit further out says no more."""
LISTED = 0.02
"""Share of the best span's probability from which a span is one of several things asked for: the items of a list
share the probability between them (eval.bench_lists)."""
UNREAD_RELEVANCE = 0.05
"""Of a sentence that no passage read holds: reading stopped before it."""


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """A part of an article that may be the answer."""

    span: Span
    """In the text of the article."""
    score: float
    """Probability, 0 to 1, that its passage answers and that this is the answer there."""


@dataclass(frozen=True, slots=True)
class ReadPart:
    """One passage of an article with what was read there, in characters of the article."""

    span: Span
    relevance: float
    answerable: float
    spans: tuple[ReadSpan, ...]
    """Best first."""


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What was read around one sentence."""

    mass: float
    """Probability, 0 to 1, that the answer stands in it."""
    relevance: float
    """Of the most relevant passage that holds it."""
    spans: tuple[ReadSpan, ...]
    """The answers that were read in it, likeliest first; where two passages hold it, those of the surer one."""
    items: tuple[ReadSpan, ...]
    """The things in it that a list would name, in the order of the text."""


def gather_parts(hits: Iterable[Hit]) -> dict[str, tuple[ReadPart, ...]]:
    """The passages that were read, under the ids of their articles."""
    parts: dict[str, list[ReadPart]] = {}
    for hit in hits:
        if hit.reading is not None:
            parts.setdefault(hit.passage.article.id, []).append(_place(hit))
    return {article_id: tuple(found) for article_id, found in parts.items()}


def read_sentence(sentence: Span, parts: Sequence[ReadPart]) -> SentenceReading:
    """The readings of all passages of its article, as far as they speak of this sentence."""
    holding = [part for part in parts if part.span.start < sentence.end and sentence.start < part.span.end]
    inside = [[one for one in part.spans if _lies_in(one.span, sentence)] for part in holding]
    # overlapping passages read the same sentence twice: the surer reading counts, they are not added up
    mass = max((sum(one.score for one in some) for some in inside), default=0.0)
    surest = max(inside, key=lambda some: max((one.score for one in some), default=0.0), default=[])
    listing = max(holding, key=lambda part: part.answerable, default=None)
    return SentenceReading(
        mass=min(1.0, mass),
        relevance=max((part.relevance for part in holding), default=UNREAD_RELEVANCE),
        spans=tuple(sorted(surest, key=lambda one: (-one.score, one.span))),
        items=tuple(one for one in _list_items(listing) if _lies_in(one.span, sentence)) if listing else (),
    )


def to_logit(probability: float) -> float:
    """Log odds of a probability, bounded."""
    kept = min(1 - LEAST, max(LEAST, probability))
    return math.log(kept / (1 - kept))


def _place(hit: Hit) -> ReadPart:
    reading, start = hit.reading, hit.passage.start
    if reading is None:
        raise ValueError("expected a hit that was read")
    shares = sum(one.score for one in reading.spans) or 1.0
    return ReadPart(
        Span(start, hit.passage.end),
        reading.relevance,
        reading.answerable,
        tuple(
            ReadSpan(one.span.shift(start), reading.answerable * one.score / shares) for one in reading.spans
        ),
    )


def _list_items(part: ReadPart) -> list[ReadSpan]:
    least = LISTED * max((one.score for one in part.spans), default=0.0)
    return sorted((one for one in part.spans if one.score >= least), key=lambda one: one.span)


def _lies_in(span: Span, sentence: Span) -> bool:
    """True where more of the span is in the sentence than out of it."""
    shared = min(span.end, sentence.end) - max(span.start, sentence.start)
    return 2 * shared > span.end - span.start
