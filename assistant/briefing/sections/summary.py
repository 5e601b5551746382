"""The summary: one line for each of the other sections."""

from collections.abc import Iterator

from assistant.briefing import formats, messages
from assistant.briefing.data_files import load_briefing_data
from assistant.briefing.document import GAZETTEER, Items, Line, Section
from assistant.briefing.material import Material
from assistant.briefing.sections import sentences
from assistant.briefing.sections.host import say_area, say_population
from assistant.briefing.sections.outcomes import ITEMS, outcome_lines
from assistant.briefing.sections.own import elsewhere, here
from assistant.briefing.sections.questions import find_questions
from assistant.briefing.sections.rows import merge_cites, say_when, visit_cites
from assistant.briefing.sections.shown import find_programs
from assistant.briefing.sections.visits import counted
from assistant.briefing.wording import name_guests

PROGRAMS = 4
GUESTS = 5


def build_summary(material: Material) -> Section:
    """What somebody reads who reads nothing else."""
    lines = (
        _host(material),
        *_visits(material),
        *_shown(material),
        *_outcomes(material),
        here(material),
        elsewhere(material),
        *_comparable(material),
        Line(sentences.questions_counted(len(find_questions(material)))),
    )
    return Section("summary", messages.TITLES["summary"], (Items(lines),))


def _host(material: Material) -> Line:
    host, own = material.request.host, material.request.own
    figures = []
    if host.population:
        year = load_briefing_data().gazetteer.population_year
        figures.append(sentences.summary_population(say_population(host), year))
    if host.area_km2:
        figures.append(sentences.summary_area(say_area(host)))
    if material.distance is not None:
        figures.append(sentences.summary_distance(formats.km(material.distance), own.full_name))
    province = "" if host.kind == "provinsi" else host.province
    if not figures:
        return Line(sentences.in_province(host.full_name, province), (GAZETTEER,))
    return Line(sentences.summary_host(host.full_name, province, figures), (GAZETTEER,))


def _visits(material: Material) -> Iterator[Line]:
    if not material.received:
        yield Line(sentences.no_visits(material.request.host.full_name))
        return
    yield counted(material)
    topic = material.request.topic if material.on_topic else None
    visits = material.on_topic or material.received
    last = next((visit for visit in visits if visit.date), None)
    undated = sum(visit.date is None for visit in visits)
    if last is None:
        named = visits[:GUESTS]
        guests = list(dict.fromkeys(name_guests(visit, material.gazetteer) for visit in named))
        cites = merge_cites(visit_cites(material, visit) for visit in named)
        yield Line(sentences.guests_named(guests, topic), cites)
    else:
        said = sentences.last_visit(
            name_guests(last, material.gazetteer), say_when(material, last), topic, undated
        )
        yield Line(said, visit_cites(material, last))


def _shown(material: Material) -> Iterator[Line]:
    if programs := find_programs(material)[:PROGRAMS]:
        cites = merge_cites(program.cites for program in programs)
        yield Line(sentences.shown_most([program.name for program in programs]), cites)


def _outcomes(material: Material) -> Iterator[Line]:
    if lines := outcome_lines(material):
        yield Line(sentences.outcomes_counted(len(lines)), merge_cites(line.cites for line in lines[:ITEMS]))


def _comparable(material: Material) -> Iterator[Line]:
    if material.comparable:
        best = material.comparable[0]
        distance = "" if best.distance is None else formats.km(best.distance)
        population = say_population(best.region) if best.region.population else ""
        cites = merge_cites(visit_cites(material, visit)[:1] for visit in best.visits[:1])
        said = sentences.nearest_comparable(best.region.full_name, population, distance)
        yield Line(said, (GAZETTEER, *cites))
