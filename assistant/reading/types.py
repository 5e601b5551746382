"""What reading gives: the sentences that answer a question best, and how far they can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.reading.constraints import Misfit
from assistant.understanding.question import Question
from corpus.article import Article
from corpus.spans import Span
from index.hit import Hit

NOTHING_MISSING = Misfit()


@dataclass(frozen=True, slots=True)
class Support:
    """One sentence that speaks to the question."""

    article: Article
    span: Span
    """Of the whole sentence, in `article.text`."""
    score: float
    """Probability, 0 to 1, that the sentence holds (part of) the answer."""
    short: Span | None = None
    """The shortest direct answer inside the sentence, in `article.text`."""
    fit: float = 0.0
    """How well `short` is what the question asks for, 0 to 1."""
    items: tuple[Span, ...] = ()
    """The things that it names, for a question that asks for several, in `article.text`; only a model finds them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read for one question."""

    supports: tuple[Support, ...]
    """Best first; ties by article and position. Only from articles that fit the question."""
    confidence: float
    """Probability, 0 to 1, that the supports answer the question."""
    nearest: Article | None = None
    """The best article that was found, whether it fits or not."""
    subject: float = 0.0
    """Share, 0 to 1, of what the question asks beside the regions that the nearest article covers."""
    anchored: bool = True
    """False where the question names no region, person or time, and no word that is rare in the archive."""
    disagreement: tuple[Support, Support] | None = None
    """Direct answers of two reports of the same visit that cannot both be right."""
    misfit: Misfit = NOTHING_MISSING
    """What the nearest article lacks; empty where an article fits."""
    by_model: bool = False
    """Whether a model read along: its probabilities have lines of their own."""


class Reader(Protocol):
    """Reads passages for a question; a model may take the place of the rules."""

    def read(self, question: Question, hits: Sequence[Hit]) -> Reading:
        """The supports in `hits`; an empty reading for no hits."""
        ...
