"""The people of an article, each once, and every place in a visit's sentences where they appear."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.article_reading import ArticleReading
from corpus.person import PersonMention, name_parts, same_person
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame

TITLE = -1
"""Stands for the title where a sentence's number is expected."""
_ALIAS = re.compile(
    r"(?:\b(?P<head>\w+)(?:\s+itu)?)?[\s,(]*(?:yang\s+)?(?:(?:lebih|biasa|kerap|sering|akrab)\s+)*"
    r"(?:disapa|dipanggil|dikenal sebagai|dikenal dengan nama|sapaan|panggilan|atau|alias)"
    r"(?:\s+akrab(?:nya)?|\s+dengan)?[\s\"'“‘(]*(?:(?:Kang|Mas|Pak|Bang|Bu|Gus)\s+)?$"
)
_ALIAS_REACH = 90
_LEAST_NICKNAME = 4
"""Letters of a nickname that is the beginning or the end of a name."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom an article names, with all mentions in order."""

    mentions: tuple[PersonMention, ...]
    fullest: PersonMention
    """The mention with most parts of the name, in the text rather than in the title."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One mention in a sentence of the visit."""

    person: int
    """Position among the people of the article."""
    mention: PersonMention
    block: Span
    """Name and role together."""
    sentence: int
    """Position in `ArticleReading.sentences`; TITLE for the title."""


def read_persons(reading: ArticleReading) -> tuple[Person, ...]:
    """All people whom title and text name, each once, by their first mention."""
    mentions = reading.people
    order = sorted(range(len(mentions)), key=lambda i: (-len(name_parts(mentions[i].name)), i))
    groups: list[list[int]] = []
    aliases = _aliases(reading.whole, mentions)
    for i in order:
        if i not in aliases:
            _join(groups, mentions, i)
    for i, before in aliases.items():
        _home_of(groups, before).append(i)
    groups = _with_nicknames(groups, mentions, set(aliases))
    persons = [_person(reading, mentions, sorted(group), aliases.keys()) for group in groups]
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
    held = (
        i for i in reversed(range(len(mentions))) if head and head in (mentions[i].role or "").lower().split()
    )
    return next(held, len(mentions) - 1)


def _home_of(groups: Sequence[list[int]], index: int) -> list[int]:
    return next((group for group in groups if index in group), groups[0])


def _join(groups: list[list[int]], mentions: Sequence[PersonMention], index: int) -> None:
    """Add a mention to the person that it fits, the one mentioned last before it where several fit."""
    fitting = [group for group in groups if same_person(mentions[group[0]].name, mentions[index].name)]
    if not fitting:
        groups.append([index])
        return
    max(fitting, key=lambda group: max((i for i in group if i < index), default=-min(group))).append(index)


def _with_nicknames(
    groups: list[list[int]], mentions: Sequence[PersonMention], aliases: set[int]
) -> list[list[int]]:
    """The same groups, those of a nickname ("Risma" of "Tri Rismaharini") joined to their person."""
    kept: list[list[int]] = []
    for group in groups:
        home = _named_in_full(group, groups, mentions, aliases)
        if home is None:
            kept.append(group)
        else:
            home.extend(group)
    return kept


def _named_in_full(
    group: list[int], groups: Iterable[list[int]], mentions: Sequence[PersonMention], aliases: set[int]
) -> list[int] | None:
    parts = name_parts(mentions[group[0]].name)
    if len(parts) != 1 or any(mentions[i].role for i in group) or len(parts[0]) < _LEAST_NICKNAME:
        return None
    for other in groups:
        if other is group:
            continue
        names = name_parts(mentions[other[0]].name)
        nicknames = {part for i in other if i in aliases for part in name_parts(mentions[i].name)}
        if parts[0] in nicknames:
            return other
        if min(other) < min(group) and any(part.startswith(parts[0]) for part in names):
            return other
    return None


def _person(
    reading: ArticleReading, mentions: Sequence[PersonMention], group: Sequence[int], aliases: Container[int]
) -> Person:
    nicknames = {name_parts(mentions[index].name) for index in group if index in aliases}

    def fullness(index: int) -> tuple[bool, int, bool, int, int]:
        mention = mentions[index]
        parts = name_parts(mention.name)
        in_text = mention.span.start >= reading.head
        return parts not in nicknames, len(parts), in_text, mention.span.end - mention.span.start, -index

    return Person(tuple(mentions[i] for i in group), mentions[max(group, key=fullness)])


def read_appearances(
    reading: ArticleReading, frame: VisitFrame, persons: Sequence[Person]
) -> tuple[Appearance, ...]:
    """Mentions in the title and in the visit's sentences, in order; a passing visit has no title."""
    starts = [sentence.start for sentence in reading.sentences]
    wanted = set(frame.sentences) | (set() if frame.in_passing else {TITLE})

    def all_of_them() -> Iterator[Appearance]:
        for index, person in enumerate(persons):
            for mention in person.mentions:
                sentence = bisect_right(starts, mention.span.start) - 1
                if sentence in wanted:
                    yield Appearance(index, mention, _block(mention), sentence)

    return tuple(sorted(all_of_them(), key=lambda appearance: appearance.mention.span))


def _block(mention: PersonMention) -> Span:
    role = mention.role_span or mention.span
    return Span(min(role.start, mention.span.start), max(role.end, mention.span.end))
