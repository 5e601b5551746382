"""The visits that a query means, and those that may belong to them but are not counted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.listing.query import ANY_KIND, Conditions, Place, SideKind, filters_of
from corpus.bodies import is_within
from corpus.regions import Gazetteer
from corpus.visits.registry import VisitRegistry, order_of
from corpus.visits.visit import Party, Reported, Side, Status, Visit

SIDES: tuple[Side, Side] = ("visitor", "host")


@dataclass(frozen=True, slots=True)
class Selection:
    """Visits by how they fit some conditions; each newest first."""

    visits: tuple[Visit, ...]
    """They hold for certain."""
    undated: tuple[Visit, ...] = ()
    """All but the time fits, and no article tells the time, or not exactly enough."""
    undecided: tuple[Visit, ...] = ()
    """A place fits that may be a Kota or a Kabupaten."""
    planned: tuple[Visit, ...] = ()
    """Only planned."""
    other_forms: tuple[Visit, ...] = ()
    """All but the form fits."""


def select(registry: VisitRegistry, conditions: Conditions, gazetteer: Gazetteer) -> Selection:
    """The visits for which all conditions hold, and apart from them those for which one may hold."""
    visits = find(registry, conditions, gazetteer)
    seen = {visit.id for visit in visits}

    def others(found: Iterable[Visit]) -> tuple[Visit, ...]:
        return tuple(visit for visit in found if visit.id not in seen)

    timeless = (
        others(find(registry, replace(conditions, periods=()), gazetteer)) if conditions.periods else ()
    )
    formless = others(find(registry, replace(conditions, forms=()), gazetteer)) if conditions.forms else ()
    with_plans = find(registry, conditions, gazetteer, planned=True)
    return Selection(
        visits,
        undated=tuple(visit for visit in timeless if _may_be_in(visit, conditions)),
        undecided=others(_undecided(registry, conditions, gazetteer)),
        planned=tuple(visit for visit in with_plans if visit.status is Status.PLANNED),
        other_forms=formless,
    )


def find(
    registry: VisitRegistry, conditions: Conditions, gazetteer: Gazetteer, planned: bool = False
) -> tuple[Visit, ...]:
    """The visits for which all conditions hold, newest first."""
    found: dict[str, Visit] = {}
    for one in filters_of(conditions):
        for visit in registry.find(replace(one, planned=planned)):
            found.setdefault(visit.id, visit)
    kept = [visit for visit in found.values() if _sides_fit(visit, conditions, gazetteer)]
    return tuple(sorted(kept, key=order_of))


def _sides_fit(visit: Visit, conditions: Conditions, gazetteer: Gazetteer) -> bool:
    return all(
        bool(parties_of(visit, side, conditions, gazetteer)) for side in SIDES if _is_asked(conditions, side)
    )


def _is_asked(conditions: Conditions, side: Side) -> bool:
    places, kind = _side(conditions, side)
    return bool(places) or kind != ANY_KIND


def parties_of(visit: Visit, side: Side, conditions: Conditions, gazetteer: Gazetteer) -> tuple[Party, ...]:
    """The parties of one side for which the conditions on it hold; all where there are none."""
    places, kind = _side(conditions, side)
    parties = visit.hosts if side == "host" else visit.visitors
    return tuple(
        party.value
        for party in parties
        if (not places or any(_is_of(party.value, place) for place in places))
        and _is_kind(party.value, kind, gazetteer)
    )


def _side(conditions: Conditions, side: Side) -> tuple[tuple[Place, ...], SideKind]:
    if side == "host":
        return conditions.hosts, conditions.host_kind
    return conditions.guests, conditions.guest_kind


def _is_of(party: Party, place: Place) -> bool:
    if place.unit is not None and not is_within(party.unit, place.unit):
        return False
    if not place.within:
        return party.code in place.codes
    return party.lies_in(place.codes)


def _is_kind(party: Party, kind: SideKind, gazetteer: Gazetteer) -> bool:
    if kind.unit is not None and not is_within(party.unit, kind.unit):
        return False
    return kind.kind is None or (party.code is not None and gazetteer.by_code(party.code).kind == kind.kind)


def _may_be_in(visit: Visit, conditions: Conditions) -> bool:
    """Could the visit lie in one of the periods, as little as is told of its date?"""
    if visit.date is None:
        return True
    told = visit.date.value
    return told.precision != "day" and any(
        (period.first is None or told.last >= period.first)
        and (period.last is None or told.first <= period.last)
        for period in conditions.periods
    )


def _undecided(registry: VisitRegistry, conditions: Conditions, gazetteer: Gazetteer) -> Iterator[Visit]:
    """Visits of a place that is named without Kota or Kabupaten, where one of both is asked for."""
    for side in SIDES:
        places, _ = _side(conditions, side)
        codes = {code for place in places if not place.within for code in place.codes}
        if not codes:
            continue
        free = replace(conditions, hosts=()) if side == "host" else replace(conditions, guests=())
        for visit in find(registry, free, gazetteer):
            if _has_candidate(visit.hosts if side == "host" else visit.visitors, codes):
                yield visit


def _has_candidate(parties: Sequence[Reported[Party]], codes: set[str]) -> bool:
    return any(party.value.code is None and codes & set(party.value.candidates) for party in parties)
