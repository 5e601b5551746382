"""Every place in a visit's sentences where a person appears."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article_reading import ArticleReading
from corpus.person import PersonMention
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.people.persons import Person

TITLE = -1
"""Stands for the title where a sentence's number is expected."""


_PRONOUN = re.compile(r"[\s\"“”'‘’]*(?:ia|dia|beliau)\b", re.IGNORECASE)


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
    """Mentions in the title and in the visit's sentences, in order; a passing visit has no title.

    A passing visit that begins with "Ia" has the person named first in the sentence before.
    """
    starts = [sentence.start for sentence in reading.sentences]
    wanted = set(frame.sentences) | (set() if frame.in_passing else {TITLE})
    every = [
        Appearance(index, mention, _block(mention), bisect_right(starts, mention.span.start) - 1)
        for index, person in enumerate(persons)
        for mention in person.mentions
    ]
    every.sort(key=_place)
    meant = _meant(reading, frame) if frame.in_passing else frozenset()
    firsts = (next((one for one in every if one.sentence == sentence), None) for sentence in meant)
    found = [one for one in every if one.sentence in wanted] + [one for one in firsts if one is not None]
    return tuple(sorted(found, key=_place))


def _place(appearance: Appearance) -> Span:
    return appearance.mention.span


def _meant(reading: ArticleReading, frame: VisitFrame) -> frozenset[int]:
    """Sentences before those of the visit that begin with "Ia", where they belong to another visit."""
    begun = (index for index in frame.sentences if index and index - 1 not in frame.sentences)
    return frozenset(
        index - 1 for index in begun if _PRONOUN.match(reading.whole, reading.sentences[index].start)
    )


def _block(mention: PersonMention) -> Span:
    role = mention.role_span or mention.span
    return Span(min(role.start, mention.span.start), max(role.end, mention.span.end))
