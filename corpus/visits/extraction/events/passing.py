"""Earlier visits that an article tells of beside its own, or beside something else altogether."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from corpus.article_reading import ArticleReading
from corpus.regions import RegionMention
from corpus.spans import Span
from corpus.visits.extraction.events.gates import GOING
from corpus.visits.extraction.events.parties import Parties
from corpus.visits.extraction.events.party_names import codes_of, codes_of_party, name_party
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.sentences.role_cues import Told
from corpus.visits.extraction.sentences.role_words import Role
from corpus.visits.extraction.sentences.tokens import Group
from corpus.visits.visit import Party, Reported
from corpus.words import split_words

ACTS = GOING | {"serves", "learns", "lists"}
"""Kinds of cues by which a single sentence tells of a visit."""
MOST = 40
"""Sentences of one article that are read as telling of earlier visits."""
NAMED = 0.85
"""Confidence of a party that is named where a visit is told in passing."""
IMPLIED = 0.7
"""The same of one that is not named there."""
_STUDYING = re.compile(r"(?:belajar|studi)\s(?:\w+\s){0,2}di\s", re.IGNORECASE)
"""Somebody lived there as a student: "ia pernah belajar di Kota Malang"."""


@dataclass(frozen=True, slots=True)
class Passing:
    """A sentence that tells of an earlier visit."""

    position: int
    surely: bool
    """False where it may be another stage of the main visit: "sebelumnya", "lebih dahulu"."""
    visitors: tuple[RegionMention, ...]
    hosts: tuple[RegionMention, ...]


def read_passing(reading: ArticleReading, hints: Sequence[Told], parties: Parties) -> tuple[Passing, ...]:
    """Sentences that tell of other visits than that of `parties`, in order, MOST at most."""
    found = [one for one in _read_passing(reading, hints) if not _says_nothing_new(reading, one, parties)]
    return tuple(found[:MOST])


def _read_passing(reading: ArticleReading, hints: Sequence[Told]) -> Iterator[Passing]:
    """Sentences of the text with words for earlier times beside a word of visiting."""
    told: dict[int, list[Told]] = defaultdict(list)
    for one in hints:
        earlier = one.time in ("past", "before") and one.cue.kind in ACTS
        if earlier and one.position >= 0 and not _STUDYING.match(reading.whole, one.place):
            told[one.position].append(one)
    for position, parts in told.items():
        visitors = _first_group(parts, "visitor")
        hosts = _first_group(parts, "host")
        if visitors is hosts and visitors is not None:
            continue
        surely = any(one.time == "past" for one in parts)
        yield Passing(
            position, surely, visitors.mentions if visitors else (), hosts.mentions if hosts else ()
        )


def _first_group(parts: Sequence[Told], role: str) -> Group | None:
    named = (one for one in parts if one.role == role and one.group.mentions)
    best = max(named, key=lambda one: one.weight, default=None)
    return best.group if best is not None else None


def _says_nothing_new(reading: ArticleReading, passing: Passing, parties: Parties) -> bool:
    """Is it the main visit itself, by its parties and without a day of its own?"""
    span = reading.sentences[passing.position]
    first = bisect_left(reading.dates, span.start, key=lambda date: date.span.start)
    last = bisect_left(reading.dates, span.end, key=lambda date: date.span.start)
    dated = any(date.first for date in reading.dates[first:last])
    if dated and passing.surely:
        return False
    main = set().union(*map(codes_of_party, (*parties.visitors, *parties.hosts)))
    named = {code for mention in (*passing.visitors, *passing.hosts) for code in codes_of(mention)}
    return named <= main and not _is_reversed(passing, parties)


def _is_reversed(passing: Passing, parties: Parties) -> bool:
    hosts = set().union(*map(codes_of_party, parties.hosts))
    visitors = set().union(*map(codes_of_party, parties.visitors))
    return any(set(codes_of(m)) & hosts for m in passing.visitors) and any(
        set(codes_of(m)) & visitors for m in passing.hosts
    )


def name_passing(reading: ArticleReading, passing: Passing, parties: Parties) -> Iterator[VisitFrame]:
    """One visit for each guest that is told; who is not named is a party of the main visit."""
    visitors = _name_all(reading, passing.visitors, "visitor")
    hosts = _name_all(reading, passing.hosts, "host")
    if not visitors and not hosts:
        visitors = _implied(reading, passing, parties.hosts, parties)
        hosts = parties.hosts
    elif not visitors:
        visitors = _implied(reading, passing, hosts, parties)
    elif not hosts:
        hosts = _implied(reading, passing, visitors, parties)
    for visitor in visitors:
        others = tuple(host for host in hosts if not codes_of_party(host) & codes_of_party(visitor))
        if others:
            yield VisitFrame((visitor,), others, (passing.position,), in_passing=True)


def _name_all(
    reading: ArticleReading, mentions: Iterable[RegionMention], role: Role
) -> tuple[Reported[Party], ...]:
    return tuple(name_party(reading, {mention: 1.0}, role, NAMED) for mention in mentions if mention.regions)


def _implied(
    reading: ArticleReading, passing: Passing, known: Sequence[Reported[Party]], parties: Parties
) -> tuple[Reported[Party], ...]:
    """Who is meant by "ia", "kami" or nobody: the other side, or of several guests the one named last before."""
    codes = frozenset[str]().union(*map(codes_of_party, known))
    if not parties.hosts and not parties.visitors:
        return _speaking(reading, passing, codes)
    is_main = {
        "hosts": any(codes & codes_of_party(host) for host in parties.hosts),
        "visitors": any(codes & codes_of_party(visitor) for visitor in parties.visitors),
    }
    if passing.visitors:
        meant = parties.visitors if is_main["hosts"] else parties.hosts
    else:
        meant = parties.hosts if is_main["visitors"] else parties.visitors
    last = _named_last(reading, meant, reading.sentences[passing.position])
    return tuple(replace(one, confidence=IMPLIED) for one in (last,) if one is not None)


def _speaking(reading: ArticleReading, passing: Passing, known: Set[str]) -> tuple[Reported[Party], ...]:
    """Who says "kami pernah berkunjung ke X", in an article that names one region besides X."""
    sentence = reading.sentences[passing.position]
    words = {word.text.lower() for word in split_words(sentence.of(reading.whole))}
    others = {
        codes_of(mention): mention
        for mention in reading.regions
        if mention.span.start < sentence.start and mention.regions and not known & set(codes_of(mention))
    }
    if (
        passing.visitors
        or not passing.surely
        or len(others) != 1
        or words.isdisjoint(("kami", "kita", "pihaknya"))
    ):
        return ()
    named = name_party(reading, dict.fromkeys(others.values(), 1.0), "visitor", IMPLIED)
    return (named,)


def _named_last(
    reading: ArticleReading, parties: Sequence[Reported[Party]], before: Span
) -> Reported[Party] | None:
    places: Mapping[int, Reported[Party]] = {
        mention.span.start: party
        for party in parties
        for mention in reading.regions
        if mention.span.start < before.start and set(codes_of(mention)) & codes_of_party(party)
    }
    return places[max(places)] if places else next(iter(parties), None)
