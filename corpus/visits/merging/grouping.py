"""Reports that may be of one visit, so that after a change only those near it are merged again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.visits.merging.merging import Merged, Pairs, codes_of, merge_reports
from corpus.visits.merging.uniting import Report

Key = tuple[str, str]


class Merger:
    """Merges reports as `merge_reports` does, and keeps what it found of groups that stay as they are.

    Not to be shared between threads.
    """

    def __init__(self) -> None:
        self._known: dict[frozenset[object], tuple[Merged, ...]] = {}

    def merge(self, reports: Iterable[Report], near_duplicates: Pairs = frozenset()) -> tuple[Merged, ...]:
        """The visits that the reports tell of, in no particular order; see merge_reports."""
        near = _neighbours(near_duplicates)
        merged: dict[frozenset[object], tuple[Merged, ...]] = {}
        for group in split_groups(reports):
            name = _name(group, near)
            known = self._known.get(name)
            merged[name] = merge_reports(group, near_duplicates) if known is None else known
        self._known = merged
        return tuple(one for several in merged.values() for one in several)


def split_groups(reports: Iterable[Report]) -> tuple[tuple[Report, ...], ...]:
    """The reports in groups: none is of the same visit as one of another group.

    Two reports are in one group where they share a guest and a host, or where others join them; one that leaves a
    side open joins all reports of its other side.
    """
    known = tuple(reports)
    leader = list(range(len(known)))
    first: dict[Key, int] = {}
    sides = [(codes_of(report.visit.visitors), codes_of(report.visit.hosts)) for report in known]
    half_known = {side for guests, hosts in sides if not (guests and hosts) for side in _sides(guests, hosts)}
    for index, (guests, hosts) in enumerate(sides):
        pairs = ((guest, host) for guest in guests for host in hosts)
        for key in (*pairs, *(side for side in _sides(guests, hosts) if side in half_known)):
            other = first.setdefault(key, index)
            leader[_find(leader, index)] = _find(leader, other)
    groups: dict[int, list[Report]] = {}
    for index, report in enumerate(known):
        groups.setdefault(_find(leader, index), []).append(report)
    return tuple(tuple(group) for group in groups.values())


def _sides(guests: Iterable[str], hosts: Iterable[str]) -> Iterator[Key]:
    yield from ((guest, "") for guest in guests)
    yield from (("", host) for host in hosts)


def _find(leader: list[int], index: int) -> int:
    """The one that stands for the group of `index`; shortens the way there."""
    while leader[index] != index:
        leader[index] = leader[leader[index]]
        index = leader[index]
    return index


def _neighbours(pairs: Pairs) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
    return {article: frozenset(others) for article, others in found.items()}


def _name(group: Sequence[Report], near: Mapping[str, frozenset[str]]) -> frozenset[object]:
    """What tells a group from another: its visits as objects (they are kept, so that no id comes twice), and copies."""
    parts = ((id(report.visit), report.published) for report in group)
    copies = (
        (article, near[article]) for report in group for article in report.visit.articles if article in near
    )
    return frozenset((*parts, *copies))
