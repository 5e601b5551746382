"""Questions as people type them, brought to written Indonesian."""

import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.understanding.chatter import clauses, is_chatter
from corpus.name_words import load_small_letter_words
from index.stemming import root_words, stem_word

DATA = Path(__file__).resolve().parent.parent / "data"
MAX_QUESTION_CHARS = 1000
"""Longer questions are cut: nobody asks in a thousand characters, and the embedding reads 512 tokens."""

_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
"""Control characters, marks of direction and width, halves of characters (Unicode categories)."""
Known = Callable[[str], bool]
"""Tells whether the archive has a word."""

MIN_ROOT = 4
"""Letters of the shortest root of a verb of everyday speech: shorter ones are found in any word ("ong")."""

SHOUTED_WORDS = 4
SHOUTED_SHARE = 0.8
"""From so many words and such a share of capitals on, capitals mark no names."""

_SPACE_BEFORE_MARK = re.compile(r"\s+([?!.,;:])")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_REPEATED_MARK = re.compile(r"([?!]){2,}")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_POINTED = re.compile(r"\b(kab|kec|kel|prov|(?i:yth|bpk|sdr|wr|ass))\.(?= ?\w)")
"""Short forms that are written out, with the point that would then end a sentence."""
_ROMAN = re.compile(r"[ivxlcdm]+")


@dataclass(frozen=True, slots=True)
class InformalSpelling:
    """The table of informal words and the words of courtesy."""

    words: dict[str, str]
    doubtful: frozenset[str]
    """Informal words that are also words of their own."""
    offices: frozenset[str]
    """Informal words that are written out with a capital too."""
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
        doubtful=frozenset(raw["doubtful"]["words"]),
        offices=frozenset(raw["offices"]["words"]),
        small_talk=frozenset(raw["small_talk"]["words"]),
        opening=re.compile(_opening(frame), re.IGNORECASE),
        closing=re.compile(
            rf"(?:[ ,.!?]+(?:{frame['closings']})(?:[ ,/]+(?:{frame['addressed']}))*)+(?=[?.!]*$)",
            re.IGNORECASE,
        ),
    )


def _opening(frame: dict[str, str]) -> str:
    """Greetings, wishes and people spoken to, one behind the other; a person spoken to needs a comma."""
    wish = (
        rf"(?:(?:{frame['wishers']}) )?(?:(?:{frame['wishes']}) )*(?:{frame['wishes']}) "
        rf"(?:{frame['wished']})(?:[ /]+(?:{frame['wished']}))*(?: (?:{frame['about']}))?"
    )
    asks_for = rf"(?:ada|adakah) (?:{frame['matters']})(?: tidak)? (?:{frame['about']})"
    beside = rf"(?:[ ,/]+(?:{frame['addressed']})(?=[ ]*[,.!:;/]| (?:{frame['addressed']})\b))*"
    behind = rf"(?: (?:{frame['particles']}))*"
    polite = rf"(?:{wish}|{asks_for}|{frame['greetings']}){behind}{beside}{behind}[ ,.!:;-]+"
    spoken_to = rf"(?:{frame['addressed']})(?:[ /]+(?:{frame['addressed']}))*[,.!:;][ ]+"
    return rf"(?:{polite}|{spoken_to})+"


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


def expand_informal(text: str, known: Known | None = None) -> str:
    """`text` with informal and shortened words written out; names, numbers and written words stay as they are.

    `known` tells whether the archive has a word: what may be a word of its own is then left alone. Capitals inside
    a sentence mark names, unless nearly every word has one; a question all in capitals is read as one in small
    letters.
    """
    if is_shouted(text):
        text = text.lower()
    text = _POINTED.sub(r"\1", text)
    plain = is_title_case(text)

    def written(match: re.Match[str]) -> str:
        word = match.group()
        named = word[0].isupper() and match.start() > 0 and not plain
        return word if _is_acronym(word) else _write_out(word, named, known)

    return _WORD.sub(written, text)


def _write_out(word: str, named: bool, known: Known | None) -> str:
    spelling = load_informal_spelling()
    key = word.lower()
    if key in spelling.words:
        kept = (named and key not in spelling.offices) or (
            known is not None and key in spelling.doubtful and known(key)
        )
        return word if kept else _expand(spelling.words, key)
    if not word.islower() or (known is not None and known(key)):
        return word
    short = _STRETCHED.sub(r"\1\1", key)
    short = short if short in load_small_letter_words() else _STRETCHED.sub(r"\1", key)
    if len(word) > len(short) > 1 and not _ROMAN.fullmatch(word):
        return _expand(spelling.words, short) if short in spelling.words else write_out_verb(short)
    return write_out_verb(word)


def is_shouted(text: str) -> bool:
    """True where nearly all letters of several words are capitals: there they mark nothing."""
    letters = [char for char in text if char.isalpha()]
    words = _WORD.findall(text)
    if len(words) < 2 or not letters:
        return False
    share = sum(char.isupper() for char in letters) / len(letters)
    return share == 1.0 or (len(words) >= SHOUTED_WORDS and share >= SHOUTED_SHARE)


def is_title_case(text: str) -> bool:
    """True For A Question Written So: its capitals mark no names."""
    words = _WORD.findall(text)
    return len(words) >= SHOUTED_WORDS and sum(word[0].isupper() for word in words) >= SHOUTED_SHARE * len(
        words
    )


def drop_courtesies(text: str) -> str:
    """A written question without the greeting before it and the thanks behind it; courtesies alone stay."""
    spelling = load_informal_spelling()
    opening = spelling.opening.match(text)
    bare = text[opening.end() :] if opening else text
    closed = spelling.closing.sub("", bare, count=1)
    bare = f"{closed.rstrip('.! ')}?" if "?" in bare and "?" not in closed else closed
    return bare if not is_small_talk(bare) else text


def is_small_talk(text: str) -> bool:
    """True where nothing stands in a written text but greetings, thanks and particles."""
    return all(_is_small_talk(text[start:end]) for start, end in clauses(text))


def _is_small_talk(clause: str) -> bool:
    words = _WORD.findall(clause.lower())
    return all(word in load_informal_spelling().small_talk for word in words) or is_chatter(clause.lower())


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
    if word[0] in "nm" and not word.startswith("me"):
        forms += [f"me{form}" for form in forms]
    return next((form for form in forms[1:] if _has_root(form) and len(stem_word(form)) >= MIN_ROOT), word)


def _has_root(word: str) -> bool:
    return word in root_words() or stem_word(word) in root_words()


def _expand(table: dict[str, str], key: str) -> str:
    """The written form; a form may itself be informal once (kenapa -> mengapa)."""
    value = table[key]
    return table.get(value, value)


def _is_acronym(word: str) -> bool:
    """True for `AD` or `TH`: there it is a name."""
    return len(word) > 1 and word.isupper()
