"""How the dates of visits are shown, and how two of them lie to each other."""

from corpus.calendar_words import load_calendar
from corpus.dates import format_date
from corpus.visits.messages import year_untold
from corpus.visits.visit import Visit, VisitDate


def show_date(value: VisitDate) -> str:
    """As Indonesians write it: "7 Juni 2022", "7–9 Juni 2022", "Juni 2022", "2022"."""
    first, last = value.first, value.last
    if value.precision == "year":
        return str(first.year)
    if value.precision == "month":
        return f"{load_calendar().month_names[first.month - 1]} {first.year}"
    if first == last:
        return format_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{format_date(last)}"
    return f"{format_date(first)} – {format_date(last)}"


def tell_date(visit: Visit) -> str:
    """When the visit was, as far as articles tell: "7 Juni 2022", "22 Juni (tahun tidak disebut)"; may be empty."""
    if visit.date:
        return show_date(visit.date.value)
    return year_untold(visit.open_date.value) if visit.open_date else ""


def days_apart(one: VisitDate, other: VisitDate) -> int:
    """Days between the two, 0 where they share a day."""
    gap = max((other.first - one.last).days, (one.first - other.last).days)
    return max(gap, 0)


def contains(wide: VisitDate, narrow: VisitDate) -> bool:
    """True where all of `narrow` lies in `wide`."""
    return wide.first <= narrow.first and narrow.last <= wide.last
