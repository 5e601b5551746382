"""The forms in which Indonesian news writes a date; `corpus.dates` says which days they mean."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from corpus.calendar_words import load_calendar
from corpus.number_reading import read_words
from corpus.units import load_units

Parts = tuple[int | None, int | None, int | None]
"""Year, month, day, each as far as it is written."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """One date as it is written, from `start` to `end`; what the text leaves out is None."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    until: Parts | None = None
    """The last day, month or year of a range."""
    direction: int | None = None
    """-1 after "lalu", 0 after "ini", 1 after "mendatang"; None without such a word."""
    period: str | None = None
    """"day", "week", "month" or "year" for a date told from today ("tiga bulan lalu"); see `steps`."""
    steps: int = 0
    """How many periods from today, negative for the past."""


def find_written_dates(text: str) -> tuple[WrittenDate, ...]:
    """The dates of `text` in order, without overlap; where two forms overlap, the fuller one is kept."""
    found: list[WrittenDate] = []
    forms: tuple[Callable[[str], Iterable[WrittenDate]], ...] = (
        _find_named,
        _find_numeric,
        _find_month_years,
        _find_years,
        _find_weekdays,
        _find_periods,
        _find_months,
        _find_relative,
    )
    taken = bytearray(len(text))
    for form in forms:
        for date in form(text):
            if not any(taken[date.start : date.end]):
                taken[date.start : date.end] = b"\1" * (date.end - date.start)
                found.append(date)
    return tuple(_join_ranges(text, sorted(found, key=lambda date: date.start)))


_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_TO = r"\s{0,2}(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?:\sdengan)?|hingga)\s{0,2}"
_FREE = r"(?<![\w/:-])(?<!\d[.,])"
_LOOKBACK = 40
"""Characters before a date that are searched for its weekday and its part ("awal")."""


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    calendar = load_calendar()
    month, weekday = _any_of(calendar.months), _any_of(calendar.weekdays)
    full_months = _any_of(calendar.month_names)
    full_weekdays = _any_of(form.capitalize() for form in calendar.weekdays if len(form) > 3)
    direction = _any_of(calendar.directions)
    patterns = {
        "named": rf"{_FREE}({_DAY})(?:(?:{_TO}|\s?(?P<and>,|dan|&)\s?)({_DAY}))?[\s-]{{1,2}}({month})\b"
        rf"(?:\.?,?[\s-]{{0,2}}(?:tahun\s)?({_YEAR}))?",
        "numeric": rf"{_FREE}(?:({_DAY})\s?[-–]\s?)?({_DAY})([/.-])({_DAY})\3"
        r"((?:19|20)\d\d|\d\d)(?![\w/]|[.,-]\d)",
        "iso": rf"{_FREE}((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d|-)",
        "short": rf"{_FREE}(?:({_DAY})\s?[-–]\s?)?({_DAY})/(0?[1-9]|1[0-2])(?![\w/]|[.,]\d)",
        "month_year": rf"(?<![\w-])(?:({month})\b{_TO})?({month})\b\.?,?\s{{0,2}}(?:tahun\s)?({_YEAR})",
        "year": rf"{_FREE}({_YEAR})(?:\s?[-–/]\s?((?:1[5-9]|20)\d\d)(?!\d))?(?![\w%]|[.,:/]\d|-\w)",
        "month": rf"(?<![\w-])({full_months})\b(?!-)",
        "weekday": rf"(?<![\w-])({full_weekdays})\b(?!-)",
        "before": rf"(?<!\w)(?:(?:{weekday}){_TO})?({weekday})(?:\s(?:{_any_of(calendar.times)}))?"
        rf"(?:\s{{1,2}}|\s?,\s?|\s?\(\s?)"
        rf"(?:tanggal\s|tgl\.?\s)?\(?\s?$",
        "after": rf"\s({direction})\b",
        "part": rf"(?<!\w)(?:{_any_of(calendar.part)})\s(?:tahun\s|bulan\s)?$",
        "relative": rf"(?<![\w-])({_any_of(calendar.relative)})\b",
        "period": rf"(?<![\w-])(?:(\d{{1,3}}|[a-z]{{3,9}}(?:\s(?:belas|puluh(?:\s[a-z]{{3,8}})?))?)\s)?(se)?"
        rf"({_any_of(calendar.periods)})\s(?:yang\s)?({direction})\b",
        "week_after": rf"\s(?:pekan|minggu)\s({direction})\b",
        "to": _TO,
    }
    sensitive = name in {"month", "weekday"}
    return re.compile(patterns[name], 0 if sensitive else re.IGNORECASE)


def _find_named(text: str) -> Iterator[WrittenDate]:
    """ "Selasa 7 Juni 2022", "20-22 September 2022", "26 sampai 28 Desember", "15 dan 16 Mei"."""
    for match in _pattern("named").finditer(text):
        first, second = match.group(1), match.group(3)
        month = load_calendar().months[match.group(4).lower()]
        year = int(match.group(5)) if match.group(5) else None
        start = match.start()
        if match.group("and"):
            yield _with_weekday(text, WrittenDate(start, match.end(1), year, month, int(first)))
            first, second, start = second, None, match.start(3)
        until = (year, month, int(second)) if second else None
        yield _with_weekday(text, WrittenDate(start, match.end(), year, month, int(first), until=until))


def _find_numeric(text: str) -> Iterator[WrittenDate]:
    """ "05/08/2021", "12.10.2022", "5/4/18", "2022-06-07"; "22/6" where weekday or brackets mark it."""
    for match in _pattern("iso").finditer(text):
        year, month, day = map(int, match.groups())
        yield WrittenDate(match.start(), match.end(), year, month, day)
    for match in _pattern("numeric").finditer(text):
        if len(match.group(5)) == 4 or match.group(3) == "/":
            yield from _numeric_date(text, match, match.group(5))
    for match in _pattern("short").finditer(text):
        yield from _numeric_date(text, match, None)


def _numeric_date(text: str, match: re.Match[str], year_digits: str | None) -> Iterator[WrittenDate]:
    first, day = match.group(1), int(match.group(2))
    month = int(match.group(3 if year_digits is None else 4))
    if month > 12 >= day and first is None:
        day, month = month, day  # month before day, as American software writes it
    if month > 12:
        return
    year = int(year_digits) if year_digits else None
    if year is not None and year < 100:
        year += 2000
    until = (year, month, day) if first else None
    date = WrittenDate(match.start(), match.end(), year, month, int(first or day), until=until)
    dated = _with_weekday(text, date)
    if year is not None or dated.weekday is not None or _is_marked(text, date):
        yield dated


def _is_marked(text: str, date: WrittenDate) -> bool:
    """Whether brackets or "tanggal" say that "22/6" is a date."""
    before = text[max(0, date.start - 10) : date.start].rstrip().lower()
    in_brackets = before.endswith("(") and text[date.end : date.end + 1] == ")"
    return in_brackets or before.endswith(("tanggal", "tgl", "tgl."))


def _with_weekday(text: str, date: WrittenDate) -> WrittenDate:
    """`date` with the weekday before it, the bracket that closes it, and the word after it ("lalu")."""
    begin = max(0, date.start - _LOOKBACK)
    before = _pattern("before").search(text[begin : date.start])
    if before:
        end = date.end
        if "(" in before.group() and text[end : end + 1] == ")":
            end += 1
        weekday: int | None = load_calendar().weekdays[before.group(1).lower()]
        if date.until is not None and _TO_ANYWHERE.search(before.group()):
            weekday = None  # "Senin-Rabu (20-22/6)": the weekday before the bracket is that of the last day
        date = replace(date, start=begin + before.start(), end=end, weekday=weekday)
    return replace(date, direction=_direction_after(text, date.end))


_TO_ANYWHERE = re.compile(r"\w" + _TO + r"\w", re.IGNORECASE)


def _direction_after(text: str, end: int) -> int | None:
    match = _pattern("after").match(text, end)
    return load_calendar().directions[match.group(1).lower()] if match else None


def _find_month_years(text: str) -> Iterator[WrittenDate]:
    """ "Desember 2021", "Juli-Agustus 2022", "akhir Mei 2020"."""
    months = load_calendar().months
    for match in _pattern("month_year").finditer(text):
        first, last, year = match.group(1), months[match.group(2).lower()], int(match.group(3))
        month = months[first.lower()] if first else last
        until = (year, last, None) if first else None
        begin = year - 1 if month > last else year
        yield WrittenDate(_part_start(text, match.start()), match.end(), begin, month, until=until)


def _part_start(text: str, start: int) -> int:
    """Where "awal", "akhir" or "pertengahan" starts before `start`; else `start` itself."""
    begin = max(0, start - _LOOKBACK)
    match = _pattern("part").search(text[begin:start])
    return begin + match.start() if match else start


_WORD_BEFORE = re.compile(r"([^\s(“\"'‘]+)[\s(“\"'‘]*$")
_WORDS_AFTER = re.compile(r"\s?([^\W\d_]+|%)")
_REGULATION = re.compile(r"\b(?:nomor|no\.?)\s\S{1,12}\s(?:tahun|thn\.?|th\.?)\s$", re.IGNORECASE)


def _find_years(text: str) -> Iterator[WrittenDate]:
    """ "2022", "awal 2020", "2019-2024"; not the year in a regulation's number, not "2001 lingkungan"."""
    for match in _pattern("year").finditer(text):
        if _is_year(text, match.start(), match.end()):
            until = (int(match.group(2)), None, None) if match.group(2) else None
            start = _part_start(text, match.start())
            yield WrittenDate(start, match.end(), int(match.group(1)), until=until)


def _is_year(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _LOOKBACK) : start]
    word = _WORD_BEFORE.search(before)
    if _REGULATION.search(before) or (word and word.group(1).lower() in load_calendar().not_before_year):
        return False
    after = _WORDS_AFTER.match(text, end)
    following = after.group(1).lower() if after else ""
    units = load_units()
    if word and word.group(1).lower() in {"tahun", "thn", "pada", "sejak"}:
        return True
    if text[start:end] < "1900":
        return False
    known = (units.measures, units.plain, units.scales, units.currencies, units.counted)
    return not any(following in forms for forms in known)


def _find_months(text: str) -> Iterator[WrittenDate]:
    """A month without day and year, where the words around say that it is one ("pada Juni", "Juni lalu")."""
    calendar = load_calendar()
    for match in _pattern("month").finditer(text):
        direction = _direction_after(text, match.end())
        start = _part_start(text, match.start())
        word = _WORD_BEFORE.search(text[max(0, match.start() - _LOOKBACK) : match.start()])
        introduced = word is not None and word.group(1).lower() in calendar.before_month
        if direction is not None or start < match.start() or introduced:
            month = calendar.months[match.group(1).lower()]
            yield WrittenDate(start, match.end(), month=month, direction=direction)


def _find_weekdays(text: str) -> Iterator[WrittenDate]:
    """A lone weekday with a capital: "(Kamis)", "Senin pekan lalu"."""
    calendar = load_calendar()
    for match in _pattern("weekday").finditer(text):
        before = text[max(0, match.start() - 6) : match.start()]
        direction = _direction_after(text, match.end())
        if before.lower() == "pasar " or (direction is not None and _is_week(match.group(), before)):
            continue
        weekday = calendar.weekdays[match.group(1).lower()]
        week = _pattern("week_after").match(text, match.end())
        if week:
            steps = calendar.directions[week.group(1).lower()]
            yield WrittenDate(match.start(), week.end(), weekday=weekday, period="week", steps=steps)
        else:
            yield WrittenDate(match.start(), match.end(), weekday=weekday, direction=direction)


def _is_week(word: str, before: str) -> bool:
    """Whether "Minggu" before "lalu" opens a sentence, and so is a week rather than a Sunday."""
    return word == "Minggu" and (not before.strip() or before.rstrip()[-1] in '.!?”"“')


def _find_relative(text: str) -> Iterator[WrittenDate]:
    """ "kemarin", "hari ini", "besok"."""
    for match in _pattern("relative").finditer(text):
        steps = load_calendar().relative[match.group(1).lower()]
        yield WrittenDate(match.start(), match.end(), period="day", steps=steps)


def _find_periods(text: str) -> Iterator[WrittenDate]:
    """ "bulan lalu", "tiga tahun silam", "pekan depan", "sebulan yang lalu"; not "beberapa tahun lalu"."""
    calendar = load_calendar()
    for match in _pattern("period").finditer(text):
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


def _join_ranges(text: str, dates: list[WrittenDate]) -> Iterator[WrittenDate]:
    """`dates` with "28 September - 2 Oktober 2022" made one range."""
    joined: set[int] = set()
    ranges: dict[int, WrittenDate] = {}
    for at, (first, last) in enumerate(pairwise(dates)):
        if at not in joined and _is_range(text, first, last):
            ranges[at] = _range(first, last)
            joined.add(at + 1)
    for at, date in enumerate(dates):
        if at not in joined:
            yield ranges.get(at, date)


def _is_range(text: str, first: WrittenDate, last: WrittenDate) -> bool:
    days = first.day is not None and last.day is not None
    single = first.until is None and last.until is None
    return days and single and _pattern("to").fullmatch(text, first.end, last.start) is not None


def _range(first: WrittenDate, last: WrittenDate) -> WrittenDate:
    year = first.year
    if year is None and last.year is not None and first.month and last.month:
        year = last.year - 1 if first.month > last.month else last.year
    until = (last.year, last.month, last.day)
    return replace(first, end=last.end, year=year, until=until, direction=last.direction)
