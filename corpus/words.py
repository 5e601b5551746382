"""Words of a text with their exact places, and the folding under which two spellings are the same word."""

import re
import unicodedata
from dataclasses import dataclass

_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_WORD = re.compile(
    rf"(?:Rp|IDR|USD)(?=\d)"  # the sign of a currency is a word of its own: "Rp147,07"
    rf"|\d+(?:[.,]\d+)+"  # a number keeps its separators
    rf"|\d++(?!{_LETTER})"  # a lone number joins nothing: "20-22" is two words
    rf"|{_LETTER}++(?:[-‐‑'’ʼ]{_LETTER}++)*+"  # "masing-masing", "Covid-19", "Jum'at", "4G"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: `text == source[start:end]`."""

    text: str
    start: int
    end: int


def split_words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order, with their exact offsets.

    A word is a run of letters and digits. Hyphens and apostrophes inside hold it together (masing-masing,
    Jum'at, Covid-19); a number keeps its separators (1.250,5) and drops its currency sign.
    """
    return tuple(Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text))


def fold(text: str) -> str:
    """`text` in the form in which words are compared: NFKC, case-folded, without accents.

    The result may be longer or shorter than `text` ("ﬁ" gives "fi"): its offsets are its own. Idempotent.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    folded = unicodedata.normalize("NFKC", bare).casefold()
    return folded if folded == text else fold(folded)


def fold_by_character(text: str) -> str:
    """`text` folded letter by letter, so that every offset of the result is one of `text`.

    A letter whose folded form is not exactly one letter only goes to its small letter, where that is one.
    """
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_letter, text))


def _fold_letter(letter: str) -> str:
    for folded in (fold(letter), letter.lower()):
        if len(folded) == 1:
            return folded
    return letter
