"""What a visitor of the page wants to see of the register, and how that becomes a filter."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from assistant.page.typed_text import clean_typed
from assistant.page.visits import texts
from corpus.regions import Gazetteer
from corpus.visits.filtering import VisitFilter
from corpus.visits.visit import FORMS

FIRST_YEAR, LAST_YEAR = 1900, 2200
TYPED_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters as they stand on the page; empty ones let every visit through."""

    visitor: str = ""
    """A region as it was typed or chosen."""
    host: str = ""
    province: str = ""
    """Name of the hosts' province."""
    topic: str = ""
    form: str = ""
    since: int | None = None
    """First year."""
    until: int | None = None
    """Last year."""
    text: str = ""
    planned: bool = False

    @property
    def chips(self) -> tuple[tuple[str, str, str], ...]:
        """What is set: name of the filter, its label, its value as it is shown."""
        shown = ((name, label, getattr(self, name)) for name, label in _LABELS.items())
        return tuple(
            (name, label, "" if value is True else str(value)) for name, label, value in shown if value
        )

    def without(self, name: str) -> "Wanted":
        """The same without one filter; an unknown name changes nothing."""
        return replace(self, **{name: getattr(EVERYTHING, name)}) if name in _LABELS else self

    def query(self) -> str:
        """What is set as the query of a web address."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode(
            {name: int(value) if value is True else value for name, value in values.items() if value}
        )


_LABELS = {
    "visitor": texts.VISITOR,
    "host": texts.HOST,
    "province": texts.PROVINCE,
    "topic": texts.TOPIC,
    "form": texts.FORM,
    "since": texts.SINCE,
    "until": texts.UNTIL,
    "text": texts.TEXT,
    "planned": texts.PLANNED,
}
EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the filters make no sense."""

    text: str
    """One sentence."""
    field: str = ""
    """The filter that is meant."""
    choices: tuple[str, ...] = ()
    """What may be put there instead."""
    ambiguous: bool = False
    """True where each of the choices has the name that was typed."""


def read_wanted(values: Mapping[str, object]) -> Wanted:
    """Filters from whatever a browser sends; what can't be meant is left out."""
    form = _text(values.get("form"))
    return Wanted(
        visitor=_text(values.get("visitor")),
        host=_text(values.get("host")),
        province=_text(values.get("province")),
        topic=_text(values.get("topic")),
        form=form if form in FORMS else "",
        since=_year(values.get("since")),
        until=_year(values.get("until")),
        text=_text(values.get("text")),
        planned=values.get("planned") in (True, "1"),
    )


def build_filter(wanted: Wanted, gazetteer: Gazetteer) -> VisitFilter | Problem:
    """The filter that is meant, or why there is none: an unknown or ambiguous region, years the wrong way."""
    if wanted.since and wanted.until and wanted.since > wanted.until:
        return Problem(texts.WRONG_YEARS, "since")
    codes: dict[str, str | None] = {}
    for name in ("visitor", "host", "province"):
        found = _find_region(getattr(wanted, name), name, gazetteer)
        if isinstance(found, Problem):
            return found
        codes[name] = found
    return VisitFilter(
        visitor=codes["visitor"],
        host=codes["host"],
        province=codes["province"],
        topic=wanted.topic or None,
        form=wanted.form or None,
        since=date(wanted.since, 1, 1) if wanted.since else None,
        until=date(wanted.until, 12, 31) if wanted.until else None,
        text=wanted.text,
        planned=wanted.planned,
    )


def _find_region(typed: str, field: str, gazetteer: Gazetteer) -> str | Problem | None:
    if not typed:
        return None
    regions = gazetteer.lookup(typed)
    exact = tuple(region for region in regions if region.full_name.casefold() == typed.casefold())
    regions = exact or regions
    if field == "province":
        regions = tuple(region for region in regions if region.kind == "provinsi")
    if len(regions) == 1:
        return regions[0].code
    names = tuple(region.full_name for region in regions)
    if names:
        return Problem(texts.ambiguous_region(typed, names), field, names, ambiguous=True)
    return Problem(texts.unknown_region(typed), field, gazetteer.nearest_names(typed))


def _text(value: object) -> str:
    return clean_typed(value)[:TYPED_LIMIT].strip()


def _year(value: object) -> int | None:
    text = str(value) if isinstance(value, str | int) else ""
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides what a visitor of the page sees of the register; kept in the session."""

    wanted: Wanted = EVERYTHING
    column: str = "date"
    """A key of texts.COLUMNS."""
    descending: bool = True
    page: int = 1
    window: str = "indonesia"
    """A window of the map."""

    def filtered(self, wanted: Wanted) -> "Look":
        """The first rows for other filters."""
        return replace(self, wanted=wanted, page=1)

    def turned(self, page: int) -> "Look":
        """Other rows."""
        return replace(self, page=page)

    def at(self, window: str) -> "Look":
        """Another part of the map."""
        return replace(self, window=window)

    def sorted_by(self, column: str) -> "Look":
        """The first rows sorted by `column`, turned round where they already are; an unknown one changes nothing."""
        if column not in texts.COLUMNS:
            return self
        turned = not self.descending if column == self.column else column in ("date", "articles")
        return replace(self, column=column, descending=turned, page=1)


def pick(wanted: Wanted, values: Mapping[str, object]) -> Wanted:
    """The filters after something in a picture was clicked; `year` sets both ends."""
    years = {"since": values["year"], "until": values["year"]} if values.get("year") else {}
    picked = {name: value for name, value in {**values, **years}.items() if name in _LABELS and value}
    before = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    return read_wanted({**before, **picked})
