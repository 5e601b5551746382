"""The patterns of corpus/data/boilerplate.toml, compiled once."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MAX_LINE = 600
"""A longer line is no boilerplate; also the bound on the work of each pattern."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled; all but `inline` and `credits` are for `fullmatch`."""

    lines: re.Pattern[str]
    lists: re.Pattern[str]
    read_also: re.Pattern[str]
    ends: re.Pattern[str]
    inline: re.Pattern[str]
    credits: re.Pattern[str]
    signatures: frozenset[str]
    outlets: frozenset[str]
    generic: frozenset[str]
    prefixes: tuple[str, ...]
    places: frozenset[str]


@cache
def load_patterns() -> Patterns:
    """The shipped patterns."""
    table = tomllib.loads((files("corpus") / "data" / "boilerplate.toml").read_text(encoding="utf-8"))
    return Patterns(
        lines=_any_of(table["lines"]),
        lists=_any_of(table["lists"]),
        read_also=_any_of(table["read_also"]),
        ends=_any_of(table["ends"]),
        inline=_any_of(table["inline"]),
        credits=re.compile(f"(?:{_any_of(table['credits']).pattern})\\s*$", re.IGNORECASE),
        signatures=frozenset(table["signatures"]["words"]),
        outlets=frozenset(table["outlets"]["words"]),
        generic=frozenset(table["outlets"]["generic"]),
        prefixes=tuple(table["outlets"]["prefixes"]),
        places=frozenset(table["outlets"]["places"]),
    )


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
