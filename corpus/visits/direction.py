"""Which region visits and which one is visited, as far as the words beside their names tell."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus.names import find_people
from corpus.region_names import DATA
from corpus.regions import RegionMention
from corpus.spans import Span
from corpus.words import Word, split_words

REACH = 4
"""Words behind a region in which a verb still belongs to it."""

NEAR = 2
"""Words behind a region in which a noun such as "studi" still belongs to it."""

LEARNING_REACH = 8
"""Words before "di" or "dari" in which a verb of learning still belongs to it."""

LONGEST_LINK = 60
"""Characters between two regions of an enumeration, offices included."""

SENTENCE = 20
"""Words before a region that are looked at: the longest title of an office is shorter."""
_OF_A_SOURCE = ("dari", "di")


@dataclass(frozen=True, slots=True)
class VisitWords:
    """The words of corpus/data/visit_words.toml."""

    host_before: frozenset[str]
    guest_before: frozenset[str]
    host_after: frozenset[str]
    guest_after: frozenset[str]
    guest_right_after: frozenset[str]
    learning: frozenset[str]
    skipped: frozenset[str]
    of_the_visit: frozenset[str]


@cache
def load_visit_words() -> VisitWords:
    """The words that tell a guest from a host."""
    raw = tomllib.loads((DATA / "visit_words.toml").read_text(encoding="utf-8"))
    return VisitWords(**{key: frozenset(value) for key, value in raw.items()})


def find_roles(text: str, mentions: Iterable[RegionMention], people: Iterable[Span] = ()) -> dict[str, int]:
    """Code of every region that may be meant -> how often it is shown as host, less how often as guest.

    `people` are the places where people are named: "Bupati X Budi Santoso mengunjungi" is read without the name.
    """
    names = tuple(people)
    places = tuple(mentions)
    words = _words_outside(text, names)
    roles: Counter[str] = Counter()
    for mention, value in zip(places, _values(text, words, places), strict=True):
        for region in mention.regions:
            roles[region.code] += value
    return dict(roles)


def find_asked_roles(text: str, mentions: Sequence[RegionMention]) -> dict[str, int]:
    """The same of a question; of two regions the second has the role that the first leaves.

    "dari X" alone leaves none: "Apa yang ditiru Siak dari Bogor?"
    """
    people = [person.span for person in find_people(text)]
    roles = find_roles(text, mentions, people)
    if len(mentions) != 2:
        return roles
    values = [next((roles[region.code] for region in mention.regions), 0) for mention in mentions]
    if values.count(0) != 1:
        return roles
    silent = values.index(0)
    told = mentions[1 - silent]
    if not _is_of_visit(text) or _word_before(text, told) == "dari":
        return roles
    return roles | {region.code: -values[1 - silent] for region in mentions[silent].regions}


def _values(text: str, words: tuple[Word, ...], places: tuple[RegionMention, ...]) -> list[int]:
    """1 for a host, -1 for a guest, 0 for neither; "Siak dan Bogor" share what is told of one of them."""
    starts = [mention.span.start for mention in places]
    values = [_before(words, mention) or _after(words, mention, starts) for mention in places]
    linked = [_are_linked(text, one, other) for one, other in pairwise(places)]
    for index in range(len(linked) - 1, -1, -1):
        if linked[index]:
            values[index] = values[index] or values[index + 1]
    for index, joined in enumerate(linked):
        if joined:
            values[index + 1] = values[index + 1] or values[index]
    return values


def _are_linked(text: str, one: RegionMention, other: RegionMention) -> bool:
    """True for neighbours in an enumeration: "Siak, Bogor", "Pemkab Siak dan DPRD Bogor"."""
    between = text[one.span.end : other.span.start]
    if len(between) > LONGEST_LINK or not between.startswith((",", " dan ", " serta ")) or "\n" in between:
        return False
    joints = load_visit_words().skipped | {"dan", "serta"}
    return all(word.text.lower() in joints for word in split_words(between))


def _is_of_visit(text: str) -> bool:
    learning = load_visit_words().learning
    return asks_about_visit(text) or any(word.text.lower() in learning for word in split_words(text))


def _word_before(text: str, mention: RegionMention) -> str:
    """The word before a region, past the words of its office."""
    words = (word.text.lower() for word in reversed(split_words(text[: mention.span.start])))
    return next((word for word in words if word not in load_visit_words().skipped), "")


def _words_outside(text: str, names: tuple[Span, ...]) -> tuple[Word, ...]:
    return tuple(
        word for word in split_words(text) if not any(name.start <= word.start < name.end for name in names)
    )


def is_reversed(asked: Mapping[str, int], told: Mapping[str, int]) -> bool:
    """True where a question names host and guest, and what is told of them contradicts it and nowhere agrees.

    What is told of one of them alone must be told more than once.
    """
    if not {1, -1} <= {(value > 0) - (value < 0) for value in asked.values()}:
        return False
    agreed = [value * told[code] for code, value in asked.items() if value and told.get(code)]
    return bool(agreed) and max(agreed) < 0 and (len(agreed) > 1 or agreed[0] < -1)


def asks_about_visit(text: str) -> bool:
    """True where a question speaks of a visit as such, not of a figure or a programme."""
    return any(word.text.lower() in load_visit_words().of_the_visit for word in split_words(text))


def _before(words: tuple[Word, ...], mention: RegionMention) -> int:
    cues = load_visit_words()
    earlier = [word.text.lower() for word in words if word.end <= mention.span.start][-SENTENCE:]
    for index in range(len(earlier) - 1, -1, -1):
        lower = earlier[index]
        if lower in _OF_A_SOURCE and not cues.learning.isdisjoint(
            earlier[max(0, index - LEARNING_REACH) : index]
        ):
            return 1
        if lower in cues.host_before:
            return 1
        if lower in cues.guest_before:
            return -1
        if lower not in cues.skipped:
            return 0
    return 0


def _after(words: tuple[Word, ...], mention: RegionMention, starts: list[int]) -> int:
    cues = load_visit_words()
    end = min((start for start in starts if start > mention.span.start), default=None)
    behind = [word for word in words if word.start >= mention.span.end and (end is None or word.end <= end)]
    for place, word in enumerate(behind[:REACH]):
        lower = word.text.lower()
        if lower in cues.host_after:
            return 1
        if lower in cues.guest_after or (place < NEAR and lower in cues.guest_right_after):
            return -1
    return 0
