"""Rows of passages: their offsets, their stemmed words, their vectors, and the outbox of the dense index."""

import sqlite3
from collections.abc import Iterable, Sequence
from json import dumps

import numpy as np
from numpy.typing import NDArray

from corpus.archive.records import OutboxRow, Prepared, PreparedPassage
from corpus.spans import Span

STORED_DTYPE = "<f2"
"""Half precision costs about 0.0002 of a cosine and halves the file."""


def write_passages(connection: sqlite3.Connection, article_id: str, prepared: Prepared) -> None:
    """Put the passages of one article in the place of those that it had, and tell the outbox."""
    delete_passages(connection, article_id)
    for passage in prepared.passages:
        _write_passage(connection, article_id, passage)
    connection.execute("DELETE FROM article_regions WHERE article_id = ?", (article_id,))
    connection.executemany(
        "INSERT OR IGNORE INTO article_regions (region, article_id) VALUES (?, ?)",
        [(region, article_id) for region in prepared.regions],
    )


def delete_passages(connection: sqlite3.Connection, article_id: str) -> None:
    """Delete the passages of one article with words and vectors, and tell the outbox."""
    rows = connection.execute("SELECT key, id FROM passages WHERE article_id = ?", (article_id,)).fetchall()
    connection.executemany("DELETE FROM passage_words WHERE rowid = ?", [(row["key"],) for row in rows])
    connection.execute("DELETE FROM passages WHERE article_id = ?", (article_id,))
    _tell(connection, [row["id"] for row in rows], "delete")


def read_spans(connection: sqlite3.Connection, passage_ids: Sequence[str]) -> dict[str, tuple[str, Span]]:
    """Article id and offsets of those passages that exist, under the passage id."""
    query = 'SELECT id, article_id, start, "end" FROM passages WHERE id IN (SELECT value FROM json_each(?))'
    rows = connection.execute(query, (dumps(list(passage_ids)),))
    return {row["id"]: (row["article_id"], Span(row["start"], row["end"])) for row in rows}


def read_vectors(
    connection: sqlite3.Connection, passage_ids: Iterable[str]
) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """Ids, in their order, and vectors of those passages that exist: shape (number of ids, dimension)."""
    query = """SELECT passages.id AS id, vector FROM passages JOIN vectors ON passage = key
               WHERE passages.id IN (SELECT value FROM json_each(?)) ORDER BY passages.id"""
    rows = connection.execute(query, (dumps(list(passage_ids)),)).fetchall()
    return tuple(row["id"] for row in rows), to_matrix([row["vector"] for row in rows])


def read_vectors_after(
    connection: sqlite3.Connection, key: int, limit: int
) -> tuple[int, tuple[str, ...], NDArray[np.float32]]:
    """The next `limit` passages after the row `key` (0 to begin): last row, ids, vectors."""
    query = """SELECT key, passages.id AS id, vector FROM passages JOIN vectors ON passage = key
               WHERE key > ? ORDER BY key LIMIT ?"""
    rows = connection.execute(query, (key, limit)).fetchall()
    last = rows[-1]["key"] if rows else key
    return last, tuple(row["id"] for row in rows), to_matrix([row["vector"] for row in rows])


def read_sample(connection: sqlite3.Connection, count: int) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """Ids and vectors of up to `count` passages: the newest, and others evenly back to the oldest."""
    query = """SELECT passages.id AS id, vector FROM passages JOIN vectors ON passage = key
               WHERE key <= ? ORDER BY key DESC LIMIT 1"""
    (newest,) = connection.execute("SELECT coalesce(max(key), 0) FROM passages").fetchone()
    found = [connection.execute(query, (newest - newest * i // count,)).fetchone() for i in range(count)]
    rows = {row["id"]: row["vector"] for row in found if row is not None}
    return tuple(rows), to_matrix(list(rows.values()))


def read_outbox(connection: sqlite3.Connection, limit: int) -> tuple[OutboxRow, ...]:
    """The oldest `limit` rows of the outbox, in the order in which they were written."""
    query = "SELECT seq, passage_id, operation FROM outbox ORDER BY seq LIMIT ?"
    rows = connection.execute(query, (limit,))
    return tuple(OutboxRow(row["seq"], row["passage_id"], row["operation"]) for row in rows)


def to_matrix(blobs: Sequence[bytes]) -> NDArray[np.float32]:
    """Stored vectors of one dimension as rows; shape (0, 0) for none."""
    if not blobs:
        return np.zeros((0, 0), dtype=np.float32)
    flat = np.frombuffer(b"".join(blobs), dtype=STORED_DTYPE).astype(np.float32)
    return flat.reshape(len(blobs), -1)


def _write_passage(connection: sqlite3.Connection, article_id: str, passage: PreparedPassage) -> None:
    passage_id = f"{article_id}:{passage.start}-{passage.end}"
    cursor = connection.execute(
        'INSERT INTO passages (id, article_id, start, "end") VALUES (?, ?, ?, ?)',
        (passage_id, article_id, passage.start, passage.end),
    )
    key = cursor.lastrowid
    connection.execute(
        "INSERT INTO passage_words (rowid, title, text) VALUES (?, ?, ?)",
        (key, passage.lexical_title, passage.lexical_text),
    )
    blob = np.asarray(passage.vector, dtype=STORED_DTYPE).tobytes()
    connection.execute("INSERT INTO vectors (passage, vector) VALUES (?, ?)", (key, blob))
    _tell(connection, [passage_id], "upsert")


def _tell(connection: sqlite3.Connection, passage_ids: Iterable[str], operation: str) -> None:
    connection.executemany(
        "INSERT INTO outbox (passage_id, operation) VALUES (?, ?)",
        [(passage_id, operation) for passage_id in passage_ids],
    )
