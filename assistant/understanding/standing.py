"""How sure it is that a word of a question is written as it should be."""

from enum import Enum

from assistant.understanding.field_words import is_field_word
from assistant.understanding.normalizing import Known, load_informal_spelling
from assistant.understanding.vocabulary import everyday_words, is_word, load_spelling_lists
from corpus.name_words import load_name_words, load_small_letter_words
from index.stemming import root_words, stem_word

MIN_LETTERS = 5
"""Shorter words of a question are no names or topics: too many others are one letter away."""
MIN_MENDED = 3
"""Letters of the shortest word that is mended at all."""


class Standing(Enum):
    """How sure it is that a word is written as it should be."""

    SURE = 1
    """It is on a list of written words, or the archive has it as it stands."""
    LIKELY = 2
    """It may be a form of a word of the dictionary, or of the archive: "kepal", "denan"; or news misspells it often."""
    STRANGE = 3
    """It stands nowhere."""


def standing_of(word: str, known: Known) -> Standing:
    """The standing of a word as it is typed; words with other signs than the letters a to z are `SURE`."""
    key = word.lower()
    if len(word) < MIN_MENDED or not (word.isascii() and word.isalpha()) or _is_listed(key):
        return Standing.SURE
    written = key in load_small_letter_words()
    if known(key):
        return Standing.SURE if written or stem_word(key) == key else Standing.LIKELY
    if is_word(key):
        return Standing.SURE if written else Standing.LIKELY
    return Standing.LIKELY if written else Standing.STRANGE


def _is_listed(key: str) -> bool:
    """True for a word of our own lists, and for a short root of the dictionary."""
    names = load_name_words()
    return (
        key in everyday_words()
        or key in load_spelling_lists().names
        or key in load_informal_spelling().words
        or is_field_word(key)
        or names.is_given(key)
        or names.is_office_word(key)
        or (len(key) < MIN_LETTERS and key in root_words())
    )
