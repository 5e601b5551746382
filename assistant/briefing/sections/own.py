"""Has our own region been there, or elsewhere on this topic?"""

from assistant.briefing import messages
from assistant.briefing.document import Block, Line, Paragraph, Section
from assistant.briefing.material import Material
from assistant.briefing.sections import sentences
from assistant.briefing.sections.rows import merge_cites, own_visits_table, visit_cites
from corpus.visits.visit import Visit

ROWS = 10


def build_own(material: Material) -> Section:
    """Visits to the host, then visits elsewhere on the topic."""
    blocks: list[Block] = [
        *_part(material, here(material), material.own_here),
        *_part(material, elsewhere(material), material.own_on_topic),
    ]
    if not material.own_here or not material.own_on_topic:
        blocks.append(Paragraph((Line(sentences.ABSENCE_NOTE),), note=True))
    return Section("own", messages.TITLES["own"], tuple(blocks))


def here(material: Material) -> Line:
    """How often the own region has been at the host."""
    own, host = material.request.own.full_name, material.request.host.full_name
    return Line(sentences.own_here(own, host, len(material.own_here)), _cites(material, material.own_here))


def elsewhere(material: Material) -> Line:
    """How often it has been elsewhere on the topic."""
    visits = material.own_on_topic
    text = sentences.own_on_topic(material.request.own.full_name, material.request.topic, len(visits))
    return Line(text, _cites(material, visits))


def _part(material: Material, said: Line, visits: tuple[Visit, ...]) -> list[Block]:
    blocks: list[Block] = [Paragraph((said,))]
    if visits:
        blocks.append(own_visits_table(material, visits[:ROWS], sentences.OWN_HEADS))
    if len(visits) > ROWS:
        blocks.append(Paragraph((Line(sentences.more_rows(len(visits) - ROWS)),), note=True))
    return blocks


def _cites(material: Material, visits: tuple[Visit, ...]) -> tuple:  # type: ignore[type-arg]
    return merge_cites(visit_cites(material, visit) for visit in visits[:ROWS])
