"""Visits in the words that the page shows, and in the order in which it lists them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.page.visits import texts
from corpus.visits.visit import Party, Reported, Review, Status, Visit
from corpus.visits.visit_dates import tell_date

SURE = 0.8
"""Readings at least this confident are called certain."""


@dataclass(frozen=True, slots=True)
class PartyText:
    """A government as it is shown."""

    region: str
    body: str
    """The office, where it says more than the region; else empty."""
    undecided: bool
    """True where it may be a kota or a kabupaten."""


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit as a row of the table; empty strings and tuples: no article tells."""

    id: str
    date: str
    doubtful: bool
    visitors: tuple[PartyText, ...]
    hosts: tuple[PartyText, ...]
    form: str
    topics: tuple[str, ...]
    articles: int
    planned: bool
    in_passing: bool
    disputed: bool
    review: str
    """Empty where nobody has looked at it."""

    @property
    def visitor_names(self) -> str:
        """Names of all guests in one line."""
        return join_regions(self.visitors)

    @property
    def host_names(self) -> str:
        """Names of all hosts in one line."""
        return join_regions(self.hosts)


def row_of(visit: Visit) -> VisitRow:
    """The row of a visit."""
    return VisitRow(
        id=visit.id,
        date=tell_date(visit),
        doubtful=bool(visit.date and visit.date.value.doubtful),
        visitors=tuple(show_party(party.value) for party in visit.visitors),
        hosts=tuple(show_party(party.value) for party in visit.hosts),
        form=visit.form.value if visit.form else "",
        topics=tuple(topic.value for topic in visit.topics),
        articles=len(visit.articles),
        planned=visit.status is Status.PLANNED,
        in_passing=visit.in_passing,
        disputed=bool(visit.conflicts),
        review="" if visit.review is Review.NONE else visit.review.value,
    )


def show_party(party: Party) -> PartyText:
    """A government in words."""
    body = party.body or ""
    return PartyText(
        region=party.region,
        body="" if body.casefold() == party.region.casefold() else body,
        undecided=party.code is None and len(party.candidates) > 1,
    )


def join_regions(parties: Sequence[PartyText]) -> str:
    """Regions without repetition, in order; `tidak disebut` for none."""
    return ", ".join(dict.fromkeys(party.region for party in parties)) or texts.NOT_TOLD


def show_confidence(reported: Reported[Any]) -> tuple[str, str]:
    """How certain a value is, in one word, and what the word means."""
    if not reported.evidence:
        return texts.ENTERED, texts.ENTERED_HINT
    if reported.confidence >= SURE:
        return texts.SURE, texts.SURE_HINT
    return texts.LIKELY, texts.LIKELY_HINT


def sort_visits(visits: Sequence[Visit], column: str, *, descending: bool) -> tuple[Visit, ...]:
    """Visits by a column of the table; holes come last in both directions, ties keep their order."""
    key = _KEYS.get(column, _date_key)
    told = [visit for visit in visits if key(visit) is not None]
    holes = [visit for visit in visits if key(visit) is None]
    return (*sorted(told, key=lambda visit: key(visit) or (), reverse=descending), *holes)


def _date_key(visit: Visit) -> tuple[object, ...] | None:
    return (visit.date.value.first, visit.date.value.last) if visit.date else None


def _names_key(names: Sequence[str]) -> tuple[object, ...] | None:
    return tuple(name.casefold() for name in names) or None


_KEYS: dict[str, Callable[[Visit], tuple[object, ...] | None]] = {
    "date": _date_key,
    "visitor": lambda visit: _names_key([party.value.region for party in visit.visitors]),
    "host": lambda visit: _names_key([party.value.region for party in visit.hosts]),
    "form": lambda visit: _names_key([visit.form.value] if visit.form else []),
    "topic": lambda visit: _names_key([topic.value for topic in visit.topics]),
    "articles": lambda visit: (len(visit.articles),),
}
