"""What a sentence of an article answers, found by its build: cause, purpose, speech, hope, subject, number, day.

Only sentences that stand on their own are used: a question worded from "Ia memimpin …" would ask for nobody.
"""

import re
from collections.abc import Iterator
from functools import cache

from corpus.dates import find_dates
from corpus.name_words import load_name_words
from corpus.names import find_people
from corpus.numbers import Number, find_numbers
from corpus.person import PersonMention
from corpus.regions import load_gazetteer
from corpus.spans import Span
from index.training.visits.facts import VISITING, Fact, FindFacts, find_place, sentences_of, trim_span
from index.training.visits.records import Visit, any_of

_CHOSEN = re.compile(
    rf"\b(?:dipilih|memilih|terpilih sebagai (?:tujuan|lokasi))\b[^;]*?\b{any_of('causes')}\s+(?P<why>[^;]+)"
)
_CAUSE = re.compile(rf"^(?P<what>[^,;.:]{{15,110}}?),? {any_of('causes')} (?P<why>[^;]{{12,200}})")
_PURPOSE = re.compile(
    rf"\b{any_of('purposes')}\s+(?P<why>(?!{any_of('no_purposes')}\b)(?:(?:me|ber)\w+|belajar)\b[^;]{{8,170}})",
    re.IGNORECASE,
)
_LEARNS = re.compile(rf"\b{any_of('learns')}\s+(?P<what>[^.;,]{{8,120}})")
_SAYS = re.compile(rf"\b{any_of('says')}\b,?(?: bahwa)? (?P<said>.{{20,260}})")
_HOPES = re.compile(r"\b(?:berharap|mengharapkan|harapannya,?)(?: agar| supaya)? (?P<hope>.{15,220})")
_ACCORDING = re.compile(r"^Menurut (?P<who>[^,]+),(?: (?P<role>[A-Z][^,]+),)? (?P<said>.{20,260})")
_HOW = re.compile(rf"^(?P<what>[^,;.:]{{12,100}}?) (?P<how>{any_of('means')}[^;]{{12,170}})")
_DEPENDENT = re.compile(rf"^{any_of('dependent')}\b")
_POINTING = re.compile(rf"\b{any_of('pointing')}\b", re.IGNORECASE)
_VERB = re.compile(r"^(?:(?:juga|pun|sempat|lalu|kemudian) )?(?P<vp>(?:me|ber)[a-z]{4,}\b[^;]{12,130})")
_COUNT_VERBS = any_of("counting")
_UNASKABLE = re.compile(r"^\w+nya\b|^(?:bersama|berdasarkan)\b|\bdipilih$")
"""Clauses of a subject that make no question: "menerimanya di …", "menyebut X dipilih"."""
_HAS_VERB = re.compile(r"\b(?:me|ber|di|ter|per)[a-z]{3,}\b")
_TELLS = re.compile(rf"^.*\b{any_of('tells')}\b(?: bahwa)? ")
_MAX_CLAUSE = 110
_MIN_WORDS = 4


def find_reasons(visit: Visit, text: str) -> Iterator[Fact]:
    """Why the host was chosen, and why something is so."""
    for start, sentence in sentences_of(text):
        chosen = _CHOSEN.search(sentence)
        if chosen and _names_host(visit, sentence[: chosen.start("why")]):
            yield Fact("alasan_tuan", (_clause(text, start, chosen, "why"),))
            continue
        cause = _CAUSE.match(sentence)
        if cause and _stands_alone(cause["what"]) and not re.search(r"\b(bukan|tidak hanya)$", cause["what"]):
            yield Fact(
                "sebab", (_clause(text, start, cause, "why"),), {"kalimat": _inner(cause["what"], sentence)}
            )


def find_purposes(visit: Visit, text: str) -> Iterator[Fact]:
    """What the visit is for, and what is learnt, in a sentence about the visit."""
    for start, sentence in sentences_of(text):
        if not VISITING.search(sentence) or not (
            find_place(sentence, visit.visitor) or "ombongan" in sentence
        ):
            continue
        purpose = _PURPOSE.search(sentence)
        if purpose:
            span = _clause(text, start, purpose, "why")
            if sentence.startswith("Untuk "):
                span = Span(span.start, span.start + len(span.of(text).split(",")[0]))
            yield Fact("tujuan", (span,))
        learns = _LEARNS.search(sentence)
        if learns and not learns["what"].startswith(("ke ", "dari ", "bersama ", "di ")):
            yield Fact("dipelajari", (_clause(text, start, learns, "what"),))
        if purpose or learns:
            return


def find_speech(visit: Visit, text: str) -> Iterator[Fact]:
    """What a named person said or hopes; all such clauses of one person in the passage are alternatives."""
    said: dict[str, list[Span]] = {}
    hopes: dict[str, list[Span]] = {}
    for start, sentence in sentences_of(text):
        for pattern, group, found in (
            (_SAYS, "said", said),
            (_HOPES, "hope", hopes),
            (_ACCORDING, "said", said),
        ):
            match = pattern.search(sentence)
            speaker = _speaker(visit, sentence, match) if match else None
            if match and speaker:
                found.setdefault(speaker, []).append(_clause(text, start, match, group))
    for kind, found in (("kata", said), ("harapan", hopes)):
        for name, spans in found.items():
            yield Fact(kind, tuple(sorted(set(spans))), {"nama": name})


def find_ways(visit: Visit, text: str) -> Iterator[Fact]:
    """How something is done."""
    del visit
    for start, sentence in sentences_of(text):
        match = _HOW.match(sentence)
        what = match["what"] if match else ""
        if match and _stands_alone(what) and _HAS_VERB.search(what) and not what.endswith("sama"):
            yield Fact("cara", (_clause(text, start, match, "how"),), {"kalimat": _inner(what, sentence)})


def find_subjects(visit: Visit, text: str) -> Iterator[Fact]:
    """Who does what a sentence with a named subject tells."""
    del visit
    for start, sentence in sentences_of(text):
        people = _people_at_start(sentence)
        if people is None:
            continue
        rest = sentence[_end_of_subject(sentence, people) :].lstrip(" ,")
        verb = _VERB.match(rest)
        clause = _short_clause(verb["vp"]) if verb else ""
        if (
            len(clause.split()) >= _MIN_WORDS
            and not _POINTING.search(clause)
            and not _UNASKABLE.search(clause)
        ):
            name = _name_span(sentence, people)
            yield Fact("siapa_yang", (name.shift(start),), {"kalimat": clause})


def find_counts(visit: Visit, text: str) -> Iterator[Fact]:
    """How many, asked in the sentence's own words: "Badung memiliki berapa desa adat?"."""
    del visit
    for start, sentence in sentences_of(text):
        if _DEPENDENT.match(sentence):
            continue
        for number in find_numbers(sentence):
            question = _count_question(sentence, number)
            if question:
                span = trim_span(text, Span(start + number.phrase.start, start + number.phrase.end))
                yield Fact("jumlah_kalimat", (span,), {"kalimat": question})


def find_times(visit: Visit, text: str) -> Iterator[Fact]:
    """When something that is not the visit itself happened, in the sentence's own words."""
    del visit
    for start, sentence in sentences_of(text):
        dates = find_dates(sentence)
        if len(dates) != 1 or not _stands_alone(sentence):
            continue
        before = _TELLS.sub("", sentence[: dates[0].span.start])
        if dates[0].day is None and not re.search(r"\b(?:pada|sejak|tahun|bulan) $", before):
            continue
        before = before.rstrip(" ,(")
        clause = re.sub(r"\s*\b(?:pada|sejak|tahun|hari|tanggal|bulan|akhir|awal|di|,)+$", "", before).rstrip(
            " ,("
        )
        clause = re.sub(r"\s+(?:pada|sejak|tahun|hari|hingga|sampai)$", "", clause)
        if "," in clause or re.search(r";|\b(?:karena|yang|hingga|dari|menjelang|waktunya)\b", clause):
            continue
        if _MIN_WORDS <= len(clause.split()) <= 16 and _HAS_VERB.search(clause):
            span = trim_span(text, dates[0].span.shift(start))
            yield Fact("kapan_kalimat", (span,), {"kalimat": _inner(clause, sentence)})


SENTENCE_FACTS: tuple[FindFacts, ...] = (
    find_reasons, find_purposes, find_speech, find_ways, find_subjects, find_counts, find_times,
)  # fmt: skip


def _clause(text: str, start: int, match: re.Match[str], group: str) -> Span:
    return trim_span(text, Span(start + match.start(group), start + match.end(group)))


def _stands_alone(clause: str) -> bool:
    """Has the clause a subject of its own, and points at nothing before it?"""
    return not _DEPENDENT.match(clause) and not _POINTING.search(clause) and clause[:1].isupper()


def _inner(clause: str, sentence: str) -> str:
    """The clause as it goes on inside a sentence: a first word that is no name loses its capital."""
    first = clause.split(maxsplit=1)[0]
    named = any(mention.span.start == 0 for mention in _people(sentence))
    named = named or any(mention.span.start == 0 for mention in load_gazetteer().find(clause))
    later_capital = re.search(rf"[a-z,] {re.escape(first)}\b", sentence)
    return clause if named or later_capital or not _is_common(first) else first.lower() + clause[len(first) :]


def _is_common(word: str) -> bool:
    return load_name_words().is_common(word.casefold())


@cache
def _people(sentence: str) -> tuple[PersonMention, ...]:
    return find_people(sentence)


def _names_host(visit: Visit, text: str) -> bool:
    return find_place(text, visit.host) is not None or visit.host.name in text


def _speaker(visit: Visit, sentence: str, match: re.Match[str]) -> str | None:
    """The one person whom the words before the verb name, in full as the record has the name."""
    scope = match.groupdict().get("who") or sentence[: match.start()]
    names = [
        p.name
        for p in visit.people
        if any(re.search(rf"\b{re.escape(w)}\b", scope) for w in p.name.split() if len(w) > 3)
    ]
    return names[0] if len(names) == 1 else None


def _people_at_start(sentence: str) -> PersonMention | None:
    """The person who is the subject: named at the start of the sentence, alone or after a role."""
    for mention in _people(sentence):
        start = mention.role_span.start if mention.role_span else mention.span.start
        if min(start, mention.span.start) == 0:
            return mention
    return None


def _end_of_subject(sentence: str, mention: PersonMention) -> int:
    end = max(mention.span.end, mention.role_span.end if mention.role_span else 0)
    return end + 1 if sentence[end : end + 1] == "," else end


def _name_span(sentence: str, mention: PersonMention) -> Span:
    at = sentence.find(mention.name, mention.span.start)
    return Span(at, at + len(mention.name)) if at >= 0 else mention.span


def _short_clause(clause: str) -> str:
    """The first part of a clause, up to a comma or a subordinate sentence."""
    short = re.split(r", | (?:yang|karena|sehingga|serta|sekaligus|supaya|agar|bahwa|tetapi) ", clause)[0]
    return re.sub(r"\s*\([^)]*\)", "", short).strip(" .,")[:_MAX_CLAUSE]


def _count_question(sentence: str, number: Number) -> str:
    """The sentence up to its number as a question, or "berapa" before what is counted and does something."""
    counted = "rupiah" if number.unit == "rupiah" else number.counted or number.unit or ""
    if not counted:
        return ""
    if not sentence[: number.phrase.start].strip().removeprefix("Sebanyak"):
        verb = re.match(rf"{_COUNT_VERBS}\b[^;]{{8,100}}", sentence[number.phrase.end :].strip())
        clause = _short_clause(verb.group()) if verb else ""
        return f"berapa {counted} yang {clause}" if clause and not _POINTING.search(clause) else ""
    clause = _TELLS.sub("", sentence[: number.phrase.start]).rstrip()
    match = re.fullmatch(rf"[^,;:()]{{3,80}} {_COUNT_VERBS}(?: (?:sampai|hingga))?", clause)
    if not match or not _stands_alone(clause[0].upper() + clause[1:]) or len(clause.split()) < 2:
        return ""
    return f"{_inner(clause, sentence)} berapa {counted}"
