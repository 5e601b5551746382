"""Articles with nearly the same text: found by banded MinHash, confirmed by their shared shingles.

Broder, "On the resemblance and containment of documents", 1997; banding as in Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", section 3.4. A pair of resemblance s shares a band with probability
1 - (1 - s^ROWS)^BANDS: 0.99 at s = 0.5, 0.58 at s = 0.3, 0.03 at s = 0.1.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

SHINGLE_WORDS = 3
BANDS = 32
ROWS = 3
THRESHOLD = 0.35
"""Least resemblance of a near-duplicate. Edited copies of the shipped articles (a quarter cut, a lead added, every
twelfth word changed, sentences shuffled) have 0.58 or more, pairs of different ones 0.05 or less: see the tests."""
MOST_CANDIDATES = 50
"""Texts that are compared with one new article at most, those with most shared bands first."""

_WORD = re.compile(r"\w+")


def link_near_duplicates(connection: sqlite3.Connection, article_id: str, text: str) -> tuple[str, ...]:
    """Store the sketch and the links of one article in the place of older ones; returns the ids linked to."""
    unlink_near_duplicates(connection, article_id)
    found = _confirmed(connection, article_id, text)
    connection.executemany(
        "INSERT INTO sketches (band, article_id) VALUES (?, ?)",
        [(band, article_id) for band in build_sketch(text)],
    )
    pairs = [
        pair for other, score in found for pair in ((article_id, other, score), (other, article_id, score))
    ]
    connection.executemany(
        "INSERT INTO near_duplicates (article_id, other_id, similarity) VALUES (?, ?, ?)", pairs
    )
    return tuple(other for other, _ in found)


def unlink_near_duplicates(connection: sqlite3.Connection, article_id: str) -> None:
    """Delete the sketch and all links of one article."""
    connection.execute("DELETE FROM sketches WHERE article_id = ?", (article_id,))
    connection.execute(
        "DELETE FROM near_duplicates WHERE article_id = ? OR other_id = ?", (article_id, article_id)
    )


def read_near_duplicates(connection: sqlite3.Connection, article_id: str) -> tuple[str, ...]:
    """Stored ids of the near-duplicates of one article, most alike first, ties by id."""
    query = "SELECT other_id FROM near_duplicates WHERE article_id = ? ORDER BY similarity DESC, other_id"
    return tuple(row["other_id"] for row in connection.execute(query, (article_id,)))


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """Shared part of two sets of shingles (Jaccard), 0 to 1; 0 for two empty ones."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def shingles(text: str) -> frozenset[int]:
    """Hashes, 0 to 2**64 - 1, of the runs of SHINGLE_WORDS words, without case and punctuation."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1))}
    return frozenset(_hash(run) for run in runs if run)


def build_sketch(text: str) -> tuple[int, ...]:
    """A number below 2**63 for each band: two texts share one where ROWS of their minimal hashes agree."""
    values = np.fromiter(shingles(text), dtype=np.uint64)
    if not len(values):
        return ()
    factors, offsets = _permutations()
    with np.errstate(over="ignore"):
        minima = ((values[:, None] * factors + offsets) >> np.uint64(32)).min(axis=0)
    rows = minima.reshape(BANDS, ROWS)
    return tuple(sorted({_hash(f"{band}:{row.tolist()}") >> 1 for band, row in enumerate(rows)}))


def _confirmed(connection: sqlite3.Connection, article_id: str, text: str) -> list[tuple[str, float]]:
    mine = shingles(text)
    scored = [
        (other, resemblance(mine, shingles(other_text)))
        for other, other_text in _candidates(connection, article_id, build_sketch(text))
    ]
    return sorted((pair for pair in scored if pair[1] >= THRESHOLD), key=lambda pair: (-pair[1], pair[0]))


def _candidates(
    connection: sqlite3.Connection, article_id: str, sketch: Iterable[int]
) -> Iterable[tuple[str, str]]:
    bands = tuple(sketch)
    query = f"""SELECT articles.id AS id, text FROM (
            SELECT article_id, count(*) AS shared FROM sketches
            WHERE band IN ({",".join("?" * len(bands))}) AND article_id <> ?
            GROUP BY article_id ORDER BY shared DESC, article_id LIMIT {MOST_CANDIDATES}
        ) JOIN articles ON articles.id = article_id"""  # noqa: S608 (question marks only)
    return [(row["id"], row["text"]) for row in connection.execute(query, (*bands, article_id))]


@cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Odd factors and offsets of BANDS * ROWS multiply-shift hashes, the same in every process."""
    count = BANDS * ROWS
    factors = np.array([_hash(f"factor {i}") | 1 for i in range(count)], dtype=np.uint64)
    offsets = np.array([_hash(f"offset {i}") for i in range(count)], dtype=np.uint64)
    return factors, offsets


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8"), digest_size=8).digest(), "little")
