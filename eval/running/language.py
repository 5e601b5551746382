"""Whether what an answer says is Indonesian: for texts of a few words as well as for whole sentences."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from assistant.answer import Answer
from corpus.language import load_common_words
from corpus.sentences import split_sentences
from index.stemming import root_words, stem_word

FEWEST_ENGLISH = 2
"""English words that a text has at least where it is taken for English..."""
FEWEST_ALONE = 4
"""...or so many words of which none is known at all: any other language."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 2
"""Letters; shorter words and abbreviations of two letters belong to no language."""


def is_foreign(answer: Answer) -> bool:
    """Whether a part of what is shown is in another language than Indonesian.

    Looked at are the direct answer, the explanation of an abstention, every sentence and every note. One foreign
    sentence among Indonesian ones is enough: what is foreign is not made up for by the rest.
    """
    return any(is_foreign_text(part) for part in _parts(answer))


def is_foreign_text(text: str) -> bool:
    """Whether one of the sentences of `text` is in another language than Indonesian; False where nothing tells.

    Names and figures belong to no language and are left out. A sentence is foreign where it is written in other
    letters than Latin, where it has two English words or more and fewer Indonesian ones, or where it has four words
    or more and none is known. Words of Javanese or Sundanese in an Indonesian sentence do not count against it; a
    whole sentence in a language so near to Indonesian cannot be told from it.
    """
    return any(_is_foreign_sentence(span.of(text)) for span in split_sentences(text))


def _parts(answer: Answer) -> Iterator[str]:
    yield from filter(None, (answer.short, answer.message))
    yield from (sentence.text for sentence in answer.sentences)
    yield from answer.notes


def _is_foreign_sentence(sentence: str) -> bool:
    if _is_other_script(sentence):
        return True
    words = tuple(_judged_words(sentence))
    known = sum(is_indonesian_word(word) for word in words)
    english = sum(word in _english_words() and not is_indonesian_word(word) for word in words)
    if english >= FEWEST_ENGLISH:
        return known < english
    return not known and len(words) >= FEWEST_ALONE


def _judged_words(sentence: str) -> Iterator[str]:
    """Words in small letters, without those that a capital makes a name; in a text all of capitals, every word."""
    matches = list(_WORD.finditer(sentence))
    shouted = len(matches) > 1 and sentence.isupper()
    for number, match in enumerate(matches):
        word, small = match.group(), match.group().casefold()
        begins = number == 0 and (word.istitle() or word.islower())
        if len(word) < _SHORTEST or not (shouted or begins or word.islower()):
            continue
        # The word that begins a sentence has its capital from there, unless nothing but a name can have it.
        if begins and word.istitle() and not (is_indonesian_word(small) or small in _english_words()):
            continue
        yield small


def is_indonesian_word(word: str) -> bool:
    """Whether a word in small letters is a common Indonesian one, or its stem stands in the dictionary of roots."""
    if word in load_common_words():
        return True
    if word in _english_words():
        return False
    return any(part in root_words() or stem_word(part) in root_words() for part in word.split("-"))


def _is_other_script(sentence: str) -> bool:
    """Whether most letters are not Latin ones."""
    letters = [letter for letter in sentence if letter.isalpha()]
    other = sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return 2 * other > len(letters)


@cache
def _english_words() -> frozenset[str]:
    text = (files("eval") / "running" / "data" / "english_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
