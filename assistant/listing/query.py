"""A question to the register of visits: what is asked, and of which visits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal

from corpus.visits.filtering import VisitFilter
from corpus.visits.visit import Side

Dimension = Literal["year", "month", "province", "topic", "form", "unit", "region"]
"""What visits are counted by."""


class Ask(StrEnum):
    """What is wanted of the visits."""

    LIST = "daftar"
    COUNT = "jumlah"
    LAST = "terakhir"
    FIRST = "pertama"
    RANK = "peringkat"
    COMPARE = "perbandingan"
    WHETHER = "sudah pernah"
    GROUP = "rincian"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one side comes from, as a question names it."""

    codes: tuple[str, ...]
    """Codes of the regions that may be meant; several: counted apart."""
    written: str
    """As it stands in the question."""
    within: bool = False
    """True: the regions in these provinces are meant too, and the provinces themselves."""
    unit: str | None = None
    """Kind of the office that is named with it: "dprd"; None for the government as a whole."""
    name: str = ""
    """What is shown where the codes have no name of their own: "Pulau Jawa"."""
    odd: bool = False
    """True where the stated kind does not exist ("Kota Siak")."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both ends included; None: open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class SideKind:
    """What kind of government one side is."""

    kind: str | None = None
    """`Region.kind`."""
    unit: str | None = None
    """Kind of office, with the narrower ones."""


ANY_KIND = SideKind()


@dataclass(frozen=True, slots=True)
class Conditions:
    """Which visits are meant. The values of one field are alternatives; empty: any; all fields must hold."""

    guests: tuple[Place, ...] = ()
    hosts: tuple[Place, ...] = ()
    either: tuple[Place, ...] = ()
    """On whichever side."""
    guest_kind: SideKind = ANY_KIND
    host_kind: SideKind = ANY_KIND
    topics: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    text: str = ""
    """Words that stand somewhere in the visit."""

    def is_empty(self) -> bool:
        """True where every visit is meant."""
        return self == Conditions()


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the register."""

    ask: Ask
    conditions: Conditions
    target: Side | None = None
    """The side whose governments are asked for; None: the visits themselves."""
    by: Dimension | None = None
    """What is counted by, for RANK and GROUP; None: the governments of `target`."""
    limit: int | None = None
    """How many are wanted ("tiga kunjungan terakhir")."""
    sets: tuple[Conditions, ...] = ()
    """For COMPARE: what is compared, two or more."""
    wants_count: bool = False
    """True where the number is asked for."""
    sure: bool = True
    """False where an article may answer it as well: passages are asked where the register has nothing."""
    dropped: tuple[str, ...] = ()
    """Words of the question that are not used."""
    unknown_place: bool = False
    """True where `conditions.text` stands where a region or a person would."""


def filters_of(conditions: Conditions) -> tuple[VisitFilter, ...]:
    """The filters of which one must hold; kinds and offices of a side are left to `parties_of`."""
    found = [
        replace(one, since=period.first, until=period.last, topic=topic, form=form, text=conditions.text)
        for one in _place_filters(conditions)
        for period in conditions.periods or (Period(None, None),)
        for topic in conditions.topics or (None,)
        for form in conditions.forms or (None,)
    ]
    return tuple(dict.fromkeys(found))


def _place_filters(conditions: Conditions) -> list[VisitFilter]:
    found = [VisitFilter()]
    for places, sides in (
        (conditions.guests, ("visitor",)),
        (conditions.hosts, ("host",)),
        *(((place,), ("visitor", "host")) for place in conditions.either),
    ):
        if places:
            found = [new for one in found for place in places for new in _placed(one, place, sides)]
    return found


def _placed(one: VisitFilter, place: Place, sides: tuple[str, ...]) -> Iterator[VisitFilter]:
    """The filter with that place on each of the sides that no other place has."""
    for code in place.codes:
        if "visitor" in sides and not (one.visitor or one.visitor_province):
            yield replace(one, visitor_province=code) if place.within else replace(one, visitor=code)
        if "host" in sides and not (one.host or one.province):
            yield replace(one, province=code) if place.within else replace(one, host=code)
