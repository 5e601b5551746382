"""A quick test whether a text is Indonesian, by the share of its commonest words."""

import re
from functools import cache
from importlib.resources import files

MIN_WORDS = 20
"""Fewer words say nothing about the language."""
MIN_SHARE = 0.06
"""Indonesian news have 0.09 to 0.4, English and other European languages under 0.03."""

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


def is_indonesian(text: str) -> bool:
    """True where at least 6 % of the words are common Indonesian ones, or there are too few words."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    return len(words) < MIN_WORDS or common_share(text) >= MIN_SHARE


def common_share(text: str) -> float:
    """Share (0 to 1) of the words of `text` that are common Indonesian function words; 0 for no words."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    return sum(word in load_common_words() for word in words) / len(words) if words else 0.0


@cache
def load_common_words() -> frozenset[str]:
    """The shipped list, lower case."""
    text = (files("corpus") / "data" / "common_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
