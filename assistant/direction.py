"""Which region visits and which one is visited, as far as the words beside their names tell."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.normalizing import DATA
from corpus.regions import RegionMention
from corpus.words import Word, split_words

REACH = 4
"""Words behind a region in which a verb still belongs to it."""


@dataclass(frozen=True, slots=True)
class VisitWords:
    """The words of assistant/data/visit_words.toml."""

    host_before: frozenset[str]
    guest_before: frozenset[str]
    host_after: frozenset[str]
    guest_after: frozenset[str]
    skipped: frozenset[str]
    of_the_visit: frozenset[str]


@cache
def load_visit_words() -> VisitWords:
    """The words that tell a guest from a host."""
    raw = tomllib.loads((DATA / "visit_words.toml").read_text(encoding="utf-8"))
    return VisitWords(**{key: frozenset(value) for key, value in raw.items()})


def find_roles(text: str, mentions: Iterable[RegionMention]) -> dict[str, int]:
    """Code of every region that may be meant -> how often it is shown as host, less how often as guest."""
    words = split_words(text)
    starts = [mention.span.start for mention in mentions]
    roles: Counter[str] = Counter()
    for mention in mentions:
        value = _before(words, mention) or _after(words, mention, starts)
        for region in mention.regions:
            roles[region.code] += value
    return dict(roles)


def is_reversed(asked: Mapping[str, int], told: Mapping[str, int]) -> bool:
    """True where a host that is asked for is only told of as guest, and a guest only as host."""
    hosts = [code for code, value in asked.items() if value > 0 and code in told]
    guests = [code for code, value in asked.items() if value < 0 and code in told]
    return any(told[code] < 0 for code in hosts) and any(told[code] > 0 for code in guests)


def asks_about_visit(text: str) -> bool:
    """True where a question speaks of a visit as such, not of a figure or a programme."""
    return any(word.text.lower() in load_visit_words().of_the_visit for word in split_words(text))


def _before(words: tuple[Word, ...], mention: RegionMention) -> int:
    cues = load_visit_words()
    for word in reversed([word for word in words if word.end <= mention.span.start]):
        lower = word.text.lower()
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
    for word in behind[:REACH]:
        lower = word.text.lower()
        if lower in cues.host_after:
            return 1
        if lower in cues.guest_after:
            return -1
    return 0
