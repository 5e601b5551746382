"""A follow-up written as a question that stands alone, with what it takes from the question before."""

import re
from dataclasses import replace

from assistant.understanding.leaning import load_cues, words_of
from assistant.understanding.question import FOCUS_OPENS, Kind, Question, find_kind, understand
from corpus.regions import Gazetteer, RegionMention
from corpus.spans import Span

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


def completed(question: Question, written: str, gazetteer: Gazetteer) -> Question:
    """The question as it reads when written out."""
    return understand(question.asked, gazetteer, written=written)


def appended(question: Question, previous: Question, gazetteer: Gazetteer) -> Question:
    """The question with the earlier one's subject behind it; kind and list stay those of the question itself."""
    focus = previous.focus or _subject(previous.text)
    body = question.text.rstrip(" ?.!")
    resolved = understand(question.asked, gazetteer, written=f"{body}{FOCUS_OPENS}{focus})?", focus=focus)
    return replace(resolved, kind=find_kind(question.text), wants_list=question.wants_list)


def _subject(text: str) -> str:
    """The earlier question without its question word: "Wali Kota Bengkulu yang berkunjung ke Kediri"."""
    bare = text.rstrip(" ?.!")
    return _QUESTION_PHRASE.sub("", bare, count=1).strip() or bare


def of_new_place(question: Question, office: str) -> str:
    """ "Siapa wali kota Surabaya?": who holds the office in the place that the question names."""
    (mention,) = question.regions
    heads = office.endswith(("bupati", "wali kota", "gubernur"))
    place = (mention.name_span if heads else mention.span).of(question.text)
    return f"Siapa {office} {place}?"


def year_in(question: Question) -> int | None:
    """The first year that a question states."""
    return next((date.year for date in question.dates if date.year), None)


def with_year(previous: Question, year: int) -> str:
    """The earlier question about another year."""
    dated = [date for date in previous.dates if date.year]
    if dated:
        span = dated[-1].span
        before = _TIME_WORD.search(previous.text[: span.start])
        whole = Span(before.start(), span.end) if before else span
        return _edited(previous.text, {whole: f"tahun {year}"}, [])
    return _edited(previous.text, {}, [f"pada tahun {year}"])


def swapped_ways(question: Question, previous: Question) -> tuple[str, ...]:
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


def asked_by_name(question: Question, previous: Question) -> str | None:
    """ "Siapa namanya?" behind "Kapan Bupati X ke Y?" asks "Siapa Bupati X ke Y?"; None where no office is named."""
    cues = load_cues()
    if question.kind is not Kind.WHO or not all(word in cues.asks_name for word in words_of(question.text)):
        return None
    subject = previous.focus or _subject(previous.text)
    return f"Siapa {subject}?" if subject.lower().startswith(cues.offices) else None
