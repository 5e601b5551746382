"""Which visits an article tells of: its own, those to further hosts, and earlier ones told in passing."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.article_reading import ArticleReading
from corpus.regions import RegionMention
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.gates import GOING
from corpus.visits.extraction.guest_days import split_by_day
from corpus.visits.extraction.parties import Parties
from corpus.visits.extraction.party_names import codes_of, name_party
from corpus.visits.extraction.plain_sentence import PlainSentence
from corpus.visits.extraction.role_cues import Told
from corpus.visits.extraction.tokens import Group
from corpus.visits.visit import Party, Reported, Status

TELLING = frozenset({"goes", "visits", "receives", "received", "serves", "learns"})
"""Kinds of cues that tell of a visit as an event."""
PASSING = 0.85
"""Confidence of a party that is named where a visit is told in passing."""
IMPLIED = 0.7
"""The same of one that is not named there."""
MOST_PASSING = 40
"""Sentences of one article that are read as telling of earlier visits."""
PLANNED = 0.8
"""How much must be told as a plan, for each that is told as done, in an article about a visit to come."""

_STUDYING = re.compile(r"(?:belajar|studi)\s(?:\w+\s){0,2}di\s", re.IGNORECASE)
"""Somebody lived there as a student: "ia pernah belajar di Kota Malang"."""


@dataclass(frozen=True, slots=True)
class _Passing:
    """A sentence that tells of an earlier visit."""

    position: int
    surely: bool
    """False where it may be another stage of the main visit: "sebelumnya", "lebih dahulu"."""
    visitors: tuple[RegionMention, ...]
    hosts: tuple[RegionMention, ...]


def read_frames(
    reading: ArticleReading, sentences: Sequence[PlainSentence], hints: Sequence[Told], parties: Parties
) -> tuple[VisitFrame, ...]:
    """The main visit to each of its hosts, in the order of the hosts, then earlier visits in the order of the text.

    Every sentence belongs to one visit, but those that tell of several hosts, or of none before the first one is told.
    """
    passing = [one for one in _read_passing(reading, hints) if not _says_nothing_new(reading, one, parties)]
    passing = passing[:MOST_PASSING]
    also_now = {told.position for told in hints if told.time in ("now", "plan") and told.cue.kind in TELLING}
    others = {one.position for one in passing} - also_now
    own = tuple(index for index in range(len(reading.sentences)) if index not in others)
    main = VisitFrame(parties.visitors, parties.hosts, own, _read_status(hints))
    earlier = [frame for one in passing for frame in _passing_frames(reading, one, parties)]
    own_visits = [
        part
        for by_host in _split_by_host(reading, sentences, main)
        for part in split_by_day(reading, by_host)
    ]
    return (*own_visits, *earlier)


def _read_status(hints: Iterable[Told]) -> Status:
    weights: dict[str, float] = defaultdict(float)
    for told in hints:
        if told.cue.kind in GOING:
            weights[told.time] += told.weight
    return Status.PLANNED if weights["plan"] > PLANNED * weights["now"] else Status.HELD


def _split_by_host(
    reading: ArticleReading, sentences: Sequence[PlainSentence], main: VisitFrame
) -> Iterator[VisitFrame]:
    """One frame for each host: visits to several places are several visits."""
    if len(main.hosts) < 2:
        yield main
        return
    codes = [_codes_of_party(host) for host in main.hosts]
    owners = _owners(reading, sentences, codes)
    for index, host in enumerate(main.hosts):
        told = tuple(position for position in main.sentences if owners[position] in (None, index))
        own = tuple(position for position in told if owners[position] == index)
        yield replace(main, hosts=(host,), sentences=told, own=own)


def _owners(
    reading: ArticleReading, sentences: Sequence[PlainSentence], hosts: Sequence[frozenset[str]]
) -> dict[int, int | None]:
    """Position of a sentence -> which host it tells of; None for several, or for none yet in its paragraph."""
    owners: dict[int, int | None] = {}
    last: int | None = None
    for sentence in sentences:
        if sentence.position < 0:
            continue
        named = {code for group in sentence.groups for m in group.mentions for code in codes_of(m)}
        meant = [index for index, host in enumerate(hosts) if named & host]
        if reading.whole[: sentence.span.start].endswith("\n"):
            last = None
        last = (meant[0] if len(meant) == 1 else None) if meant else last
        owners[sentence.position] = last
    return owners


def _codes_of_party(party: Reported[Party]) -> frozenset[str]:
    return frozenset((party.value.code,) if party.value.code else party.value.candidates)


def _read_passing(reading: ArticleReading, hints: Sequence[Told]) -> Iterator[_Passing]:
    """Sentences of the text with words for earlier times beside a word of visiting."""
    told: dict[int, list[Told]] = defaultdict(list)
    for one in hints:
        earlier = one.time in ("past", "before") and one.cue.kind in (TELLING | {"lists"})
        if earlier and one.position >= 0 and not _STUDYING.match(reading.whole, one.place):
            told[one.position].append(one)
    for position, parts in told.items():
        visitors = _first_group(parts, "visitor")
        hosts = _first_group(parts, "host")
        if visitors is hosts and visitors is not None:
            continue
        surely = any(one.time == "past" for one in parts)
        yield _Passing(
            position, surely, visitors.mentions if visitors else (), hosts.mentions if hosts else ()
        )


def _first_group(parts: Sequence[Told], role: str) -> Group | None:
    named = (one for one in parts if one.role == role and one.group.mentions)
    best = max(named, key=lambda one: one.weight, default=None)
    return best.group if best is not None else None


def _says_nothing_new(reading: ArticleReading, passing: _Passing, parties: Parties) -> bool:
    """Is it the main visit itself, by its parties and without a day of its own?"""
    span = reading.sentences[passing.position]
    first = bisect_left(reading.dates, span.start, key=lambda date: date.span.start)
    last = bisect_left(reading.dates, span.end, key=lambda date: date.span.start)
    dated = any(date.first for date in reading.dates[first:last])
    if dated and passing.surely:
        return False
    main = set().union(*map(_codes_of_party, (*parties.visitors, *parties.hosts)))
    named = {code for mention in (*passing.visitors, *passing.hosts) for code in codes_of(mention)}
    return named <= main and not _is_reversed(passing, parties)


def _is_reversed(passing: _Passing, parties: Parties) -> bool:
    hosts = set().union(*map(_codes_of_party, parties.hosts))
    visitors = set().union(*map(_codes_of_party, parties.visitors))
    return any(set(codes_of(m)) & hosts for m in passing.visitors) and any(
        set(codes_of(m)) & visitors for m in passing.hosts
    )


def _passing_frames(reading: ArticleReading, passing: _Passing, parties: Parties) -> Iterator[VisitFrame]:
    visitors = _name_all(reading, passing.visitors)
    hosts = _name_all(reading, passing.hosts)
    if not visitors and not hosts:
        visitors = _implied(reading, passing, parties.hosts, parties)
        hosts = parties.hosts
    elif not visitors:
        visitors = _implied(reading, passing, hosts, parties)
    elif not hosts:
        hosts = _implied(reading, passing, visitors, parties)
    for visitor in visitors:
        others = tuple(host for host in hosts if not _codes_of_party(host) & _codes_of_party(visitor))
        if others:
            yield VisitFrame((visitor,), others, (passing.position,), in_passing=True)


def _name_all(reading: ArticleReading, mentions: Iterable[RegionMention]) -> tuple[Reported[Party], ...]:
    return tuple(name_party(reading, {mention: 1.0}, PASSING) for mention in mentions if mention.regions)


def _implied(
    reading: ArticleReading, passing: _Passing, known: Sequence[Reported[Party]], parties: Parties
) -> tuple[Reported[Party], ...]:
    """Who is meant by "ia", "kami" or nobody: the other side, or of several guests the one named last before."""
    codes = frozenset[str]().union(*map(_codes_of_party, known))
    is_main = {
        "hosts": any(codes & _codes_of_party(host) for host in parties.hosts),
        "visitors": any(codes & _codes_of_party(visitor) for visitor in parties.visitors),
    }
    if passing.visitors:
        meant = parties.visitors if is_main["hosts"] else parties.hosts
    else:
        meant = parties.hosts if is_main["visitors"] else parties.visitors
    last = _named_last(reading, meant, reading.sentences[passing.position])
    return tuple(replace(one, confidence=IMPLIED) for one in (last,) if one is not None)


def _named_last(
    reading: ArticleReading, parties: Sequence[Reported[Party]], before: Span
) -> Reported[Party] | None:
    places: Mapping[int, Reported[Party]] = {
        mention.span.start: party
        for party in parties
        for mention in reading.regions
        if mention.span.start < before.start and set(codes_of(mention)) & _codes_of_party(party)
    }
    return places[max(places)] if places else next(iter(parties), None)
