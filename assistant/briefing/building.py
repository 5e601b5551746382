"""Builds a briefing from the register, the gazetteer and the archive."""

from collections.abc import Iterable

from assistant.briefing import messages
from assistant.briefing.data_files import load_briefing_data
from assistant.briefing.document import (
    GAZETTEER,
    Briefing,
    Letterhead,
    Line,
    MemoField,
    Section,
    Source,
    lines_of,
    printable,
)
from assistant.briefing.material import Material, gather
from assistant.briefing.request import BriefingRequest
from assistant.briefing.sections.comparable import build_comparable
from assistant.briefing.sections.host import build_host
from assistant.briefing.sections.officials import build_officials
from assistant.briefing.sections.outcomes import build_outcomes
from assistant.briefing.sections.own import build_own
from assistant.briefing.sections.questions import build_questions
from assistant.briefing.sections.shown import build_shown
from assistant.briefing.sections.summary import build_summary
from assistant.briefing.sections.visits import build_visits
from assistant.briefing.shelf import Shelf
from assistant.messages import day
from corpus.archive import Archive
from corpus.article import Article
from corpus.region import Region
from corpus.regions import Gazetteer
from corpus.visits.registry import VisitRegistry
from corpus.visits.topics import Topics, load_topics

SECTIONS = (
    build_summary,
    build_host,
    build_visits,
    build_shown,
    build_officials,
    build_outcomes,
    build_comparable,
    build_questions,
    build_own,
)


def build_briefing(
    registry: VisitRegistry,
    gazetteer: Gazetteer,
    archive: Archive,
    request: BriefingRequest,
    topics: Topics | None = None,
) -> Briefing:
    """The briefing: every line that tells something of a visit or a region carries its evidence.

    Deterministic: the same register, archive and request give the same briefing. `topics`: default the shipped
    list. Visits whose articles are gone from the archive are left out.
    """
    shelf = Shelf(archive)
    material = gather(registry, gazetteer, topics or load_topics(), shelf, request)
    sections = tuple(build(material) for build in SECTIONS)
    host = request.host.full_name
    days = messages.days(request.first, request.last)
    return Briefing(
        host=request.host,
        own=request.own,
        topic=request.topic,
        made=request.made,
        letterhead=_letterhead(request.own, request.office),
        memo=_memo(request),
        title=messages.title(host),
        opening=Line(messages.opening(_name_guest(request), host, request.topic, days)),
        sections=sections,
        closing=Line(messages.CLOSING),
        sources=_sources(sections, material),
    )


def _is_council(office: str) -> bool:
    name = printable(office).upper()
    return name.split(" ")[0] == "DPRD" or name.startswith(messages.COUNCIL)


def _name_guest(request: BriefingRequest) -> str:
    """Who plans the visit: the council, or the government."""
    own = request.own
    return messages.council(own) if _is_council(request.office) else messages.government(own)


def _letterhead(own: Region, office: str) -> Letterhead:
    """A council writes under its own name, an office under its government's."""
    name = printable(office).upper()
    if _is_council(office):
        kind = "PROVINSI " if own.kind == "provinsi" else ""
        return Letterhead(messages.COUNCIL, f"{kind}{own.full_name}".upper())
    return Letterhead(messages.government(own).upper(), name)


def _memo(request: BriefingRequest) -> tuple[MemoField, ...]:
    """The head of the note; what was not given stays empty."""
    subject = printable(request.subject) or messages.subject(request.host.full_name, request.topic)
    given = {messages.NUMBER: printable(request.number), messages.SUBJECT: subject}
    labels = (
        *(messages.TO, messages.FROM, messages.DAY, messages.NUMBER),
        *(messages.NATURE, messages.ATTACHMENT, messages.SUBJECT),
    )
    return tuple(MemoField(label, given.get(label, "")) for label in labels)


def _sources(sections: Iterable[Section], material: Material) -> tuple[Source, ...]:
    """Everything that a line cites, numbered in the order of reading."""
    ids = dict.fromkeys(cite.article_id for line in lines_of(sections) for cite in line.cites)
    return tuple(_source(number, source_id, material) for number, source_id in enumerate(ids, 1))


def _source(number: int, source_id: str, material: Material) -> Source:
    if source_id == GAZETTEER.article_id:
        data = load_briefing_data().gazetteer
        return Source(number, None, data.text, data.url)
    article = material.shelf.article(source_id)
    assert article is not None, f"{source_id!r} was cited without being read"  # noqa: S101
    return Source(number, article, _describe(article), article.url)


def _describe(article: Article) -> str:
    """ "Title", outlet, day."""
    parts = [f"“{article.heading}”", article.outlet, day(article.published)]
    if article.digest:
        parts.append(messages.digest_note())
    return printable(", ".join(part for part in parts if part))
