"""The forms of a day in Indonesian news: "Selasa (14 Maret 2023)", "3-5/6/2024", "30 Mei-2 Juni"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.calendar_words import load_calendar
from corpus.date_joining import with_year_of_end
from corpus.date_patterns import LOOKBACK, date_pattern, word_before
from corpus.written_date import WrittenDate


def find_long_ranges(text: str) -> Iterator[WrittenDate]:
    """ "30 Mei-2 Juni 2024", "31/12/2023-2/1/2024", "Kamis (30/5-2/6)"."""
    months = load_calendar().months
    for match in date_pattern("long").finditer(text):
        first, last = months[match.group(2).lower()], months[match.group(6).lower()]
        year, until_year = (
            read_year(match.group(3), match.group(4)),
            read_year(match.group(7), match.group(8)),
        )
        until = (until_year, last, int(match.group(5)))
        date = WrittenDate(match.start(), match.end(), year, first, int(match.group(1)), until=until)
        yield _with_weekday(text, with_year_of_end(date))
    for match in date_pattern("long_numeric").finditer(text):
        year, until_year = read_year(match.group(3)), read_year(match.group(6))
        until = (until_year, int(match.group(5)), int(match.group(4)))
        date = WrittenDate(
            match.start(), match.end(), year, int(match.group(2)), int(match.group(1)), until=until
        )
        dated = _with_weekday(text, with_year_of_end(date))
        if year or until_year or dated.weekday is not None or _is_marked(text, date):
            yield dated


def read_year(full: str | None, short: str | None = None) -> int | None:
    """A written year: "2023", "2O23" as scanners read it, "23"."""
    digits = full or short
    if digits is None:
        return None
    year = int(digits.translate(_SCANNED))
    return year + 2000 if year < 100 else year


_SCANNED = str.maketrans("Oo", "00")


def find_named_days(text: str) -> Iterator[WrittenDate]:
    """ "Selasa 7 Juni 2022", "20-22 September 2022", "26 sampai 28 Desember", "3, 4 dan 5 Mei"."""
    for match in date_pattern("named").finditer(text):
        month = load_calendar().months[match.group(4).lower()]
        year = read_year(match.group(5), match.group(6))
        until = (year, month, int(match.group(3))) if match.group(3) else None
        last = WrittenDate(match.start(2), match.end(), year, month, int(match.group(2)), until=until)
        if year is None and word_before(text, match.start()) in load_calendar().not_before_day:
            continue
        listed = list(_LISTED.finditer(match.group("list") or ""))
        if not listed:
            yield _with_weekday(text, last)
            continue
        last = replace(last, direction=direction_after(text, last.end), tail=tail_after(text, last.end))
        days = [
            replace(
                last,
                start=match.start() + day.start(),
                end=match.start() + day.end(),
                day=int(day.group()),
                until=None,
                tail=0,
            )
            for day in listed
        ]
        yield from _with_weekdays(text, (*days, last))


_LISTED = re.compile(r"\d{1,2}")


def _with_weekdays(text: str, dates: Sequence[WrittenDate]) -> Iterator[WrittenDate]:
    """`dates`, days of one list, with the weekdays before it: "Selasa dan Rabu (4 dan 5 Juni)"."""
    first, *others = dates
    begin = max(0, first.start - LOOKBACK)
    before = date_pattern("before").search(text[begin : first.start])
    if before is None:
        yield from dates
        return
    weekdays = [load_calendar().weekdays[name.lower()] for name in before.group(1, 3) if name]
    yield replace(first, start=begin + before.start(), weekday=weekdays[0])
    for at, date in enumerate(others, start=1):
        told = len(weekdays) == len(dates) and date.until is None
        yield replace(date, weekday=weekdays[at]) if told else date


def find_numeric_days(text: str) -> Iterator[WrittenDate]:
    """ "05/08/2021", "12.10.2022", "5/4/18", "2022-06-07"; "22/6" where weekday or brackets mark it."""
    for match in date_pattern("iso").finditer(text):
        year, month, day = map(int, match.groups())
        yield WrittenDate(match.start(), match.end(), year, month, day)
    for match in date_pattern("numeric").finditer(text):
        yield from _numeric_date(text, match, match.group(7))
    for match in date_pattern("short").finditer(text):
        yield from _numeric_date(text, match, None)
    for match in date_pattern("month_first").finditer(text):
        month = load_calendar().months[match.group(1).lower()]
        yield WrittenDate(match.start(), match.end(), int(match.group(3)), month, int(match.group(2)))


def _numeric_date(text: str, match: re.Match[str], year_digits: str | None) -> Iterator[WrittenDate]:
    first, day = match.group(1), int(match.group(3))
    month = int(match.group(4 if year_digits is None else 6))
    if month > 12 >= day and first is None:
        day, month = month, day  # month before day, as American software writes it
    if month > 12:
        return
    year = read_year(year_digits)
    start = match.start(3) if match.group("and") else match.start()
    until = (year, month, day) if first and not match.group("and") else None
    date = WrittenDate(start, match.end(), year, month, int(first) if until else day, until=until)
    if match.group("and"):
        listed = WrittenDate(match.start(), match.end(1), year, month, int(first))
        dates = tuple(_with_weekdays(text, (listed, date)))
    else:
        dates = (_with_weekday(text, date),)
    if dates[0].weekday is not None or _is_plain(text, match, date):
        yield from dates


def _is_plain(text: str, match: re.Match[str], date: WrittenDate) -> bool:
    """Is it a date though no weekday stands before it?"""
    if word_before(text, match.start()) in load_calendar().not_before_number:
        return False
    if date.year is not None and (len(match.group(7)) == 4 or match.group(4)):
        return True
    return _is_marked(text, date)


def _is_marked(text: str, date: WrittenDate) -> bool:
    """Whether brackets or "tanggal" say that "22/6" is a date."""
    before = text[max(0, date.start - 10) : date.start].rstrip().lower()
    in_brackets = before.endswith("(") and text[date.end : date.end + 1] == ")"
    return in_brackets or before.endswith(("tanggal", "tgl", "tgl."))


def _with_weekday(text: str, date: WrittenDate) -> WrittenDate:
    """`date` with the weekday before it, the bracket that closes it, and the word after it ("lalu")."""
    begin = max(0, date.start - LOOKBACK)
    before = date_pattern("before").search(text[begin : date.start])
    if before:
        date = _led_by(date, before, begin)
        if "(" in before.group():
            closing = _CLOSING.match(text, date.end)
            date = replace(date, end=closing.end() if closing else date.end)
    steps = date_pattern("year_after").match(text, date.end) if date.year is None else None
    if steps:
        return replace(date, year_steps=load_calendar().directions[steps.group(1).lower()], tail=steps.end())
    return replace(date, direction=direction_after(text, date.end), tail=tail_after(text, date.end))


_CLOSING = re.compile(r"\s?\)")


def _led_by(date: WrittenDate, before: re.Match[str], begin: int) -> WrittenDate:
    """`date` with the one or two weekdays of `before`, which is found from `begin` on."""
    last = load_calendar().weekdays[before.group(3).lower()]
    if before.group(1) is None:
        return replace(date, start=begin + before.start(), weekday=last)
    if date.until is not None:
        first = load_calendar().weekdays[before.group(1).lower()]
        return replace(date, start=begin + before.start(), weekday=first, until_weekday=last)
    if before.group("to"):
        return replace(date, start=begin + before.start())  # "Senin-Rabu (5/6)": of which day is open
    return replace(date, start=begin + before.start(3), weekday=last)


def direction_after(text: str, end: int) -> int | None:
    """-1, 0 or 1 where "lalu", "ini" or "mendatang" follows at `end`; else None."""
    match = date_pattern("after").match(text, end)
    return load_calendar().directions[match.group(1).lower()] if match else None


def tail_after(text: str, end: int) -> int:
    """Where the word of `direction_after` ends; 0 where there is none."""
    match = date_pattern("after").match(text, end)
    return match.end() if match else 0
