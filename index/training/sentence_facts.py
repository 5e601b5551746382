"""What a sentence of an article answers, found by its build: cause, purpose, speech, hope, subject, number, day.

Only sentences that stand on their own are used: a question worded from "Ia memimpin …" would ask for nobody.
"""

import re
from collections.abc import Iterator
from functools import cache

from corpus.dates import find_dates
from corpus.names import find_people
from corpus.numbers import Number, find_numbers
from corpus.person import PersonMention
from corpus.spans import Span
from index.training.visit_facts import Fact, FindFacts, find_place, sentences_of, trim_span
from index.training.visit_records import Visit

_CHOSEN = re.compile(
    r"\b(?:dipilih|memilih|terpilih sebagai (?:tujuan|lokasi))\b(?P<rest>[^.;]*?)\b(?:karena|sebab|lantaran|berkat)\s+(?P<why>[^.;]+)"
)
_CAUSE = re.compile(r"^(?P<what>[^,;.:]{15,110}?),? (?:karena|lantaran|sebab|akibat) (?P<why>[^.;]{12,200})")
_PURPOSE = re.compile(
    r"\b(?:bertujuan|tujuannya(?: adalah| ialah)?|tujuan \w+(?: \w+)? (?:adalah|ialah)|dalam rangka|guna|untuk|ingin|hendak)\s+"
    r"(?P<why>(?:(?:mem|men|meng|meny|me|ber|ke|di)\w+|belajar|bertukar|studi)\b[^.;]{8,170})",
    re.IGNORECASE,
)
_LEARNS = re.compile(
    r"\b(?:mempelajari|belajar(?: tentang| soal| mengenai)?|mendalami|menggali|mengkaji)\s+(?P<what>[^.;,]{8,120})"
)
_VISITS = re.compile(
    r"\b(berkunjung|mengunjungi|kunjungan|studi \w+|kaji \w+|benchmarking|kunker|datang|kedatangan\w*|bertandang|rombongan|tujuannya|lawatan)\b",
    re.IGNORECASE,
)  # fmt: skip
_SAYS = re.compile(
    r"\b(?:menjelaskan|menerangkan|mengatakan|menyampaikan|menyebut(?:kan)?|menuturkan|mengungkap(?:kan)?|memaparkan|menambahkan|"
    r"menegaskan|menilai|mengaku|menyatakan|berkata|mengemukakan|berpendapat|mengakui|menyarankan|mengusulkan)\b,?(?: bahwa)? "
    r"(?P<said>[^.]{20,260})"
)  # fmt: skip
_HOPES = re.compile(r"\b(?:berharap|mengharapkan|harapannya,?)(?: agar| supaya)? (?P<hope>[^.]{15,220})")
_ACCORDING = re.compile(r"^Menurut (?P<who>[^,]+),(?: (?P<role>[A-Z][^,]+),)? (?P<said>[^.]{20,260})")
_HOW = re.compile(
    r"^(?P<what>[^,;.:]{12,100}?) (?P<how>(?:dengan cara|melalui|lewat|dengan (?=me|mem|men|meng|meny|ber))[^.;]{12,170})"
)
_DEPENDENT = re.compile(
    r"^(?:Ia|Dia|Mereka|Beliau|Keduanya|Hal|Itu|Ini|Selain|Namun|Tetapi|Sementara|Sedangkan|Karena|Untuk|Menurut|Kemudian|Setelah|"
    r"Selanjutnya|Sebelumnya|Adapun|Tujuannya|Harapannya|Alasannya|Jumlahnya|Isinya|Salah|Contohnya|Dari|Dengan|Pada|Di|Oleh|Bila|Jika)\b"
)
_POINTING = re.compile(r"\b(?:ia|dia|mereka|beliau|keduanya|tersebut|itu|ini|pihaknya|tadi)\b", re.IGNORECASE)
_VERB = re.compile(
    r"^(?:(?:juga|pun|sempat|lalu|kemudian) )?(?P<vp>(?:mem|men|meng|meny|ber|me)[a-z]{3,}\b[^.;]{12,130})"
)
_COUNT_VERB = re.compile(
    r"(?P<clause>[A-Z][^,;.:()]{2,80}? (?:memiliki|mempunyai|punya|terdiri atas|menyiapkan|menyediakan|mencapai|membawa|mengajak|"
    r"tercatat|diikuti|memakai|menampung|menghasilkan|mengelola|membentuk|sebesar|seluas|sebanyak|menargetkan|menerima|meraih)) $"
)  # fmt: skip
_MAX_CLAUSE = 110


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
        if not _VISITS.search(sentence) or not (
            find_place(sentence, visit.visitor) or "ombongan" in sentence
        ):
            continue
        purpose = _PURPOSE.search(sentence)
        if purpose:
            yield Fact("tujuan", (_clause(text, start, purpose, "why"),))
        learns = _LEARNS.search(sentence)
        if learns:
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
        if match and _stands_alone(match["what"]) and len(match["what"].split()) >= 3:
            yield Fact(
                "cara", (_clause(text, start, match, "how"),), {"kalimat": _inner(match["what"], sentence)}
            )


def find_subjects(visit: Visit, text: str) -> Iterator[Fact]:
    """Who does what a sentence with a named subject tells."""
    del visit
    for start, sentence in sentences_of(text):
        people = _people_at_start(sentence)
        if people is None:
            continue
        rest = sentence[_end_of_subject(sentence, people) :].lstrip(" ,")
        verb = _VERB.match(rest)
        if verb and not _POINTING.search(_short_clause(verb["vp"])):
            name = _name_span(sentence, people)
            yield Fact("siapa_yang", (name.shift(start),), {"kalimat": _short_clause(verb["vp"])})


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
        before = sentence[: dates[0].span.start].rstrip(" ,(")
        clause = re.sub(r"\s*\b(?:pada|sejak|tahun|hari|tanggal|bulan|akhir|awal|di|,)+$", "", before).rstrip(
            " ,("
        )
        clause = re.sub(r"\s+(?:pada|sejak|tahun|hari)$", "", clause)
        if (
            4 <= len(clause.split()) <= 16
            and "," not in clause
            and re.search(r"\b(?:di|me|ber|ter)[a-z]{3,}", clause)
        ):
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
    later_capital = re.search(rf"[a-z,] {re.escape(first)}\b", sentence)
    return clause if named or later_capital or not _is_common(first) else first.lower() + clause[len(first) :]


def _is_common(word: str) -> bool:
    from corpus.name_words import load_name_words  # noqa: PLC0415 - one word of it is needed, here alone

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
    return re.sub(r"\s*\([^)]*\)", "", short).strip()[:_MAX_CLAUSE]


def _count_question(sentence: str, number: Number) -> str:
    before = sentence[: number.phrase.start]
    match = _COUNT_VERB.search(before)
    if not match or _POINTING.search(match["clause"]) or match.start() != 0:
        return ""
    if number.unit in ("rupiah",):
        return f"{match['clause']} berapa rupiah"
    counted = number.counted or number.unit or ""
    return f"{match['clause']} berapa {counted}" if counted else ""
