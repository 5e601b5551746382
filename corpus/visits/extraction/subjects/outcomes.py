"""What came of a visit, or is to follow: the sentences that tell it, as they are written."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import corpus
from corpus.article_reading import ArticleReading
from corpus.patterns import any_of
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.extraction.subjects.form import load_form_words
from corpus.visits.visit import Reported

_FILE = Path(corpus.__file__).parent / "data" / "outcome_words.toml"
_MOST = 3
"""Outcomes of one visit."""
_SIGNED, _FIRM, _HOPED = 0.85, 0.7, 0.5
"""Confidence of a signing, of a follow-up, and of a hope."""


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """The patterns of `outcome_words.toml`."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    never: re.Pattern[str]


def read_outcomes(reading: ArticleReading, frame: VisitFrame) -> tuple[Reported[str], ...]:
    """At most three sentences that tell a result or a follow-up, in order; hopes only where nothing firmer is told.

    White space in a sentence is one space each; its evidence is the sentence as it stands.
    """
    judged = list(_judge_sentences(reading, frame))
    firm = [one for one in judged if one[1] > _HOPED] or judged
    return tuple(
        Reported(" ".join(span.of(reading.whole).split()), (evidence_at(reading, span),), confidence)
        for span, confidence in firm[:_MOST]
    )


def _judge_sentences(reading: ArticleReading, frame: VisitFrame) -> Iterator[tuple[Span, float]]:
    """Sentences that tell an outcome, with how surely; the first tells of the visit itself unless it is a signing."""
    words, signing = load_outcome_words(), load_form_words().signing[1]
    for order, index in enumerate(frame.sentences):
        span = reading.sentences[index]
        text = span.of(reading.whole)
        if words.never.search(text):
            continue
        if signing.search(text):
            yield span, _SIGNED
        elif order and words.strong.search(text):
            yield span, _FIRM
        elif order and words.weak.search(text):
            yield span, _HOPED


@cache
def load_outcome_words() -> OutcomeWords:
    """The words of `outcome_words.toml`, read once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return OutcomeWords(_compile(data["strong"]), _compile(data["weak"]), _compile(data["never"]))


def _compile(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases)}\b", re.IGNORECASE)
