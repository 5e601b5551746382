"""Follow-up questions, completed from the questions before them."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.normalizing import DATA, Known, clean_question, expand_informal, is_small_talk
from assistant.question import FOCUS_OPENS, Kind, Question, find_kind, understand
from assistant.spelling import MIN_LETTERS, is_word
from corpus.regions import Gazetteer, RegionMention
from corpus.spans import Span
from corpus.words import split_words

MAX_EARLIER = 4
"""The newest earlier questions are kept; what was asked before them is forgotten."""

MAX_LEANING_WORDS = 8
"""A longer question says itself what it is about."""

YearOf = Callable[[Question], int | None]
"""Finds the year of the visit that an earlier question is about, where the question does not say it."""

Answers = Callable[[Question], bool]
"""Tells whether the archive can answer a reading of a question."""

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


@dataclass(frozen=True, slots=True)
class ArchiveKnowledge:
    """What the archive can tell about a question before it is answered."""

    year_of: YearOf
    known: Known | None = None
    """Tells whether the archive has a word; None: no misspelled word is put right."""
    answers: Answers | None = None
    """Chooses among the readings of a question; None: the likeliest is taken."""


def resolve(asked: str, history: Sequence[str], gazetteer: Gazetteer, archive: ArchiveKnowledge) -> Question:
    """`asked` as a question that stands alone, with what it takes from `history` (oldest first) put in.

    Where several readings are possible ("kalau Kediri?": as guest or as host) the first that the archive answers is
    taken, or the likeliest.
    """
    resolver = _Resolver(gazetteer, archive)
    previous: Question | None = None
    for earlier in history[-MAX_EARLIER:]:
        if not is_small_talk(expand_informal(clean_question(earlier))):
            previous = resolver.resolve(earlier, previous)
    return resolver.resolve(asked, previous)


@dataclass(frozen=True, slots=True)
class _Resolver:
    gazetteer: Gazetteer
    archive: ArchiveKnowledge

    def resolve(self, asked: str, previous: Question | None) -> Question:
        question = understand(asked, self.gazetteer, known=self.archive.known)
        if previous is None or not previous.text or not question.text:
            return question
        readings = self._readings(question, previous)
        answers = self.archive.answers
        if answers is None or len(readings) < 2:
            return readings[0]
        return next((reading for reading in readings if answers(reading)), readings[0])

    def _readings(self, question: Question, previous: Question) -> tuple[Question, ...]:
        """What the question may mean, the likeliest first."""
        shift = _year_shift(question.text)
        if shift and (year := _year_in(previous) or self.archive.year_of(previous)):
            return (_completed(question, _with_year(previous, year + shift), self.gazetteer),)
        if _only_swaps(question):
            return tuple(
                _completed(question, text, self.gazetteer) for text in _swapped_ways(question, previous)
            )
        if _turns_to(question, previous):
            turned = (
                understand(previous.asked, self.gazetteer, text) for text in _swapped_ways(question, previous)
            )
            return (*(_appended(question, earlier, self.gazetteer) for earlier in turned), question)
        if (named := _asked_by_name(question, previous)) is not None:
            return (_completed(question, named, self.gazetteer),)
        if _leans_back(question, previous, self.archive.known):
            return (_appended(question, previous, self.gazetteer),)
        return (question,)


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


def _leans_back(question: Question, previous: Question, known: Known | None) -> bool:
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
    cues, words = load_cues(), _words(text)
    if len(words) > MAX_LEANING_WORDS or is_small_talk(text):
        return True
    lower = " ".join(words)
    if any(lower.startswith(f"{opener} ") for opener in cues.alone):
        return True
    own = set(words) - set(_words(before))
    if own & cues.wide_world or any(_is_name(word, text) for word in own):
        return True
    return known is not None and any(len(word) >= MIN_LETTERS and not known(word) for word in own)


def _is_name(word: str, text: str) -> bool:
    """True where a word that no dictionary has stands with a capital inside the text, and is no acronym."""
    return re.search(rf"(?<=[\w,] ){re.escape(word.title())}\b", text) is not None and not is_word(word)


def _asked_by_name(question: Question, previous: Question) -> str | None:
    """ "Siapa namanya?" behind "Kapan Bupati X ke Y?" asks "Siapa Bupati X ke Y?"; None where no office is named."""
    cues = load_cues()
    if question.kind is not Kind.WHO or not all(word in cues.asks_name for word in _words(question.text)):
        return None
    subject = previous.focus or _subject(previous.text)
    return f"Siapa {subject}?" if subject.lower().startswith(cues.offices) else None


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


def _swapped_ways(question: Question, previous: Question) -> tuple[str, ...]:
    """The earlier question with the new place for the likeliest old one, then for the others that it may mean."""
    ways = max((len(_counterparts(question, new, previous)) for new in question.regions), default=1)
    texts = (_swapped(question, previous, way) for way in range(max(1, ways)))
    return tuple(dict.fromkeys(texts))


def _swapped(question: Question, previous: Question, way: int) -> str:
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
        olds = _counterparts(question, mention, previous)
        if olds:
            edits[olds[min(way, len(olds) - 1)].span] = words
        else:
            tail.append(f"di {words}")
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


def _counterparts(question: Question, new: RegionMention, previous: Question) -> tuple[RegionMention, ...]:
    """The regions of the earlier question that `new` may stand for, the likeliest first.

    "ke" and "di" point to the host, "dari" to the guest; without either the last region is likeliest.
    """
    olds = previous.regions
    hosts = tuple(old for old in olds if _before(previous.text, old.span.start) in _HOST_WORDS)
    guests = tuple(old for old in olds if _before(previous.text, old.span.start) in _GUEST_WORDS)
    guests = guests or tuple(old for old in olds if old not in hosts)
    word = _before(question.text, new.span.start)
    if word in _HOST_WORDS and hosts:
        return hosts[-1:]
    if word in _GUEST_WORDS and guests:
        return guests[:1]
    return olds[::-1]


def _before(text: str, start: int) -> str:
    """The word before a region, past the words that belong to its name ("ke Pemkot X")."""
    words = [word for word in text[:start].lower().split() if word not in _KIND_WORDS]
    return words[-1] if words else ""
