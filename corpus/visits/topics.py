"""The topics of study visits: a controlled list with its synonyms, read from `data/topics.toml`."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from corpus.spans import Span
from corpus.words import fold_by_character

_FILE = Path(__file__).parent.parent / "data" / "topics.toml"
_TOKEN = re.compile(r"[^\W_]+|,")
_GAP = re.compile(r"[^\S\n]{0,2}\n?[^\S\n]{0,2}|[-‐‑–/]|[.](?=\S)")
_NEAREST = 60
"""Least similarity, of 100, at which a topic is offered for a mistyped one."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the list."""

    name: str
    wider: str | None
    """The topic of which this one is a part."""
    words: tuple[str, ...]
    """Phrases that mean it."""
    hints: tuple[str, ...] = ()
    """Words that point to it without meaning it."""
    broad: bool = False
    """True where its words stand in nearly every article on government."""


@dataclass(frozen=True, slots=True)
class TopicMention:
    """A place in a text that names a topic or points to it."""

    name: str
    span: Span
    hint: bool = False
    """True for a word that only points to the topic."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    """Empty for a phrase that hides others."""
    hint: bool
    exact: str | None
    """The phrase as it must be written, where capitals count."""


class Topics:
    """The controlled list; names are unique, and each phrase means one topic."""

    def __init__(
        self, topics: Iterable[Topic], skip: Iterable[str] = (), capitals: Iterable[str] = ()
    ) -> None:
        """`skip`: phrases that hide what is in them; `capitals`: phrases that count only as they are written."""
        exact = frozenset(capitals)
        self._topics = {topic.name: topic for topic in topics}
        self.names = tuple(self._topics)
        """In the order of the data file."""
        self._entries: dict[Key, _Entry] = {}
        self._longest: dict[str, int] = {}
        for topic in self._topics.values():
            for phrase in dict.fromkeys((topic.name, *topic.words)):
                self._add(phrase, _Entry(topic.name, False, phrase if phrase in exact else None))
            for phrase in topic.hints:
                self._add(phrase, _Entry(topic.name, True, None))
        for phrase in skip:
            self._add(phrase, _Entry("", False, None))
        self._hints: dict[str, tuple[str, ...]] = {}
        for topic in self._topics.values():
            for phrase in topic.hints:
                self._hints[phrase] = (*self._hints.get(phrase, ()), topic.name)

    def _add(self, phrase: str, entry: _Entry) -> None:
        key = tuple(_TOKEN.findall(fold_by_character(phrase)))
        known = self._entries.get(key)
        if known is None or known.hint:
            self._entries[key] = entry
        self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def get(self, name: str) -> Topic:
        """The topic of that name; KeyError for another."""
        return self._topics[name]

    def narrower(self, name: str) -> tuple[str, ...]:
        """Names of all topics that are part of `name`, at any depth, without itself; in the list's order."""
        return tuple(other for other in self.names if name in self.wider(other))

    def wider(self, name: str) -> tuple[str, ...]:
        """Names of the topics of which `name` is a part, nearest first."""
        found = self._topics[name].wider
        return () if found is None else (found, *self.wider(found))

    def find(self, text: str) -> tuple[tuple[str, Span], ...]:
        """Each place in `text` that names a topic, in order, without overlap, the longest phrase first."""
        return tuple((mention.name, mention.span) for mention in self.scan(text) if not mention.hint)

    def scan(self, text: str) -> tuple[TopicMention, ...]:
        """As `find`, with the words that only point to a topic; such a word may point to several."""
        return tuple(self._scan(text))

    def lookup(self, typed: str) -> str | None:
        """The topic that `typed` names as a whole, in any case and under any of its synonyms."""
        entry = self._entries.get(tuple(_TOKEN.findall(fold_by_character(typed))))
        return entry.name or None if entry and not entry.hint else None

    def nearest(self, typed: str, limit: int = 3) -> tuple[str, ...]:
        """Names of at most `limit` topics whose name or synonym looks like `typed`, best first."""
        phrases = {" ".join(key): e.name for key, e in self._entries.items() if e.name and not e.hint}
        found = process.extract(
            " ".join(_TOKEN.findall(fold_by_character(typed))),
            list(phrases),
            scorer=fuzz.token_sort_ratio,
            limit=20 * limit,
            score_cutoff=_NEAREST,
        )
        ranked = sorted(found, key=lambda match: (-match[1], len(match[0]), match[0]))
        return tuple(dict.fromkeys(phrases[phrase] for phrase, _, _ in ranked))[:limit]

    def _scan(self, text: str) -> Iterator[TopicMention]:
        folded = fold_by_character(text)
        tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded)]
        position = 0
        while position < len(tokens):
            found = self._match(text, folded, tokens, position)
            if found is None or self._gives_way(text, folded, tokens, position, found):
                position += 1
                continue
            size, entry = found
            span = Span(tokens[position][1], tokens[position + size - 1][2])
            for name in self._hints.get(span.of(folded), (entry.name,)) if entry.hint else (entry.name,):
                if name:
                    yield TopicMention(name, span, entry.hint)
            position += size

    def _gives_way(
        self,
        text: str,
        folded: str,
        tokens: list[tuple[str, int, int]],
        position: int,
        found: tuple[int, _Entry],
    ) -> bool:
        """Does a phrase as long or longer begin in that one and go on after it: "pengembangan (desa wisata)"?"""
        size, entry = found
        later = (
            (inside, self._match(text, folded, tokens, inside))
            for inside in range(position + 1, position + size)
        )
        head = tokens[position][0]
        if not entry.name or not (head.startswith("pe") and head.endswith("an")):
            return False
        return any(
            other is not None
            and other[1].name not in ("", entry.name)
            and not other[1].hint
            and other[0] >= size
            and inside + other[0] > position + size
            for inside, other in later
        )

    def _match(
        self, text: str, folded: str, tokens: list[tuple[str, int, int]], position: int
    ) -> tuple[int, _Entry] | None:
        """Number of tokens and entry of the longest phrase at `position`."""
        first = tokens[position][0]
        longest = max(self._longest.get(first, 0), self._longest.get(first.removesuffix("nya"), 0))
        for size in range(min(longest, len(tokens) - position), 0, -1):
            part = tokens[position : position + size]
            key = tuple(token for token, _, _ in part)
            entry = self._entries.get(key) or self._entries.get((*key[:-1], key[-1].removesuffix("nya")))
            if entry is None or not _is_joined(folded, part):
                continue
            if entry.exact is None or entry.exact in text[part[0][1] : part[-1][2]]:
                return size, entry
        return None


def _is_joined(folded: str, part: list[tuple[str, int, int]]) -> bool:
    return all(_GAP.fullmatch(folded, left[2], right[1]) is not None for left, right in pairwise(part))


@cache
def load_topics() -> Topics:
    """The list of `data/topics.toml`, read once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Topics((_read_topic(table) for table in data["topic"]), data["skip"], data["capitals"])


def _read_topic(table: dict[str, Any]) -> Topic:
    """One table of the data file; an unknown or missing key is a TypeError or KeyError."""
    known = {"name", "wider", "words", "hints", "broad"}
    if unknown := table.keys() - known:
        raise TypeError(f"topics.toml: expected keys {sorted(known)}, got {sorted(unknown)} in {table!r}")
    words, hints = tuple(table["words"]), tuple(table.get("hints", ()))
    return Topic(table["name"], table.get("wider"), words, hints, table.get("broad", False))
