"""The words around people of a visit that tell who they are with."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

from corpus.region_names import DATA

Cue = Literal[
    "host",
    "visitor",
    "host_soft",
    "visitor_soft",
    "host_faint",
    "visitor_faint",
    "leader",
    "company",
    "came_along",
    "present",
    "speech",
    "for",
    "absent",
]


class Cues:
    """Phrases of several kinds, looked for together in one pass; of overlapping ones the longest counts."""

    def __init__(self, lists: dict[Cue, list[str]]) -> None:
        self._kinds = {phrase: kind for kind, phrases in lists.items() for phrase in phrases}
        self._pattern = phrases_pattern(self._kinds)

    def first(self, text: str) -> tuple[Cue, int, int] | None:
        """Kind, start and end of the first phrase in `text`; None for none."""
        match = self._pattern.search(text)
        return self._read(match) if match else None

    def last(self, text: str) -> tuple[Cue, int, int] | None:
        """Kind, start and end of the last phrase in `text`; None for none."""
        match = None
        for match in self._pattern.finditer(text):  # noqa: B007
            pass
        return self._read(match) if match else None

    def count(self, text: str, kind: Cue) -> int:
        """How often phrases of that kind stand in `text`."""
        return sum(self._read(match)[0] == kind for match in self._pattern.finditer(text))

    def _read(self, match: re.Match[str]) -> tuple[Cue, int, int]:
        return self._kinds[" ".join(match.group().lower().split())], match.start(), match.end()


class PersonWords:
    """The lists of `visit_people.toml`."""

    def __init__(self, lists: dict[str, Any]) -> None:
        self.before = Cues({**lists["before"], "absent": lists["absent"]["before"]})
        self.after = Cues({**lists["after"], "absent": lists["absent"]["after"]})
        self.hints = Cues(lists["hints"])
        self.sides = Cues(lists["words"])
        self.listing = frozenset(lists["listing"]["words"])


def phrases_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of `phrases` as whole words, the longest first, in any case."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + r")\b",
        re.IGNORECASE,
    )


@cache
def load_person_words() -> PersonWords:
    """The shipped lists; reads the file once."""
    return PersonWords(tomllib.loads((DATA / "visit_people.toml").read_text(encoding="utf-8")))
