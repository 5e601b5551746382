"""Names of days and months, and the words that stand around dates, read from `data/calendar.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_CALENDAR = Path(__file__).parent / "data" / "calendar.toml"


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Names and words of `data/calendar.toml`; forms in small letters."""

    month_names: tuple[str, ...]
    """The twelve names as they are written, January first."""
    months: dict[str, int]
    weekdays: dict[str, int]
    relative: dict[str, int]
    periods: dict[str, str]
    directions: dict[str, int]
    part: tuple[str, ...]
    indefinite: frozenset[str]
    times: tuple[str, ...]
    before_month: frozenset[str]
    not_before_year: frozenset[str]
    market_days: tuple[str, ...]
    """Days of the Javanese week, which stand behind a weekday: "Selasa Wage"."""
    not_before_day: frozenset[str]
    not_before_number: frozenset[str]
    not_before_weekday: frozenset[str]
    not_after_weekday: frozenset[str]


@cache
def load_calendar() -> CalendarWords:
    """The words of `data/calendar.toml`, read once."""
    data = tomllib.loads(_CALENDAR.read_text(encoding="utf-8"))
    words = data["words"]
    return CalendarWords(
        month_names=tuple(data["months"][str(month)][0] for month in range(1, 13)),
        months={form.lower(): int(number) for number, forms in data["months"].items() for form in forms},
        weekdays={form.lower(): int(number) for number, forms in data["weekdays"].items() for form in forms},
        relative=data["relative"],
        periods={form: period for period, forms in data["periods"].items() for form in forms},
        directions={
            form: value
            for value, name in ((-1, "past"), (0, "present"), (1, "future"))
            for form in words[name]
        },
        part=tuple(words["part"]),
        indefinite=frozenset(words["indefinite"]),
        times=tuple(words["times"]),
        before_month=frozenset(words["before_month"]),
        not_before_year=frozenset(words["not_before_year"]),
        market_days=tuple(words["market_days"]),
        not_before_day=frozenset(words["not_before_day"]),
        not_before_number=frozenset(words["not_before_number"]),
        not_before_weekday=frozenset(words["not_before_weekday"]),
        not_after_weekday=frozenset(words["not_after_weekday"]),
    )
