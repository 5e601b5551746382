"""What retrieval is asked, and what it gives back."""

from dataclasses import dataclass
from datetime import date

from corpus.article import Passage
from index.passage_reading import PassageReading


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search; unset filters let everything through, and all that are set must hold."""

    text: str
    limit: int = 10
    """Greatest number of hits, 1 or more."""
    regions: tuple[str, ...] = ()
    """Codes of regions (corpus.regions); an article that mentions one of them passes."""
    outlets: tuple[str, ...] = ()
    """Names of outlets, compared without case."""
    published_from: date | None = None
    published_to: date | None = None
    """Inclusive; an article without a date of publication fails a date filter."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with every raw score that put it there; higher is better."""

    passage: Passage
    fused: float
    """Score of the ranking, 0 to 1 before reranking."""
    lexical: float | None
    """BM25 (sign turned so that higher is better), or None where the lexical side did not find it."""
    dense: float | None
    """Cosine to the question, -1 to 1, or None where the dense side did not find it."""
    rerank: float | None = None
    """Probability, 0 to 1, that the passage is what the question is about; None where no model read it."""
    reading: PassageReading | None = None
    """What the model read in it, or None; read once, for ranking and for the answer."""
