"""Other hosts on the same topic."""

from assistant.briefing import formats, messages
from assistant.briefing.comparing import Comparable, rate
from assistant.briefing.document import GAZETTEER, Line, Paragraph, Section, Table
from assistant.briefing.material import Material
from assistant.briefing.sections import sentences
from assistant.briefing.sections.host import say_population
from assistant.briefing.sections.rows import merge_cites, source_cell, visit_cites
from assistant.messages import thousands

ROWS = 6
VISITS_CITED = 3


def build_comparable(material: Material) -> Section:
    """The best of them under the host itself, and the formula."""
    title, request = messages.TITLES["comparable"], material.request
    if not material.comparable:
        lines = (Line(sentences.no_comparable(request.topic)),)
        return Section("comparable", title, (Paragraph(lines),))
    host = rate(request.host, material.on_topic, request.host, request.own)
    own = request.own.full_name
    rows = (
        _row(material, host, sentences.chosen(request.host.full_name)),
        *(_row(material, one, one.region.full_name) for one in material.comparable[:ROWS]),
    )
    table = Table(
        sentences.COMPARABLE_HEADS,
        (32, 18, 14, 13, 9, 14),
        rows,
        sentences.comparable_caption(request.topic, own),
        frozenset({1, 2, 3, 4}),
    )
    note = Paragraph((Line(sentences.formula(request.host.full_name, own)),), note=True)
    return Section("comparable", title, (table, note))


def _row(material: Material, one: Comparable, name: str) -> tuple[Line, ...]:
    cites = merge_cites(visit_cites(material, visit)[:1] for visit in one.visits[:VISITS_CITED])
    return (
        Line(name),
        Line(say_population(one.region)),
        Line(messages.NO_FIGURE if one.distance is None else formats.km(one.distance)),
        Line(thousands(len(one.visits))),
        Line(formats.decimal(one.score, 2)),
        source_cell((GAZETTEER, *cites)),
    )
