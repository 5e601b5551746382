"""Tells a question in English from one in Indonesian with English terms in it."""

import tomllib
from dataclasses import dataclass
from functools import cache

from assistant.understanding.chatter import asks
from assistant.understanding.normalizing import DATA
from corpus.language import load_common_words
from corpus.regions import Gazetteer
from corpus.words import split_words

LEAST_WORDS = 3
"""Fewer words say nothing about the language."""
LEAST_ENGLISH = 2
"""English words of a question; a term such as "Internet of Things" has one or two, beside Indonesian words."""


@dataclass(frozen=True, slots=True)
class EnglishWords:
    """The lists of assistant/data/english.toml."""

    function_words: frozenset[str]
    openers: frozenset[str]


@cache
def load_english_words() -> EnglishWords:
    """The shipped lists, read once."""
    raw = tomllib.loads((DATA / "english.toml").read_text(encoding="utf-8"))
    return EnglishWords(**{key: frozenset(words) for key, words in raw.items()})


def is_english(text: str, gazetteer: Gazetteer) -> bool:
    """True where English words hold a question together, and hardly an Indonesian one does.

    A question with an Indonesian word of asking is never English, whatever it names; regions do not count.
    """
    if asks(text):
        return False
    inside = [mention.span for mention in gazetteer.find(text)]
    words = [
        word.text.lower().replace("’", "'")
        for word in split_words(text)
        if not any(span.start <= word.start < span.end for span in inside)
    ]
    lists = load_english_words()
    english = sum(word in lists.function_words for word in words)
    indonesian = sum(word in load_common_words() for word in words)
    if len(words) < LEAST_WORDS or english <= 2 * indonesian:
        return False
    return english >= LEAST_ENGLISH and (english >= len(words) / 2 or words[0] in lists.openers)
