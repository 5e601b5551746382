"""The timeline by year and topic, and the ranking of hosts or guests."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.page.visits import texts
from corpus.visits.visit import Side, Visit

TOPICS_SHOWN = 6
YEARS_SHOWN = 20
BARS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Segment:
    """Visits of one year and one group of topics."""

    group: int
    """Position in the legend."""
    count: int
    share: float
    """Of the highest column: 0 to 1."""


@dataclass(frozen=True, slots=True)
class Column:
    """All visits of one year."""

    label: str
    year: int | None
    """None for all years before the shown ones."""
    total: int
    segments: tuple[Segment, ...]
    """In the order of the legend, empty ones left out."""

    def count(self, group: int) -> int:
        """Visits of one group."""
        return next((segment.count for segment in self.segments if segment.group == group), 0)


@dataclass(frozen=True, slots=True)
class Group:
    """An entry of the legend."""

    label: str
    topic: str
    """Empty for what is no single topic."""
    colour: str
    """"1" to "6" for topics; "other", "none"."""
    total: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Columns in order of time."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    undated: int
    """Visits that are in no column."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A region of the ranking."""

    name: str
    count: int
    share: float
    """Of the longest bar: 0 to 1."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The regions with most visits, ties by name."""

    side: Side
    """What the regions were in these visits."""
    bars: tuple[Bar, ...]
    more: int
    """How many regions are not shown."""


def draw_timeline(visits: Sequence[Visit]) -> Timeline:
    """Dated visits by year and by their most frequent topic; each visit counts once."""
    dated = [visit for visit in visits if visit.date]
    ranks = _rank_topics(dated)
    counts: dict[int, Counter[int]] = {}
    for visit in dated:
        year = visit.date.value.first.year if visit.date else 0
        counts.setdefault(year, Counter())[_group_of(visit, ranks)] += 1
    totals: Counter[int] = sum(counts.values(), Counter())
    columns = _columns(counts)
    highest = max((sum(column.values()) for _, _, column in columns), default=1)
    return Timeline(
        tuple(_column(label, year, column, highest) for label, year, column in columns),
        _legend(ranks, totals),
        len(visits) - len(dated),
    )


def rank_regions(visits: Sequence[Visit], side: Side) -> Ranking:
    """The regions that were visited, or that visited, most often."""
    counts = Counter(
        name
        for visit in visits
        for name in {party.value.region for party in (visit.hosts if side == "host" else visit.visitors)}
    )
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    longest = ranked[0][1] if ranked else 1
    bars = tuple(Bar(name, count, count / longest) for name, count in ranked[:BARS_SHOWN])
    return Ranking(side, bars, len(ranked) - len(bars))


def _rank_topics(visits: Sequence[Visit]) -> dict[str, int]:
    """The most frequent topics -> their places, from 0."""
    counts = Counter(topic.value for visit in visits for topic in visit.topics)
    ranked = sorted(counts, key=lambda topic: (-counts[topic], topic))
    return {topic: rank for rank, topic in enumerate(ranked[:TOPICS_SHOWN])}


def _group_of(visit: Visit, ranks: dict[str, int]) -> int:
    """Place in the legend: of the most frequent topic; then other topics, then none."""
    if not visit.topics:
        return TOPICS_SHOWN + 1
    return min(ranks.get(topic.value, TOPICS_SHOWN) for topic in visit.topics)


def _legend(ranks: dict[str, int], totals: Counter[int]) -> tuple[Group, ...]:
    topics = [Group(topic, topic, str(rank + 1), totals[rank]) for topic, rank in ranks.items()]
    topics += [Group("", "", "other", 0)] * (TOPICS_SHOWN - len(topics))
    other = Group(texts.OTHER_TOPICS, "", "other", totals[TOPICS_SHOWN])
    none = Group(texts.NO_TOPIC, "", "none", totals[TOPICS_SHOWN + 1])
    return (*topics, other, none)


def _columns(counts: dict[int, Counter[int]]) -> list[tuple[str, int | None, Counter[int]]]:
    """Every year from the first to the last; those long past as one column."""
    if not counts:
        return []
    last = max(counts)
    first = max(min(counts), last - YEARS_SHOWN + 1)
    past: Counter[int] = sum((counts[year] for year in counts if year < first), Counter())
    shown = [(str(year), year, counts.get(year, Counter())) for year in range(first, last + 1)]
    return [(texts.older(first), None, past), *shown] if past else [*shown]


def _column(label: str, year: int | None, counts: Counter[int], highest: int) -> Column:
    segments = (Segment(group, count, count / highest) for group, count in sorted(counts.items()) if count)
    return Column(label, year, sum(counts.values()), tuple(segments))
