"""Figures that an article tells of a visit, its guests and its host, each with what it counts."""

import re
from collections.abc import Iterator

from corpus.article_reading import ArticleReading
from corpus.numbers import Number
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.visit import Figure, Reported

_MOST = 12
"""Figures of one visit."""
_LOOKBACK = 90
"""Characters before a number in which the words for what it counts are looked for."""
_CLAUSE = re.compile(
    r"[,;:.()]\s|\b(?:dan|serta|sedangkan|sementara|dengan|yang|sehingga|karena|atau)\s", re.IGNORECASE
)
_LINK = re.compile(
    r"\s*\b(?:adalah|ialah|yakni|yaitu|mencapai|sebesar|sebanyak|sejumlah|senilai|tercatat|berjumlah|menjadi|ke angka|"
    r"dari|pada|sekitar|hingga|berkisar|bernilai|total|memiliki|mempunyai|punya|ada|terdapat|terdiri atas|seluas|"
    r"naik|turun|"
    r"hampir|lebih|kurang|kira-kira|paling|per|berada di|di angka|sampai|telah|sudah|kini|baru)\b\s*",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r"\b(?:lantai|nomor|no\.?|pasal|ayat|ruang|jalan|jl\.?|hari|jam|menit|pukul|angkatan|komisi|asisten)\s*$",
    re.IGNORECASE,
)
_TIMES = frozenset({"hari", "jam", "menit", "detik", "pekan", "minggu", "bulan", "malam", "tahun"})


def read_figures(reading: ArticleReading, frame: VisitFrame) -> tuple[Reported[Figure], ...]:
    """Figures in the order in which the visit's sentences tell them, each value once; at most twelve."""
    found: dict[tuple[str, str], Reported[Figure]] = {}
    for index in frame.sentences:
        sentence = reading.sentences[index]
        for number in reading.numbers:
            if sentence.start <= number.span.start < sentence.end:
                figure = _read_figure(reading.whole, sentence, number)
                if figure is not None:
                    key = (figure.value.casefold(), figure.what.casefold())
                    found.setdefault(key, _reported(reading, number, figure))
    return tuple(found.values())[:_MOST]


def _reported(reading: ArticleReading, number: Number, figure: Figure) -> Reported[Figure]:
    return Reported(figure, (evidence_at(reading, number.phrase),), 0.7)


def _read_figure(whole: str, sentence: Span, number: Number) -> Figure | None:
    """The number with what it counts; None for times, addresses, and numbers that count nothing."""
    if number.kind != "quantity" or number.unit in _TIMES:
        return None
    before = whole[max(sentence.start, number.phrase.start - _LOOKBACK) : number.phrase.start]
    if _NOT_TOLD.search(before) or (number.unit is None and number.counted is None):
        return None
    value = " ".join(number.phrase.of(whole).split())
    what = number.counted or _subject(before)
    return Figure(what, value) if what else None


def _subject(before: str) -> str:
    """The noun phrase before a number: what stands after the last break of the clause, without the link."""
    words = ""
    for part in reversed(list(_clauses(before))):
        words = _LINK.sub(" ", part).strip(' ,:;.("“')
        if words:
            break
    return " ".join(words.split()[-6:])


def _clauses(text: str) -> Iterator[str]:
    position = 0
    for match in _CLAUSE.finditer(text):
        yield text[position : match.start()]
        position = match.end()
    yield text[position:]
