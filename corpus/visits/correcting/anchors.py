"""How a correction finds its visit again after articles were read anew: by what was known of the visit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from corpus.visits.visit import Party, Reported, Visit

Score = tuple[bool, int, int, int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What was known of a visit when a person said something of it."""

    visit_id: str
    articles: tuple[str, ...]
    visitors: tuple[str, ...]
    """Codes, or names as written where a region was open; sorted."""
    hosts: tuple[str, ...]
    date: str | None
    """ISO, as exact as it was told."""

    @classmethod
    def of(cls, visit: Visit) -> Self:
        """The anchor of a visit as it is now."""
        return cls(
            visit.id,
            visit.articles,
            keys_of(visit.visitors),
            keys_of(visit.hosts),
            str(visit.date.value) if visit.date else None,
        )

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Self:
        """The anchor out of JSON."""
        several = {name: tuple(plain[name]) for name in ("articles", "visitors", "hosts")}
        return cls(visit_id=plain["visit_id"], date=plain["date"], **several)

    def to_plain(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "visit_id": self.visit_id,
            "articles": list(self.articles),
            "visitors": list(self.visitors),
            "hosts": list(self.hosts),
            "date": self.date,
        }


@dataclass(frozen=True, slots=True)
class Known:
    """What a visit is known by now."""

    ids: frozenset[str]
    """Its own id and those of its reports."""
    articles: frozenset[str]
    visitors: frozenset[str]
    hosts: frozenset[str]
    dates: frozenset[str]

    @classmethod
    def of(cls, ids: Iterable[str], visits: Sequence[Visit]) -> Self:
        """Of a visit in all its forms: as its reports tell it, and as people corrected it."""
        return cls(
            frozenset(ids),
            frozenset(article for visit in visits for article in visit.articles),
            frozenset(key for visit in visits for key in keys_of(visit.visitors)),
            frozenset(key for visit in visits for key in keys_of(visit.hosts)),
            frozenset(str(visit.date.value) for visit in visits if visit.date),
        )


def find_anchored(anchor: Anchor, visits: Sequence[Known], *, strict: bool = False) -> int | None:
    """Position of the visit that is meant, the best match; None where none is it any more.

    A visit with the id is meant. Else it shares an article and a party; where several visits share the articles, or
    where it is looked at strictly, both sides agree, or one side and the date. Ties: the first in `visits`.
    """
    rivals = [index for index, visit in enumerate(visits) if not visit.articles.isdisjoint(anchor.articles)]
    scored = [
        (score, -index)
        for index in rivals
        if (score := _score(anchor, visits[index], strict or len(rivals) > 1)) is not None
    ]
    return -max(scored)[1] if scored else None


def keys_of(parties: Iterable[Reported[Party]]) -> tuple[str, ...]:
    """Codes of the parties, names as written where a region is open; sorted."""
    return tuple(sorted({party.value.code or party.value.region for party in parties}))


def _score(anchor: Anchor, visit: Known, contested: bool) -> Score | None:
    """How well a visit fits, greater is better; None where it is another one."""
    same = anchor.visit_id in visit.ids
    shared = len(visit.articles & set(anchor.articles))
    sides = (not visit.visitors.isdisjoint(anchor.visitors)) + (not visit.hosts.isdisjoint(anchor.hosts))
    dated = _dates_fit(anchor.date, visit.dates)
    if not same and (sides == 0 or (contested and sides + (dated == 2) < 2)):
        return None
    return (same, shared, sides, dated)


def _dates_fit(date: str | None, dates: frozenset[str]) -> int:
    """2 for the same date, or none on both sides; 1 for one within the other; else 0."""
    if (date is None and not dates) or date in dates:
        return 2
    return int(date is not None and any(date.startswith(one) or one.startswith(date) for one in dates))
