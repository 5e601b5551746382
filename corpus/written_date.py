"""A date as it is written."""

from dataclasses import dataclass

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
    until_weekday: int | None = None
    """That of the last day: "Senin-Rabu (3-5/6)"."""
    direction: int | None = None
    """-1 after "lalu", 0 after "ini", 1 after "mendatang"; None without such a word."""
    period: str | None = None
    """"day", "week", "month" or "year" for a date told from today ("tiga bulan lalu"); see `steps`."""
    steps: int = 0
    """How many periods from today, negative for the past."""
    year_steps: int | None = None
    """How many years from the present one, where the text says so: -1 in "14 Maret tahun lalu"."""
    tail: int = 0
    """Where the words behind it that belong to it end ("lalu" in "Maret lalu"); 0 for none."""
