"""A text as words, each known to be inside a region name, in a headline, or not."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from corpus.name_words import NameWords
from corpus.region_names import Token, split_tokens
from corpus.regions import Gazetteer

_QUOTED_PART = re.compile(r" ?['\"‘’“”] ?")
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
        region_end = [0] * len(tokens)
        for mention in gazetteer.find(text):
            first = bisect_right(starts, mention.name_span.start) - 1
            last = bisect_right(starts, mention.name_span.end - 1)
            region_end[first:last] = [last] * (last - first)
        return cls(text, tokens, region_end, _headline(text, tokens), words)

    def gap(self, index: int) -> str:
        """Characters between word `index` and the one before it."""
        before = self.tokens[index - 1].end if index else 0
        return self.text[before : self.tokens[index].start]

    def phrase_at(self, index: int, phrases: frozenset[tuple[str, ...]], longest: int = 4) -> int:
        """Number of words of the longest of `phrases` that begins at word `index`; 0 for none."""
        for size in range(min(longest, len(self.tokens) - index), 0, -1):
            if tuple(token.key for token in self.tokens[index : index + size]) in phrases:
                if all(self.gap(k) in (" ", ". ", "-", ".") for k in range(index + 1, index + size)):
                    return size
        return 0

    def is_initial(self, index: int) -> bool:
        """Is that word an initial or abbreviated part of a name: "M", "R.", "MS", "Gst."?"""
        token = self.tokens[index]
        if not token.capital or token.key[0].isdigit():
            return False
        short = token.upper and token.end - token.start <= 2
        return short or (token.key in self.words.inner and self.text[token.end : token.end + 1] == ".")

    def joins_in_name(self, index: int) -> bool:
        """May word `index` belong to the same name as the one before it, by what stands between?"""
        gap = self.gap(index)
        if gap == " " or (gap in (".", ". ") and self.is_initial(index - 1)):
            return True
        return gap == "-" or (len(gap) <= 3 and _QUOTED_PART.fullmatch(gap) is not None)


def _headline(text: str, tokens: Sequence[Token]) -> list[bool]:
    flags: list[bool] = []
    line: list[Token] = []
    for i, token in enumerate(tokens):
        line.append(token)
        if i + 1 == len(tokens) or "\n" in text[token.end : tokens[i + 1].start]:
            share = sum(t.capital for t in line) / len(line)
            flags += [share > _HEADLINE_SHARE and len(line) > 3] * len(line)
            line = []
    return flags
