"""Figures that an article tells of a visit, its guests and its host, each with what it counts."""

from collections.abc import Iterable, Iterator

from corpus.article_reading import ArticleReading
from corpus.numbers import Number
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.extraction.subjects.figure_subjects import find_subject, is_label, is_telling
from corpus.visits.visit import Figure, Reported

_MOST = 12
"""Figures of one visit."""
_CONFIDENCE = 0.7
_TIMES = frozenset({"hari", "jam", "menit", "detik", "pekan", "minggu", "bulan", "malam", "tahun"})
"""Units of time: how long a visit took, or how old somebody is, is no figure."""


def read_figures(reading: ArticleReading, frame: VisitFrame) -> tuple[Reported[Figure], ...]:
    """Figures in the order in which the visit's sentences tell them, each once; at most twelve.

    Times, addresses, ordinals and numbers of laws are none.
    """
    found: dict[tuple[str, str], Reported[Figure]] = {}
    for index in frame.sentences:
        for number, figure in _read_sentence(reading, reading.sentences[index]):
            key = (figure.what.casefold(), figure.value.casefold())
            found.setdefault(key, Reported(figure, (evidence_at(reading, number.phrase),), _CONFIDENCE))
    return tuple(found.values())[:_MOST]


def _read_sentence(reading: ArticleReading, sentence: Span) -> Iterator[tuple[Number, Figure]]:
    """Numbers with what they count; one without a thing of its own takes that of the number before it."""
    start, last = sentence.start, None
    for number in _numbers_in(reading.numbers, sentence):
        before = reading.whole[start : number.phrase.start]
        after = reading.whole[number.phrase.end : sentence.end]
        if _counts(number) and is_telling(number) and not is_label(before):
            what = find_subject(number, before, after) or last
            if what is not None:
                yield number, Figure(what, " ".join(number.phrase.of(reading.whole).split()))
                last = what
        start = max(start, number.phrase.end)


def _numbers_in(numbers: Iterable[Number], sentence: Span) -> list[Number]:
    return [one for one in numbers if sentence.start <= one.phrase.start and one.phrase.end <= sentence.end]


def _counts(number: Number) -> bool:
    """Is it a quantity of something?"""
    if number.kind != "quantity" or number.unit in _TIMES:
        return False
    return number.unit is not None or number.counted is not None
