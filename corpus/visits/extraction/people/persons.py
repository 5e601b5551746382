"""The people of an article, each once, with all places where they are named."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article_reading import ArticleReading
from corpus.person import PersonMention, name_parts, same_parts

_ALIAS = re.compile(
    r"(?:\b(?P<head>\w+)(?:\s+itu)?)?[\s,(]*(?:yang\s+)?(?:(?:lebih|biasa|kerap|sering|akrab)\s+)*"
    r"(?:disapa|dipanggil|dikenal sebagai|dikenal dengan nama|sapaan|panggilan|atau|alias)"
    r"(?:\s+akrab(?:nya)?|\s+dengan)?[\s\"'“‘(]*(?:(?:Kang|Mas|Pak|Bang|Bu|Gus)\s+)?$"
)
_ALIAS_REACH = 90
"""Characters before a nickname in which its bearer's office may stand."""
_LEAST_NICKNAME = 4
"""Letters of a nickname that is the beginning or the end of a name."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom an article names, with all mentions in order."""

    mentions: tuple[PersonMention, ...]
    fullest: PersonMention
    """The mention with most parts of the name, in the text rather than in the title."""


def read_persons(reading: ArticleReading) -> tuple[Person, ...]:
    """All people whom title and text name, each once, by their first mention."""
    grouping = _Grouping(reading.people, _aliases(reading.whole, reading.people))
    persons = [_person(reading, grouping, sorted(group)) for group in grouping.read()]
    return tuple(sorted(persons, key=lambda person: person.mentions[0].span))


def _aliases(whole: str, mentions: Sequence[PersonMention]) -> dict[int, int]:
    """Mentions that only give another name ("yang akrab disapa Tiwi"), with those of the ones who bear it."""
    found = {}
    for i in range(1, len(mentions)):
        start = mentions[i].span.start
        alias = _ALIAS.search(whole[max(mentions[i - 1].span.end, start - _ALIAS_REACH) : start])
        if alias is not None and mentions[i].role is None:
            found[i] = _bearer(mentions[:i], (alias["head"] or "").lower())
    return found


def _bearer(mentions: Sequence[PersonMention], head: str) -> int:
    """The one named last; after "Bupati yang akrab disapa" the last one with that office."""
    last = len(mentions) - 1
    for index in range(last, -1, -1):
        if head and head in (mentions[index].role or "").lower().split():
            return index
    return last


class _Grouping:
    """Mentions by person, as positions among the mentions."""

    def __init__(self, mentions: Sequence[PersonMention], aliases: dict[int, int]) -> None:
        self.mentions, self.aliases = mentions, aliases
        self.parts = [name_parts(mention.name) for mention in mentions]
        self._groups: list[list[int]] = []
        self._home: dict[int, list[int]] = {}
        self._by_part: dict[str, list[list[int]]] = defaultdict(list)

    def read(self) -> list[list[int]]:
        """Group all mentions: full names first, short ones to them, nicknames to their bearers."""
        for index in sorted(range(len(self.mentions)), key=lambda i: (-len(self.parts[i]), i)):
            if index not in self.aliases:
                self._join(index)
        for index, bearer in self.aliases.items():
            self._put(index, self._home[bearer])
        return self._with_nicknames()

    def _join(self, index: int) -> None:
        """Add a mention to the person that it fits, the one mentioned last before it where several fit."""
        near = {id(group): group for part in self.parts[index] for group in self._by_part[part]}
        fitting = [group for group in near.values() if same_parts(self.parts[group[0]], self.parts[index])]
        if fitting:
            latest = max(fitting, key=lambda group: max((i for i in group if i < index), default=-min(group)))
            self._put(index, latest)
            return
        group: list[int] = []
        self._groups.append(group)
        self._put(index, group)
        for part in self.parts[index]:
            self._by_part[part].append(group)

    def _put(self, index: int, group: list[int]) -> None:
        group.append(index)
        self._home[index] = group

    def _with_nicknames(self) -> list[list[int]]:
        """The same groups, those of a nickname ("Risma" of "Tri Rismaharini") joined to their person."""
        kept: list[list[int]] = []
        for group in self._groups:
            bearer = self._bearer_of(group)
            if bearer is None:
                kept.append(group)
            else:
                bearer.extend(group)
        return kept

    def _bearer_of(self, group: list[int]) -> list[int] | None:
        parts = self.parts[group[0]]
        if len(parts) != 1 or any(self.mentions[i].role for i in group):
            return None
        for other in self._groups:
            if other is group:
                continue
            if any(parts[0] in self.parts[i] for i in other if i in self.aliases):
                return other
            if other[0] < group[0] and self._is_short_for(parts[0], self.parts[other[0]]):
                return other
        return None

    @staticmethod
    def _is_short_for(nickname: str, parts: Sequence[str]) -> bool:
        return len(nickname) >= _LEAST_NICKNAME and any(part.startswith(nickname) for part in parts)


def _person(reading: ArticleReading, grouping: _Grouping, group: Sequence[int]) -> Person:
    nicknames = {grouping.parts[index] for index in group if index in grouping.aliases}

    def fullness(index: int) -> tuple[bool, int, bool, int, int]:
        span, parts = grouping.mentions[index].span, grouping.parts[index]
        return parts not in nicknames, len(parts), span.start >= reading.head, span.end - span.start, -index

    mentions = tuple(grouping.mentions[index] for index in group)
    return Person(mentions, grouping.mentions[max(group, key=fullness)])
