"""Visits for trials and benchmarks: one written down in a line, or thousands made out of real ones."""

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from corpus.regions import load_gazetteer
from corpus.visits.correcting.changes import parse_date
from corpus.visits.visit import (
    Evidence,
    Figure,
    Participant,
    Party,
    Reported,
    Side,
    Status,
    Visit,
    VisitDate,
)

FIRST_DAY = date(2010, 1, 1)
DAYS = 5500
REPORTS = 1.3
"""Mean number of reports of one filled-in visit."""


def build_visit(  # noqa: PLR0913 (one for each field)
    visitor: str = "Kota Bengkulu",
    host: str = "Kota Kediri",
    when: str | None = "2023-06-22",
    *,
    article: str = "a",
    visit_id: str | None = None,
    form: str | None = None,
    topics: Iterable[str] = (),
    venue: str | None = None,
    people: Iterable[tuple[str, str | None, Side | None]] = (),
    programs: Iterable[str] = (),
    figures: Iterable[tuple[str, str]] = (),
    outcomes: Iterable[str] = (),
    planned: bool = False,
    in_passing: bool = False,
) -> Visit:
    """A visit that one article tells of; `visitor` and `host` are full names, several joined with " + ".

    "DPRD: Kota Kediri" gives an office; "?Serang" is left open between all regions of that name; `when` is
    a day, month or year in ISO form, or "2023-06-22/2023-06-24".
    """
    place = (Evidence(article, 0, 10),)
    parties = [_build_parties(side, place) for side in (visitor, host)]
    key = f"{article}|{visitor}|{host}|{when}"
    return Visit(
        id=visit_id or "k" + hashlib.sha256(key.encode("utf-8")).hexdigest()[:10],
        visitors=parties[0],
        hosts=parties[1],
        date=Reported(parse_date(when), place, 0.9) if when else None,
        form=Reported(form, place, 0.9) if form else None,
        topics=tuple(Reported(topic, place, 0.9) for topic in topics),
        venue=Reported(venue, place, 0.9) if venue else None,
        people=tuple(Reported(Participant(*person), place, 0.9) for person in people),
        programs=tuple(Reported(program, place, 0.9) for program in programs),
        figures=tuple(Reported(Figure(*figure), place, 0.9) for figure in figures),
        outcomes=tuple(Reported(outcome, place, 0.9) for outcome in outcomes),
        articles=(article,),
        status=Status.PLANNED if planned else Status.HELD,
        in_passing=in_passing,
    )


def fill_visits(
    real: Sequence[Visit], count: int, seed: int = 0, *, keep_articles: bool = True
) -> tuple[Visit, ...]:
    """`count` visits like the `real` ones, with other regions and dates; the same for the same seed.

    `keep_articles`: their evidence stays in the articles of the real ones, so that it can be cited. Else every
    one has an article of its own, and some report the same visit in other words.
    """
    chance = random.Random(seed)  # noqa: S311 (repeatable, no secret)
    regions = load_gazetteer().regions
    made: list[Visit] = []
    while len(made) < count:
        pair = [Party(region.full_name, region.code) for region in chance.sample(regions, 2)]
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        for _ in range(1 if keep_articles else _reports(chance)):
            source = chance.choice(real)
            visit = _with_others(source, pair[0], pair[1], day)
            number = len(made)
            named = replace(visit, id="k" + hashlib.sha256(f"{seed} {number}".encode()).hexdigest()[:10])
            made.append(named if keep_articles else _moved(named, f"isian-{seed}-{number}"))
    return tuple(made[:count])


def _reports(chance: random.Random) -> int:
    return 1 if chance.random() > REPORTS - 1 else 2


def _with_others(visit: Visit, visitor: Party, host: Party, day: date) -> Visit:
    def put(parties: tuple[Reported[Party], ...], party: Party) -> tuple[Reported[Party], ...]:
        first = parties[0] if parties else Reported(party, (), 0.9)
        shown = replace(party, body=first.value.body, unit=first.value.unit)
        return (replace(first, value=shown),)

    dated = None
    if visit.date is not None:
        dated = replace(visit.date, value=VisitDate(day, day, "day"))
    return replace(
        visit,
        visitors=put(visit.visitors, visitor),
        hosts=put(visit.hosts, host),
        date=dated,
        status=Status.HELD,
        in_passing=False,
    )


def _moved(visit: Visit, article: str) -> Visit:
    """The visit with all evidence in another article."""

    def move(reported: Reported) -> Reported:  # type: ignore[type-arg]
        return replace(reported, evidence=tuple(replace(e, article_id=article) for e in reported.evidence))

    fields: dict[str, Any] = {}
    for name in ("visitors", "hosts", "topics", "people", "programs", "figures", "outcomes"):
        fields[name] = tuple(move(reported) for reported in getattr(visit, name))
    for name in ("date", "open_date", "form", "venue"):
        value = getattr(visit, name)
        fields[name] = None if value is None else move(value)
    return replace(visit, articles=(article,), **fields)


def _build_parties(names: str, place: tuple[Evidence, ...]) -> tuple[Reported[Party], ...]:
    return tuple(Reported(_build_party(name), place, 0.9) for name in names.split(" + ") if name)


def _build_party(name: str) -> Party:
    unit, _, region = name.rpartition(": ")
    gazetteer = load_gazetteer()
    body = f"{unit} {region.removeprefix('?')}" if unit else None
    if region.startswith("?"):
        found = gazetteer.lookup(region[1:])
        return Party(region[1:], None, body, unit.lower() or None, tuple(one.code for one in found))
    (only,) = [one for one in gazetteer.regions if one.full_name == region]
    return Party(only.full_name, only.code, body, unit.lower() or None)
