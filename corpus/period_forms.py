"""Dates without a day of the month: "Desember 2021", "2022", "Kamis", "kemarin", "tiga bulan lalu"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.calendar_words import load_calendar
from corpus.date_patterns import LOOKBACK, date_pattern, word_before
from corpus.day_forms import direction_after, read_year, tail_after
from corpus.number_reading import read_words
from corpus.units import load_units
from corpus.written_date import WrittenDate


def find_month_years(text: str) -> Iterator[WrittenDate]:
    """ "Desember 2021", "Juli-Agustus 2022", "akhir Mei 2020"."""
    months = load_calendar().months
    for match in date_pattern("month_year").finditer(text):
        first, last = match.group(1), months[match.group(2).lower()]
        year = read_year(match.group(3)) or 0
        month = months[first.lower()] if first else last
        until = (year, last, None) if first else None
        begin = year - 1 if month > last else year
        yield WrittenDate(_part_start(text, match.start()), match.end(), begin, month, until=until)


def _part_start(text: str, start: int) -> int:
    """Where "awal", "akhir" or "pertengahan" starts before `start`; else `start` itself."""
    begin = max(0, start - LOOKBACK)
    match = date_pattern("part").search(text[begin:start])
    return begin + match.start() if match else start


_WORDS_AFTER = re.compile(r"\s?([^\W\d_]+|%)")
_REGULATION = re.compile(r"\b(?:nomor|no\.?)\s\S{1,12}\s(?:tahun|thn\.?|th\.?)\s$", re.IGNORECASE)


def find_years(text: str) -> Iterator[WrittenDate]:
    """ "2022", "awal 2020", "2019-2024"; not the year in a regulation's number, not "2001 lingkungan"."""
    for match in date_pattern("year").finditer(text):
        if _is_year(text, match.start(), match.end()):
            until = (int(match.group(2)), None, None) if match.group(2) else None
            start = _part_start(text, match.start())
            yield WrittenDate(start, match.end(), int(match.group(1)), until=until)


def _is_year(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - LOOKBACK) : start]
    word = word_before(text, start)
    if _REGULATION.search(before) or word in load_calendar().not_before_year:
        return False
    after = _WORDS_AFTER.match(text, end)
    following = after.group(1).lower() if after else ""
    units = load_units()
    if word in {"tahun", "thn", "pada", "sejak"}:
        return True
    if text[start:end] < "1900":
        return False
    known = (units.measures, units.plain, units.scales, units.currencies, units.counted)
    return not any(following in forms for forms in known)


def find_months(text: str) -> Iterator[WrittenDate]:
    """A month without day and year, where the words around say that it is one ("pada Juni", "Juni lalu")."""
    calendar = load_calendar()
    for match in date_pattern("month").finditer(text):
        steps = date_pattern("year_after").match(text, match.end())
        direction = direction_after(text, match.end())
        start = _part_start(text, match.start())
        word = word_before(text, match.start())
        introduced = word in calendar.before_month
        if steps or direction is not None or start < match.start() or introduced:
            date = WrittenDate(start, match.end(), month=calendar.months[match.group(1).lower()])
            if steps:
                year_steps = calendar.directions[steps.group(1).lower()]
                yield replace(date, year_steps=year_steps, tail=steps.end())
            else:
                yield replace(date, direction=direction, tail=tail_after(text, match.end()))


def find_weekdays(text: str) -> Iterator[WrittenDate]:
    """A lone weekday with a capital: "(Kamis)", "Senin pekan lalu"."""
    calendar = load_calendar()
    for match in date_pattern("weekday").finditer(text):
        direction = direction_after(text, match.end())
        if _is_no_weekday(text, match) or (
            direction is not None and _is_week(match.group(), text, match.start())
        ):
            continue
        weekday = calendar.weekdays[match.group(1).lower()]
        week = date_pattern("week_after").match(text, match.end())
        if week:
            steps = calendar.directions[week.group(1).lower()]
            yield WrittenDate(match.start(), week.end(), weekday=weekday, period="week", steps=steps)
        else:
            tail = tail_after(text, match.end())
            yield WrittenDate(match.start(), match.end(), weekday=weekday, direction=direction, tail=tail)


def _is_no_weekday(text: str, match: re.Match[str]) -> bool:
    """Is it a name or a custom: "Pasar Minggu", "setiap Senin", "Jumat Berkah"?"""
    calendar = load_calendar()
    before = word_before(text, match.start())
    after = _WORDS_AFTER.match(text, match.end())
    return before in calendar.not_before_weekday or (
        after is not None
        and after.group(1)[0].isupper()
        and after.group(1).lower() in calendar.not_after_weekday
    )


def _is_week(word: str, text: str, start: int) -> bool:
    """Whether "Minggu" before "lalu" opens a sentence, and so is a week rather than a Sunday."""
    before = text[max(0, start - 6) : start]
    return word == "Minggu" and (not before.strip() or before.rstrip()[-1] in '.!?”"“')


def find_relative_days(text: str) -> Iterator[WrittenDate]:
    """ "kemarin", "hari ini", "besok"."""
    for match in date_pattern("relative").finditer(text):
        steps = load_calendar().relative[match.group(1).lower()]
        yield WrittenDate(match.start(), match.end(), period="day", steps=steps)


def find_periods(text: str) -> Iterator[WrittenDate]:
    """ "bulan lalu", "tiga tahun silam", "pekan depan", "sebulan yang lalu"; not "beberapa tahun lalu"."""
    calendar = load_calendar()
    for match in date_pattern("period").finditer(text):
        word, one, period_word, direction_word = match.groups()
        period = calendar.periods[period_word.lower()]
        direction = calendar.directions[direction_word.lower()]
        count = _count(word)
        if (word is not None and word.lower() in calendar.indefinite) or (direction == 0 and count):
            continue
        if period == "day" and not (count or one):
            continue
        start = match.start() if count or word is None else match.start(3) - len(one or "")
        yield WrittenDate(start, match.end(), period=period, steps=direction * (count or 1))


def _count(word: str | None) -> int | None:
    """The number before a period, in digits or words; None where the word before it is no number."""
    if word is None or word.isdigit():
        return int(word) if word else None
    words = read_words(word, 0)
    return int(words.value) if words and words.end == len(word) and not words.vague else None
