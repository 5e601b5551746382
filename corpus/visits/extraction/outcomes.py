"""What came of a visit, or is to follow: the sentences that tell it, as they are written."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import corpus
from corpus.article_reading import ArticleReading
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.visit import Reported

_FILE = Path(corpus.__file__).parent / "data" / "outcome_words.toml"
_MOST = 3
"""Outcomes of one visit."""


def read_outcomes(reading: ArticleReading, frame: VisitFrame) -> tuple[Reported[str], ...]:
    """Sentences of the visit that tell a result or a follow-up, in order; hopes only where nothing firmer is told."""
    strong, weak = load_outcome_words()
    for pattern, confidence in ((strong, 0.75), (weak, 0.5)):
        found = [
            sentence
            for sentence in (reading.sentences[index] for index in frame.sentences[1:])
            if pattern.search(reading.whole, sentence.start, sentence.end)
        ]
        if found:
            return tuple(
                Reported(one.of(reading.whole), (evidence_at(reading, one),), confidence)
                for one in found[:_MOST]
            )
    return ()


@cache
def load_outcome_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of firm outcomes and of hopes, of `outcome_words.toml`."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return _any_of(data["strong"]), _any_of(data["weak"])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
