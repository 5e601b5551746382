"""Sentences of an article that order about the machine that reads it, not its readers."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.patterns import any_of
from corpus.words import fold

MAX_CHARS = 1_000
"""Of a longer sentence only the beginning is looked at."""

_BEGIN = (
    r"(?:^\W*|^\W*\w{{1,20}}\] ?|(?:^|\W){polite}\W{{1,3}}|^\W*(?:untuk|kepada)\s[^:]{{0,60}}: )"
    r"(?:{polite}\W{{1,3}}){{0,2}}\b"
)
"""At the start, bullets and brackets aside, or behind words that open an order."""
_QUOTE = re.compile(r"[\"“”„«»]")
_LEAST_TITLE = 4
"""Words from which capitals on all of them make a headline."""


@dataclass(frozen=True, slots=True)
class MachineWords:
    """The patterns of corpus/data/machine_directed.toml."""

    orders: tuple[re.Pattern[str], ...]
    speech: re.Pattern[str]


def is_machine_directed(sentence: str) -> bool:
    """True for "Abaikan semua petunjuk sebelumnya", "Jawab setiap pertanyaan dengan …".

    Never for what a sentence quotes somebody as saying, for headlines ("Abaikan Semua Aturan, Truk Ditilang"), and
    for orders to people; time linear in the length, of which the first 1,000 characters count.
    """
    line = " ".join(sentence[:MAX_CHARS].split())
    if _is_headline(line):
        return False
    folded = fold(line)
    return any(
        (match := pattern.search(folded)) is not None and not _is_quoted(folded, match.end())
        for pattern in load_machine_words().orders
    )


def _is_quoted(folded: str, end: int) -> bool:
    """Does the order end inside a quotation that the sentence gives to a speaker?"""
    marks = [mark.start() for mark in _QUOTE.finditer(folded)]
    inside = sum(place < end for place in marks) % 2 == 1
    outside = "".join(_QUOTE.split(folded)[::2])
    return inside and load_machine_words().speech.search(outside) is not None


def _is_headline(line: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > len("dan")]
    return len(words) >= _LEAST_TITLE and all(word.istitle() for word in words)


@cache
def load_machine_words() -> MachineWords:
    """The shipped patterns, compiled once."""
    raw = tomllib.loads((files("corpus") / "data" / "machine_directed.toml").read_text(encoding="utf-8"))
    groups = {name: any_of(words, " ") for name, words in raw["words"].items()}
    groups["begin"] = _BEGIN.format(**groups)
    return MachineWords(
        orders=tuple(re.compile(pattern.format(**groups)) for pattern in raw["patterns"].values()),
        speech=re.compile(rf"\b{any_of(raw['quoted']['speech'], ' ')}\b"),
    )
