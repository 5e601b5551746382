"""The tab without the framework: what is wanted in, HTML out."""

import logging
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.page.article_view import Place, view_article, view_place
from assistant.page.rendering import render
from assistant.page.visits import texts
from assistant.page.visits.correcting import CorrectionForm
from assistant.page.visits.counting import draw_timeline, rank_regions
from assistant.page.visits.describing import row_of, sort_visits
from assistant.page.visits.mapping import MapPicture, draw_map
from assistant.page.visits.places import HEIGHT, WIDTH, load_map
from assistant.page.visits.quoting import Quoting
from assistant.page.visits.visit_view import view_visit
from assistant.page.visits.wanted import EVERYTHING, Look, Problem, Wanted, build_filter
from corpus.archive import Archive
from corpus.errors import RujukanError
from corpus.regions import load_gazetteer
from corpus.visits.filtering import VisitFilter
from corpus.visits.register import VisitRegister
from corpus.visits.registry import VisitRegistry
from corpus.visits.topics import load_topics
from corpus.visits.visit import Visit

log = logging.getLogger(__name__)

ROWS_AT_ONCE = 25
PANEL = "visits-panel"
"""Prefix of the ids in the article's HTML."""
EXPORT_PATH = "unduh/kunjungan"
"""Where the list is downloaded from, without the ending; see exporting.py."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in the filters: what the register has."""

    visitors: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    total: int = 0
    """Visits without any filter."""


@dataclass(frozen=True, slots=True)
class Found:
    """The visits that are wanted, or why there are none."""

    visits: tuple[Visit, ...]
    total: int
    problem: Problem | None = None


class Showing:
    """Reads the register for the page; holds nothing of any visitor, safe to share between threads."""

    def __init__(self, register: VisitRegister, archive: Archive) -> None:
        self._register = register
        self._archive = archive
        self._gazetteer = load_gazetteer()
        self._lock = threading.Lock()
        self._choices: tuple[VisitRegistry | None, Choices] = (None, Choices())

    def find(self, wanted: Wanted) -> Found:
        """The visits that pass, newest first; never raises for what a reader typed, nor where reading fails."""
        total = self.choices().total
        try:
            condition = build_filter(wanted, self._gazetteer)
            if isinstance(condition, Problem):
                return Found((), total, condition)
            return Found(self._register.registry().find(condition), total)
        except RujukanError as error:
            log.warning("register not read: %s", error.detail)
            return Found((), total, Problem(error.user_message))

    def choices(self) -> Choices:
        """Choices for the register as it is now; none where it can't be read."""
        try:
            registry = self._register.registry()
        except RujukanError:
            return Choices()
        with self._lock:
            if self._choices[0] is not registry:
                self._choices = (registry, self._read_choices(registry))
            return self._choices[1]

    def filters(self, wanted: Wanted, shown: str) -> str:
        """HTML of the form; `shown` differs for every drawing, so that what was typed since is replaced."""
        problem = build_filter(wanted, self._gazetteer)
        return _render(
            "visit_filters",
            shown=shown,
            wanted=wanted,
            choices=self.choices(),
            problem=problem if isinstance(problem, Problem) else Problem(""),
        )

    def results(self, look: Look) -> tuple[str, str, str]:
        """HTML of count, pictures and table."""
        found = self.find(look.wanted)
        summary = _render(
            "visit_summary",
            wanted=look.wanted,
            count=len(found.visits),
            total=found.total,
            problem=found.problem or Problem(""),
            export_path=EXPORT_PATH,
        )
        return summary, self._pictures(found.visits, look), _table(found, look)

    def table(self, look: Look) -> str:
        """HTML of the table alone: sorted otherwise, or another page of it."""
        return _table(self.find(look.wanted), look)

    def pictures(self, look: Look) -> str:
        """HTML of the pictures alone: another part of the map."""
        return self._pictures(self.find(look.wanted).visits, look)

    def visit(self, visit_id: str) -> Visit | None:
        """The visit with that number; None where there is none."""
        try:
            return self._register.registry().get(visit_id)
        except RujukanError:
            return None

    def open(self, visit_id: str, shown: str, form: CorrectionForm | None = None) -> str:
        """HTML of one visit; `shown` differs for every opening, `form` is for a signed-in administrator."""
        visit = self.visit(visit_id)
        if visit is None:
            return render("notice", text=texts.GONE, bad=False)
        return _render("visit", view=view_visit(visit, Quoting(self._archive)), shown=shown, form=form)

    def evidence(self, place: Place, shown: str) -> str:
        """HTML of the article with that place marked, where its text is still the one that was quoted."""
        return view_place(self._archive, place, shown, PANEL)

    def article(self, article_id: str, shown: str, version: int | None = None) -> str:
        """HTML of an article without a mark."""
        return view_article(self._archive, article_id, shown, PANEL, version)

    def _pictures(self, visits: Sequence[Visit], look: Look) -> str:
        if not visits:
            return ""
        data = load_map()
        drawn = draw_map(visits, data, data.window(look.window), self._gazetteer)
        return _render(
            "visit_pictures",
            map=drawn,
            width=int(WIDTH),
            height=int(HEIGHT),
            centre=_centre(drawn),
            timeline=draw_timeline(visits),
            ranking=rank_regions(visits, "visitor" if look.wanted.host else "host"),
        )

    def _read_choices(self, registry: VisitRegistry) -> Choices:
        visits = registry.find(VisitFilter(planned=True))
        topics = {topic.value for visit in visits for topic in visit.topics}
        wider = {name for topic in topics for name in _wider(topic)}
        hosts = {party.value.code for visit in visits for party in visit.hosts if party.value.code}
        provinces = {code.split(".")[0] for code in hosts}
        return Choices(
            visitors=_names(party.value.region for visit in visits for party in visit.visitors),
            hosts=_names(party.value.region for visit in visits for party in visit.hosts),
            provinces=_names(self._gazetteer.by_code(code).full_name for code in provinces),
            topics=_names(topics | wider),
            forms=_names(visit.form.value for visit in visits if visit.form),
            years=tuple(
                sorted({visit.date.value.first.year for visit in visits if visit.date}, reverse=True)
            ),
            total=len(registry.find(VisitFilter())),
        )


def render_waiting() -> str:
    """HTML of what is said until the register is read; that takes a while for articles that are new."""
    return _render("visit_waiting")


def _render(template: str, **values: object) -> str:
    return render(template, v=texts, **values)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=str.casefold))


def _wider(topic: str) -> tuple[str, ...]:
    try:
        return load_topics().wider(topic)
    except KeyError:
        return ()


def _centre(drawn: MapPicture) -> str:
    """Where most hosts lie, as a share of the map's width: what a narrow screen shows first."""
    weight = sum(spot.count for spot in drawn.spots)
    if not weight:
        return "0.5"
    return f"{sum(spot.x * spot.count for spot in drawn.spots) / weight / WIDTH:.3f}"


def _table(found: Found, look: Look) -> str:
    visits = sort_visits(found.visits, look.column, descending=look.descending)
    pages = max(1, -(-len(visits) // ROWS_AT_ONCE))
    page = min(max(look.page, 1), pages)
    first = (page - 1) * ROWS_AT_ONCE
    return _render(
        "visit_table",
        rows=tuple(row_of(visit) for visit in visits[first : first + ROWS_AT_ONCE]),
        first=first + 1,
        total=len(visits),
        page=page,
        pages=pages,
        column=look.column,
        descending=look.descending,
        filtered=look.wanted != EVERYTHING,
        problem=found.problem,
    )
