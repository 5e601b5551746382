"""The times that a question names: years, months, ranges, "sejak 2021", "dalam lima tahun terakhir"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.listing.query import Period
from assistant.listing.words import load_listing_words
from corpus.dates import DateMention, find_dates
from corpus.spans import Span

_WORDS = (
    "sejak|semenjak|mulai|dari|setelah|sesudah|pasca|sebelum|sampai dengan|sampai|hingga|antara|selama|sepanjang"
    "|dalam|kurun waktu|periode|pada|di|untuk"
)
_LEAD = re.compile(
    rf"(?:\b(?P<word>{_WORDS})\s+)?"
    r"(?:(?:tahun|bulan|tanggal|periode|kurun|waktu|rentang|awal|akhir|pertengahan|anggaran)\s+){0,3}$",
    re.IGNORECASE,
)
_ORDER = {"pertama": 1, "satu": 1, "i": 1, "1": 1, "kedua": 2, "dua": 2, "ii": 2, "2": 2, "terakhir": 2}
_ORDER |= {"ketiga": 3, "tiga": 3, "iii": 3, "3": 3, "keempat": 4, "empat": 4, "iv": 4, "4": 4}
_MONTHS = {"semester": 6, "smt": 6, "paruh": 6, "triwulan": 3, "kuartal": 3, "tw": 3}
_PART = re.compile(
    rf"\b(?P<part>{'|'.join(_MONTHS)})\s+(?P<number>{'|'.join(sorted(_ORDER, key=len, reverse=True))})"
    r"(?:\s+(?:tahun|pada|di))*\s+$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\s*(?:dan|sampai dengan|sampai|hingga|s/?d\.?|ke|-|–)\s+(?:(?:tahun|bulan|tanggal|dengan)\s+)*",
    re.IGNORECASE,
)
_NOW = r"(?:sampai|hingga) (?:sekarang|kini|saat ini|hari ini)"
_OPEN_END = re.compile(
    rf"\s+(?:ke atas|ke depan|{_NOW}|seterusnya|dan (?:seterusnya|sesudahnya))\b", re.IGNORECASE
)
_OPEN_START = re.compile(r"\s+ke (?:bawah|belakang)\b", re.IGNORECASE)
_RECENT = re.compile(
    r"\b(?:(?:dalam|selama|pada|di|kurun waktu|sepanjang)\s+)*(?:(?P<count>\d{1,3}|[a-z]+)\s+|(?P<one>se))"
    r"(?P<unit>tahun|bulan|pekan|minggu|hari)\s+(?:terakhir|belakangan|ke belakang)(?:\s+ini)?\b",
    re.IGNORECASE,
)
_SINCE = frozenset({"sejak", "semenjak", "mulai", "dari"})
_AFTER = frozenset({"setelah", "sesudah", "pasca"})
_UNTIL = frozenset({"sampai dengan", "sampai", "hingga"})
_RANGE = _SINCE | {"antara", "periode", "selama", "dalam", "kurun waktu"}
_RELATIVE = re.compile(r"lalu|ini|silam|depan|kemarin", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """One time in a question, with the words that belong to it."""

    span: Span
    period: Period
    exact_day: bool
    """True where a day is named."""


def find_periods(text: str, today: date) -> tuple[PeriodMention, ...]:
    """The times of `text` in order, without overlap; a year that is left out is not invented."""
    recent = [_read_recent(match, today) for match in _RECENT.finditer(text)]
    found = [mention for mention in recent if mention is not None]
    taken = [mention.span for mention in found]
    dates = [
        one
        for one in find_dates(text, today)
        if one.first
        and one.last
        and _is_told(one, text)
        and not any(_overlap(one.span, span) for span in taken)
    ]
    found.extend(_read_dates(text, dates))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _is_told(mention: DateMention, text: str) -> bool:
    """False for "Juni" without a year, which may be any."""
    return mention.year is not None or _RELATIVE.search(mention.span.of(text)) is not None


def _read_dates(text: str, dates: list[DateMention]) -> Iterator[PeriodMention]:
    at = 0
    while at < len(dates):
        first = dates[at]
        lead = _LEAD.search(text[: first.span.start])
        word = (lead["word"] or "").lower() if lead else ""
        start = lead.start() if lead else first.span.start
        following = dates[at + 1] if at + 1 < len(dates) else None
        gap = text[first.span.end : following.span.start] if following else ""
        joined = _TO.fullmatch(gap)
        spoken_to = joined is not None and not gap.strip().lower().startswith("dan")
        if following is not None and joined and (spoken_to or word in _RANGE):
            # "antara 2023 dan 2021" is meant as it would be written in order
            earlier, later = sorted((first, following), key=lambda one: one.first or date.min)
            yield _mention(Span(start, following.span.end), earlier.first, later.last, first)
            at += 2
            continue
        yield _read_one(text, first, word, start)
        at += 1


def _read_one(text: str, one: DateMention, word: str, start: int) -> PeriodMention:
    assert one.first is not None and one.last is not None  # noqa: S101 - find_periods keeps no other
    part = _PART.search(text[: one.span.start])
    if part and one.month is None:
        first, last = _part_of(one.first.year, part["part"].lower(), part["number"].lower())
        return _mention(Span(part.start(), one.span.end), first, last, one)
    open_end = _OPEN_END.match(text, one.span.end)
    open_start = _OPEN_START.match(text, one.span.end)
    closing = open_end or open_start
    span = Span(start, closing.end() if closing else one.span.end)
    return _mention(span, *_bounds(one, word, bool(open_end), bool(open_start)), one)


def _bounds(one: DateMention, word: str, open_end: bool, open_start: bool) -> tuple[date | None, date | None]:
    """First and last day of a time behind `word` ("sejak")."""
    assert one.first is not None and one.last is not None  # noqa: S101 - find_periods keeps no other
    closed = one.end is not None and word in _RANGE
    if open_end or (word in _SINCE and not closed):
        return one.first, None
    if open_start or word in _UNTIL:
        return None, one.last
    if word in _AFTER:
        return one.last + timedelta(days=1), None
    return (None, one.first - timedelta(days=1)) if word == "sebelum" else (one.first, one.last)


def _mention(span: Span, first: date | None, last: date | None, one: DateMention) -> PeriodMention:
    exact = one.day is not None and first == last
    return PeriodMention(span, Period(first, last), exact)


def _part_of(year: int, part: str, number: str) -> tuple[date, date]:
    """First and last day of a half or a quarter of a year."""
    months = _MONTHS[part]
    last_month = min(12, months * (4 if number == "terakhir" and months == 3 else _ORDER[number]))
    return date(year, max(1, last_month - months + 1), 1), date(
        year, last_month, monthrange(year, last_month)[1]
    )


def _read_recent(match: re.Match[str], today: date) -> PeriodMention | None:
    written = (match["count"] or "").lower()
    count = (
        1
        if match["one"]
        else int(written)
        if written.isdigit()
        else load_listing_words().numbers.get(written)
    )
    if not count:
        return None
    unit = match["unit"].lower()
    if unit in ("hari", "pekan", "minggu"):
        first = today - timedelta(days=count * (1 if unit == "hari" else 7))
    else:
        months = today.year * 12 + today.month - 1 - count * (12 if unit == "tahun" else 1)
        year, month = max(1, months // 12), months % 12 + 1
        first = date(year, month, min(today.day, monthrange(year, month)[1]))
    return PeriodMention(Span(match.start(), match.end()), Period(first, None), False)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
