"""Dates in Indonesian news."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

_CALENDAR = Path(__file__).parent / "data" / "calendar.toml"


def format_date(day: date) -> str:
    """`day` as Indonesians write it: "7 Juni 2022"."""
    return f"{day.day} {_calendar()['months'][str(day.month)][0]} {day.year}"


@cache
def _calendar() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_CALENDAR.read_text(encoding="utf-8"))
