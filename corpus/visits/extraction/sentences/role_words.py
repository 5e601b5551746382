"""The words of corpus/data/visit_roles.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from corpus.region_names import DATA

Role = Literal["visitor", "host"]


@dataclass(frozen=True, slots=True)
class Cue:
    """What words say of the regions beside them."""

    kind: str
    left: Role | None
    right: Role | Literal["to"] | None
    """"to": host behind "ke", "di" and "dari", guest behind nothing."""
    weight: float


@dataclass(frozen=True, slots=True)
class RoleWords:
    """All cues with their words, and the lists of words beside them."""

    cues: Mapping[tuple[str, ...], tuple[Cue, ...]]
    longest: int
    """Words of the longest cue."""
    lists: Mapping[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Is `word` in the list `name`?"""
        return word in self.lists[name]


@cache
def load_role_words() -> RoleWords:
    """Reads the file once."""
    raw: dict[str, Any] = tomllib.loads((DATA / "visit_roles.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(words) for name, words in raw.pop("words").items()}
    cues: dict[tuple[str, ...], tuple[Cue, ...]] = {}
    for kind, table in raw.items():
        cue = Cue(kind, table.get("left"), table.get("right"), table["weight"])
        for words in table["words"]:
            key = tuple(words.split())
            cues[key] = (*cues.get(key, ()), cue)
    return RoleWords(cues, max(map(len, cues)), lists)
