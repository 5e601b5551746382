"""Written dates that belong together: the ends of a range, "hari ini" and the day that it is."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.date_patterns import date_pattern
from corpus.written_date import WrittenDate


def join_dates(text: str, dates: Sequence[WrittenDate]) -> tuple[WrittenDate, ...]:
    """`dates`, in order and apart, with "28 September - 2 Oktober 2022" and "kemarin, Kamis (6/6)" made one."""
    joined: list[WrittenDate] = []
    for date in dates:
        if joined and _is_range(text, joined[-1], date):
            joined[-1] = _range(joined[-1], date)
        elif joined and _is_explained(text, joined[-1], date):
            joined[-1] = _explained(text, joined[-1], date)
        else:
            joined.append(date)
    return tuple(joined)


def _is_range(text: str, first: WrittenDate, last: WrittenDate) -> bool:
    days = first.day is not None and last.day is not None
    single = first.until is None and last.until is None
    return days and single and date_pattern("to").fullmatch(text, first.end, last.start) is not None


def _range(first: WrittenDate, last: WrittenDate) -> WrittenDate:
    until = (last.year, last.month, last.day)
    joined = replace(
        first,
        end=last.end,
        until=until,
        until_weekday=last.weekday,
        direction=last.direction,
        year_steps=last.year_steps,
    )
    return with_year_of_end(joined)


def with_year_of_end(date: WrittenDate) -> WrittenDate:
    """A range whose first day has no year of its own, with the year that its last day tells."""
    year, month, _ = date.until or (None, None, None)
    if date.year is not None or year is None:
        return date
    before = date.month is not None and month is not None and date.month > month
    return replace(date, year=year - 1 if before else year)


def _is_explained(text: str, first: WrittenDate, last: WrittenDate) -> bool:
    """Does `last` say which day "kemarin" or "hari ini" is?"""
    if first.period != "day" or last.period is not None:
        return False
    told = last.day is not None or last.weekday is not None
    return told and date_pattern("apposition").fullmatch(text, first.end, last.start) is not None


def _explained(text: str, first: WrittenDate, last: WrittenDate) -> WrittenDate:
    direction = last.direction
    if direction is None and first.steps:
        direction = 1 if first.steps > 0 else -1
    opened = "(" in text[first.end : last.start] and text[last.end : last.end + 1] == ")"
    return replace(last, start=first.start, end=last.end + opened, direction=direction)
