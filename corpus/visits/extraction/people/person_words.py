"""The words around people of a visit that tell who they are with."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal

from corpus.patterns import any_of
from corpus.region_names import DATA
from corpus.words import fold_by_character

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
        return next(self.all(text), None)

    def last(self, text: str) -> tuple[Cue, int, int] | None:
        """Kind, start and end of the last phrase in `text`; None for none."""
        last = None
        for last in self.all(text):  # noqa: B007
            pass
        return last

    def all(self, text: str) -> Iterator[tuple[Cue, int, int]]:
        """Kind, start and end of every phrase in `text`, in order, not overlapping."""
        for match in self._pattern.finditer(_in_small_letters(text)):
            yield self._kinds[" ".join(match.group().split())], match.start(), match.end()


def _in_small_letters(text: str) -> str:
    """`text` in small letters, of the same length."""
    small = text.lower()
    return small if len(small) == len(text) else fold_by_character(text)


class PersonWords:
    """The lists of `visit_people.toml`."""

    def __init__(self, lists: dict[str, Any]) -> None:
        self.before = Cues({**lists["before"], "absent": lists["absent"]["before"]})
        self.after = Cues({**lists["after"], "absent": lists["absent"]["after"]})
        self.hints = Cues(lists["hints"])
        self.sides = Cues(lists["words"])
        self.listing = frozenset(lists["listing"]["words"])


def phrases_pattern(phrases: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern that finds any of `phrases` (in small letters) as whole words, the longest first."""
    return re.compile(rf"\b{any_of(phrases)}\b", flags)


@cache
def load_person_words() -> PersonWords:
    """The shipped lists; reads the file once."""
    return PersonWords(tomllib.loads((DATA / "visit_people.toml").read_text(encoding="utf-8")))
