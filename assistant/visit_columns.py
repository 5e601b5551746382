"""The columns in which visits are exported, and what stands in them."""

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
from corpus.visits.messages import FIELDS
from corpus.visits.visit import Participant, Party, Reported, Visit

Cell = str | date | None

BETWEEN = "; "
MOST_CHARACTERS = 32_767
"""Characters of one cell in Excel."""
_DATA = Path(__file__).with_name("data") / "visit_columns.toml"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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


def clean_cell(text: str) -> str:
    """`text` without signs that no spreadsheet takes, cut to what a cell holds."""
    return _UNPRINTABLE.sub("", text)[:MOST_CHARACTERS]


def last_day(visit: Visit) -> date | None:
    """The last day of a visit of several days; None for any other."""
    value = visit.date.value if visit.date else None
    is_span = value is not None and value.precision == "day" and value.first != value.last
    return value.last if value is not None and is_span else None


def _values(reported: Iterable[Reported[Any]]) -> str:
    return BETWEEN.join(str(one.value) for one in reported)


def _date(visit: Visit) -> Cell:
    value = visit.date.value if visit.date else None
    if value is None:
        return None
    return value.first if value.precision == "day" else str(value)


def _regions(parties: Iterable[Reported[Party]]) -> str:
    return BETWEEN.join(party.value.region for party in parties)


def _codes(parties: Iterable[Reported[Party]]) -> str:
    return BETWEEN.join(party.value.code or "?" for party in parties)


def _bodies(parties: Sequence[Reported[Party]]) -> str:
    if not any(party.value.body for party in parties):
        return ""
    return BETWEEN.join(party.value.body or "-" for party in parties)


def _provinces(parties: Iterable[Reported[Party]], gazetteer: Gazetteer) -> str:
    codes = [code for party in parties for code in party.value.codes]
    return BETWEEN.join(dict.fromkeys(gazetteer.by_code(code).province for code in codes))


def _people(visit: Visit) -> str:
    return BETWEEN.join(_person(reported.value) for reported in visit.people)


def _person(person: Participant) -> str:
    remarks = [part for part in (person.role, visit_words.SIDES.get(person.side or "")) if part]
    return f"{person.name} ({', '.join(remarks)})" if remarks else person.name


def _conflicts(visit: Visit) -> str:
    return BETWEEN.join(
        f"{FIELDS[conflict.field]}: {' / '.join(one.value for one in conflict.values)}"
        for conflict in visit.conflicts
    )


_Fill = Callable[[Visit, Gazetteer, Mapping[str, str]], Cell]

_FILLS: dict[str, _Fill] = {
    "id": lambda visit, _, __: visit.id,
    "date": lambda visit, _, __: _date(visit),
    "last_day": lambda visit, _, __: last_day(visit),
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
