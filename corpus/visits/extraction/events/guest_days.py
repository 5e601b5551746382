"""Guests who came to the same host on days of their own: "Pemkab X pada Senin (4/3) dan DPRD Y pada Selasa (5/3)"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.article_reading import ArticleReading
from corpus.dates import DateMention
from corpus.spans import Span
from corpus.visits.extraction.events.gates import GOING
from corpus.visits.extraction.events.owners import find_owners
from corpus.visits.extraction.events.party_names import codes_of, codes_of_party
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.sentences.plain_sentence import PlainSentence
from corpus.visits.extraction.sentences.role_cues import Told
from corpus.visits.visit import Party, Reported

REACH = 30
"""Characters between a region and its day."""
_TO_DAY = re.compile(r"[\s,(]*(?:(?:pada|hari|tanggal)\s+)*", re.IGNORECASE)


def split_by_day(
    reading: ArticleReading, sentences: Sequence[PlainSentence], hints: Sequence[Told], frame: VisitFrame
) -> Iterator[VisitFrame]:
    """One frame for each day, where every guest has one of its own and they differ; else `frame`.

    The day stands right behind the guest, or is the only one of a sentence that tells of this guest alone.
    """
    if len(frame.hosts) != 1 or len(frame.visitors) < 2:
        yield frame
        return
    days = [
        _day_behind(reading, guest) or _day_of_sentence(reading, hints, guest, frame)
        for guest in frame.visitors
    ]
    told = {day.resolved: day for day in days if day is not None}
    if None in days or len(told) < 2:
        yield frame
        return
    owners = find_owners(reading, sentences, frame.visitors)
    for resolved, day in told.items():
        own = [index for index, other in enumerate(days) if other is not None and other.resolved == resolved]
        yield replace(
            frame,
            visitors=tuple(frame.visitors[index] for index in own),
            sentences=tuple(place for place in frame.sentences if owners[place] in (None, *own)),
            day=day.span,
        )


def _day_behind(reading: ArticleReading, guest: Reported[Party]) -> DateMention | None:
    codes = codes_of_party(guest)
    for mention in reading.regions:
        if codes & set(codes_of(mention)):
            end = mention.span.end
            day = next(iter(_days_in(reading, Span(end, end + REACH))), None)
            if day is not None and _TO_DAY.fullmatch(reading.whole, end, day.span.start):
                return day
    return None


def _day_of_sentence(
    reading: ArticleReading, hints: Sequence[Told], guest: Reported[Party], frame: VisitFrame
) -> DateMention | None:
    others = frozenset().union(*(codes_of_party(other) for other in frame.visitors if other != guest))
    for told in hints:
        if told.role != "visitor" or told.cue.kind not in GOING or told.time != "now" or told.position < 0:
            continue
        codes = {code for mention in told.group.mentions for code in codes_of(mention)}
        days = _days_in(reading, reading.sentences[told.position])
        if codes & codes_of_party(guest) and not codes & others and len(days) == 1:
            return days[0]
    return None


def _days_in(reading: ArticleReading, span: Span) -> Sequence[DateMention]:
    first = bisect_left(reading.dates, span.start, key=lambda date: date.span.start)
    last = bisect_left(reading.dates, span.end, key=lambda date: date.span.start)
    return [date for date in reading.dates[first:last] if date.resolved is not None]
