"""Posts and offices of the host that received guests."""

from assistant.briefing import messages
from assistant.briefing.document import Block, Items, Line, Paragraph, Section, Table
from assistant.briefing.material import Material
from assistant.briefing.sections import sentences
from assistant.briefing.sections.rows import guests_cell, merge_cites, say_when, source_cell
from assistant.briefing.shelf import shorten
from assistant.briefing.wording import GOVERNMENT_UNITS, cut_list, name_party
from corpus.visits.visit import Party, Reported, Visit

ROWS = 15
ROLE_CHARS = 200
PLACES = 6


def build_officials(material: Material) -> Section:
    """People of the host with post and time, the offices and the places that are named."""
    title, host = messages.TITLES["officials"], material.request.host.full_name
    rows = _people(material)
    blocks: list[Block] = []
    if rows:
        heads = sentences.OFFICIAL_HEADS
        blocks.append(Table(heads, (29, 23, 16, 21, 11), rows[:ROWS]))
        if len(rows) > ROWS:
            blocks.append(Paragraph((Line(sentences.more_rows(len(rows) - ROWS)),), note=True))
    else:
        said = sentences.nobody_named(host) if material.received else sentences.no_visits(host)
        blocks.append(Paragraph((Line(said),)))
    if named := [line for line in (_units(material), _places(material)) if line]:
        blocks.append(Items(tuple(named)))
    if rows:
        blocks.append(Paragraph((Line(sentences.OFFICE_HOLDERS_CHANGE),), note=True))
    return Section("officials", title, tuple(blocks))


def _people(material: Material) -> tuple[tuple[Line, ...], ...]:
    """One row for each person, with the post of the newest visit; on the topic first."""
    rows: dict[str, tuple[Line, ...]] = {}
    for visit in material.topic_first:
        for reported in visit.people:
            person = reported.value
            if person.side == "host":
                role = shorten(person.role or messages.NOT_TOLD, ROLE_CHARS)
                row = (
                    Line(role[:1].upper() + role[1:]),
                    Line(person.name),
                    Line(say_when(material, visit)),
                    guests_cell(material, visit),
                    source_cell(material.shelf.cites_of(visit, reported)),
                )
                rows.setdefault(person.name.casefold(), row)
    return tuple(rows.values())


def host_offices(material: Material, visit: Visit) -> tuple[Reported[Party], ...]:
    """Parties of the visit that are offices of the host, not its government as a whole."""
    code = material.request.host.code
    return tuple(
        party
        for party in visit.hosts
        if party.value.code == code and party.value.body and party.value.unit not in GOVERNMENT_UNITS
    )


def _units(material: Material) -> Line | None:
    found = [(visit, party) for visit in material.topic_first for party in host_offices(material, visit)]
    if not found:
        return None
    names = dict.fromkeys(name_party(party.value, material.gazetteer) for _, party in found)
    cites = merge_cites(material.shelf.cites_of(visit, party) for visit, party in found)
    return Line(sentences.units_named(cut_list(list(names))), cites)


def _places(material: Material) -> Line | None:
    found = [(visit, visit.venue) for visit in material.topic_first if visit.venue][:PLACES]
    if not found:
        return None
    names = dict.fromkeys(venue.value for _, venue in found)
    cites = merge_cites(material.shelf.cites_of(visit, venue) for visit, venue in found)
    return Line(sentences.places_named(list(names)), cites)
