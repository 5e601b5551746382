"""Visits for others: as JSON, as CSV, and as a workbook."""

import csv
import io
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from assistant import visit_words
from corpus.regions import Gazetteer, load_gazetteer
from corpus.visits.visit import Evidence, Participant, Party, Reported, Visit, VisitDate

Json = dict[str, Any]
Cell = str | date | None

BETWEEN = "; "
MOST_CHARACTERS = 32_767
"""Characters of one cell in Excel."""
_DATA = Path(__file__).with_name("data") / "visit_columns.toml"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


# --- JSON -----------------------------------------------------------------------------------------------------


def visit_to_json(visit: Visit, gazetteer: Gazetteer) -> Json:
    """One visit as programs get it; the keys are stable.

    `start` and `end` of evidence count in the article's text, or in its title where `in_title` stands beside them.
    """
    return {
        "id": visit.id,
        "visitors": [_party_to_json(party.value, gazetteer) for party in visit.visitors],
        "hosts": [_party_to_json(party.value, gazetteer) for party in visit.hosts],
        "date": str(visit.date.value) if visit.date else None,
        "form": visit.form.value if visit.form else None,
        "topics": [topic.value for topic in visit.topics],
        "venue": visit.venue.value if visit.venue else None,
        "people": [_person_to_json(person.value) for person in visit.people],
        "programs": [program.value for program in visit.programs],
        "figures": [{"what": one.value.what, "value": one.value.value} for one in visit.figures],
        "outcomes": [outcome.value for outcome in visit.outcomes],
        "articles": list(visit.articles),
        "evidence": {name: _places(values) for name, values in _fields(visit) if _places(values)},
        "confidence": {name: min(one.confidence for one in values) for name, values in _fields(visit)},
        "last_day": _last_day(visit),
        "open_date": visit.open_date.value if visit.open_date else None,
        "date_doubtful": bool(visit.date and visit.date.value.doubtful),
        "status": visit.status.value,
        "in_passing": visit.in_passing,
        "review": visit.review.value,
        "conflicts": [
            {
                "field": conflict.field,
                "values": [{"value": one.value, "evidence": _places([one])} for one in conflict.values],
            }
            for conflict in visit.conflicts
        ],
    }


def _party_to_json(party: Party, gazetteer: Gazetteer) -> Json:
    name = gazetteer.by_code(party.code).full_name if party.code else party.region
    plain: Json = {"region": name, "code": party.code, "body": party.body, "unit": party.unit}
    return plain | ({"candidates": list(party.candidates)} if party.candidates else {})


def _person_to_json(person: Participant) -> Json:
    return {"name": person.name, "role": person.role, "side": person.side}


def _last_day(visit: Visit) -> str | None:
    """The last day of a visit of several days."""
    value = visit.date.value if visit.date else None
    return value.last.isoformat() if value and _is_span(value) else None


def _fields(visit: Visit) -> Iterable[tuple[str, Sequence[Reported[Any]]]]:
    """Every field with a value, and what says it."""
    for name in ("visitors", "hosts", "topics", "people", "programs", "figures", "outcomes"):
        if values := getattr(visit, name):
            yield name, values
    for name in ("date", "open_date", "form", "venue"):
        if value := getattr(visit, name):
            yield name, (value,)


def _places(values: Iterable[Reported[Any]]) -> list[Json]:
    places = dict.fromkeys(place for value in values for place in value.evidence)
    return [_place_to_json(place) for place in places]


def _place_to_json(place: Evidence) -> Json:
    plain: Json = {"article_id": place.article_id, "start": place.start, "end": place.end}
    return plain | ({"in_title": True} if place.in_title else {})


# --- rows -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the exported table."""

    key: str
    heading: str
    explanation: str
    """Indonesian sentence."""
    width: int
    """In characters."""


@cache
def load_columns() -> tuple[Column, ...]:
    """The columns, in order."""
    raw = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(Column(**column) for column in raw["column"])


def build_row(
    visit: Visit, gazetteer: Gazetteer | None = None, addresses: Mapping[str, str] | None = None
) -> tuple[Cell, ...]:
    """The cells of one visit, one for each column; days are dates, what no article tells is None.

    `addresses`: article id -> web address.
    """
    known = gazetteer or load_gazetteer()
    links = addresses or {}
    return tuple(_FILLS[column.key](visit, known, links) or None for column in load_columns())


def render_csv(
    visits: Iterable[Visit], gazetteer: Gazetteer | None = None, addresses: Mapping[str, str] | None = None
) -> str:
    """A table with headings, comma-separated, for UTF-8 with a byte order mark, which Excel needs.

    A text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(column.heading for column in load_columns())
    for visit in visits:
        writer.writerow(_to_text(cell) for cell in build_row(visit, gazetteer, addresses))
    return "\ufeff" + target.getvalue()


def render_xlsx(
    visits: Iterable[Visit], gazetteer: Gazetteer | None = None, addresses: Mapping[str, str] | None = None
) -> bytes:
    """A workbook: the visits, with days as dates and the headings frozen; and a sheet that explains the columns."""
    from assistant.visit_workbook import build_workbook  # noqa: PLC0415 (openpyxl takes a moment to load)

    rows = (build_row(visit, gazetteer, addresses) for visit in visits)
    return build_workbook(load_columns(), rows)


def clean_cell(text: str) -> str:
    """`text` without signs that no spreadsheet takes, cut to what a cell holds."""
    return _UNPRINTABLE.sub("", text)[:MOST_CHARACTERS]


def _to_text(cell: Cell) -> str:
    if cell is None:
        return ""
    text = cell.isoformat() if isinstance(cell, date) else clean_cell(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _values(reported: Iterable[Reported[Any]]) -> str:
    return BETWEEN.join(str(one.value) for one in reported)


def _is_span(value: VisitDate) -> bool:
    return value.precision == "day" and value.first != value.last


def _date(visit: Visit) -> Cell:
    value = visit.date.value if visit.date else None
    if value is None:
        return None
    return value.first if value.precision == "day" else str(value)


def _end(visit: Visit) -> Cell:
    return visit.date.value.last if visit.date and _is_span(visit.date.value) else None


def _regions(parties: Iterable[Reported[Party]]) -> str:
    return BETWEEN.join(party.value.region for party in parties)


def _codes(parties: Iterable[Reported[Party]]) -> str:
    return BETWEEN.join(party.value.code or "?" for party in parties)


def _bodies(parties: Sequence[Reported[Party]]) -> str:
    if not any(party.value.body for party in parties):
        return ""
    return BETWEEN.join(party.value.body or "-" for party in parties)


def _provinces(parties: Iterable[Reported[Party]], gazetteer: Gazetteer) -> str:
    codes = [
        code
        for party in parties
        for code in ([party.value.code] if party.value.code else party.value.candidates)
    ]
    return BETWEEN.join(dict.fromkeys(gazetteer.by_code(code).province for code in codes))


def _people(visit: Visit) -> str:
    return BETWEEN.join(_person(reported.value) for reported in visit.people)


def _person(person: Participant) -> str:
    remarks = [part for part in (person.role, visit_words.SIDES.get(person.side or "")) if part]
    return f"{person.name} ({', '.join(remarks)})" if remarks else person.name


def _conflicts(visit: Visit) -> str:
    return BETWEEN.join(
        f"{visit_words.FIELDS[conflict.field]}: {' / '.join(one.value for one in conflict.values)}"
        for conflict in visit.conflicts
    )


_Fill = Callable[[Visit, Gazetteer, Mapping[str, str]], Cell]

_FILLS: dict[str, _Fill] = {
    "id": lambda visit, _, __: visit.id,
    "date": lambda visit, _, __: _date(visit),
    "last_day": lambda visit, _, __: _end(visit),
    "precision": lambda visit, _, __: (
        visit_words.PRECISIONS[visit.date.value.precision] if visit.date else None
    ),
    "visitors": lambda visit, _, __: _regions(visit.visitors),
    "visitor_codes": lambda visit, _, __: _codes(visit.visitors),
    "visitor_bodies": lambda visit, _, __: _bodies(visit.visitors),
    "visitor_provinces": lambda visit, gazetteer, _: _provinces(visit.visitors, gazetteer),
    "hosts": lambda visit, _, __: _regions(visit.hosts),
    "host_codes": lambda visit, _, __: _codes(visit.hosts),
    "host_bodies": lambda visit, _, __: _bodies(visit.hosts),
    "host_provinces": lambda visit, gazetteer, _: _provinces(visit.hosts, gazetteer),
    "form": lambda visit, _, __: visit.form.value if visit.form else None,
    "topics": lambda visit, _, __: _values(visit.topics),
    "venue": lambda visit, _, __: visit.venue.value if visit.venue else None,
    "people": lambda visit, _, __: _people(visit),
    "programs": lambda visit, _, __: _values(visit.programs),
    "figures": lambda visit, _, __: BETWEEN.join(f"{f.value.what}: {f.value.value}" for f in visit.figures),
    "outcomes": lambda visit, _, __: _values(visit.outcomes),
    "status": lambda visit, _, __: visit.status.value,
    "conflicts": lambda visit, _, __: _conflicts(visit),
    "review": lambda visit, _, __: visit.review.value,
    "articles": lambda visit, _, __: BETWEEN.join(visit.articles),
    "addresses": lambda visit, _, links: BETWEEN.join(links[a] for a in visit.articles if a in links),
}
