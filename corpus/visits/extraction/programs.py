"""Names of programs, applications, places of innovation and prizes that a visit is told of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.article_reading import ArticleReading
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.extraction.program_names import Candidate, find_candidates
from corpus.visits.extraction.stretches import Stretch, read_stretches
from corpus.visits.visit import Reported
from corpus.words import fold

_MOST = 8
"""Programs of one visit."""


@dataclass(frozen=True, slots=True)
class _Name:
    written: str
    span: Span
    confidence: float


def read_programs(reading: ArticleReading, frame: VisitFrame) -> tuple[Reported[str], ...]:
    """Names in the order in which they come, each as it is written first and with its places; at most eight."""
    groups: list[list[_Name]] = []
    for name in _read_names(reading, read_stretches(reading, frame)):
        home = next((group for group in groups if _is_same(group[0].written, name.written)), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    return tuple(_reported(reading, group) for group in groups[:_MOST])


def _read_names(reading: ArticleReading, stretches: Iterable[Stretch]) -> Iterator[_Name]:
    """Names in the text; a title, where most words have capitals, tells none."""
    taken = [mention.span for mention in reading.people]
    regions = [mention.span for mention in reading.regions]
    for stretch in stretches:
        if stretch.zone == "title":
            continue
        for candidate in find_candidates(stretch.text):
            name = _name(stretch, candidate)
            if not _overlaps(name.span, taken) and not _is_inside(name.span, regions):
                yield name


def _name(stretch: Stretch, candidate: Candidate) -> _Name:
    span = stretch.place(candidate.start, candidate.end)
    return _Name(" ".join(span.of(stretch.whole).split()), span, candidate.confidence)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _is_inside(span: Span, others: Iterable[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _is_same(a: str, b: str) -> bool:
    """Is one the other, or a part of it by whole words?"""
    a, b = fold(a), fold(b)
    return f" {a} " in f" {b} " or f" {b} " in f" {a} "


def _reported(reading: ArticleReading, group: list[_Name]) -> Reported[str]:
    fullest = max(group, key=lambda name: (len(name.written), -name.span.start))
    evidence = dict.fromkeys(evidence_at(reading, name.span) for name in [fullest, *group])
    return Reported(fullest.written, tuple(evidence)[:3], max(name.confidence for name in group))
