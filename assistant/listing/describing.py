"""Conditions in Indonesian: "studi tiru dari Kabupaten Siak ke Kota Kediri pada 2022"."""

from collections.abc import Sequence
from dataclasses import fields, replace

from assistant.listing import messages
from assistant.listing.query import ANY_KIND, Conditions, Place, SideKind
from assistant.messages import either
from corpus.bodies import load_units
from corpus.regions import Gazetteer


def describe(conditions: Conditions, gazetteer: Gazetteer) -> str:
    """The visits that are meant, without a full stop."""
    if conditions.is_empty():
        return messages.EVERY_VISIT
    return messages.described(
        either(conditions.forms) or messages.VISIT,
        guests=describe_side(conditions.guests, conditions.guest_kind, gazetteer),
        hosts=describe_side(conditions.hosts, conditions.host_kind, gazetteer),
        either=either([name_place(place, gazetteer) for place in conditions.either]),
        topics=either(conditions.topics),
        text=conditions.text,
        times=either([messages.period(period) for period in conditions.periods]),
    )


def common_of(sets: Sequence[Conditions]) -> Conditions:
    """The conditions that all of `sets` share."""
    first = sets[0]
    different = [
        one.name
        for one in fields(first)
        if any(getattr(other, one.name) != getattr(first, one.name) for other in sets)
    ]
    return replace(first, **{name: getattr(Conditions(), name) for name in different})


def describe_difference(conditions: Conditions, common: Conditions, gazetteer: Gazetteer) -> str:
    """What sets conditions apart from those that they share with others: "ke Kabupaten Kampar"."""
    own = {
        one.name: getattr(conditions, one.name)
        for one in fields(common)
        if getattr(conditions, one.name) != getattr(common, one.name)
    }
    apart = replace(Conditions(), **own)
    return describe(apart, gazetteer).removeprefix(f"{messages.VISIT} ")


def describe_side(places: tuple[Place, ...], kind: SideKind, gazetteer: Gazetteer) -> str:
    """The governments of one side; empty where any is meant."""
    named = either([name_place(place, gazetteer) for place in places])
    noun = "" if kind == ANY_KIND else name_kind(kind)
    return messages.inside(noun, named) if noun and named else noun or named


def name_kind(kind: SideKind) -> str:
    """What governments of a kind are called: "DPRD", "kabupaten", "daerah"."""
    if kind.unit is not None:
        return load_units().get(kind.unit, kind.unit)
    return messages.KIND_NAMES[kind.kind] if kind.kind else messages.REGION


def name_place(place: Place, gazetteer: Gazetteer) -> str:
    """The full names of the regions of a place."""
    if place.name:
        return place.name
    regions = [gazetteer.by_code(code) for code in place.codes]
    of_one_name = len({region.name for region in regions}) == 1
    if of_one_name and place.unit is None and {region.kind for region in regions} == {"kabupaten", "kota"}:
        return messages.either_kind(regions[0].name)
    return either([_name_region(code, place, gazetteer) for code in place.codes])


def _name_region(code: str, place: Place, gazetteer: Gazetteer) -> str:
    region = gazetteer.by_code(code)
    is_province = region.kind == "provinsi"
    if place.unit is not None:
        return messages.office(load_units().get(place.unit, place.unit), region.full_name, is_province)
    if is_province and not place.within:
        return messages.province_government(region.full_name)
    return region.full_name
