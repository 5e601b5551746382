"""Guests who came to the same host on days of their own: "Pemkab X pada Senin (4/3) dan DPRD Y pada Selasa (5/3)"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from corpus.article_reading import ArticleReading
from corpus.dates import DateMention
from corpus.regions import RegionMention
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.party_names import codes_of
from corpus.visits.visit import Party, Reported

REACH = 30
"""Characters between a region and its day."""
_TO_DAY = re.compile(r"[\s,(]*(?:(?:pada|hari|tanggal)\s+)*", re.IGNORECASE)


def split_by_day(reading: ArticleReading, frame: VisitFrame) -> Iterator[VisitFrame]:
    """One frame for each day, where every guest has one right behind its name and they differ; else `frame`."""
    days = {visitor: _day_behind(reading, visitor) for visitor in frame.visitors}
    told = {day.resolved: day for day in days.values() if day is not None}
    if len(frame.hosts) != 1 or None in days.values() or len(told) < 2:
        yield frame
        return
    for resolved, day in told.items():
        guests = tuple(guest for guest, own in days.items() if own is not None and own.resolved == resolved)
        yield replace(frame, visitors=guests, day=day.span)


def _day_behind(reading: ArticleReading, visitor: Reported[Party]) -> DateMention | None:
    codes = {visitor.value.code, *visitor.value.candidates}
    for mention in reading.regions:
        if codes & set(codes_of(mention)):
            day = _first_date(reading, mention)
            if day is not None:
                return day
    return None


def _first_date(reading: ArticleReading, mention: RegionMention) -> DateMention | None:
    end = mention.span.end
    index = bisect_left(reading.dates, end, key=lambda date: date.span.start)
    if index == len(reading.dates) or reading.dates[index].resolved is None:
        return None
    day = reading.dates[index]
    near = day.span.start - end <= REACH
    return day if near and _TO_DAY.fullmatch(reading.whole, end, day.span.start) else None
