"""What the register of visits keeps in the archive: readings of articles, corrections, and what they rest on."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from corpus.archive import journal
from corpus.archive.connections import Connections
from corpus.article import Article


@dataclass(frozen=True, slots=True)
class Stamp:
    """Grows with every change that the register may show."""

    articles: int
    visits: int


@dataclass(frozen=True, slots=True)
class NewReading:
    """What was read out of one version of an article."""

    article: Article
    visits: str
    """JSON."""
    failure: str | None = None
    """English, for the log; None where the rules came to an end."""


@dataclass(frozen=True, slots=True)
class StoredReading:
    """The same, as it is stored."""

    seq: int
    article_id: str
    published: date | None
    visits: str


@dataclass(frozen=True, slots=True)
class StoredCorrection:
    """What a person put right."""

    seq: int
    at: datetime
    actor: str
    action: str
    data: str
    """JSON."""


class VisitStore:
    """The tables of the register; every writing call is one transaction, durable when it returns.

    Methods raise ArchiveError.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def stamp(self) -> Stamp:
        """What the register was built from; cheap to ask (0.1 ms)."""
        query = "SELECT key, value FROM meta WHERE key IN ('generation', 'visit_generation')"
        with self._connections.reading() as connection:
            found = {row["key"]: int(row["value"]) for row in connection.execute(query)}
        return Stamp(found["generation"], found["visit_generation"])

    def unread(self, extraction: str) -> tuple[str, ...]:
        """Ids of the articles that no reading by this version of the rules is stored of, in their order."""
        query = """SELECT id FROM articles LEFT JOIN visit_readings ON article_id = id
                   WHERE extraction IS NOT ? ORDER BY id"""
        with self._connections.reading() as connection:
            return tuple(row["id"] for row in connection.execute(query, (extraction,)))

    def write_readings(self, readings: Sequence[NewReading], extraction: str) -> None:
        """Store readings in the place of older ones; those of articles that changed meanwhile are dropped."""
        with self._connections.writing() as connection:
            for reading in readings:
                _write_reading(connection, reading, extraction)
            _count_change(connection)

    def readings_after(self, seq: int) -> tuple[tuple[StoredReading, ...], frozenset[int]]:
        """The readings stored after the one numbered `seq`, oldest first; and the numbers of all that there are."""
        query = "SELECT seq, article_id, published, visits FROM visit_readings WHERE seq > ? ORDER BY seq"
        with self._connections.reading() as connection:
            rows = connection.execute(query, (seq,)).fetchall()
            present = frozenset(number for (number,) in connection.execute("SELECT seq FROM visit_readings"))
        return tuple(_to_reading(row) for row in rows), present

    def failures(self) -> tuple[tuple[str, str], ...]:
        """Ids of the articles that the rules failed on, in their order, with the reason."""
        query = "SELECT article_id, failure FROM visit_readings WHERE failure IS NOT NULL ORDER BY article_id"
        with self._connections.reading() as connection:
            return tuple((row["article_id"], row["failure"]) for row in connection.execute(query))

    def near_duplicates(self) -> frozenset[tuple[str, str]]:
        """Pairs of ids of articles with nearly the same text, both ways."""
        query = "SELECT article_id, other_id FROM near_duplicates"
        with self._connections.reading() as connection:
            return frozenset((row["article_id"], row["other_id"]) for row in connection.execute(query))

    def corrections(self) -> tuple[StoredCorrection, ...]:
        """All corrections, oldest first."""
        query = "SELECT seq, at, actor, action, data FROM visit_corrections ORDER BY seq"
        with self._connections.reading() as connection:
            return tuple(_to_correction(row) for row in connection.execute(query))

    def add_correction(self, actor: str, action: str, data: str, audited: str) -> None:
        """Add one correction with the present time (UTC), and its line to the audit: `audited` is what it names."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._connections.writing() as connection:
            connection.execute(
                "INSERT INTO visit_corrections (at, actor, action, data) VALUES (?, ?, ?, ?)",
                (now, actor, action, data),
            )
            journal.write_audit(connection, actor, f"visit {action}", audited)
            _count_change(connection)


def _write_reading(connection: sqlite3.Connection, reading: NewReading, extraction: str) -> None:
    article = reading.article
    published = article.published.isoformat() if article.published else None
    connection.execute(
        """INSERT OR REPLACE INTO visit_readings (article_id, sha256, published, extraction, visits, failure)
           SELECT id, sha256, published, ?, ?, ? FROM articles
           WHERE id = ? AND sha256 = ? AND title = ? AND published IS ?""",
        (extraction, reading.visits, reading.failure, article.id, article.sha256, article.title, published),
    )


def _count_change(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'visit_generation'")


def _to_reading(row: sqlite3.Row) -> StoredReading:
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return StoredReading(row["seq"], row["article_id"], published, row["visits"])


def _to_correction(row: sqlite3.Row) -> StoredCorrection:
    return StoredCorrection(
        row["seq"], datetime.fromisoformat(row["at"]), row["actor"], row["action"], row["data"]
    )
