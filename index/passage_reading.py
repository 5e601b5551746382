"""What the cross-encoder is given, and what it reads."""

from dataclasses import dataclass

from corpus.spans import Span


@dataclass(frozen=True, slots=True)
class ReadText:
    """A passage as the cross-encoder reads it."""

    heading: str
    """Title and dateline of the article (index.search_text.build_heading); read along, never answered from."""
    text: str


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A part of a passage that may be an answer."""

    span: Span
    """In the text of the passage; starts and ends with a letter, a digit or another sign that means something."""
    score: float
    """Probability, 0 to 1."""


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What was read in one passage for one question."""

    relevance: float
    """Calibrated probability, 0 to 1, that the passage is what the question is about."""
    answerable: float
    """Calibrated probability, 0 to 1, that the passage answers the question."""
    spans: tuple[ScoredSpan, ...]
    """The likeliest answers, best first; none overlaps another."""


NOTHING_READ = PassageReading(0.0, 0.0, ())
"""Of a passage without text."""
