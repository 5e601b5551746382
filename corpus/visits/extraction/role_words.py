"""The words of corpus/data/visit_roles.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from corpus.region_names import DATA

Right = Literal["visitor", "host", "to"]


@dataclass(frozen=True, slots=True)
class Cue:
    """What words say of the regions beside them."""

    kind: str
    left: Literal["visitor", "host"] | None
    right: Right | None
    """"to": host behind "ke", "di" and "dari", guest behind nothing."""
    weight: float


@dataclass(frozen=True, slots=True)
class RoleWords:
    """All cues with their words."""

    cues: Mapping[tuple[str, ...], tuple[Cue, ...]]
    longest: int
    barriers: frozenset[str]
    offices: frozenset[str]


@cache
def load_role_words() -> RoleWords:
    """Reads the file once."""
    raw: dict[str, Any] = tomllib.loads((DATA / "visit_roles.toml").read_text(encoding="utf-8"))
    lists = raw.pop("words")
    cues: dict[tuple[str, ...], tuple[Cue, ...]] = {}
    for kind, table in raw.items():
        cue = Cue(kind, table.get("left"), table.get("right"), table["weight"])
        for words in table["words"]:
            key = tuple(words.split())
            cues[key] = (*cues.get(key, ()), cue)
    return RoleWords(cues, max(map(len, cues)), frozenset(lists["barriers"]), frozenset(lists["offices"]))
