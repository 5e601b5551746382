"""The people of a visit, each once, with role and side."""

from collections.abc import Iterator

from corpus.article_reading import ArticleReading
from corpus.visits.extraction.appearances import Appearance, Person, read_appearances, read_persons
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.extraction.roles import complete_role, read_role
from corpus.visits.extraction.side_marks import SideMarks
from corpus.visits.extraction.sides import Signs, read_signs
from corpus.visits.visit import Evidence, Participant, Reported

_SURE, _LIKELY, _GUESSED = 0.97, 0.9, 0.7
_SURE_TOTAL = 3.0


def read_people(reading: ArticleReading, frame: VisitFrame) -> tuple[Reported[Participant], ...]:
    """Those who took part, each once under the longest form of the name, in the order of the article.

    Left out are people who are only spoken of: a represented mayor, a minister who is quoted, heads of other
    regions.
    """
    persons = read_persons(reading)
    appearances = read_appearances(reading, frame, persons)
    signs = read_signs(reading, frame, appearances)
    marks = SideMarks(reading, frame)

    def participants() -> Iterator[Reported[Participant]]:
        for index, person in enumerate(persons):
            mine = [appearance for appearance in appearances if appearance.person == index]
            if mine and _took_part(signs[index], person, mine):
                yield _reported(reading, marks, person, signs[index])

    return tuple(participants())


def _took_part(signs: Signs, person: Person, appearances: list[Appearance]) -> bool:
    if signs.absent >= len(appearances):
        return False
    doing = abs(signs.deeds) > 1 or bool(signs.joined)
    if signs.outside or signs.national:
        return doing
    has_role = any(mention.role for mention in person.mentions)
    return has_role or signs.active or doing or len(appearances) > 1


def _reported(
    reading: ArticleReading, marks: SideMarks, person: Person, signs: Signs
) -> Reported[Participant]:
    told = read_role(reading, person)
    role = complete_role(marks, told, signs.side) if told else None
    name = person.fullest.span.of(reading.whole)
    return Reported(Participant(name, role, signs.side), _evidence(reading, person), _confidence(signs))


def _evidence(reading: ArticleReading, person: Person) -> tuple[Evidence, ...]:
    """Where the fullest name stands, then where the role is told."""
    told = read_role(reading, person)
    spans = [person.fullest.span]
    if told is not None and told.role_span is not None:
        spans += [told.span, told.role_span]
    return tuple(dict.fromkeys(evidence_at(reading, span) for span in spans))


def _confidence(signs: Signs) -> float:
    if signs.side is None or abs(signs.total) < 1:
        return _GUESSED
    return _SURE if abs(signs.total) >= _SURE_TOTAL else _LIKELY
