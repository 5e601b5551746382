"""Results and follow-ups, as they are reported."""

from assistant.briefing import messages
from assistant.briefing.document import Block, Items, Line, Paragraph, Section
from assistant.briefing.material import Material
from assistant.briefing.sections import sentences
from assistant.briefing.sections.rows import guests_and_time
from assistant.briefing.shelf import shorten
from corpus.visits.visit import Reported, Visit

ITEMS = 12


def build_outcomes(material: Material) -> Section:
    """Quotations, those on the topic first, then newest first."""
    title, host = messages.TITLES["outcomes"], material.request.host.full_name
    lines = outcome_lines(material)
    if not lines:
        said = sentences.no_outcomes(host) if material.received else sentences.no_visits(host)
        return Section("outcomes", title, (Paragraph((Line(said),)),))
    blocks: list[Block] = [Items(lines[:ITEMS])]
    if len(lines) > ITEMS:
        blocks.append(Paragraph((Line(sentences.more_rows(len(lines) - ITEMS)),), note=True))
    return Section("outcomes", title, tuple(blocks))


def outcome_lines(material: Material) -> tuple[Line, ...]:
    """One line for each result."""
    return tuple(
        _line(material, visit, outcome) for visit in material.topic_first for outcome in visit.outcomes
    )


def _line(material: Material, visit: Visit, outcome: Reported[str]) -> Line:
    cites = material.shelf.cites_of(visit, outcome)
    # The words are read from the article again; only what a person entered has no place there.
    quote = material.shelf.words(cites[0]) if outcome.evidence else ""
    said = shorten(quote or outcome.value)
    return Line(sentences.outcome_of(said, guests_and_time(material, visit)), cites)
