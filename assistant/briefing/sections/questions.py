"""Questions worth asking: what the reports of visits to the host on the topic do not tell."""

import re
from collections.abc import Iterator
from datetime import timedelta

from assistant.briefing import messages
from assistant.briefing.data_files import Hole, load_briefing_data, load_holes
from assistant.briefing.document import Cite, Line, Paragraph, Section, Table
from assistant.briefing.material import Material
from assistant.briefing.sections import sentences
from assistant.briefing.sections.officials import host_offices
from assistant.briefing.sections.rows import add_when, merge_cites, say_when, source_cell, visit_cites
from assistant.briefing.sections.shown import find_programs
from assistant.briefing.wording import name_guests
from corpus.visits.visit import Visit

VISITS_READ = 40
"""The newest visits on the topic whose reports are searched for answers."""
ROWS = 15
PROGRAMS_ASKED = 2
GUESTS_ASKED = 2
OLD = timedelta(days=3 * 365)
"""After three years budgets, officials and applications have mostly changed."""
CITED = 8

_DIGIT = re.compile(r"\d")

Question = tuple[Line, Line, Line]


def build_questions(material: Material) -> Section:
    """A table of questions with the reason of each."""
    host, topic = material.request.host.full_name, material.request.topic
    visits = material.on_topic[:VISITS_READ]
    cites = merge_cites(visit_cites(material, visit)[:1] for visit in visits[:CITED])
    said = sentences.questions_opening(host, topic, len(visits))
    lines = (Line(said, cites if visits else ()),)
    table = Table(sentences.QUESTION_HEADS, (58, 31, 11), find_questions(material))
    return Section("questions", messages.TITLES["questions"], (Paragraph(lines), table))


def find_questions(material: Material) -> tuple[Question, ...]:
    """At most ROWS of them: on programs, on holes, on what changed, on contradictions, for earlier guests."""
    first = (*_on_disagreement(material), *_on_change(material), *_on_programs(material))
    last = tuple(_for_guests(material))
    holes = tuple(_on_holes(material))[: ROWS - len(first) - len(last)]
    return (*first, *holes, *last)[:ROWS]


def _on_holes(material: Material) -> Iterator[Question]:
    """What is not told anywhere in the reports.

    A question of the topic's own is answered by any visit to the host, a common one ("what does it cost?") only by
    those on the topic.
    """
    holes, topic = load_holes(), material.request.topic
    names = {"host": material.request.host.full_name, "topic": topic}
    for group, visits in (
        (holes.of_topic(topic, material.topics), material.received[:VISITS_READ]),
        (holes.common, material.on_topic[:VISITS_READ]),
    ):
        whole = _texts(material, visits)
        cites = merge_cites(visit_cites(material, visit)[:1] for visit in visits[:CITED])
        for hole in group:
            if not _is_told(material, hole, visits, whole):
                yield Line(hole.question.format(**names)), Line(hole.what), source_cell(cites)


def _texts(material: Material, visits: tuple[Visit, ...]) -> str:
    """All reports of the visits, each once."""
    texts = {article.id: article.text for visit in visits for article in material.shelf.articles(visit)}
    return "\n".join(texts.values())


def _is_told(material: Material, hole: Hole, visits: tuple[Visit, ...], whole: str) -> bool:
    if hole.cues and hole.cues.search(whole):
        return True
    return any(_field_tells(material, hole, visit) for visit in visits)


def _field_tells(material: Material, hole: Hole, visit: Visit) -> bool:
    match hole.field:
        case None:
            return False
        case "people":
            return any(person.value.side == "host" for person in visit.people)
        case "units":
            return bool(host_offices(material, visit)) or _has_office(visit)
        case "programs" | "figures" | "outcomes":
            return bool(getattr(visit, hole.field))


def _has_office(visit: Visit) -> bool:
    word = load_briefing_data().units
    return any(
        person.value.side == "host" and person.value.role and word.search(person.value.role)
        for person in visit.people
    )


def _on_change(material: Material) -> Iterator[Question]:
    """The newest dated visit is old."""
    newest = next((visit for visit in material.on_topic if visit.date), None)
    if newest is None or newest.date is None or material.trip_day - newest.date.value.last < OLD:
        return
    when = say_when(material, newest)
    asked = sentences.what_changed(material.request.topic, material.request.host.full_name, when)
    yield Line(asked), Line(sentences.stale(when)), source_cell(visit_cites(material, newest))


def _on_programs(material: Material) -> Iterator[Question]:
    """Programs shown on the topic, none of whose sentences has a number."""
    on_topic = {visit.id for visit in material.on_topic}
    shown = [one for one in find_programs(material) if any(visit.id in on_topic for visit in one.visits)]
    bare = [one for one in shown if not any(_has_number(material, cite, one.name) for cite in one.cites)]
    for program in bare[:PROGRAMS_ASKED]:
        reason = Line(sentences.no_figures(program.name))
        yield Line(sentences.how_far(program.name)), reason, source_cell(program.cites)


def _has_number(material: Material, cite: Cite, name: str) -> bool:
    """Does a sentence of the article that names the program have a number besides the name's own?"""
    article = material.shelf.article(cite.article_id)
    if article is None:
        return False
    texts = (span.of(article.text).casefold() for span in material.shelf.sentences(article))
    key = name.casefold()
    return any(key in text and _DIGIT.search(text.replace(key, "")) for text in texts)


def _on_disagreement(material: Material) -> Iterator[Question]:
    """What the sources of a visit on the topic say differently."""
    for visit in material.on_topic:
        for conflict in visit.conflicts:
            field = sentences.FIELDS.get(conflict.field, conflict.field)
            values = [str(value.value) for value in conflict.values]
            cites = merge_cites(material.shelf.cites_of(visit, value) for value in conflict.values)
            guest = name_guests(visit, material.gazetteer)
            asked = sentences.which_is_right(field, guest, values)
            yield Line(asked), Line(sentences.DISAGREE), source_cell(cites)


def _for_guests(material: Material) -> Iterator[Question]:
    """Earlier guests of whom no result is told; the own region is not asked."""
    own = material.request.own.code
    silent = [
        visit
        for visit in material.on_topic
        if not visit.outcomes and visit.visitors and own not in {one.value.code for one in visit.visitors}
    ]
    for visit in silent[:GUESTS_ASKED]:
        guest = name_guests(visit, material.gazetteer)
        asked = sentences.what_followed(guest, material.request.host.full_name)
        cites = visit_cites(material, visit)
        yield Line(asked), Line(add_when(material, visit, sentences.NO_FOLLOW_UP)), source_cell(cites)
