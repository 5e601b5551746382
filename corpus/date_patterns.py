"""Regular expressions for the forms of dates; `corpus.date_forms` reads what they find."""

import re
from collections.abc import Iterable
from functools import cache

from corpus.calendar_words import load_calendar

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_SCANNED_YEAR = r"(?:1[5-9]|2[0Oo])[\dOo]{2}(?![\dOo])"
"""A year in whose digits text recognition has put an O."""
_MONTH = r"(?:0?[1-9]|1[0-2])"
TO = r"\s{0,2}(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?:\sdengan)?|hingga)\s{0,2}(?:tanggal\s|tgl\.?\s)?"
AND = r"\s?,?\s?(?:dan|&|serta)\s?"
FREE = r"(?<![\w/:-])(?<!\d[.,])"
LOOKBACK = 40
"""Characters before a date that are searched for its weekday and its part ("awal")."""


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@cache
def date_pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name; KeyError where there is none."""
    calendar = load_calendar()
    month, weekday = _any_of(calendar.months), _any_of(calendar.weekdays)
    full_months = _any_of(calendar.month_names)
    full_weekdays = _any_of(form.capitalize() for form in calendar.weekdays if len(form) > 3)
    direction = _any_of(calendar.directions)
    month_word = rf"(?:[\s-]{{1,3}}(?:bulan\s)?|(?={full_months}))({month})(?![^\W\d_])"
    year_word = rf"(?:\.?,?[\s-]{{0,2}}(?:tahun\s)?({_SCANNED_YEAR})|\s?['’`´](\d\d)(?!\d))?"
    named_year = rf"(?:tahun\s)?({_SCANNED_YEAR})"
    listed = rf"(?:(?:{DAY}\s?,\s?){{0,4}}{DAY}(?:{AND}|,)|(?:{DAY}\s?,\s?){{2,4}})"
    several = rf"(?:({DAY})(?:{TO}|(?P<and>{AND})))?({DAY})"
    short_day = rf"({DAY})/({_MONTH})(?:/((?:19|20)?\d\d))?"
    market_day, time = _any_of(calendar.market_days), _any_of(calendar.times)
    patterns = {
        "named": rf"{FREE}(?P<list>{listed})?({DAY})(?:{TO}({DAY}))?{month_word}{year_word}",
        "long": rf"{FREE}({DAY}){month_word}{year_word}{TO}({DAY}){month_word}{year_word}",
        "month_first": rf"(?<![\w-])({month})\.?\s({DAY}),?\s({YEAR})",
        "numeric": rf"{FREE}{several}(?:(\s?/\s?)|([.-]))({DAY})"
        r"(?(4)\s?/\s?|\5)((?:19|20)\d\d|\d\d)(?![\w/]|[.,-]\d)",
        "long_numeric": rf"{FREE}{short_day}{TO}{short_day}(?![\w/])",
        "iso": rf"{FREE}((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d|-)",
        "short": rf"{FREE}{several}\s?/\s?({_MONTH})(?![\w/]|[.,]\d|\s/)",
        "month_year": rf"(?<![\w-])(?:({month})\b{TO})?({month})(?![^\W\d_])\.?,?\s{{0,2}}{named_year}",
        "year": rf"{FREE}({YEAR})(?:\s?[-–/]\s?((?:1[5-9]|20)\d\d)(?!\d))?(?![\w%]|[.,:/]\d|-\w)",
        "month": rf"(?<![\w-])({full_months})\b(?!-)",
        "weekday": rf"(?<![\w-])({full_weekdays})\b(?!-)",
        "before": rf"(?<!\w)(?:({weekday})(?:(?P<to>{TO})|{AND}|\s?,\s?))?({weekday})"
        rf"(?:\s(?:{market_day}))?(?:\s(?:{time}))?(?:\s{{1,2}}|\s?,\s?|\s?\(\s?)"
        r"(?:tanggal\s|tgl\.?\s)?\(?\s?$",
        "after": rf"\s({direction})\b",
        "year_after": rf"\s(?:di\s|pada\s)?tahun\s({direction})\b",
        "part": rf"(?<!\w)(?:{_any_of(calendar.part)})\s(?:tahun\s|bulan\s)?$",
        "relative": rf"(?<![\w-])({_any_of(calendar.relative)})\b",
        "period": rf"(?<![\w-])(?:(\d{{1,3}}|[a-z]{{3,9}}(?:\s(?:belas|puluh(?:\s[a-z]{{3,8}})?))?)\s)?(se)?"
        rf"({_any_of(calendar.periods)})\s(?:yang\s)?({direction})\b",
        "week_after": rf"\s(?:pekan|minggu)\s({direction})\b",
        "to": TO,
        "apposition": r"\s?[,(]?\s?(?:tanggal\s|tgl\.?\s|pada\s|hari\s)?\(?",
    }
    sensitive = name in {"month", "weekday"}
    return re.compile(patterns[name], 0 if sensitive else re.IGNORECASE)


_WORD_BEFORE = re.compile(r"([^\s(“\"'‘]+)[\s(“\"'‘]*$")


def word_before(text: str, start: int) -> str:
    """The word before `start` in small letters, past brackets and quotation marks; "" for none near."""
    match = _WORD_BEFORE.search(text[max(0, start - LOOKBACK) : start])
    return match.group(1).lower() if match else ""
