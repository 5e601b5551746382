"""The people of a visit, each once, with role and side."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpus.article_reading import ArticleReading
from corpus.name_words import load_name_words
from corpus.region_names import split_tokens
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.extraction.people.appearances import read_appearances
from corpus.visits.extraction.people.persons import Person, read_persons
from corpus.visits.extraction.people.roles import Role, complete_role, read_role
from corpus.visits.extraction.people.side_marks import SideMarks
from corpus.visits.extraction.people.sides import read_signs
from corpus.visits.extraction.people.signs import Signs
from corpus.visits.extraction.sentences.role_words import load_role_words
from corpus.visits.visit import Participant, Reported
from corpus.words import split_words

_SURE, _LIKELY, _GUESSED = 0.95, 0.8, 0.6
_LIKELY_TOTAL, _SURE_TOTAL = 1.0, 3.0
"""Sums of signs from which on a side is likely, and sure."""
_BEHIND = 30
"""Characters behind a name in which a verb of saying stands."""
_SELF = frozenset({"ia", "dia", "dirinya", "saya", "beliau"})
"""With one of these the visit may be that of whoever speaks."""
_ACTS = 2.0
"""Sum of signs that somebody does something in the visit, rather than being spoken of."""


def read_people(
    reading: ArticleReading, frame: VisitFrame, persons: Sequence[Person] | None = None
) -> tuple[Reported[Participant], ...]:
    """Those who took part, each once under the longest form of the name, in the order of the article.

    Left out are people who are only spoken of: a represented mayor, a minister who is quoted, heads of other
    regions. `persons` are those of the article, where they were read for another of its visits already.
    """
    persons = read_persons(reading) if persons is None else persons
    appearances = read_appearances(reading, frame, persons)
    signs = read_signs(reading, frame, appearances)
    marks = SideMarks(reading, frame)

    times = Counter(appearance.person for appearance in appearances)

    def participants() -> Iterator[Reported[Participant]]:
        for index, person in enumerate(persons):
            if frame.in_passing and _only_speaks(reading, frame, person):
                continue
            if index in times and _took_part(signs, index, person, times[index]):
                role = read_role(reading, person, appearances)
                yield _reported(reading, marks, person, role, signs[index])

    return tuple(participants())


def _only_speaks(reading: ArticleReading, frame: VisitFrame, person: Person) -> bool:
    """Does somebody only tell of a visit in passing: "X menambahkan, sebelumnya dinasnya berkunjung ke sana"?"""
    sentences = [reading.sentences[position] for position in frame.sentences]
    words = {word.text.lower() for span in sentences for word in split_words(span.of(reading.whole))}
    inside = [m for m in person.mentions if any(one.start <= m.span.start < one.end for one in sentences)]
    if not inside or not words.isdisjoint(_SELF):
        return False
    behind = (split_words(reading.whole[m.span.end : m.span.end + _BEHIND])[:1] for m in inside)
    speech = load_role_words().lists["speech"]
    return all(following and following[0].text.lower() in speech for following in behind)


def _took_part(everyone: Mapping[int, Signs], index: int, person: Person, times: int) -> bool:
    """Did that person, who appears so many times, take part?"""
    signs = everyone[index]
    if signs.absent >= times:
        return False
    doing = abs(signs.deeds) > _ACTS
    if signs.foreign:
        return doing or any(not everyone[other].foreign for other in signs.joined)
    has_role = any(mention.role for mention in person.mentions)
    return has_role or signs.active or doing or bool(signs.joined) or times > 1


def _reported(
    reading: ArticleReading, marks: SideMarks, person: Person, role: Role | None, signs: Signs
) -> Reported[Participant]:
    # A wrong government in a role is worse than none.
    known = signs.side if abs(signs.total) >= _LIKELY_TOTAL else None
    told = complete_role(marks, role, known) if role else None
    named = _without_courtesy(reading, person.fullest.span)
    name = " ".join(named.of(reading.whole).split())
    spans = [named] + ([role.person, role.span] if role else [])
    evidence = tuple(dict.fromkeys(evidence_at(reading, span) for span in spans))
    return Reported(Participant(name, told, signs.side), evidence, _confidence(signs))


def _without_courtesy(reading: ArticleReading, span: Span) -> Span:
    """The name without "Pak" or "Ibu" before it."""
    first = split_tokens(span.of(reading.whole))[0]
    if not load_name_words().is_courtesy(first.key) or first.end + 1 >= span.end - span.start:
        return span
    return Span(span.start + first.end + 1, span.end)


def _confidence(signs: Signs) -> float:
    if abs(signs.total) < _LIKELY_TOTAL:
        return _GUESSED
    return _SURE if abs(signs.total) >= _SURE_TOTAL else _LIKELY
