"""How a question leans on the one before it: not at all, by swapping a place or a time, or by going on from it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from assistant.understanding.normalizing import DATA, Known, is_small_talk
from assistant.understanding.question import Kind, Question
from assistant.understanding.spelling import MIN_LETTERS, is_word
from corpus.words import split_words

MAX_LEANING_WORDS = 8
"""A longer question says itself what it is about."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of assistant/data/follow_up.toml."""

    openers: tuple[str, ...]
    pointers: tuple[str, ...]
    not_pointing: frozenset[str]
    next_year: tuple[str, ...]
    previous_year: tuple[str, ...]
    swap_words: frozenset[str]
    turns: tuple[str, ...]
    alone: tuple[str, ...]
    wide_world: frozenset[str]
    asks_name: frozenset[str]
    offices: tuple[str, ...]


@cache
def load_cues() -> Cues:
    """The cue words of follow-ups."""
    raw = tomllib.loads((DATA / "follow_up.toml").read_text(encoding="utf-8"))
    return Cues(
        openers=tuple(raw["openers"]),
        pointers=tuple(raw["pointers"]),
        not_pointing=frozenset(raw["not_pointing"]),
        next_year=tuple(raw["next_year"]),
        previous_year=tuple(raw["previous_year"]),
        swap_words=frozenset(raw["swap_words"]),
        turns=tuple(raw["turns"]),
        alone=tuple(raw["alone"]),
        wide_world=frozenset(raw["wide_world"]),
        asks_name=frozenset(raw["asks_name"]),
        offices=tuple(f"{office} " for office in raw["offices"]),
    )


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return [word.text.lower() for word in split_words(text)]


def year_shift(text: str) -> int:
    """1 for "tahun berikutnya", -1 for "tahun sebelumnya", 0 otherwise."""
    lower = text.lower()
    cues = load_cues()
    if any(cue in lower for cue in cues.next_year):
        return 1
    return -1 if any(cue in lower for cue in cues.previous_year) else 0


def only_swaps(question: Question) -> bool:
    """True where nothing but a place or a time is left beside words that hold it ("kalau ke Kediri?")."""
    spans = [mention.span for mention in question.regions] + [date.span for date in question.dates]
    if not spans:
        return False
    rest = [
        word.text.lower()
        for word in split_words(question.text)
        if not any(span.start <= word.start < span.end for span in spans)
    ]
    return all(word in load_cues().swap_words for word in rest)


def turns_to(question: Question, previous: Question) -> bool:
    """True for "kalau ke Bogor siapa yang memimpin?": another place, and a question of its own about the visit."""
    if not question.regions or not previous.regions or len(question.regions) >= len(previous.regions):
        return False
    return any(question.text.lower().startswith(f"{opener} ") for opener in load_cues().turns)


def asked_office(question: Question) -> str:
    """The office in "kalau Siak, siapa bupatinya?", which is that of the place just named; empty otherwise."""
    text = question.text.lower()
    if question.kind is not Kind.WHO or len(question.regions) != 1:
        return ""
    if {"ke", "dari"} & set(words_of(text[: question.regions[0].span.start])):
        return ""
    offices = (office.strip() for office in load_cues().offices)
    return max((office for office in offices if f"{office}nya" in text), key=len, default="")


def leans_back(question: Question, previous: Question, known: Known | None) -> bool:
    """True where a question goes on from the one before, by a word that points back or for want of a subject."""
    own = {region.code for mention in question.regions for region in mention.regions}
    before = {region.code for mention in previous.regions for region in mention.regions}
    if own and not own & before:
        return False
    if _points_back(question.text) or _points_back(question.asked):
        return True
    if own or question.people or question.dates:
        return False
    return not _stands_alone(question.text, previous.text, known)


def _stands_alone(text: str, before: str, known: Known | None) -> bool:
    """True for a question about something else: long, of the wide world, or with a name or a word of its own.

    Small talk stands alone too.
    """
    cues, words = load_cues(), words_of(text)
    if len(words) > MAX_LEANING_WORDS or is_small_talk(text):
        return True
    lower = " ".join(words)
    if any(lower.startswith(f"{opener} ") for opener in cues.alone):
        return True
    own = set(words) - set(words_of(before))
    if own & cues.wide_world or any(_is_name(word, text) for word in own):
        return True
    return known is not None and any(len(word) >= MIN_LETTERS and not known(word) for word in own)


def _is_name(word: str, text: str) -> bool:
    """True where a word that no dictionary has stands with a capital inside the text, and is no acronym."""
    return re.search(rf"(?<=[\w,] ){re.escape(word.title())}\b", text) is not None and not is_word(word)


def _points_back(text: str) -> bool:
    cues = load_cues()
    lower = " ".join(words_of(text))
    if re.match(r"apa itu \w+", lower):
        return False
    if any(lower.startswith(f"{opener} ") for opener in cues.openers):
        return True
    padded = f" {lower} "
    if any(f" {pointer} " in padded for pointer in cues.pointers):
        return True
    return any(
        word.endswith("nya") and len(word) > 5 and word not in cues.not_pointing for word in lower.split()
    )
