"""Which visits an article tells of: its own, those to further hosts, and earlier ones told in passing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.article_reading import ArticleReading
from corpus.visits.extraction.events.gates import GOING
from corpus.visits.extraction.events.guest_days import split_by_day
from corpus.visits.extraction.events.owners import find_owners
from corpus.visits.extraction.events.parties import Parties
from corpus.visits.extraction.events.passing import ACTS, name_passing, read_passing
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.sentences.plain_sentence import PlainSentence
from corpus.visits.extraction.sentences.role_cues import Told
from corpus.visits.visit import Status

PLANNED = 0.8
"""How much must be told as a plan, for each that is told as done, in an article about a visit to come."""


def read_frames(
    reading: ArticleReading, sentences: Sequence[PlainSentence], hints: Sequence[Told], parties: Parties
) -> tuple[VisitFrame, ...]:
    """The main visit to each of its hosts, in the order of the hosts, then earlier visits in the order of the text.

    Every sentence belongs to one visit, but those that tell of several hosts, or of none before the first one is told.
    """
    passing = read_passing(reading, hints, parties)
    earlier = [frame for one in passing for frame in name_passing(reading, one, parties)]
    if not parties.hosts:
        return tuple(earlier)
    also_now = {told.position for told in hints if told.time in ("now", "plan") and told.cue.kind in ACTS}
    others = {one.position for one in passing} - also_now
    left_out = others | reading.machine_directed
    own = tuple(index for index in range(len(reading.sentences)) if index not in left_out)
    main = VisitFrame(parties.visitors, parties.hosts, own, _read_status(hints))
    by_host = _split_by_host(reading, sentences, main)
    return (*(part for frame in by_host for part in split_by_day(reading, sentences, hints, frame)), *earlier)


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
    owners = find_owners(reading, sentences, main.hosts)
    for index, host in enumerate(main.hosts):
        told = tuple(position for position in main.sentences if owners[position] in (None, index))
        own = tuple(position for position in told if owners[position] == index)
        yield replace(main, hosts=(host,), sentences=told, own=own)
