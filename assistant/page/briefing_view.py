"""The tab for briefings without the framework: what was typed in, HTML or a file out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from assistant.briefing.building import build_briefing
from assistant.briefing.document import Block, Briefing, Items, Line, Paragraph, Table, in_runs
from assistant.briefing.request import TypedRequest, read_request
from assistant.briefing.writing import KINDS
from assistant.errors import UsageError
from assistant.page import briefing_texts as texts
from assistant.page.article_view import Place, view_article, view_place
from assistant.page.rendering import render
from assistant.page.typed_text import clean_typed
from corpus.archive import Archive
from corpus.errors import RujukanError
from corpus.regions import load_gazetteer
from corpus.visits.register import VisitRegister
from corpus.visits.topics import load_topics

PANEL = "brief-panel"
"""Prefix of the ids in the article's HTML."""
TYPED_LIMIT = 200
DOWNLOAD_PATH = "unduh/bahan-kunjungan"
"""Where the files are downloaded from, without the ending; see briefing_download.py."""
SINGLE_MARKS = 4
"""A line with more sources shows them as runs that lead to the list."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form, cleaned; names are those of its fields."""

    host: str = ""
    topic: str = ""
    own: str = ""
    first: str = ""
    """A day as browsers send it, `2026-12-07`."""
    last: str = ""
    office: str = ""
    number: str = ""
    subject: str = ""

    @property
    def query(self) -> str:
        """The same for an address, empty fields left out."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return urlencode([(name, value) for name, value in values if value])


@dataclass(frozen=True, slots=True)
class Mark:
    """One source of a line, or a run of them."""

    first: int
    last: int
    article_id: str
    """Empty: leads to the list of sources."""
    start: int = 0
    end: int = 0
    sha256: str = ""


def read_typed(values: Mapping[str, Any]) -> Typed:
    """What a browser sent; unknown names are left out."""
    return Typed(**{field.name: clean_typed(values.get(field.name))[:TYPED_LIMIT] for field in fields(Typed)})


class Drafting:
    """Makes briefings for the page; holds nothing of any visitor, safe to share between threads."""

    def __init__(self, register: VisitRegister, archive: Archive) -> None:
        self._register = register
        self._archive = archive

    def form(self) -> str:
        """HTML of the empty form."""
        regions = [region.full_name for region in load_gazetteer().regions]
        topics = sorted(load_topics().names, key=str.casefold)
        return render("briefing_form", b=texts, regions=regions, topics=topics, limit=TYPED_LIMIT)

    def build(self, typed: Typed) -> Briefing:
        """The briefing; raises RujukanError with one sentence where something is wrong."""
        gazetteer, topics = load_gazetteer(), load_topics()
        request = TypedRequest(
            host=typed.host,
            topic=typed.topic,
            own=typed.own,
            first=_day(typed.first),
            last=_day(typed.last),
            office=typed.office,
            number=typed.number,
            subject=typed.subject,
        )
        checked = read_request(request, gazetteer, topics, date.today())
        return build_briefing(self._register.registry(), gazetteer, self._archive, checked, topics)

    def preview(self, typed: Typed) -> str:
        """HTML of the briefing with links to its files, or of the sentence that says what is wrong."""
        try:
            briefing = self.build(typed)
        except RujukanError as error:
            return render("notice", text=error.user_message, bad=True)
        return render(
            "briefing",
            b=texts,
            briefing=briefing,
            kind=kind_of,
            marks=lambda line: find_marks(briefing, line),
            digests=any(source.article and source.article.digest for source in briefing.sources),
            downloads=[(kind, f"{DOWNLOAD_PATH}.{kind}?{typed.query}") for kind in KINDS],
        )

    def evidence(self, place: Place, shown: str) -> str:
        """HTML of an article with the cited place marked, where its text is still the same."""
        return view_place(self._archive, place, shown, PANEL)

    def article(self, article_id: str, shown: str, version: int | None = None) -> str:
        """HTML of an article without a mark."""
        return view_article(self._archive, article_id, shown, PANEL, version)


def kind_of(block: Block) -> str:
    """How the template tells blocks apart."""
    return {Paragraph: "paragraph", Items: "items", Table: "table"}[type(block)]


def find_marks(briefing: Briefing, line: Line) -> tuple[Mark, ...]:
    """The sources of a line: each with its place in the article, or runs where there are many."""
    marks = briefing.marks(line)
    if len(marks) > SINGLE_MARKS:
        return tuple(Mark(first, last, "") for first, last in in_runs(number for number, _ in marks))
    articles = {source.number: source.article for source in briefing.sources}
    found = []
    for number, cite in marks:
        article = articles[number]
        sha256 = article.sha256 if article else ""
        found.append(Mark(number, number, cite.article_id, cite.start, cite.end, sha256))
    return tuple(found)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(texts.BAD_DATE, f"expected YYYY-MM-DD, got {text!r}") from error
