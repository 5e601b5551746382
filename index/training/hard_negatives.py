"""Finds wrong passages that look right: `python -m index.training.hard_negatives --data FOLDER -o FILE`.

Words (BM25 over the product's own terms) and meaning (the embedder) each propose their best passages for a query;
what may be right after all is left out, the rest is ordered as the product's retriever would.
"""

import argparse
import json
import logging
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder, load_embedder
from index.fusion import fuse
from index.terms import index_terms, query_terms
from index.training.held_out import HeldOut
from index.training.retrieval_pairs import (
    NEWS_SETS,
    RetrievalPair,
    load_contexts,
    load_held_out_texts,
    load_pairs,
    read_rows,
)
from index.training.vector_cache import load_vectors

logger = logging.getLogger(__name__)

DEPTH = 20
"""Passages that each side proposes."""
LOOK_AHEAD = 3
"""Times DEPTH that is searched, since a training query may not get held-out passages."""
KEPT = 8
"""Negatives of a query at most."""
NEAR_GOLD = 0.97
"""Share of the right passage's cosine; a news passage above it may well report the same event."""
SHINGLE = 5
"""Words in a row that are compared with the right passage."""
SAME_TEXT = 0.3
"""Share of the shorter text's shingles from which two passages count as one."""
BATCH = 512
"""Queries scored at a time."""

_WORD = re.compile(r"\w+")
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class MinedQuery:
    """A pair with wrong passages for its query."""

    pair: RetrievalPair
    negatives: tuple[str, ...]
    """Hardest first, at most KEPT; may be empty."""


@dataclass(frozen=True)
class SearchedPassages:
    """Passages with all that is needed to search them."""

    texts: tuple[str, ...]
    vectors: Vectors
    """Unit vectors (passages, dimension)."""
    words: bm25s.BM25
    held_out: NDArray[np.bool_]
    """(passages,): those that no training query may get."""
    places: Mapping[str, int]
    """Position of each text."""

    @classmethod
    def build(cls, texts: Sequence[str], vectors: Vectors, held_out: Collection[str]) -> "SearchedPassages":
        """Index `texts`; those in `held_out`, and those that share words with them, are for measuring only."""
        words = bm25s.BM25()
        words.index([index_terms(text).split() for text in texts], show_progress=False)
        repeats = HeldOut.of(held_out)
        kept_back = np.array([text in held_out or repeats.touches(text) for text in texts])
        places = {text: number for number, text in enumerate(texts)}
        return cls(tuple(texts), vectors, words, kept_back, places)


def mine_negatives(
    pairs: Sequence[RetrievalPair], query_vectors: Vectors, passages: SearchedPassages
) -> Iterator[MinedQuery]:
    """Wrong passages for each pair, in the order of `pairs`; `query_vectors` is (pairs, dimension), unit length."""
    for start in range(0, len(pairs), BATCH):
        some = pairs[start : start + BATCH]
        cosines = query_vectors[start : start + BATCH] @ passages.vectors.T
        lexical = _score_words(some, passages)
        for pair, by_meaning, by_words in zip(some, cosines, lexical, strict=True):
            yield MinedQuery(pair, _choose(pair, by_meaning, by_words, passages))
        logger.info("%d of %d queries", min(start + BATCH, len(pairs)), len(pairs))


def may_be_right(pair: RetrievalPair, passage: str) -> bool:
    """Whether `passage` holds an answer of the pair or repeats its passage, so that it is no sure negative."""
    return (
        any(contains_words(passage, answer) for answer in pair.answers)
        or share_of_shingles(pair.positive, passage) >= SAME_TEXT
    )


def contains_words(text: str, part: str) -> bool:
    """Whether the words of `part` stand in a row in `text`, whatever the case and the marks; False for no words."""
    words = " ".join(_WORD.findall(part.casefold()))
    return bool(words) and f" {words} " in f" {' '.join(_WORD.findall(text.casefold()))} "


def share_of_shingles(text: str, other: str) -> float:
    """Runs of SHINGLE words that both have, as a share of those of the shorter one, 0 to 1."""
    first, second = _shingles(text), _shingles(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def save_mined(mined: Sequence[MinedQuery], path: Path) -> None:
    """Write one JSON object a line: query, positive, negatives, source, held_out; whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f"{path.suffix}.part")
    with part.open("w", encoding="utf-8") as file:
        for found in mined:
            pair = found.pair
            row = {
                "query": pair.query,
                "positive": pair.positive,
                "negatives": list(found.negatives),
                "source": pair.source,
                "held_out": pair.held_out,
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    part.replace(path)


def load_mined(path: Path) -> tuple[MinedQuery, ...]:
    """What `save_mined` wrote; answers are not kept in the file."""
    return tuple(
        MinedQuery(
            RetrievalPair(row["query"], row["positive"], row["source"], held_out=row["held_out"]),
            tuple(row["negatives"]),
        )
        for row in read_rows(path)
    )


def mine(data: Path, embedder: Embedder, cache: Path) -> tuple[MinedQuery, ...]:
    """Wrong passages for all pairs under `data`, from all their passages; vectors are kept in `cache`."""
    pairs, texts = load_pairs(data), load_contexts(data)
    logger.info("%d queries, %d passages", len(pairs), len(texts))
    vectors = load_vectors(cache, f"{embedder.name} passage", texts, embedder.embed_passages)
    queries = [pair.query for pair in pairs]
    asked = load_vectors(cache, f"{embedder.name} query", queries, embedder.embed_queries)
    passages = SearchedPassages.build(texts, vectors, load_held_out_texts(data))
    return tuple(mine_negatives(pairs, asked, passages))


def _score_words(pairs: Sequence[RetrievalPair], passages: SearchedPassages) -> list[dict[int, float]]:
    terms = [[term.text for term in query_terms(pair.query)] for pair in pairs]
    depth = min(DEPTH * LOOK_AHEAD, len(passages.texts))
    numbers, scores = passages.words.retrieve(terms, k=depth, show_progress=False)
    return [
        {int(number): float(score) for number, score in zip(*row, strict=True) if score > 0}
        for row in zip(numbers, scores, strict=True)
    ]


def _choose(
    pair: RetrievalPair, cosines: Vectors, by_words: dict[int, float], passages: SearchedPassages
) -> tuple[str, ...]:
    depth = min(DEPTH * LOOK_AHEAD, len(cosines))
    nearest = np.argpartition(-cosines, depth - 1)[:depth]
    by_meaning = sorted((int(number) for number in nearest), key=lambda number: (-cosines[number], number))
    allowed = pair.held_out | ~passages.held_out
    words = dict([(number, score) for number, score in by_words.items() if allowed[number]][:DEPTH])
    meaning = [number for number in by_meaning if allowed[number]][:DEPTH]
    limit = _limit_cosine(pair, cosines, passages)
    ranking = fuse(
        {str(number): score for number, score in words.items()},
        {str(number): float(cosines[number]) for number in (*meaning, *words)},
    )
    ordered = (int(found.passage_id) for found in ranking)
    kept = (passages.texts[number] for number in ordered if cosines[number] <= limit)
    wrong = (text for text in kept if text != pair.positive and not may_be_right(pair, text))
    return tuple(text for text, _ in zip(wrong, range(KEPT), strict=False))


def _limit_cosine(pair: RetrievalPair, cosines: Vectors, passages: SearchedPassages) -> float:
    """Above it a passage is left out; only where no answer is known to tell right from wrong."""
    if pair.source not in NEWS_SETS:
        return float("inf")
    return NEAR_GOLD * float(cosines[passages.places[pair.positive]])


def _shingles(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE, 0) + 1))


def main(arguments: Sequence[str] | None = None) -> None:
    """Mine wrong passages for every pair of the training data."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds qa/ and pairs/")
    parser.add_argument("--embedder", help="model folder (default: the bundled model)")
    parser.add_argument("--cache", type=Path, default=Path("var/training"), help="folder for vectors")
    parser.add_argument("-o", "--output", type=Path, required=True, help="file of JSON lines")
    options = parser.parse_args(arguments)
    logging.basicConfig(format="%(message)s")
    logging.getLogger("index").setLevel(logging.INFO)
    logger.setLevel(logging.INFO)
    mined = mine(options.data, load_embedder(cast("str | None", options.embedder)), options.cache)
    save_mined(mined, options.output)
    logger.info("%d queries: %s", len(mined), options.output)


if __name__ == "__main__":
    main()
