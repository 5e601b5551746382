"""The register of visits as it is at one moment: lists, looks up, filters and counts."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from corpus.bodies import is_within
from corpus.errors import VisitError
from corpus.regions import Gazetteer, load_gazetteer
from corpus.visits import messages
from corpus.visits.filtering import VisitFilter
from corpus.visits.topics import Topics, load_topics
from corpus.visits.visit import Party, Reported, Status, Visit
from corpus.words import fold

EVERYTHING = VisitFilter()
NEAREST_IDS = 3
NEAREST_SCORE = 60.0
"""Least likeness, 0 to 100, of an id that is offered in place of an unknown one."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A government, and how many visits it made or received."""

    region: str
    """Full name, or the name as it is written where it is ambiguous."""
    code: str | None
    visits: int


class VisitRegistry:
    """All visits, merged and corrected; immutable, safe to share between threads."""

    def __init__(
        self,
        visits: Iterable[Visit] = (),
        aliases: Mapping[str, str] | None = None,
        gazetteer: Gazetteer | None = None,
        topics: Topics | None = None,
    ) -> None:
        """`aliases`: other ids under which a visit is found -> its id, such as those of the reports merged in it."""
        self.visits = tuple(sorted(visits, key=order_of))
        """Newest first, undated ones last, ties by id; planned ones among them."""
        self._gazetteer = gazetteer or load_gazetteer()
        self._topics = topics or load_topics()
        self._by_id = {visit.id: visit for visit in self.visits}
        self._aliases = {old: new for old, new in (aliases or {}).items() if new in self._by_id}

    def __len__(self) -> int:
        """How many visits there are, planned ones among them."""
        return len(self.visits)

    def get(self, visit_id: str) -> Visit:
        """The visit with this id, or the one that a report with this id is part of; the error names the nearest ids."""
        known = self._by_id.get(self._aliases.get(visit_id, visit_id))
        if known is not None:
            return known
        near = process.extract(
            visit_id, list(self._by_id), scorer=fuzz.ratio, limit=NEAREST_IDS, score_cutoff=NEAREST_SCORE
        )
        names = [name for name, _, _ in near]
        detail = f"expected the id of a visit, got {visit_id!r}; nearest: {names}"
        raise VisitError(messages.unknown_visit(visit_id, names), detail)

    def find(self, condition: VisitFilter = EVERYTHING) -> tuple[Visit, ...]:
        """The visits that the filter lets through, in the order of `visits`; an unknown name finds none."""
        topics = self._topics_of(condition.topic)
        words = _split_words(condition.text)
        kept = [
            index for index in self._candidates(condition, topics) if _passes(self.visits[index], condition)
        ]
        if condition.visitor or condition.visitor_unit or condition.visitor_province:
            kept = [index for index in kept if self._visitors_pass(self.visits[index], condition)]
        if condition.host or condition.host_unit or condition.province:
            kept = [index for index in kept if self._hosts_pass(self.visits[index], condition)]
        if topics is not None:
            kept = [i for i in kept if any(topic.value in topics for topic in self.visits[i].topics)]
        if words:
            kept = [index for index in kept if all(f" {word}" in self._texts[index] for word in words)]
        return tuple(self.visits[index] for index in kept)

    def hosts(self, condition: VisitFilter = EVERYTHING) -> tuple[Ranked, ...]:
        """Who was visited how often among the visits that the filter lets through, most often first, ties by name."""
        return _rank(visit.hosts for visit in self.find(condition))

    def visitors(self, condition: VisitFilter = EVERYTHING) -> tuple[Ranked, ...]:
        """Who visited how often, in the same order."""
        return _rank(visit.visitors for visit in self.find(condition))

    def _candidates(self, condition: VisitFilter, topics: tuple[str, ...] | None) -> Sequence[int]:
        """Positions of all visits that may pass, in order: the fewest that one of the conditions leaves."""
        known = self._positions
        choices: list[Sequence[int]] = [range(len(self.visits))]
        choices += [
            known.get(("visitor", code), ()) for code in _given(condition.visitor, condition.visitor_province)
        ]
        choices += [known.get(("host", code), ()) for code in _given(condition.host, condition.province)]
        if topics is not None:
            choices.append(sorted({index for name in topics for index in known.get(("topic", name), ())}))
        return min(choices, key=len)

    @cached_property
    def _positions(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """Where the visits of each region, province and topic stand, in order; provinces under their own code."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, visit in enumerate(self.visits):
            keys = {("topic", topic.value) for topic in visit.topics}
            keys |= {("visitor", code) for party in _values(visit.visitors) for code in _places(party)}
            keys |= {("host", code) for party in _values(visit.hosts) for code in _places(party)}
            for key in keys:
                found[key].append(index)
        return dict(found)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """Of each visit, all its words, folded, each with a space before it."""
        return tuple(" " + " ".join(_split_words(" ".join(self._words_of(visit)))) for visit in self.visits)

    def _words_of(self, visit: Visit) -> Iterator[str]:
        yield visit.id
        for party in _values((*visit.visitors, *visit.hosts)):
            yield party.region
            yield party.body or ""
            yield from (self._gazetteer.by_code(code[:2]).name for code in party.codes)
        for person in _values(visit.people):
            yield f"{person.name} {person.role or ''}"
        for figure in _values(visit.figures):
            yield f"{figure.what} {figure.value}"
        yield from _values((*visit.topics, *visit.programs, *visit.outcomes))
        yield from (reported.value for reported in (visit.form, visit.venue) if reported)

    def _topics_of(self, name: str | None) -> tuple[str, ...] | None:
        """The topic with its narrower ones; None for any topic."""
        if name is None:
            return None
        narrower = self._topics.narrower(name) if name in self._topics.names else ()
        return (name, *narrower)

    def _visitors_pass(self, visit: Visit, condition: VisitFilter) -> bool:
        wanted = (condition.visitor, condition.visitor_unit, condition.visitor_province)
        return any(_is_party(party, *wanted) for party in _values(visit.visitors))

    def _hosts_pass(self, visit: Visit, condition: VisitFilter) -> bool:
        wanted = (condition.host, condition.host_unit, condition.province)
        return any(_is_party(party, *wanted) for party in _values(visit.hosts))


def order_of(visit: Visit) -> tuple[bool, int, int, str]:
    """Sort key: newest first, undated ones last, ties by id."""
    if visit.date is None:
        return (True, 0, 0, visit.id)
    value = visit.date.value
    return (False, -value.last.toordinal(), -value.first.toordinal(), visit.id)


def _split_words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _values(reported: Iterable[Reported]) -> Iterator:  # type: ignore[type-arg]
    return (one.value for one in reported)


def _places(party: Party) -> set[str]:
    """Codes of all regions that may be meant, and of their provinces."""
    return {place for code in party.codes for place in (code, code.split(".")[0])}


def _given(*values: str | None) -> list[str]:
    return [value for value in values if value is not None]


def _passes(visit: Visit, condition: VisitFilter) -> bool:
    """All conditions that concern neither side, topic nor words."""
    if visit.status is Status.PLANNED and not condition.planned:
        return False
    if condition.form and (visit.form is None or visit.form.value != condition.form):
        return False
    return _in_time(visit, condition)


def _in_time(visit: Visit, condition: VisitFilter) -> bool:
    if condition.since is None and condition.until is None:
        return True
    if visit.date is None:
        return False
    if condition.since is not None and visit.date.value.first < condition.since:
        return False
    return condition.until is None or visit.date.value.last <= condition.until


def _is_party(party: Party, code: str | None, unit: str | None, province: str | None) -> bool:
    """True for a government that meets all of the conditions; an undecided one where all that may be meant do."""
    if (code is not None and party.code != code) or (unit is not None and not is_within(party.unit, unit)):
        return False
    return province is None or party.lies_in((province,))


def _rank(parties: Iterable[tuple[Reported[Party], ...]]) -> tuple[Ranked, ...]:
    """A government with two offices in one visit counts once there."""
    counts: Counter[tuple[str, str | None]] = Counter()
    for several in parties:
        counts.update({(party.region, party.code) for party in _values(several)})
    ranked = (Ranked(region, code, count) for (region, code), count in counts.items())
    return tuple(sorted(ranked, key=lambda one: (-one.visits, one.region, one.code or "")))
