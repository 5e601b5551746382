"""One visit, many articles: finds the reports of the same visit among what the articles tell.

The result does not depend on the order of the articles: reports are taken in an order of their own, the exactly
dated and complete ones first, and each joins the best fitting visit or begins one. Only reports that share a
visitor and a host are compared, so that the time grows with the number of reports.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from corpus.person import name_parts
from corpus.visits.merging.uniting import Report, unite
from corpus.visits.visit import Party, Reported, Status, Visit, VisitDate
from corpus.visits.visit_dates import days_apart

NEXT_DAY = 1
"""Days between two dates of the same parties that are one visit, told wrongly by one of the reports."""
FEW_DAYS = 3
"""The same, where people, programs or topics agree too."""
COPY_DAYS = 31
"""The same for nearly equal texts: one of a series of yearly visits has a text of its own."""
SAME_NEWS_DAYS = 7
"""Days between the publications of two reports of one visit where one of them does not date it."""
LONG_NEWS_DAYS = 31
"""The same, where people or programs agree too."""
LEGISLATIVE = frozenset({"dprd", "setwan"})
_PRECISIONS = {"day": 0, "month": 1, "year": 2}
_ANY = ""

Pairs = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Merged:
    """One visit and the reports that it was made of."""

    visit: Visit
    reports: tuple[Report, ...]
    """The leading one first."""


def merge_reports(reports: Iterable[Report], near_duplicates: Pairs = frozenset()) -> tuple[Merged, ...]:
    """The visits that the reports tell of; `near_duplicates` are pairs of ids of articles, both ways.

    The leading report of a visit, which gives it its id, is complete and the first published one.
    """
    known = sorted((_Known(report) for report in reports), key=lambda known: known.order)
    clusters = _gather(known, near_duplicates)
    merged = []
    for cluster in clusters:
        ordered = sorted((known.report for known in cluster.members), key=lead_order)
        merged.append(Merged(unite(ordered, near_duplicates), tuple(ordered)))
    return tuple(merged)


def lead_order(report: Report) -> tuple[bool, bool, bool, date, str, str]:
    """Sort key of the reports of one visit: held before planned, complete before passing, then as published."""
    visit = report.visit
    return (
        visit.status is Status.PLANNED,
        visit.in_passing,
        report.published is None,
        report.published or date.max,
        visit.articles[0] if visit.articles else "",
        visit.id,
    )


class _Known:
    """A report with what it is compared by."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.visit = report.visit
        self.articles = frozenset(report.visit.articles)
        self.visitors = codes_of(report.visit.visitors)
        self.hosts = codes_of(report.visit.hosts)
        self.units = frozenset(party.value.unit for party in report.visit.visitors)
        self.date: VisitDate | None = report.visit.date.value if report.visit.date else None

    @property
    def order(self) -> tuple[bool, bool, int, int, date, tuple[bool, bool, bool, date, str, str]]:
        precision = _PRECISIONS[self.date.precision] if self.date else len(_PRECISIONS)
        return (
            self.visit.status is Status.PLANNED,
            self.visit.in_passing,
            precision,
            -len(self.visitors) - len(self.hosts),
            self.date.first if self.date else date.max,
            lead_order(self.report),
        )

    @property
    def complete(self) -> bool:
        return bool(self.visitors and self.hosts)

    @cached_property
    def people(self) -> frozenset[tuple[str, ...]]:
        """Names of two words or more, as they are compared."""
        names = (name_parts(person.value.name) for person in self.visit.people)
        return frozenset(parts for parts in names if len(parts) > 1)

    @cached_property
    def programs(self) -> frozenset[str]:
        return frozenset(program.value.casefold() for program in self.visit.programs)

    @cached_property
    def topics(self) -> frozenset[str]:
        return frozenset(topic.value for topic in self.visit.topics)


@dataclass(slots=True)
class _Cluster:
    """Reports of one visit so far, in the order in which they joined."""

    members: list[_Known]
    visitors: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)


def _gather(known: Sequence[_Known], near: Pairs) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in known:
        fits = [
            (rank, index)
            for index in sorted({index for key in _keys(one) for index in blocks.get(key, ())})
            if (rank := _rank(one, clusters[index], near)) is not None
        ]
        if fits:
            index = min(fits)[1]
        else:
            index = len(clusters)
            clusters.append(_Cluster([]))
        clusters[index].members.append(one)
        for key in _keys_as_target(one):
            if index not in blocks[key]:
                blocks[key].append(index)
    return clusters


def _keys(one: _Known) -> Iterator[tuple[str, str]]:
    """Where the visits are that a report may be of; one that leaves a side open looks at the other side alone."""
    yield from ((guest, host) for guest in one.visitors or (_ANY,) for host in one.hosts or (_ANY,))


def _keys_as_target(one: _Known) -> Iterator[tuple[str, str]]:
    yield from ((guest, host) for guest in (*one.visitors, _ANY) for host in (*one.hosts, _ANY))


def _rank(one: _Known, cluster: _Cluster, near: Pairs) -> tuple[int, ...] | None:
    """How well a report fits, smaller is better; None where it is of another visit."""
    ranks = [_fit(one, member, near) for member in cluster.members]
    if any(rank == _APART for rank in ranks):
        return None
    fitting = [rank for rank in ranks if rank is not None]
    return min(fitting) if fitting else None


_APART = (-1,)
"""Rank of two reports that cannot be of one visit, whatever the others say."""


def _fit(one: _Known, other: _Known, near: Pairs) -> tuple[int, ...] | None:
    """How well two reports fit; None where nothing says that they are of one visit."""
    if one.articles & other.articles:
        return _APART
    copies = any((a, b) in near for a in one.articles for b in other.articles)
    shared = copies or _share_people(one, other) or bool(one.programs & other.programs)
    if not shared and (_of_other_branch(one, other) or not (one.complete and other.complete)):
        return None
    if one.date is None or other.date is None:
        return _fit_undated(one, other, copies, shared)
    gap = days_apart(one.date, other.date)
    exact = one.date.precision == other.date.precision == "day"
    if gap > (0 if not exact else COPY_DAYS if copies else FEW_DAYS):
        return _APART
    agreed = shared or not one.topics.isdisjoint(other.topics)
    if gap > NEXT_DAY and not agreed:
        return None
    spread = (one.date.last - one.date.first).days + (other.date.last - other.date.first).days
    return (not copies, gap, spread, not shared)


def _fit_undated(one: _Known, other: _Known, copies: bool, shared: bool) -> tuple[int, ...] | None:
    """Two reports of which one does not date the visit: their publication tells."""
    told = _days_between(one, other)
    if copies:
        return (0, 0, 0, 0)
    if one.visit.in_passing or other.visit.in_passing:
        return _fit_mention(one, other)
    if told is None or told > (LONG_NEWS_DAYS if shared else SAME_NEWS_DAYS):
        return None
    return (1, told, 0, not shared)


def _fit_mention(one: _Known, other: _Known) -> tuple[int, ...] | None:
    """An undated mention is of the last visit before the article that mentions it."""
    mention, full = (one, other) if one.visit.in_passing else (other, one)
    if full.visit.in_passing:
        return (2, 0, 0, 0) if mention.date == full.date else None
    day = full.date.last if full.date else full.report.published
    told = mention.report.published
    if mention.date is not None or (day and told and day > told):
        return None
    return (2, (date.max - day).days if day else date.max.toordinal(), 0, 0)


def _days_between(one: _Known, other: _Known) -> int | None:
    """Days from the publication of one report to that of the other, or to the day that it gives; None: not known."""
    days = [known.report.published or (known.date.last if known.date else None) for known in (one, other)]
    return abs((days[0] - days[1]).days) if days[0] and days[1] else None


def _of_other_branch(one: _Known, other: _Known) -> bool:
    """True where one names councils alone as visitors and the other offices of the government alone."""
    if None in one.units | other.units or not one.units or not other.units:
        return False
    return one.units.isdisjoint(LEGISLATIVE) != other.units.isdisjoint(LEGISLATIVE)


def _share_people(one: _Known, other: _Known) -> bool:
    if not one.people or not other.people:
        return False
    return any(set(a) <= set(b) or set(b) <= set(a) for a in one.people for b in other.people)


def codes_of(parties: Sequence[Reported[Party]]) -> frozenset[str]:
    """Codes of all that may be meant; names as written where no region is known."""
    found: set[str] = set()
    for reported in parties:
        party = reported.value
        found.update(party.codes or (party.region.casefold(),))
    return frozenset(found)
