"""The nearest thing to visits that are not there: one condition left out or widened at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.answer import Reason
from assistant.listing.query import ANY_KIND, Conditions, Place
from assistant.listing.selecting import find
from corpus.regions import Gazetteer
from corpus.visits.registry import VisitRegistry
from corpus.visits.visit import Visit

MOST_SHOWN = 5
"""Visits that are shown as a hint."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Visits that fit all conditions but one."""

    conditions: Conditions
    visits: tuple[Visit, ...]
    reason: Reason


def find_nearest(registry: VisitRegistry, asked: Conditions, gazetteer: Gazetteer) -> Nearest | None:
    """The visits under the first of the wider conditions that has any; None where none has."""
    seen = {asked}
    for conditions, reason in _wider(asked, gazetteer):
        if conditions in seen or conditions.is_empty():
            continue
        seen.add(conditions)
        visits = find(registry, conditions, gazetteer)
        if visits:
            return Nearest(conditions, visits, reason)
    return None


def _wider(asked: Conditions, gazetteer: Gazetteer) -> Iterator[tuple[Conditions, Reason]]:
    none = ANY_KIND
    yield replace(asked, text=""), Reason.NOTHING_FOUND
    yield replace(asked, forms=()), Reason.NOTHING_FOUND
    yield _without_offices(asked), Reason.NOTHING_FOUND
    yield replace(asked, topics=()), Reason.NOTHING_FOUND
    yield replace(asked, periods=()), Reason.OTHER_YEAR
    yield replace(_without_offices(asked), topics=(), periods=(), forms=(), text=""), Reason.NOTHING_FOUND
    for change in (_twin, _province):
        for hosts, guests in _changed(asked, change, gazetteer):
            moved = replace(asked, hosts=hosts, guests=guests)
            yield moved, Reason.OTHER_REGION
            yield replace(moved, forms=(), periods=(), topics=()), Reason.OTHER_REGION
    loose = replace(asked, forms=(), periods=(), text="", guest_kind=none, host_kind=none)
    yield replace(loose, guests=asked.hosts, hosts=asked.guests, topics=()), Reason.NOTHING_FOUND
    yield replace(loose, guests=()), Reason.NOTHING_FOUND
    yield replace(loose, hosts=()), Reason.NOTHING_FOUND
    yield replace(loose, guests=(), topics=()), Reason.NOTHING_FOUND
    yield replace(loose, hosts=(), topics=()), Reason.NOTHING_FOUND
    yield Conditions(topics=asked.topics), Reason.NOTHING_FOUND


def _without_offices(asked: Conditions) -> Conditions:
    return replace(
        asked,
        guest_kind=ANY_KIND,
        host_kind=ANY_KIND,
        guests=tuple(replace(place, unit=None) for place in asked.guests),
        hosts=tuple(replace(place, unit=None) for place in asked.hosts),
    )


def _changed(
    asked: Conditions, change: Callable[[Place, Gazetteer], Place | None], gazetteer: Gazetteer
) -> Iterator[tuple[tuple[Place, ...], tuple[Place, ...]]]:
    """Hosts and guests with those of one side replaced, where there is something to replace them with."""
    hosts = tuple(new for place in asked.hosts if (new := change(place, gazetteer)))
    guests = tuple(new for place in asked.guests if (new := change(place, gazetteer)))
    if hosts:
        yield hosts, asked.guests
    if guests:
        yield asked.hosts, guests


def _twin(place: Place, gazetteer: Gazetteer) -> Place | None:
    """The Kabupaten of the same name for a Kota, and the other way round."""
    if place.within or len(place.codes) != 1:
        return None
    region = gazetteer.by_code(place.codes[0])
    others = tuple(
        other.code
        for other in gazetteer.lookup(region.name)
        if other.code != region.code and other.kind != "provinsi"
    )
    return replace(place, codes=others) if others else None


def _province(place: Place, gazetteer: Gazetteer) -> Place | None:
    """The province around a place."""
    provinces = {code.split(".")[0] for code in place.codes}
    if place.within or len(provinces) != 1:
        return None
    code = provinces.pop()
    return Place((code,), gazetteer.by_code(code).full_name, within=True)
