"""What goes into the archive and what comes out, besides articles and passages."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article

VERDICTS = ("benar", "salah", "sumber_salah", "seharusnya_tidak_dijawab")
"""What a reader may say of an answer."""

Kind: TypeAlias = Literal["added", "updated", "unchanged"]
Vector: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """One passage of an article, ready for both indexes."""

    start: int
    end: int
    lexical_title: str
    """Stemmed words of the title, parted by single spaces."""
    lexical_text: str
    """Stemmed words of the passage, parted by single spaces."""
    vector: Vector
    """Shape (dimension,), unit length."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that the indexes need of one article."""

    passages: tuple[PreparedPassage, ...]
    """In order of (start, end), each pair once."""
    regions: tuple[str, ...] = ()
    """Codes of the regions that the article mentions, for the filter."""


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What adding one article came to."""

    kind: Kind
    article: Article
    """As it is stored now."""
    near_duplicates: tuple[str, ...] = ()
    """Ids of articles with nearly the same text, most alike first."""


@dataclass(frozen=True, slots=True)
class ArchiveCounts:
    """How much there is."""

    articles: int
    passages: int


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Conditions on articles; unset ones let everything through, and all that are set must hold."""

    regions: tuple[str, ...] = ()
    """Codes; an article that mentions one of them passes."""
    outlets: tuple[str, ...] = ()
    """Compared without case."""
    published_from: date | None = None
    published_to: date | None = None
    """Inclusive; an article without a date of publication fails a date filter."""

    @property
    def empty(self) -> bool:
        """True where every article passes."""
        return not (self.regions or self.outlets or self.published_from or self.published_to)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader said of an answer."""

    at: datetime
    question: str
    answer: str
    """The answer in its JSON form; loses its quotations when a cited article is removed."""
    verdict: str
    """One of VERDICTS."""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One change of the archive; lines are only ever added."""

    at: datetime
    actor: str
    action: str
    what: str


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One thing that the dense index has yet to be told."""

    seq: int
    passage_id: str
    operation: str
    """`upsert` or `delete`."""
