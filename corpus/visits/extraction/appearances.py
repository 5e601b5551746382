"""Every place in a visit's sentences where a person appears."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article_reading import ArticleReading
from corpus.person import PersonMention
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.persons import Person

TITLE = -1
"""Stands for the title where a sentence's number is expected."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One mention in a sentence of the visit."""

    person: int
    """Position among the people of the article."""
    mention: PersonMention
    block: Span
    """Name and role together."""
    sentence: int
    """Position in `ArticleReading.sentences`; TITLE for the title."""


def read_appearances(
    reading: ArticleReading, frame: VisitFrame, persons: Sequence[Person]
) -> tuple[Appearance, ...]:
    """Mentions in the title and in the visit's sentences, in order; a passing visit has no title."""
    starts = [sentence.start for sentence in reading.sentences]
    wanted = set(frame.sentences) | (set() if frame.in_passing else {TITLE})

    def all_of_them() -> Iterator[Appearance]:
        for index, person in enumerate(persons):
            for mention in person.mentions:
                sentence = bisect_right(starts, mention.span.start) - 1
                if sentence in wanted:
                    yield Appearance(index, mention, _block(mention), sentence)

    return tuple(sorted(all_of_them(), key=lambda appearance: appearance.mention.span))


def _block(mention: PersonMention) -> Span:
    role = mention.role_span or mention.span
    return Span(min(role.start, mention.span.start), max(role.end, mention.span.end))
