"""What is said under an answer: how names were read, and what is not counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.listing import messages
from assistant.listing.query import Ask, Conditions, Place, Query
from assistant.listing.selecting import Selection, find
from assistant.messages import either
from corpus.regions import Gazetteer
from corpus.visits.registry import VisitRegistry
from corpus.visits.visit import Side, Visit


@dataclass(frozen=True, slots=True)
class _Named:
    """A place where it stands in a query."""

    query: Query
    side: Side | None
    place: Place


def reading_notes(
    registry: VisitRegistry, gazetteer: Gazetteer, query: Query, visits: Sequence[Visit]
) -> tuple[str, ...]:
    """How names were read that can be read in several ways."""
    conditions = query.conditions
    notes: list[str] = []
    sides: tuple[tuple[Side | None, tuple[Place, ...]], ...] = (
        ("visitor", conditions.guests),
        ("host", conditions.hosts),
        (None, conditions.either),
    )
    for side, places in sides:
        notes.extend(
            note
            for place in places
            if (note := _reading_note(registry, gazetteer, _Named(query, side, place), bool(visits)))
        )
    if query.dropped:
        notes.append(messages.dropped(query.dropped))
    return tuple(notes)


def _reading_note(registry: VisitRegistry, gazetteer: Gazetteer, named: _Named, found: bool) -> str:
    query, side, place = named.query, named.side, named.place
    if place.name:
        return ""
    names = [gazetteer.by_code(code).full_name for code in place.codes]
    if place.within:
        return messages.read_within(place.written, names[0])
    if place.odd:
        return messages.read_odd(place.written, either(names))
    split = query.ask is Ask.COMPARE and len(query.conditions.hosts + query.conditions.guests) == 1
    if len(names) < 2 or side is None or split or not found:
        return ""
    counts = [
        (name, len(find(registry, _only(query.conditions, side, place, code), gazetteer)))
        for name, code in zip(names, place.codes, strict=True)
    ]
    return messages.read_as(place.written, counts)


def _only(conditions: Conditions, side: Side, place: Place, code: str) -> Conditions:
    """The conditions with one reading of a place."""
    single = (replace(place, codes=(code,)),)
    return replace(conditions, hosts=single) if side == "host" else replace(conditions, guests=single)


def not_counted(selection: Selection, query: Query) -> tuple[str, ...]:
    """What may belong to the answer and was left out."""
    notes = []
    if selection.undated:
        notes.append(messages.not_counted_undated(len(selection.undated)))
    if selection.undecided:
        notes.append(messages.not_counted_undecided(len(selection.undecided)))
    if selection.planned:
        notes.append(messages.not_counted_planned(len(selection.planned)))
    if selection.other_forms and selection.visits:
        notes.append(messages.not_counted_forms(len(selection.other_forms), either(query.conditions.forms)))
    if disputed := sum(bool(visit.conflicts) for visit in selection.visits):
        notes.append(messages.disputed(disputed))
    return tuple(notes)
