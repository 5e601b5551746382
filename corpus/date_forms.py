"""The forms in which Indonesian news writes a date; `corpus.dates` says which days they mean."""

from collections.abc import Callable, Iterable

from corpus.date_joining import join_dates
from corpus.day_forms import find_long_ranges, find_named_days, find_numeric_days
from corpus.period_forms import (
    find_month_years,
    find_months,
    find_periods,
    find_relative_days,
    find_weekdays,
    find_years,
)
from corpus.written_date import Parts, WrittenDate

__all__ = ["Parts", "WrittenDate", "find_written_dates"]


def find_written_dates(text: str) -> tuple[WrittenDate, ...]:
    """The dates of `text` in order, without overlap; where two forms overlap, the fuller one is kept."""
    found: list[WrittenDate] = []
    forms: tuple[Callable[[str], Iterable[WrittenDate]], ...] = (
        find_long_ranges,
        find_named_days,
        find_numeric_days,
        find_month_years,
        find_years,
        find_weekdays,
        find_months,
        find_periods,
        find_relative_days,
    )
    taken = bytearray(len(text))
    for form in forms:
        for date in form(text):
            if not any(taken[date.start : date.end]):
                end = max(date.end, date.tail)
                taken[date.start : end] = b"\1" * (end - date.start)
                found.append(date)
    return join_dates(text, sorted(found, key=lambda date: date.start))
