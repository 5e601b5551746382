"""Follow-up questions, completed from the questions before them."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.normalizing import DATA
from assistant.question import FOCUS_OPENS, Question, find_kind, understand
from corpus.regions import Gazetteer, RegionMention
from corpus.spans import Span
from corpus.words import split_words

MAX_EARLIER = 4
"""The newest earlier questions are kept; what was asked before them is forgotten."""

YearOf = Callable[[Question], int | None]
"""Finds the year of the visit that an earlier question is about, where the question does not say it."""

_QUESTION_PHRASE = re.compile(
    r"^(?:(?:lalu|terus|kemudian|dan|kalau)\s+)?"
    r"(?:siapa|kapan|berapa|di mana|ke mana|dari mana|apa|mengapa|bagaimana|apakah)(?:kah)?"
    r"(?:\s+(?:saja|nama|banyak|jumlah|itu))*(?:\s+yang)?\s+",
    re.IGNORECASE,
)


_TIME_WORD = re.compile(r"\b(?:tahun|bulan|tanggal|hari)\s+$", re.IGNORECASE)
_HOST_WORDS = frozenset({"ke", "di", "mengunjungi", "mendatangi", "menuju"})
_GUEST_WORDS = frozenset({"dari", "oleh", "rombongan", "delegasi"})
_KIND_WORDS = frozenset(
    {"kota", "kabupaten", "pemkot", "pemkab", "pemko", "pemprov", "provinsi", "dprd", "pemerintah"}
)


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of assistant/data/follow_up.toml."""

    openers: tuple[str, ...]
    pointers: tuple[str, ...]
    not_pointing: frozenset[str]
    of_any_visit: frozenset[str]
    next_year: tuple[str, ...]
    previous_year: tuple[str, ...]
    swap_words: frozenset[str]
    turns: tuple[str, ...]


@cache
def load_cues() -> Cues:
    """The cue words of follow-ups."""
    raw = tomllib.loads((DATA / "follow_up.toml").read_text(encoding="utf-8"))
    return Cues(
        openers=tuple(raw["openers"]),
        pointers=tuple(raw["pointers"]),
        not_pointing=frozenset(raw["not_pointing"]),
        of_any_visit=frozenset(raw["of_any_visit"]),
        next_year=tuple(raw["next_year"]),
        previous_year=tuple(raw["previous_year"]),
        swap_words=frozenset(raw["swap_words"]),
        turns=tuple(raw["turns"]),
    )


def resolve(asked: str, history: Sequence[str], gazetteer: Gazetteer, year_of: YearOf) -> Question:
    """`asked` as a question that stands alone, with what it takes from `history` (oldest first) put in."""
    previous: Question | None = None
    for earlier in history[-MAX_EARLIER:]:
        previous = _resolve_one(earlier, previous, gazetteer, year_of)
    return _resolve_one(asked, previous, gazetteer, year_of)


def _resolve_one(asked: str, previous: Question | None, gazetteer: Gazetteer, year_of: YearOf) -> Question:
    question = understand(asked, gazetteer)
    if previous is None or not previous.text or not question.text:
        return question
    shift = _year_shift(question.text)
    if shift and (year := _year_in(previous) or year_of(previous)):
        return _completed(question, _with_year(previous, year + shift), gazetteer)
    if _only_swaps(question):
        return _completed(question, _swapped(question, previous), gazetteer)
    if _turns_to(question, previous):
        return _appended(
            question, understand(previous.asked, gazetteer, _swapped(question, previous)), gazetteer
        )
    if _leans_back(question, previous):
        return _appended(question, previous, gazetteer)
    return question


# --- what kind of follow-up it is -----------------------------------------------------------------------------


def _words(text: str) -> list[str]:
    return [word.text.lower() for word in split_words(text)]


def _year_shift(text: str) -> int:
    lower = text.lower()
    cues = load_cues()
    if any(cue in lower for cue in cues.next_year):
        return 1
    return -1 if any(cue in lower for cue in cues.previous_year) else 0


def _only_swaps(question: Question) -> bool:
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


def _turns_to(question: Question, previous: Question) -> bool:
    """True for "kalau ke Bogor siapa yang memimpin?": another place, and a question of its own about the visit."""
    if not question.regions or not previous.regions or len(question.regions) >= len(previous.regions):
        return False
    return any(question.text.lower().startswith(f"{opener} ") for opener in load_cues().turns)


def _leans_back(question: Question, previous: Question) -> bool:
    own = {region.code for mention in question.regions for region in mention.regions}
    before = {region.code for mention in previous.regions for region in mention.regions}
    if own and not own & before:
        return False
    if _points_back(question.text):
        return True
    if own or question.people or question.dates:
        return False
    return all(word in load_cues().of_any_visit for word in _words(question.text))


def _points_back(text: str) -> bool:
    cues = load_cues()
    lower = " ".join(_words(text))
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


# --- completing it --------------------------------------------------------------------------------------------


def _completed(question: Question, written: str, gazetteer: Gazetteer) -> Question:
    return understand(question.asked, gazetteer, written=written)


def _appended(question: Question, previous: Question, gazetteer: Gazetteer) -> Question:
    """The question with the earlier one's subject behind it; kind and list stay those of the question itself."""
    focus = previous.focus or _subject(previous.text)
    body = question.text.rstrip(" ?.!")
    resolved = understand(question.asked, gazetteer, written=f"{body}{FOCUS_OPENS}{focus})?", focus=focus)
    return replace(resolved, kind=find_kind(question.text), wants_list=question.wants_list)


def _subject(text: str) -> str:
    """The earlier question without its question word: "Wali Kota Bengkulu yang berkunjung ke Kediri"."""
    bare = text.rstrip(" ?.!")
    return _QUESTION_PHRASE.sub("", bare, count=1).strip() or bare


def _year_in(question: Question) -> int | None:
    return next((date.year for date in question.dates if date.year), None)


def _with_year(previous: Question, year: int) -> str:
    dated = [date for date in previous.dates if date.year]
    if dated:
        span = dated[-1].span
        before = _TIME_WORD.search(previous.text[: span.start])
        whole = Span(before.start(), span.end) if before else span
        return _edited(previous.text, {whole: f"tahun {year}"}, [])
    return _edited(previous.text, {}, [f"pada tahun {year}"])


def _swapped(question: Question, previous: Question) -> str:
    """The earlier question with its place or time put in place of the old one."""
    edits: dict[Span, str] = {}
    tail: list[str] = []
    for date in question.dates:
        words = date.span.of(question.text)
        if previous.dates:
            edits[previous.dates[-1].span] = words
        else:
            tail.append(f"pada {words}")
    for mention in question.regions:
        words = mention.span.of(question.text)
        old = _counterpart(question, mention, previous)
        if old is None:
            tail.append(f"di {words}")
        else:
            edits[old.span] = words
    return _with_fitting_offices(_edited(previous.text, edits, tail), question)


def _with_fitting_offices(text: str, question: Question) -> str:
    """A kabupaten has a Bupati, a kota a Wali Kota: "Wali Kota" goes over to a swapped-in kabupaten as "Bupati"."""
    for mention in question.regions:
        kinds = {region.kind for region in mention.named}
        words = re.escape(mention.span.of(question.text))
        if kinds == {"kabupaten"}:
            text = re.sub(rf"\bwali kota(?= {words}\b)", "Bupati", text, flags=re.IGNORECASE)
        if kinds == {"kota"}:
            text = re.sub(rf"\bbupati(?= {words}\b)", "Wali Kota", text, flags=re.IGNORECASE)
    return text


def _edited(text: str, edits: dict[Span, str], tail: list[str]) -> str:
    for span in sorted(edits, reverse=True):
        text = text[: span.start] + edits[span] + text[span.end :]
    return " ".join([text.rstrip(" ?.!"), *tail]) + "?"


def _counterpart(question: Question, new: RegionMention, previous: Question) -> RegionMention | None:
    """The region of the earlier question that `new` stands for.

    "ke" and "di" point to the host, "dari" to the guest; without either the last region is meant.
    """
    olds = list(previous.regions)
    hosts = [old for old in olds if _before(previous.text, old.span.start) in _HOST_WORDS]
    guests = [old for old in olds if _before(previous.text, old.span.start) in _GUEST_WORDS]
    guests = guests or [old for old in olds if old not in hosts]
    word = _before(question.text, new.span.start)
    wanted = hosts if word in _HOST_WORDS else guests if word in _GUEST_WORDS else olds
    chosen = wanted or olds
    if not chosen:
        return None
    return chosen[0 if chosen is guests else -1]


def _before(text: str, start: int) -> str:
    """The word before a region, past the words that belong to its name ("ke Pemkot X")."""
    words = [word for word in text[:start].lower().split() if word not in _KIND_WORDS]
    return words[-1] if words else ""
