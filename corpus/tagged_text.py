"""A text as words, each known to be inside a region name, in a headline, or not."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from corpus.name_words import NameWords, Phrases
from corpus.region_names import Token, split_tokens
from corpus.regions import Gazetteer

_QUOTED_PART = re.compile(r" ?['\"‘’“”] ?")
_PHRASE_GAPS = frozenset({" ", ". ", "-", "."})
_ROMAN = re.compile(r"[ivx]+")
_HEADLINE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class TaggedText:
    """Words of a text with what is known about each; indices below are word indices."""

    text: str
    tokens: Sequence[Token]
    region_end: Sequence[int]
    """For a word inside a region name: index after the last word of that name; else 0."""
    headline: Sequence[bool]
    """True for words of lines that capitalise most words."""
    words: NameWords

    @classmethod
    def read(cls, text: str, gazetteer: Gazetteer, words: NameWords) -> Self:
        """Split `text` and mark its regions."""
        tokens = split_tokens(text)
        starts = [token.start for token in tokens]
        region_end = [
            i + 1 if t.capital and gazetteer.is_plain_name(t.key) else 0 for i, t in enumerate(tokens)
        ]
        for mention in gazetteer.find(text):
            first = bisect_right(starts, mention.span.start) - 1
            last = bisect_right(starts, mention.span.end - 1)
            region_end[first:last] = [last] * (last - first)
        return cls(text, tokens, region_end, _headline(text, tokens), words)

    def gap(self, index: int) -> str:
        """Characters between word `index` and the one before it."""
        before = self.tokens[index - 1].end if index else 0
        return self.text[before : self.tokens[index].start]

    def phrase_at(self, index: int, phrases: Phrases) -> int:
        """Number of words of the longest of `phrases` that begins at word `index`; 0 for none."""
        longest = phrases.longest_from(_without_suffix(self.tokens[index]))
        for size in range(min(longest, len(self.tokens) - index), 0, -1):
            phrase = tuple(_without_suffix(token) for token in self.tokens[index : index + size])
            joined = all(self.gap(k) in _PHRASE_GAPS for k in range(index + 1, index + size))
            if joined and phrase in phrases:
                return size
        return 0

    def is_initial(self, index: int) -> bool:
        """Is that word an initial or abbreviated part of a name: "M", "R.", "MS", "Gst."?"""
        token = self.tokens[index]
        if not token.capital or token.key[0].isdigit() or _ROMAN.fullmatch(token.key):
            return False
        if self.words.is_office_word(token.key):
            return False
        short = token.upper and token.end - token.start <= 2
        return short or (token.key in self.words.inner and self.text[token.end : token.end + 1] == ".")

    def joins_in_name(self, index: int) -> bool:
        """May word `index` belong to the same name as the one before it, by what stands between?"""
        gap = self.gap(index)
        if gap == " " or (
            gap in (".", ". ") and (self.is_initial(index - 1) or self._is_particle(index - 1))
        ):
            return True
        if gap == "-":
            return not self.is_initial(index - 1)
        return len(gap) <= 3 and _QUOTED_PART.fullmatch(gap) is not None

    def _is_particle(self, index: int) -> bool:
        """Is that word one of those that stand inside names in small letters: "br." of "Rita br. Manurung"?"""
        return not self.tokens[index].capital and self.tokens[index].key in self.words.particles


def _headline(text: str, tokens: Sequence[Token]) -> list[bool]:
    flags: list[bool] = []
    line: list[Token] = []
    for i, token in enumerate(tokens):
        line.append(token)
        rest = text[token.end : tokens[i + 1].start] if i + 1 < len(tokens) else text[token.end :] + "\n"
        if "\n" in rest:
            flags += [_is_headline(line, rest.split("\n", 1)[0])] * len(line)
            line = []
    return flags


def _is_headline(line: Sequence[Token], ending: str) -> bool:
    """Has that line no full stop, and capitals in most words?"""
    if "." in ending or len(line) < 4:
        return False
    return sum(token.capital for token in line) > _HEADLINE_SHARE * len(line)


def _without_suffix(token: Token) -> str:
    """The key, without "-nya" for small words: "sekretarisnya" is a role as well."""
    return token.key.removesuffix("nya") if not token.capital and len(token.key) > 6 else token.key
