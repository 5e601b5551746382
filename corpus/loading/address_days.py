"""The day of publication that an address states: "/2015/03/13/judul"."""

import re
from datetime import date
from urllib.parse import urlsplit

from corpus.dates import DateMention, find_dates

_DAY = re.compile(r"/((?:19[89]|20\d)\d)/(\d{1,2})/(\d{1,2})(?=/|$)")
_FAR_BACK = 366
"""Days: reports name the weekday and the day of what happened in the year before, not of earlier years."""


def read_address_day(url: str | None, text: str) -> date | None:
    """The day in the path of `url`, unless a date in `text` contradicts it.

    A year and a month alone are no day; two days in one path say nothing. A day that the text dates in full
    after it contradicts it, and so does a weekday and day without a year that no such day before it fits.
    """
    days = set(_DAY.findall(urlsplit(url).path)) if url else set()
    if len(days) != 1:
        return None
    try:
        day = date(*map(int, *days))
    except ValueError:
        return None
    return None if any(_contradicts(mention, day) for mention in find_dates(text, day)) else day


def _contradicts(mention: DateMention, day: date) -> bool:
    if mention.day is None or mention.month is None:
        return False
    if mention.year is not None:
        return mention.resolved is not None and mention.resolved > day
    if mention.weekday is None:
        return False
    return mention.resolved is None or mention.conflict or (day - mention.resolved).days > _FAR_BACK
