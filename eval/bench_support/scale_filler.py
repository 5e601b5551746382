"""Fills an archive to any size around the shipped articles, without embedding anything but those.

A filler passage has words drawn from all shipped articles, so that word counts stay real. Its vector has most of its
coordinates, along the principal axes of the shipped vectors, from one shipped passage and the rest from another: on
the shipped archive the mean cosine of two filler vectors (0.82) and of one to its nearest neighbour (0.95) are those
of the real ones. Real vectors with noise around them would be stars, which no graph index can walk.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.archive import Prepared, PreparedPassage
from corpus.article import Article
from corpus.incoming import NewArticle
from index.library import Library
from index.progress import Advance
from index.terms import index_terms

PASSAGES_EACH = 6
"""Passages of a filler article: about those of a real news article of 350 words."""
SENTENCE_WORDS = 17
SENTENCES_EACH = 3
FROM_FIRST = 0.75
"""Part of the coordinates that the first of two shipped vectors gives."""
ARTICLES_AT_ONCE = 250
FILLER_ID = "pengisi-"

Vector = NDArray[np.float32]


class VectorBreeder:
    """Makes unit vectors that lie among given ones as those lie among each other."""

    def __init__(self, vectors: Vector) -> None:
        """`vectors` have shape (number, dimension)."""
        self._mean = vectors.mean(axis=0)
        _, _, self._axes = np.linalg.svd(vectors - self._mean, full_matrices=False)
        self._coordinates = (vectors - self._mean) @ self._axes.T

    def breed(self, random: np.random.Generator) -> Vector:
        """One vector, shape (dimension,)."""
        first, second = self._coordinates[random.integers(len(self._coordinates), size=2)]
        mixed = np.where(random.random(len(first)) < FROM_FIRST, first, second)
        vector = self._mean + mixed @ self._axes
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Stock:
    """What filler is made from."""

    words: tuple[str, ...]
    """Every word of the shipped articles, as often as it stands there."""
    terms: dict[str, str]
    """The terms of each word."""
    vectors: VectorBreeder


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler article with what the indexes need of it."""

    article: NewArticle
    prepared: Prepared


def fill(library: Library, passages: int, on_progress: Advance) -> None:
    """Add the shipped articles, then filler until the archive has at least `passages` passages."""
    list(library.add_shipped())
    filler: Iterator[Filler] | None = None
    while (count := library.archive.count().passages) < passages:
        filler = filler or make_filler(read_stock(library))
        on_progress(count, passages)
        wanted = min(ARTICLES_AT_ONCE, -(-(passages - count) // PASSAGES_EACH))
        with library.dense.writing():
            for one in itertools.islice(filler, wanted):
                library.archive.add(one.article, _giving(one.prepared))


def read_stock(library: Library) -> Stock:
    """Words and vectors of the shipped articles, as they are in the archive."""
    texts = [article.text for article in library.archive.articles() if article.digest]
    words = tuple(word for text in texts for word in re.findall(r"\w+", text))
    vectors = [
        vector
        for ids, matrix in library.archive.all_vectors()
        for passage_id, vector in zip(ids, matrix, strict=True)
        if not passage_id.startswith(FILLER_ID)
    ]
    return Stock(words, {word: index_terms(word) for word in set(words)}, VectorBreeder(np.stack(vectors)))


def make_filler(stock: Stock, seed: int = 20260101) -> Iterator[Filler]:
    """Filler articles without end, the same ones for the same stock and seed."""
    random = np.random.default_rng(seed)
    for number in itertools.count():
        pieces = [_make_passage(stock, random) for _ in range(PASSAGES_EACH)]
        yield _build_filler(number, pieces, stock, random)


def _make_passage(stock: Stock, random: np.random.Generator) -> list[list[str]]:
    drawn = random.integers(len(stock.words), size=(SENTENCES_EACH, SENTENCE_WORDS))
    return [[stock.words[index] for index in row] for row in drawn]


def _build_filler(
    number: int, pieces: list[list[list[str]]], stock: Stock, random: np.random.Generator
) -> Filler:
    passages: list[PreparedPassage] = []
    texts: list[str] = []
    start = 0
    title = " ".join(pieces[0][0][:7])
    for piece in pieces:
        text = " ".join(" ".join(words).capitalize() + "." for words in piece)
        terms = " ".join(filter(None, (stock.terms[word] for words in piece for word in words)))
        vector = stock.vectors.breed(random)
        passages.append(PreparedPassage(start, start + len(text), index_terms(title), terms, vector))
        texts.append(text)
        start += len(text) + 1
    article = NewArticle(" ".join(texts), title=title, outlet="pengisi", id=f"{FILLER_ID}{number:06}")
    return Filler(article, Prepared(tuple(passages)))


def _giving(prepared: Prepared) -> Callable[[Article], Prepared]:
    return lambda _: prepared
