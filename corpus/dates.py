"""Dates in Indonesian news: where they stand, and which days they mean."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.calendar_words import load_calendar
from corpus.date_forms import find_written_dates
from corpus.spans import Span
from corpus.written_date import Parts, WrittenDate

_TYPING_ERROR_DAYS = 14
"""A date this close before publication whose weekday disagrees has a wrong weekday, not another year."""
_YEARS_BACK = 11
"""Weekdays of a date repeat after 5, 6 or 11 years: further back nothing new can fit."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date in a text. `year`, `month`, `day` and `weekday` are what is written there, else None."""

    span: Span
    """With its weekday and the brackets that it opens: "Selasa (14 Maret 2023)"."""
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    """0 for Monday."""
    end: Parts | None
    """Year, month, day of the end of a range, as far as they are written; None for a single date."""
    resolved: date | None
    """The day (of a range: the first) where text and day of publication tell it."""
    conflict: bool
    """True where the weekday is not that of the day, or where there is no such day (31 Juni)."""
    first: date | None
    """First day that is meant: of the month in "Desember 2021", of the year in "2022"."""
    last: date | None
    """Last day that is meant; both None where the year stays open."""


def find_dates(text: str, published: date | None = None) -> tuple[DateMention, ...]:
    """The dates of `text` in order, without overlap.

    A year that the text leaves out is never invented: it is taken from `published`, as the nearest day before
    publication that fits the weekday (after it, where the text says "mendatang"), into `resolved`;
    `year` stays None. Without `published` such a date, "kemarin" and "bulan lalu" stay unresolved.
    """
    return tuple(_read(written, published) for written in find_written_dates(text))


def format_date(day: date) -> str:
    """`day` as Indonesians write it: "7 Juni 2022"."""
    return f"{day.day} {load_calendar().month_names[day.month - 1]} {day.year}"


def _read(written: WrittenDate, published: date | None) -> DateMention:
    conflict = False
    days: tuple[date, date] | None = None
    if written.period is not None:
        days = _relative_days(written, published)
    elif written.day is not None and written.month is not None:
        days, conflict = _written_days(written, published)
    elif written.weekday is not None:
        days = _weekday_days(written, published)
    elif written.month is not None:
        days = _month_days(written, published)
    elif written.year is not None:
        days = _year_days(written)
    told_by_day = written.day is not None or written.weekday is not None or written.period == "day"
    return DateMention(
        span=Span(written.start, written.end),
        year=written.year,
        month=written.month,
        day=written.day,
        weekday=written.weekday,
        end=written.until,
        resolved=days[0] if days and told_by_day else None,
        conflict=conflict,
        first=days[0] if days else None,
        last=days[1] if days else None,
    )


def _written_days(written: WrittenDate, published: date | None) -> tuple[tuple[date, date] | None, bool]:
    """First and last day of a date with a day and a month, and whether it contradicts itself."""
    assert written.month is not None and written.day is not None  # noqa: S101 - for the type checker
    year = written.year
    if year is None and published is not None:
        year = _told_year(written, published) or _infer_year(written, published)
    if year is None:
        return None, _safe_date(2000, written.month, written.day) is None
    first = _safe_date(year, written.month, written.day)
    if first is None:
        return None, True
    last = _range_end(written, first)
    conflict = written.weekday is not None and first.weekday() != written.weekday
    if last is not None and written.until_weekday is not None:
        conflict = conflict or last.weekday() != written.until_weekday
    return (first, last or first), conflict or last is None


def _told_year(written: WrittenDate, published: date) -> int | None:
    """The year of "14 Maret tahun lalu"."""
    return None if written.year_steps is None else published.year + written.year_steps


def _range_end(written: WrittenDate, first: date) -> date | None:
    """Last day of the range from `first`; `first` itself without a range; None for no such day."""
    if written.until is None:
        return first
    year, month, day = written.until
    month = month or first.month
    year = year or (first.year + 1 if month < first.month else first.year)
    last = _safe_date(year, month, day or 1)
    return last if last is not None and last >= first else None


def _infer_year(written: WrittenDate, published: date) -> int | None:
    """The year of a day and month without one: nearest before publication, and such that the weekday fits."""
    assert written.month is not None and written.day is not None  # noqa: S101 - for the type checker
    if written.direction == 1:
        candidates = [_safe_date(published.year + step, written.month, written.day) for step in range(5)]
        days = [day for day in candidates if day is not None and day >= published]
    else:
        years = range(published.year, published.year - _YEARS_BACK - 1, -1)
        candidates = [_safe_date(year, written.month, written.day) for year in years]
        days = [day for day in candidates if day is not None and day <= published]
    fitting = [day for day in days if written.weekday is None or day.weekday() == written.weekday]
    soon = _coming_day(written, published)
    if soon is not None:
        return soon.year
    if days and (published - days[0]).days <= _TYPING_ERROR_DAYS:
        return days[0].year
    return fitting[0].year if fitting else None


def _coming_day(written: WrittenDate, published: date) -> date | None:
    """The day itself where it lies shortly ahead and its weekday fits: an announced date."""
    assert written.month is not None and written.day is not None  # noqa: S101 - for the type checker
    day = _safe_date(published.year, written.month, written.day)
    if written.weekday is None or written.direction == -1 or day is None or day <= published:
        return None
    near = (day - published).days <= _ANNOUNCED_DAYS
    return day if near and day.weekday() == written.weekday else None


_ANNOUNCED_DAYS = 60
"""A weekday and date this short after publication are an announcement rather than some earlier year."""


def _weekday_days(written: WrittenDate, published: date | None) -> tuple[date, date] | None:
    """The lone weekday nearest before publication, or on that day; after it where the text says so."""
    assert written.weekday is not None  # noqa: S101 - for the type checker
    if published is None:
        return None
    back = (published.weekday() - written.weekday) % 7
    if written.direction == 1:
        day = published + timedelta(days=7 - back)
    elif written.direction == -1 and back == 0:
        day = published - timedelta(days=7)
    else:
        day = published - timedelta(days=back)
    return day, day


def _relative_days(written: WrittenDate, published: date | None) -> tuple[date, date] | None:
    """The days of "kemarin", "pekan lalu", "Senin pekan lalu", "tiga bulan silam"."""
    if published is None:
        return None
    if written.period == "day":
        return _days_from(published, written.steps, 1)
    if written.period == "week":
        monday = 7 * written.steps - published.weekday()
        if written.weekday is not None:
            return _days_from(published, monday + written.weekday, 1)
        return _days_from(published, monday, 7)
    if written.period == "month":
        count = published.year * 12 + published.month - 1 + written.steps
        return _whole_months((count // 12, count % 12 + 1))
    return _whole_months((published.year + written.steps, 1), (published.year + written.steps, 12))


def _month_days(written: WrittenDate, published: date | None) -> tuple[date, date] | None:
    """The days of a month; a year that is left out is that of the latest such month begun by publication."""
    assert written.month is not None  # noqa: S101 - for the type checker
    year = written.year
    if year is None:
        if published is None:
            return None
        year = _told_year(written, published) or published.year + _month_offset(written, published)
    if written.until is not None:
        return _whole_months((year, written.month), (written.until[0] or year, written.until[1] or 12))
    return _whole_months((year, written.month))


def _month_offset(written: WrittenDate, published: date) -> int:
    assert written.month is not None  # noqa: S101 - for the type checker
    if written.direction == 0:
        return 0
    if written.direction == 1:
        return 0 if written.month >= published.month else 1
    return 0 if written.month <= published.month else -1


def _year_days(written: WrittenDate) -> tuple[date, date] | None:
    assert written.year is not None  # noqa: S101 - for the type checker
    last = written.until[0] if written.until else None
    return _whole_months((written.year, 1), (last or written.year, 12))


def _whole_months(first: tuple[int, int], last: tuple[int, int] | None = None) -> tuple[date, date] | None:
    """First day of month `first`, last day of month `last`, each (year, month); None outside the calendar."""
    year, month = last or first
    if not (1 <= first[0] <= 9999 and 1 <= year <= 9999) or (year, month) < first:
        return None
    return date(*first, 1), date(year, month, monthrange(year, month)[1])


def _days_from(day: date, shift: int, count: int) -> tuple[date, date] | None:
    """First and last of `count` days, `shift` days after `day`; None outside the calendar."""
    try:
        first = day + timedelta(days=shift)
        return first, first + timedelta(days=count - 1)
    except OverflowError:
        return None


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
