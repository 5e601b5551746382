"""Who has been there, and what for."""

from assistant.briefing import messages
from assistant.briefing.document import Block, Items, Line, Paragraph, Section, Table
from assistant.briefing.material import Material
from assistant.briefing.sections import sentences
from assistant.briefing.sections.rows import (
    guests_and_time,
    guests_cell,
    merge_cites,
    say_when,
    source_cell,
    visit_cites,
)
from assistant.briefing.wording import say_topics, say_years
from corpus.visits.visit import Conflict, Visit

ROWS = 20
CONFLICTS = 8


def build_visits(material: Material) -> Section:
    """Counts, the table of visits, and what the sources disagree about."""
    title, host, topic = messages.TITLES["visits"], material.request.host.full_name, material.request.topic
    if not material.received:
        return Section("visits", title, (Paragraph((Line(sentences.no_visits(host)),)),))
    shown = shown_visits(material)
    blocks: list[Block] = [Paragraph((counted(material),)), _table(material, shown, host)]
    if len(material.received) > len(shown):
        note = sentences.not_shown(len(material.received) - len(shown))
        blocks.append(Paragraph((Line(note),), note=True))
    if not material.on_topic:
        blocks.insert(1, Paragraph((Line(sentences.none_on_topic(host, topic)),)))
    if said := _conflicts(material, shown):
        blocks.append(Items(said))
    return Section("visits", title, tuple(blocks))


def counted(material: Material) -> Line:
    """How many visits there are, with the sources of those that are shown."""
    undated = sum(visit.date is None for visit in material.received)
    return Line(
        sentences.visits_counted(
            material.request.host.full_name,
            len(material.received),
            sentences.years_covered(say_years(material.received), undated),
            material.request.topic,
            len(material.on_topic),
        ),
        merge_cites(visit_cites(material, visit) for visit in shown_visits(material)),
    )


def shown_visits(material: Material) -> tuple[Visit, ...]:
    """At most ROWS visits, those on the topic before others, then newest first."""
    chosen = {visit.id for visit in material.topic_first[:ROWS]}
    return tuple(visit for visit in material.received if visit.id in chosen)


def _table(material: Material, visits: tuple[Visit, ...], host: str) -> Table:
    rows = tuple(
        (
            Line(say_when(material, visit)),
            guests_cell(material, visit),
            Line(_form(visit)),
            Line(say_topics(visit)),
            source_cell(visit_cites(material, visit)),
        )
        for visit in visits
    )
    return Table(sentences.VISIT_HEADS, (19, 29, 17, 24, 11), rows, sentences.visits_caption(host))


def _form(visit: Visit) -> str:
    form = visit.form.value if visit.form else messages.NOT_TOLD
    return f"{form} ({sentences.IN_PASSING})" if visit.in_passing else form


def _conflicts(material: Material, visits: tuple[Visit, ...]) -> tuple[Line, ...]:
    found = ((visit, conflict) for visit in visits for conflict in visit.conflicts)
    return tuple(_conflict(material, visit, conflict) for visit, conflict in found)[:CONFLICTS]


def _conflict(material: Material, visit: Visit, conflict: Conflict) -> Line:
    field = sentences.FIELDS.get(conflict.field, conflict.field)
    said = " dan ".join(f"“{value.value}”" for value in conflict.values)
    cites = merge_cites(material.shelf.cites_of(visit, value) for value in conflict.values)
    guest = guests_and_time(material, visit)
    return Line(sentences.conflict(field, guest) + said + ".", cites)
