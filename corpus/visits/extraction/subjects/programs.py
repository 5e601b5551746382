"""Names of programs, applications, places of innovation and prizes that a visit is told of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from corpus.article_reading import ArticleReading
from corpus.person import PersonMention
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.extraction.subjects.program_names import Candidate, find_candidates
from corpus.visits.extraction.subjects.stretches import Stretch, read_stretches
from corpus.visits.visit import Reported
from corpus.words import fold

_MOST = 8
"""Programs of one visit."""
_SURE = 0.75
"""Confidence from which a name stands against a person of that name without a post."""
_CLEAR = 0.55
"""Confidence below which a name may not even touch a region, an office or a post."""
_LIKELY, _OFTEN = 0.5, 2
"""Below that confidence a name must be told so many times."""
_FULL_NAME = re.compile(r"(.+) \(([^()]+)\)")


@dataclass(frozen=True, slots=True)
class _Name:
    written: str
    span: Span
    confidence: float


def read_programs(reading: ArticleReading, frame: VisitFrame) -> tuple[Reported[str], ...]:
    """Names in the order in which they come, each with its places; at most eight."""
    groups: list[list[_Name]] = []
    for name in _read_names(reading, read_stretches(reading, frame)):
        home = next(
            (group for group in groups if any(_is_same(one.written, name.written) for one in group)), None
        )
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    return tuple(_reported(reading, group) for group in groups[:_MOST])


def _read_names(reading: ArticleReading, stretches: Iterable[Stretch]) -> Iterator[_Name]:
    """Names in the text; a title, where most words have capitals, tells none."""
    others = _Others.read(reading)
    for stretch in stretches:
        if stretch.zone == "title":
            continue
        for one in find_candidates(stretch.text):
            span = stretch.place(one.start, one.end)
            if not others.hold(span, one) and (one.confidence >= _CLEAR or others.is_clear(span, one)):
                yield _Name(" ".join(one.name.split()), span, one.confidence)


@dataclass(frozen=True, slots=True)
class _Others:
    """What else has a name in an article."""

    whole: str
    people: tuple[PersonMention, ...]
    regions: tuple[Span, ...]
    bodies: tuple[Span, ...]

    @classmethod
    def read(cls, reading: ArticleReading) -> Self:
        regions = tuple(mention.span for mention in reading.regions)
        bodies = tuple(mention.name_span for mention in reading.bodies)
        return cls(reading.whole, reading.people, regions, bodies)

    def hold(self, span: Span, candidate: Candidate) -> bool:
        """Is the candidate a region, an office, or (a part of) a person's name?"""
        sure = candidate.confidence >= _SURE
        if any(_meet(span, person.span) and (person.role or not sure) for person in self.people):
            return True
        return _is_inside(span, self.regions if candidate.is_body else (*self.regions, *self.bodies))

    def is_clear(self, span: Span, candidate: Candidate) -> bool:
        """Does it touch none of them, and is it told more than once where nothing else speaks for it?"""
        roles = [person.role_span for person in self.people if person.role_span]
        touched = any(_meet(span, other) for other in (*self.regions, *self.bodies, *roles))
        return not touched and (candidate.confidence >= _LIKELY or self.whole.count(candidate.name) >= _OFTEN)


def _meet(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def _is_inside(span: Span, others: Iterable[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _is_same(a: str, b: str) -> bool:
    """Is one the other, a part of it by whole words, or its short form in brackets or by initials?"""
    return any(_holds(x, y) or _initials(x) == fold(y).split()[0] for x, y in ((a, b), (b, a)))


def _holds(a: str, b: str) -> bool:
    a, b = (f" {re.sub(r'[()]', '', fold(one))} " for one in (a, b))
    return b in a


def _initials(name: str) -> str:
    """ "mpp" for "Mal Pelayanan Publik"; a name of one word has none."""
    words = [word for word in fold(name).split() if word not in {"dan", "di", "untuk"} and word.isalpha()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _reported(reading: ArticleReading, group: list[_Name]) -> Reported[str]:
    shown = _shown(group)
    ordered = sorted(group, key=lambda name: (name.written != shown, name.span))
    evidence = dict.fromkeys(evidence_at(reading, name.span) for name in ordered)
    return Reported(shown, tuple(evidence)[:3], max(name.confidence for name in group))


def _shown(group: list[_Name]) -> str:
    """The short form where it is used alone as well, else the surest and fullest way it is written."""
    alone = {fold(name.written) for name in group}
    for name in group:
        match = _FULL_NAME.fullmatch(name.written)
        if match and fold(match.group(2)) in alone:
            return match.group(2)
    return max(group, key=lambda name: (name.confidence, len(name.written), -name.span.start)).written
