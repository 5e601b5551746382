"""Questions as people type them, brought to written Indonesian."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.stemming import root_words, stem_word

DATA = Path(__file__).parent / "data"
MAX_QUESTION_CHARS = 1000
"""Longer questions are cut: nobody asks in a thousand characters, and the embedding reads 512 tokens."""

_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
"""Control characters, marks of direction and width, halves of characters (Unicode categories)."""
_SPACE_BEFORE_MARK = re.compile(r"\s+([?!.,;:])")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_REPEATED_MARK = re.compile(r"([?!]){2,}")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_ROMAN = re.compile(r"[ivxlcdm]+")


@dataclass(frozen=True, slots=True)
class InformalSpelling:
    """The table of informal words and the words of courtesy."""

    words: dict[str, str]
    small_talk: frozenset[str]
    opening: re.Pattern[str]
    """What may stand before a question."""
    closing: re.Pattern[str]
    """What may stand behind it, before the question mark."""


@cache
def load_informal_spelling() -> InformalSpelling:
    """The table in assistant/data/informal.toml."""
    raw = tomllib.loads((DATA / "informal.toml").read_text(encoding="utf-8"))
    frame = {key: _any_of(phrases) for key, phrases in raw["frame"].items()}
    return InformalSpelling(
        words=raw["words"],
        small_talk=frozenset(raw["small_talk"]["words"]),
        opening=re.compile(
            rf"(?:(?:{frame['openings']})(?:[ ,]+(?:{frame['addressed']}))*[ ,.!:;-]+|(?:{frame['addressed']}), )+",
            re.IGNORECASE,
        ),
        closing=re.compile(
            rf"(?:[ ,.!?]+(?:{frame['closings']})(?: (?:{frame['addressed']}))*)+(?=[?.!]*$)", re.IGNORECASE
        ),
    )


def _any_of(phrases: list[str]) -> str:
    return "|".join(rf"\b{re.escape(phrase)}\b" for phrase in sorted(phrases, key=len, reverse=True))


def clean_question(text: str) -> str:
    """`text` as one line of NFC characters that can be seen, spaces tidied, at most `MAX_QUESTION_CHARS` long.

    White space before a question mark goes: in the public data it tells answerable questions from others, which
    must never matter.
    """
    shown = "".join(char for char in text if char.isspace() or unicodedata.category(char) not in _INVISIBLE)
    line = " ".join(unicodedata.normalize("NFC", shown).split())[:MAX_QUESTION_CHARS]
    return _REPEATED_MARK.sub(r"\1", _SPACE_BEFORE_MARK.sub(r"\1", line)).strip()


def expand_informal(text: str) -> str:
    """`text` with informal and shortened words written out; names, numbers and written words stay as they are.

    A question all in capitals is read as one in small letters: there capitals mark nothing.
    """
    table = load_informal_spelling().words
    if " " in text and text.isupper():
        text = text.lower()

    def written(match: re.Match[str]) -> str:
        word = match.group()
        key = word.lower()
        if key in table and not _is_acronym(word):
            return _expand(table, key)
        short = _STRETCHED.sub(r"\1", key)
        if len(word) > len(short) > 1 and word.islower() and not _ROMAN.fullmatch(word):
            return _expand(table, short) if short in table else write_out_verb(short)
        return write_out_verb(word) if word.islower() else word

    return _WORD.sub(written, text)


def drop_courtesies(text: str) -> str:
    """A written question without the greeting before it and the thanks behind it; courtesies alone stay."""
    spelling = load_informal_spelling()
    opening = spelling.opening.match(text)
    bare = text[opening.end() :] if opening else text
    bare = spelling.closing.sub("", bare, count=1)
    return bare if _WORD.search(bare) else text


def is_small_talk(text: str) -> bool:
    """True where nothing stands in a written text but greetings, thanks and particles."""
    words = _WORD.findall(text.lower())
    return all(word in load_informal_spelling().small_talk for word in words)


def write_out_verb(word: str) -> str:
    """A verb of everyday speech in its written form: `ngunjungi` -> `mengunjungi`, `diresmiin` -> `diresmikan`.

    Speech drops "me" before a nasal and says "-in" for "-kan" or "-i"; a form is only changed where the written
    one has a root in the dictionary and the spoken one has none. Other words come back as they are.
    """
    if len(word) < 5 or _has_root(word):
        return word
    forms = [word]
    if word.endswith("in"):
        forms += [f"{word[:-2]}kan", f"{word[:-2]}i"]
    if word.startswith("nge"):
        forms += [f"{prefix}{form[3:]}" for prefix in ("me", "mem", "men") for form in tuple(forms)]
    if word[0] in "nm":
        forms += [f"me{form}" for form in forms]
    return next((form for form in forms[1:] if _has_root(form)), word)


def _has_root(word: str) -> bool:
    return word in root_words() or stem_word(word) in root_words()


def _expand(table: dict[str, str], key: str) -> str:
    """The written form; a form may itself be informal once (kenapa -> mengapa)."""
    value = table[key]
    return table.get(value, value)


def _is_acronym(word: str) -> bool:
    """True for `AD` or `TH`: there it is a name."""
    return len(word) > 1 and word.isupper()
