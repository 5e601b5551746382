"""Visits of one article as JSON for the archive, and back: short keys, since there are many of them.

Evidence is `[start, end]` or, in the title, `[start, end, 1]`; all of it is in the article that the row belongs to.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from corpus.visits.visit import (
    Evidence,
    Figure,
    Participant,
    Party,
    Reported,
    Status,
    Visit,
    VisitDate,
)

T = TypeVar("T")
Plain = dict[str, Any]


def encode_visits(visits: Iterable[Visit], article_id: str) -> str:
    """The visits that one article tells of; ValueError for evidence in another one."""
    plain = [_encode_visit(visit, article_id) for visit in visits]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def decode_visits(text: str, article_id: str) -> tuple[Visit, ...]:
    """The visits as they were; KeyError, TypeError or ValueError for anything else."""
    return tuple(_decode_visit(plain, article_id) for plain in json.loads(text))


def _encode_visit(visit: Visit, article_id: str) -> Plain:
    def several(values: Iterable[Reported[T]], encode: Callable[[T], Any]) -> list[Any]:
        return [_encode_reported(value, encode, article_id) for value in values]

    def single(value: Reported[T] | None, encode: Callable[[T], Any]) -> Any:
        return None if value is None else _encode_reported(value, encode, article_id)

    plain = {
        "id": visit.id,
        "visitors": several(visit.visitors, _encode_party),
        "hosts": several(visit.hosts, _encode_party),
        "date": single(visit.date, _encode_date),
        "open_date": single(visit.open_date, str),
        "form": single(visit.form, str),
        "topics": several(visit.topics, str),
        "venue": single(visit.venue, str),
        "people": several(visit.people, lambda person: [person.name, person.role, person.side]),
        "programs": several(visit.programs, str),
        "figures": several(visit.figures, lambda figure: [figure.what, figure.value]),
        "outcomes": several(visit.outcomes, str),
        "planned": visit.status is Status.PLANNED,
        "passing": visit.in_passing,
    }
    return {key: value for key, value in plain.items() if value}


def _encode_reported(reported: Reported[T], encode: Callable[[T], Any], article_id: str) -> list[Any]:
    if any(evidence.article_id != article_id for evidence in reported.evidence):
        raise ValueError(f"expected evidence in {article_id!r} alone, got {reported.evidence!r}")
    places = [[e.start, e.end, 1] if e.in_title else [e.start, e.end] for e in reported.evidence]
    return [encode(reported.value), places, reported.confidence]


def _encode_party(party: Party) -> list[Any]:
    return [party.region, party.code, party.body, party.unit, list(party.candidates)]


def _encode_date(value: VisitDate) -> list[Any]:
    return [value.first.isoformat(), value.last.isoformat(), value.precision, value.doubtful]


def _decode_visit(plain: Mapping[str, Any], article_id: str) -> Visit:
    def several(key: str, decode: Callable[[Any], T]) -> tuple[Reported[T], ...]:
        return tuple(_decode_reported(value, decode, article_id) for value in plain.get(key, ()))

    def single(key: str, decode: Callable[[Any], T]) -> Reported[T] | None:
        return _decode_reported(plain[key], decode, article_id) if key in plain else None

    return Visit(
        id=plain["id"],
        visitors=several("visitors", _decode_party),
        hosts=several("hosts", _decode_party),
        date=single("date", _decode_date),
        form=single("form", str),
        topics=several("topics", str),
        venue=single("venue", str),
        people=several("people", lambda value: Participant(*value)),
        programs=several("programs", str),
        figures=several("figures", lambda value: Figure(*value)),
        outcomes=several("outcomes", str),
        articles=(article_id,),
        status=Status.PLANNED if plain.get("planned") else Status.HELD,
        in_passing=bool(plain.get("passing")),
        open_date=single("open_date", str),
    )


def _decode_reported(value: list[Any], decode: Callable[[Any], T], article_id: str) -> Reported[T]:
    inner, places, confidence = value
    evidence = tuple(Evidence(article_id, place[0], place[1], len(place) > 2) for place in places)
    return Reported(decode(inner), evidence, confidence)


def _decode_party(value: list[Any]) -> Party:
    region, code, body, unit, candidates = value
    return Party(region, code, body, unit, tuple(candidates))


def _decode_date(value: list[Any]) -> VisitDate:
    first, last, precision, doubtful = value
    return VisitDate(date.fromisoformat(first), date.fromisoformat(last), precision, doubtful)
