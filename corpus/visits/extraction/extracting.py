"""Visits out of one article."""

import hashlib
from collections.abc import Sequence

from corpus.article_reading import ArticleReading
from corpus.visits.extraction.events.events import read_frames
from corpus.visits.extraction.events.gates import TELLING
from corpus.visits.extraction.events.parties import read_parties
from corpus.visits.extraction.events.when import read_date, read_open_date
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.long_articles import move_evidence, split_long
from corpus.visits.extraction.people.participants import read_people
from corpus.visits.extraction.people.persons import Person, read_persons
from corpus.visits.extraction.people.venue import read_venue
from corpus.visits.extraction.sentences.plain_sentence import read_plain_sentences
from corpus.visits.extraction.sentences.role_cues import read_roles
from corpus.visits.extraction.subjects.figures import read_figures
from corpus.visits.extraction.subjects.form import read_form
from corpus.visits.extraction.subjects.outcomes import read_outcomes
from corpus.visits.extraction.subjects.programs import read_programs
from corpus.visits.extraction.subjects.topics import read_topics
from corpus.visits.visit import Party, Reported, Status, Visit, VisitDate

OCCASIONS = TELLING | {"held"}
"""Kinds of cues beside which the day of the visit may stand."""


def extract_visits(reading: ArticleReading) -> tuple[Visit, ...]:
    """The visits that an article tells of, the one that it reports first; none where it is about something else.

    Very long articles are read in pieces (`long_articles`); a visit that several pieces tell is kept once.
    """
    pieces = list(split_long(reading.article))
    if len(pieces) == 1:
        return _extract(reading)
    found: dict[str, Visit] = {}
    for start, piece in pieces:
        for visit in _extract(ArticleReading(piece, reading.gazetteer)):
            found.setdefault(visit.id, move_evidence(visit, start))
    return tuple(found.values())


def _extract(reading: ArticleReading) -> tuple[Visit, ...]:
    sentences = read_plain_sentences(reading)
    hints = tuple(told for sentence in sentences for told in read_roles(sentence))
    parties = read_parties(reading, sentences, hints)
    cues = [told.place for told in hints if told.cue.kind in OCCASIONS]
    frames = tuple(read_frames(reading, sentences, hints, parties))
    persons = read_persons(reading) if frames else ()
    return tuple(_read_visit(reading, frame, cues, persons) for frame in frames)


def _read_visit(
    reading: ArticleReading, frame: VisitFrame, cues: Sequence[int], persons: Sequence[Person]
) -> Visit:
    date = read_date(reading, frame, cues)
    return Visit(
        id=_visit_id(reading.article.id, frame, date),
        visitors=frame.visitors,
        hosts=frame.hosts,
        date=date,
        form=read_form(reading, frame),
        topics=read_topics(reading, frame),
        venue=read_venue(reading, frame),
        people=read_people(reading, frame, persons),
        programs=read_programs(reading, frame),
        figures=read_figures(reading, frame),
        outcomes=read_outcomes(reading, frame),
        articles=(reading.article.id,),
        status=Status.PLANNED if _is_ahead(reading, date) else frame.status,
        in_passing=frame.in_passing,
        open_date=None if date else read_open_date(reading, frame, cues),
    )


def _is_ahead(reading: ArticleReading, date: Reported[VisitDate] | None) -> bool:
    """Does that day come after the article?"""
    published = reading.article.published
    return date is not None and published is not None and date.value.first > published


def _visit_id(article_id: str, frame: VisitFrame, date: Reported[VisitDate] | None) -> str:
    parts = [article_id, _names(frame.visitors), _names(frame.hosts), str(date.value) if date else ""]
    return "k" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:10]


def _names(parties: Sequence[Reported[Party]]) -> str:
    return ",".join(sorted(party.value.code or party.value.region for party in parties))
