"""The governments that several reports name, each once."""

from collections.abc import Iterable
from dataclasses import replace

from corpus.visits.merging.joining import join
from corpus.visits.visit import Party, Reported

GENERAL_UNIT = "pemda"
"""The government as a whole: an office of it says more."""


def unite_parties(several: Iterable[Iterable[Reported[Party]]]) -> tuple[Reported[Party], ...]:
    """All governments in the order in which they come.

    A name that one report leaves open is decided by another that decides it; offices of one government stay apart
    where they are different ones, and the government as a whole gives way to its office.
    """
    found: list[Reported[Party]] = []
    for reported in sorted((one for parties in several for one in parties), key=_is_open):
        place = next((i for i, known in enumerate(found) if _are_same(known.value, reported.value)), None)
        if place is None:
            found.append(reported)
        else:
            found[place] = _join(found[place], reported)
    return tuple(found)


def _is_open(reported: Reported[Party]) -> bool:
    return reported.value.code is None


def _are_same(one: Party, other: Party) -> bool:
    return _may_be_same_region(one, other) and (
        one.unit == other.unit or {one.unit, other.unit} & {None, GENERAL_UNIT} != set()
    )


def _may_be_same_region(one: Party, other: Party) -> bool:
    if one.code and other.code:
        return one.code == other.code
    if one.code or other.code:
        return (one.code or other.code) in one.candidates + other.candidates
    return one.region.casefold() == other.region.casefold() or not set(one.candidates).isdisjoint(
        other.candidates
    )


def _join(known: Reported[Party], more: Reported[Party]) -> Reported[Party]:
    value = known.value
    if _says_more(more.value, value):
        value = replace(value, body=more.value.body, unit=more.value.unit)
    return join(known, more, value)


def _says_more(new: Party, known: Party) -> bool:
    if known.body is None and new.body is not None:
        return known.unit in (None, GENERAL_UNIT, new.unit)
    return known.unit in (None, GENERAL_UNIT) and new.unit not in (None, GENERAL_UNIT)
