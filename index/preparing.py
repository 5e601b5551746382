"""What both indexes need of an article: passages, stemmed words, vectors, regions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.archive import Prepared, PreparedPassage
from corpus.article import Article, Passage
from corpus.passages import ChunkSettings, split_passages
from corpus.regions import load_gazetteer
from index.embedding import Embedder
from index.search_text import build_dense_text, build_lexical_text

PREPARATION = 1
"""Raised by one whenever this module makes something else of the same article."""


@dataclass(frozen=True, slots=True)
class Preparer:
    """Prepares articles for the indexes; the passages of several are embedded together."""

    embedder: Embedder
    chunks: ChunkSettings

    def prepare(self, articles: Sequence[Article]) -> tuple[Prepared, ...]:
        """One result for each article, in their order."""
        passages = [split_passages(article, self.chunks) for article in articles]
        texts = [build_dense_text(passage) for several in passages for passage in several]
        vectors = iter(self.embedder.embed_passages(texts))
        return tuple(
            _build_prepared(article, several, [next(vectors) for _ in several])
            for article, several in zip(articles, passages, strict=True)
        )


def find_region_codes(article: Article) -> tuple[str, ...]:
    """Codes of all regions that title or text mention, sorted; every candidate of an ambiguous name."""
    gazetteer = load_gazetteer()
    mentions = gazetteer.find(f"{article.title}.\n\n{article.text}")
    return tuple(sorted({region.code for mention in mentions for region in mention.regions}))


def _build_prepared(
    article: Article, passages: Sequence[Passage], vectors: Sequence[NDArray[np.float32]]
) -> Prepared:
    return Prepared(tuple(map(_build_passage, passages, vectors)), find_region_codes(article))


def _build_passage(passage: Passage, vector: NDArray[np.float32]) -> PreparedPassage:
    words = build_lexical_text(passage)
    return PreparedPassage(passage.start, passage.end, words.title, words.text, vector)
