"""What guests were shown: programs and figures."""

import re
from dataclasses import dataclass, field

from assistant.briefing import messages
from assistant.briefing.data_files import load_briefing_data
from assistant.briefing.document import Block, Cite, Line, Paragraph, Section, Table
from assistant.briefing.material import Material
from assistant.briefing.sections import sentences
from assistant.briefing.sections.rows import guests_and_time, merge_cites, source_cell
from assistant.briefing.shelf import shorten
from assistant.briefing.wording import cut_list
from assistant.messages import join_words
from corpus.visits.visit import Figure, Reported, Visit

PROGRAM_ROWS = 12
FIGURE_ROWS = 12
GUESTS_NAMED = 3
NAME_CHARS = 160

_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Program:
    """One program with the visits in which it was shown, those on the topic first."""

    name: str
    sentence: Cite | None
    """The sentence that tells of it."""
    cites: tuple[Cite, ...]
    visits: list[Visit] = field(default_factory=list)


def find_programs(material: Material) -> tuple[Program, ...]:
    """Programs shown by the host, on the topic first, then those of more visits; spellings that differ in capitals
    only are one."""
    found: dict[str, Program] = {}
    for visit in material.topic_first:
        for reported in visit.programs:
            cites = material.shelf.cites_of(visit, reported)
            places = material.shelf.cites(reported.evidence)
            sentence = next(filter(None, map(material.shelf.sentence, places)), None)
            key = reported.value.casefold()
            program = found.setdefault(key, Program(reported.value, sentence, cites))
            program.visits.append(visit)
            if program.cites is not cites:
                program.cites = merge_cites((program.cites, cites))
    return _by_topic(material, tuple(found.values()))


def _by_topic(material: Material, programs: tuple[Program, ...]) -> tuple[Program, ...]:
    on_topic = {visit.id for visit in material.on_topic}

    def rank(program: Program) -> tuple[int, int]:
        return -sum(visit.id in on_topic for visit in program.visits), -len(program.visits)

    return tuple(sorted(programs, key=rank))


def build_shown(material: Material) -> Section:
    """Programs with the sentences that tell of them, and figures."""
    title, host = messages.TITLES["shown"], material.request.host.full_name
    programs = find_programs(material)
    figures = _figures(material, frozenset(one.sentence for one in programs if one.sentence))
    if not programs and not figures:
        said = sentences.nothing_shown(host) if material.received else sentences.no_visits(host)
        return Section("shown", title, (Paragraph((Line(said),)),))
    blocks: list[Block] = []
    if material.on_topic and len(material.on_topic) < len(material.received):
        blocks.append(Paragraph((Line(sentences.on_topic_first(material.request.topic)),)))
    if programs:
        blocks += _programs(material, programs)
    if figures:
        blocks.append(Table(sentences.FIGURE_HEADS, (20, 45, 24, 11), figures, sentences.FIGURES_CAPTION))
    silent = sum(not visit.programs for visit in material.received)
    if silent:
        blocks.append(Paragraph((Line(sentences.silent_on_programs(silent)),), note=True))
    return Section("shown", title, tuple(blocks))


def _programs(material: Material, programs: tuple[Program, ...]) -> list[Block]:
    """A row for each sentence; programs that one sentence names share it."""
    rows: dict[Cite | str, list[Program]] = {}
    for program in programs:
        rows.setdefault(program.sentence or program.name, []).append(program)
    shown = list(rows.values())[:PROGRAM_ROWS]
    table = Table(
        sentences.PROGRAM_HEADS,
        (22, 43, 24, 11),
        tuple(_program_row(material, together) for together in shown),
        sentences.PROGRAMS_CAPTION,
    )
    left = len(programs) - sum(map(len, shown))
    note: list[Block] = [Paragraph((Line(sentences.more_programs(left)),), note=True)] if left else []
    return [table, *note]


def _program_row(material: Material, together: list[Program]) -> tuple[Line, ...]:
    sentence = together[0].sentence
    quote = f"“{shorten(material.shelf.words(sentence))}”" if sentence else messages.NOT_TOLD
    visits = list({visit.id: visit for program in together for visit in program.visits}.values())
    named = [guests_and_time(material, visit) for visit in visits[:GUESTS_NAMED]]
    if len(visits) > GUESTS_NAMED:
        named.append(sentences.more_guests(len(visits) - GUESTS_NAMED))
    return (
        Line(join_words(cut_list([shorten(program.name, NAME_CHARS) for program in together]))),
        Line(quote),
        Line("; ".join(named)),
        source_cell(merge_cites(program.cites for program in together)),
    )


def _figures(material: Material, told: frozenset[Cite]) -> tuple[tuple[Line, ...], ...]:
    """Figures that tell of the host rather than of its guests, on the topic first, by sentence.

    `told`: sentences that are quoted already.
    """
    found: dict[Cite, tuple[Visit, list[Reported[Figure]]]] = {}
    for visit in material.topic_first:
        for reported in visit.figures:
            cites = material.shelf.cites(reported.evidence)
            sentence = next(filter(None, map(material.shelf.sentence, cites)), None)
            if sentence is None or sentence in told or not _tells_of_host(reported.value):
                continue
            if not _is_about_guest(material, visit, sentence):
                found.setdefault(sentence, (visit, []))[1].append(reported)
    rows = (_figure_row(material, sentence, *one) for sentence, one in found.items())
    return tuple(rows)[:FIGURE_ROWS]


def _tells_of_host(figure: Figure) -> bool:
    """Words for small numbers ("dua hal") and counts of guests tell nothing of what was shown."""
    return bool(_DIGIT.search(figure.value)) and not load_briefing_data().guests.search(figure.what)


def _is_about_guest(material: Material, visit: Visit, sentence: Cite) -> bool:
    """Does the sentence name a guest and not the host? Then its figures are most likely the guest's own."""
    text = material.shelf.words(sentence)
    codes = {party.value.code for party in visit.visitors if party.value.code}
    guests = (material.gazetteer.by_code(code).name for code in codes)
    return material.request.host.name not in text and any(name in text for name in guests)


def _figure_row(
    material: Material, sentence: Cite, visit: Visit, figures: list[Reported[Figure]]
) -> tuple[Line, ...]:
    values = dict.fromkeys(one.value.value for one in figures)
    cites = merge_cites(material.shelf.cites(one.evidence) for one in figures)
    return (
        Line("; ".join(values)),
        Line(f"“{shorten(material.shelf.words(sentence))}”"),
        Line(guests_and_time(material, visit)),
        source_cell(cites),
    )
