"""Finds the passages that a question is about: words and meaning, joined."""

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.archive import ArticleFilter
from corpus.article import Passage
from corpus.errors import RujukanError
from index.errors import StaleIndexError
from index.fusion import DENSE_WEIGHT, Fused, fuse
from index.hit import Hit, SearchQuery
from index.lexical import LexicalArchive, search_lexical
from index.terms import query_terms

logger = logging.getLogger(__name__)

LEXICAL_DEPTH = 200
DENSE_DEPTH = 100
"""Passages taken from each side before they are joined."""

TITLE_WEIGHT = 0.5
"""BM25 weight of a word in title or dateline; one in the passage has 1. All passages share the title."""

OVERLAP = 0.5
"""A passage that shares more of its text than this with a better one of the same article is left out."""

READ_AHEAD = 10
"""Passages read beyond the limit at a time, to fill the places of those left out."""

Mode = Literal["hybrid", "lexical", "dense"]


class SearchedArchive(LexicalArchive, Protocol):
    """The part of the archive that is needed here; corpus.archive.Archive has it."""

    def allowed_passages(self, condition: ArticleFilter) -> set[str] | None:
        """Ids of the passages that pass; None where all do."""

    def passages(self, passage_ids: Collection[str]) -> dict[str, Passage]:
        """Those passages that still exist, under their ids."""

    def vectors(self, passage_ids: Iterable[str]) -> tuple[tuple[str, ...], NDArray[np.float32]]:
        """Ids and unit vectors (number, dimension) of those passages that exist."""


class DenseSearch(Protocol):
    """The dense index; index.dense.DenseIndex is one."""

    def search(
        self, vector: NDArray[np.float32], limit: int, allowed: Collection[str] | None = None
    ) -> Sequence[tuple[str, float]]:
        """(passage id, cosine) of the nearest passages, best first; only `allowed` ones unless it is None."""


class QueryEmbedder(Protocol):
    """What turns a question into a vector; index.embedding.Embedder is one."""

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (n, dimension)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part counts."""

    dense: float = DENSE_WEIGHT
    """0 to 1; the lexical side has the rest."""
    title: float = TITLE_WEIGHT
    """Greater than 0."""


DEFAULT_WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Candidates:
    """What each side found: raw scores under passage ids, greater is better."""

    lexical: Mapping[str, float]
    """BM25."""
    dense: Mapping[str, float]
    """Cosine, also of the passages that only the lexical side found."""


class HybridRetriever:
    """Searches an archive by words and by meaning; safe to share between threads."""

    def __init__(
        self,
        archive: SearchedArchive,
        dense: DenseSearch | None,
        embedder: QueryEmbedder | None,
        weights: Weights = DEFAULT_WEIGHTS,
    ) -> None:
        """Without `dense` or `embedder` every search is lexical."""
        self._archive = archive
        self._dense = dense
        self._embedder = embedder
        self._weights = weights

    def retrieve(self, query: SearchQuery, mode: Mode = "hybrid") -> tuple[Hit, ...]:
        """At most `query.limit` hits, sorted by (-fused, passage id); none for a text without words.

        Of passages that repeat each other only the best is given. Where the dense side fails, the search is
        lexical and the log says so. Raises ArchiveError and StaleIndexError.
        """
        found = self.find_candidates(query, mode)
        ranking = fuse(found.lexical, found.dense, self._weigh(found))
        hits: list[Hit] = []
        for start in range(0, len(ranking), query.limit + READ_AHEAD):
            some = ranking[start : start + query.limit + READ_AHEAD]
            hits = drop_repetitions([*hits, *self._read_hits(some, found)])
            if len(hits) >= query.limit:
                break
        return tuple(hits[: query.limit])

    def find_candidates(self, query: SearchQuery, mode: Mode = "hybrid") -> Candidates:
        """The best passages of each side, with the raw scores that the ranking is made from."""
        if not query_terms(query.text):
            return Candidates({}, {})
        condition = ArticleFilter(query.regions, query.outlets, query.published_from, query.published_to)
        lexical = self._search_words(query.text, condition) if mode != "dense" else {}
        if mode == "lexical":
            return Candidates(lexical, {})
        dense = self._search_meaning(query.text, condition, lexical)
        if dense is None:
            return Candidates(lexical or self._search_words(query.text, condition), {})
        return Candidates(lexical, dense)

    def _search_words(self, text: str, condition: ArticleFilter) -> dict[str, float]:
        return search_lexical(self._archive, text, LEXICAL_DEPTH, condition, self._weights.title)

    def _search_meaning(
        self, text: str, condition: ArticleFilter, others: Collection[str]
    ) -> dict[str, float] | None:
        """Cosines of the nearest passages and of `others`; None where the dense side cannot be used."""
        if self._dense is None or self._embedder is None:
            return None
        try:
            vector = self._embedder.embed_queries([text])[0]
            allowed = self._archive.allowed_passages(condition)
            found = dict(self._dense.search(vector, DENSE_DEPTH, allowed))
        except StaleIndexError:
            raise
        except RujukanError as error:
            logger.warning("dense search failed, searching by words alone: %s", error.detail or error)
            return None
        return found | self._score_meaning(vector, [other for other in others if other not in found])

    def _score_meaning(self, vector: NDArray[np.float32], passage_ids: Sequence[str]) -> dict[str, float]:
        ids, matrix = self._archive.vectors(passage_ids)
        if not ids:
            return {}
        # Stored in half precision, the vectors are a little off unit length.
        cosines = (matrix @ vector) / np.linalg.norm(matrix, axis=1)
        return dict(zip(ids, cosines.tolist(), strict=True))

    def _weigh(self, found: Candidates) -> float:
        if found.lexical and found.dense:
            return self._weights.dense
        return 1.0 if found.dense else 0.0

    def _read_hits(self, ranking: Sequence[Fused], found: Candidates) -> list[Hit]:
        passages = self._archive.passages([fused.passage_id for fused in ranking])
        return [
            Hit(
                passages[fused.passage_id],
                fused.score,
                found.lexical.get(fused.passage_id),
                found.dense.get(fused.passage_id),
            )
            for fused in ranking
            if fused.passage_id in passages
        ]


def drop_repetitions(hits: Iterable[Hit]) -> list[Hit]:
    """The hits, best first, without those that mostly repeat a better one of the same article."""
    kept: list[Hit] = []
    for hit in hits:
        if not any(_repeats(hit.passage, better.passage) for better in kept):
            kept.append(hit)
    return kept


def _repeats(passage: Passage, other: Passage) -> bool:
    if passage.article.id != other.article.id:
        return False
    shared = min(passage.end, other.end) - max(passage.start, other.start)
    return shared > OVERLAP * min(passage.end - passage.start, other.end - other.start)
