"""The words of a question, with what a rule must know before it touches one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.regions import load_gazetteer
from corpus.words import split_words

_LAST_MARK = re.compile(r"\s*[?.!]+\s*$")


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """One word and where it stands."""

    text: str
    start: int
    end: int
    place: bool
    """Part of the name of a region, with its type word ("Kota Kediri")."""
    name: bool
    """Written as a name: a capital that the beginning of the question does not explain, or several."""

    @property
    def key(self) -> str:
        """In small letters."""
        return self.text.lower()

    @property
    def plain(self) -> bool:
        """An ordinary word: letters only, no name and no place."""
        return self.text.isalpha() and not self.place and not self.name


def read_words(question: str) -> tuple[QuestionWord, ...]:
    """The words in order."""
    spans = [mention.span for mention in load_gazetteer().find(question, lowercase_ok=True)]
    return tuple(
        QuestionWord(
            word.text,
            word.start,
            word.end,
            place=any(span.start <= word.start < span.end for span in spans),
            name=_is_name(word.text, first=index == 0),
        )
        for index, word in enumerate(split_words(question))
    )


def _is_name(word: str, first: bool) -> bool:
    return not (word[1:] if first else word).islower() and any(map(str.isupper, word[1:] if first else word))


def put_words(question: str, words: Sequence[QuestionWord], new: Mapping[int, str]) -> str:
    """`question` with the words at the indices of `new` replaced; everything between them stays.

    An empty text takes the word out, with the space before it.
    """
    pieces: list[str] = []
    end = 0
    for index in sorted(new):
        before = question[end : words[index].start]
        pieces += [before if new[index] else before.rstrip(" "), new[index]]
        end = words[index].end
    return "".join((*pieces, question[end:]))


def bare(question: str) -> str:
    """`question` without its last mark and outer white space."""
    return _LAST_MARK.sub("", question).strip()


def lower_first(text: str) -> str:
    """`text` with a small letter at its beginning, unless its first word is a name or an acronym."""
    words = read_words(text)
    if not words or words[0].place or words[0].name or not text[0].isupper():
        return text
    return text[0].lower() + text[1:]


def upper_first(text: str) -> str:
    """`text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]
