"""The people that several reports name, each once; and leaders whom they name differently."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from corpus.person import name_parts, same_person
from corpus.region_names import DATA
from corpus.visits.merging.joining import join
from corpus.visits.visit import Conflict, Participant, Reported, Side
from corpus.words import fold

SAME_SPELLING = 85.0
"""Least likeness, 0 to 100, of two spellings of the name of who holds one post: "Rachmat" and "Rahmat"."""

People = Sequence[Reported[Participant]]


@dataclass(slots=True)
class _Person:
    told: Reported[Participant]
    reports: set[int]


def unite_people(
    several: Sequence[People], *, single_guest: bool, single_host: bool
) -> tuple[tuple[Reported[Participant], ...], tuple[Conflict, ...]]:
    """All people in the order in which they come, with the longer name and role; and contradicting leaders.

    `single_guest`, `single_host`: there is one government on that side, so that it has one mayor.
    """
    found: list[_Person] = []
    for index, people in enumerate(several):
        for reported in people:
            known = next((person for person in found if _are_same(person, reported.value, index)), None)
            if known is None:
                found.append(_Person(reported, {index}))
            else:
                known.told = _join(known.told, reported)
                known.reports.add(index)
    conflicts = _contradictions(found, {"visitor": single_guest, "host": single_host})
    return tuple(person.told for person in found), conflicts


def _are_same(person: _Person, other: Participant, report: int) -> bool:
    one = person.told.value
    if one.side and other.side and one.side != other.side:
        return False
    if same_person(one.name, other.name):
        return True
    if report in person.reports or not one.role or not other.role:
        return False  # one report names two people on purpose
    likeness = fuzz.ratio(" ".join(name_parts(one.name)), " ".join(name_parts(other.name)))
    return likeness >= SAME_SPELLING and _post(one) is not None and _post(one) == _post(other)


def _join(known: Reported[Participant], more: Reported[Participant]) -> Reported[Participant]:
    one, other = known.value, more.value
    name = max(one.name, other.name, key=lambda name: (len(name_parts(name)), name == one.name))
    roles = [role for role in (one.role, other.role) if role]
    role = max(roles, key=len) if roles else None
    return join(known, more, Participant(name, role, one.side or other.side))


def _contradictions(found: Sequence[_Person], single: dict[Side, bool]) -> tuple[Conflict, ...]:
    holders: dict[tuple[Side, str], list[_Person]] = {}
    for person in found:
        value = person.told.value
        post = _post(value)
        if value.side and post and single[value.side]:
            holders.setdefault((value.side, post), []).append(person)
    return tuple(
        Conflict("people", tuple(_shown(person) for person in persons))
        for _, persons in sorted(holders.items())
        if len(persons) > 1 and not set.intersection(*(person.reports for person in persons))
    )


def _shown(person: _Person) -> Reported[str]:
    value = person.told.value
    return Reported(f"{value.name} ({value.role})", person.told.evidence, person.told.confidence)


def _post(person: Participant) -> str | None:
    """The post that only one person of a side holds, as it is compared; None for another role."""
    role = fold(person.role or "").replace("walikota", "wali kota")
    return next((post for post in load_posts() if role == post or role.startswith(post + " ")), None)


@cache
def load_posts() -> tuple[str, ...]:
    """Posts that one person of a side holds, longest first."""
    raw = tomllib.loads((DATA / "visit_merging.toml").read_text(encoding="utf-8"))
    return tuple(sorted(raw["held_by_one"], key=lambda post: (-len(post), post)))
