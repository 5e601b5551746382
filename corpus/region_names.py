"""Names of regions as they are written, and the words of a text that they are compared with."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from corpus.region import Region

DATA = Path(__file__).parent / "data"

_WORD = re.compile(r"[^\W_]+(?:['’‘`´][^\W_]+)*")
_NAME_JOINT = re.compile(r"[ \t\u00a0]{1,3}|\n|-|–|/")
_ABBREVIATED = frozenset({"kep", "kab", "prov", "p", "d", "i"})


def key_of(word: str) -> str:
    """`word` in lower case without accents, apostrophes and outer marks, as it is compared."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(mark for mark in plain if mark.isalnum())


class Token(NamedTuple):
    """One word of a text."""

    start: int
    end: int
    key: str
    capital: bool
    """True for words that begin with a capital or a digit."""
    upper: bool
    """True for words without small letters."""


def split_tokens(text: str) -> list[Token]:
    """Words of `text`, in order."""
    tokens = []
    for match in _WORD.finditer(text):
        word = match.group()
        tokens.append(
            Token(match.start(), match.end(), key_of(word), not word[0].islower(), word == word.upper())
        )
    return tokens


@dataclass(frozen=True, slots=True)
class _Entry:
    codes: frozenset[str]
    """Regions that the name means in any text."""
    typed: frozenset[str]
    """Regions that it means in a typed question."""
    acronym: bool
    """True for names that an article writes in capitals only."""


class NameTable:
    """All written names, compared without spaces, hyphens and capitals: "Gunung Kidul" is "Gunungkidul"."""

    def __init__(self, entries: dict[str, _Entry]) -> None:
        self._entries = entries
        self._prefixes = frozenset(key[:size] for key in entries for size in range(1, len(key) + 1))

    @classmethod
    def load(cls, regions: Iterable[Region]) -> Self:
        """Names of `regions` and their aliases in `region_aliases.toml`.

        Raises ValueError for an alias of a region that does not exist.
        """
        return cls(_collect(_written_names(tuple(regions))))

    def has(self, key: str) -> bool:
        """Is `key` a whole name, as an article writes it?"""
        return key in self._entries and bool(self._entries[key].codes)

    def longest_at(
        self, text: str, tokens: Sequence[Token], start: int, typed: bool, small: bool = False
    ) -> tuple[int, frozenset[str]] | None:
        """Index after the last word of the longest name that begins at word `start`, and its codes.

        `small`: it may be written in small letters, though it is no typed question.
        """
        first = tokens[start]
        if not (typed or small or first.capital) or (first.key == "di" and not first.upper):
            return None
        key = first.key
        best: tuple[int, frozenset[str]] | None = None
        end = start + 1
        while key in self._prefixes:
            codes = self._codes(key, typed, all(token.upper for token in tokens[start:end]))
            if codes:
                best = (end, codes)
            if end == len(tokens) or not _joins(text, tokens[end - 1], tokens[end], typed or small):
                break
            key += tokens[end].key
            end += 1
        return best

    def _codes(self, key: str, typed: bool, upper: bool) -> frozenset[str]:
        entry = self._entries.get(key)
        if entry is None:
            return frozenset()
        if typed:
            return entry.codes | entry.typed
        return frozenset() if entry.acronym and not upper else entry.codes


def _joins(text: str, left: Token, right: Token, typed: bool) -> bool:
    gap = text[left.end : right.start]
    if _NAME_JOINT.fullmatch(gap) is None and not (left.key in _ABBREVIATED and gap in (".", ". ")):
        return False
    return typed or right.capital or gap == "-" or right.key == "dan"


class _Name(NamedTuple):
    written: str
    code: str
    in_articles: bool
    acronym: bool


def _written_names(regions: Sequence[Region]) -> Iterator[_Name]:
    codes = {region.full_name: region.code for region in regions}
    for region in regions:
        yield _Name(region.name, region.code, True, False)
        if region.name.startswith("Kepulauan "):
            yield _Name(region.name.replace("Kepulauan", "Kep.", 1), region.code, True, False)
    aliases = tomllib.loads((DATA / "region_aliases.toml").read_text(encoding="utf-8"))
    for section, in_articles in (("names", True), ("typed", False)):
        for full_name, others in aliases[section].items():
            if full_name not in codes:
                raise ValueError(f"region_aliases.toml: expected a full name of a region, got {full_name!r}")
            for other in others:
                yield _Name(other, codes[full_name], in_articles, other.isupper() and len(other) < 5)


def _collect(names: Iterable[_Name]) -> dict[str, _Entry]:
    always: dict[str, set[str]] = {}
    typed: dict[str, set[str]] = {}
    acronyms: dict[str, bool] = {}
    for name in names:
        key = "".join(token.key for token in split_tokens(name.written))
        (always if name.in_articles else typed).setdefault(key, set()).add(name.code)
        acronyms[key] = acronyms.get(key, True) and name.acronym
    return {
        key: _Entry(frozenset(always.get(key, ())), frozenset(typed.get(key, ())), acronym)
        for key, acronym in acronyms.items()
    }
