"""The words of corpus/data/visit_days.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpus.region_names import DATA


@dataclass(frozen=True, slots=True)
class DayWords:
    """Words before a date, and behind it."""

    other: frozenset[str]
    since: frozenset[str]
    set_out: frozenset[str]
    at: frozenset[str]
    spoke: frozenset[str]
    visit: frozenset[str]
    spoke_behind: frozenset[str]
    steps: Mapping[str, int]
    """Phrases for a day told from the one before, with the days between."""


@cache
def load_day_words() -> DayWords:
    """Reads the file once."""
    raw = tomllib.loads((DATA / "visit_days.toml").read_text(encoding="utf-8"))
    before = {name: frozenset(words) for name, words in raw["before"].items()}
    return DayWords(**before, spoke_behind=frozenset(raw["behind"]["spoke"]), steps=raw["steps"])
