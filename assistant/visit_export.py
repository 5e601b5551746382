"""Visits for others: as JSON, as CSV, and as a workbook."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from assistant.visit_columns import Cell, build_row, clean_cell, last_day, load_columns
from corpus.regions import Gazetteer
from corpus.visits.visit import Evidence, Participant, Party, Reported, Visit

Json = dict[str, Any]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
        "last_day": last.isoformat() if (last := last_day(visit)) else None,
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


# --- tables ---------------------------------------------------------------------------------------------------


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


def _to_text(cell: Cell) -> str:
    if cell is None:
        return ""
    text = cell.isoformat() if isinstance(cell, date) else clean_cell(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
