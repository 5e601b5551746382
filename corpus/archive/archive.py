"""The archive: one SQLite file with all articles, their versions, and what both indexes are built from."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.archive import (
    article_rows,
    changes,
    checking,
    identity,
    journal,
    near_duplicates,
    passage_rows,
    searching,
)
from corpus.archive.connections import Connections, make_folder
from corpus.archive.identity import Plan, plan_addition
from corpus.archive.locking import WriterLock
from corpus.archive.records import (
    AddOutcome,
    ArchiveCounts,
    ArticleFilter,
    AuditLine,
    Feedback,
    OutboxRow,
    Prepared,
)
from corpus.archive.visit_store import VisitStore
from corpus.article import Article, Passage
from corpus.incoming import NewArticle

ARCHIVE_FILE = "arsip.sqlite3"
"""Name of the archive in a home folder."""
EVERYTHING = ArticleFilter()
ARTICLES_AT_ONCE = 200
DEFAULT_LOCK_SECONDS = 60.0


class Archive:
    """Articles and passages in one file; safe to share between threads; other processes open it too.

    Every method that writes is one transaction that is durable when it returns. Methods raise ArchiveError.
    """

    def __init__(self, connections: Connections, lock: WriterLock) -> None:
        self._connections = connections
        self._lock = lock
        self.visit_store = VisitStore(connections)

    @classmethod
    def open(
        cls,
        path: Path,
        lock_seconds: float = DEFAULT_LOCK_SECONDS,
        on_wait: Callable[[str], None] | None = None,
    ) -> Self:
        """Open the file, or make it with its folder; `on_wait` is told, in Indonesian, of waiting.

        Raises ArchiveError for a file that is broken, foreign, newer than this program, or not accessible.
        """
        make_folder(path.parent)
        lock = WriterLock(path.with_suffix(".lock"), lock_seconds, on_wait)
        return cls(Connections(path, lock), lock)

    def close(self) -> None:
        """Close the file; a closed archive raises ArchiveError."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # adding and removing

    def plan(self, incoming: NewArticle) -> Plan:
        """What adding the article would change now; raises ArticleRefused for an empty one."""
        with self._connections.reading() as connection:
            return plan_addition(connection, incoming)

    def add(
        self, incoming: NewArticle, prepare: Callable[[Article], Prepared], actor: str = "rujukan"
    ) -> AddOutcome:
        """Add, update or leave one article (see identity.plan_addition).

        `prepare` is called outside of the transaction, since it may take seconds; where another writer
        changed the article meanwhile it is called again for what came of that.
        """
        plan = self.plan(incoming)
        while plan.kind != identity.UNCHANGED:
            prepared = prepare(plan.article)
            with self._connections.writing(to_index=True) as connection:
                settled = plan_addition(connection, incoming)
                if changes.same_content(settled.article, plan.article):
                    return changes.carry_out(connection, settled, prepared, actor)
            plan = settled
        return AddOutcome(identity.UNCHANGED, plan.article, self.near_duplicates(plan.article.id))

    def prepare_again(self, article_id: str, prepared: Prepared) -> None:
        """Put new passages in the place of the old ones of an article that stays as it is (rebuilding)."""
        with self._connections.writing(to_index=True) as connection:
            passage_rows.write_passages(connection, article_id, prepared)
            connection.execute("UPDATE articles SET prepared = 1 WHERE id = ?", (article_id,))

    def remove(self, article_id: str, actor: str = "rujukan") -> None:
        """Remove the article with all that was made from it; one audit line stays."""
        with self._connections.writing(to_index=True) as connection:
            changes.remove_article(connection, article_id, actor)
        self._connections.empty_log()

    # reading

    def article(self, article_id: str, version: int | None = None) -> Article:
        """One article, the newest version unless another is asked for; the error names the nearest ids."""
        with self._connections.reading() as connection:
            if version is None:
                return article_rows.read_stored(connection, article_id).article
            return article_rows.read_version(connection, article_id, version)

    def has(self, article_id: str) -> bool:
        """Is there an article with this id?"""
        with self._connections.reading() as connection:
            return article_rows.read_article(connection, article_id) is not None

    def articles(self) -> Iterator[Article]:
        """All articles, newest publication first, undated ones last, ties by id."""
        with self._connections.reading() as connection:
            ids = article_rows.read_ids(connection)
        for start in range(0, len(ids), ARTICLES_AT_ONCE):
            some = ids[start : start + ARTICLES_AT_ONCE]
            with self._connections.reading() as connection:
                found = article_rows.read_articles(connection, some)
            yield from (found[article_id] for article_id in some if article_id in found)

    def versions(self, article_id: str) -> tuple[Article, ...]:
        """Every version of an article, oldest first."""
        with self._connections.reading() as connection:
            return article_rows.read_versions(connection, article_id)

    def near_duplicates(self, article_id: str) -> tuple[str, ...]:
        """Ids of articles with nearly the same text, most alike first; none for an unknown id."""
        with self._connections.reading() as connection:
            return near_duplicates.read_near_duplicates(connection, article_id)

    def passages(self, passage_ids: Collection[str]) -> dict[str, Passage]:
        """Those of the passages that (still) exist, under their ids, in the order asked for."""
        with self._connections.reading() as connection:
            spans = passage_rows.read_spans(connection, tuple(passage_ids))
            articles = article_rows.read_articles(connection, sorted({owner for owner, _ in spans.values()}))
        return {
            passage_id: Passage(
                articles[spans[passage_id][0]], spans[passage_id][1].start, spans[passage_id][1].end
            )
            for passage_id in passage_ids
            if passage_id in spans
        }

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        """All passages of one article, in the order of the text; none for an unknown id."""
        with self._connections.reading() as connection:
            article = article_rows.read_article(connection, article_id)
            rows = connection.execute(
                'SELECT start, "end" FROM passages WHERE article_id = ? ORDER BY start, "end"', (article_id,)
            ).fetchall()
        return tuple(Passage(article, row["start"], row["end"]) for row in rows) if article else ()

    def count(self) -> ArchiveCounts:
        """How many articles and passages there are."""
        with self._connections.reading() as connection:
            (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
            (passages,) = connection.execute("SELECT count(*) FROM passages").fetchone()
        return ArchiveCounts(articles, passages)

    def problems(self) -> tuple[str, ...]:
        """An Indonesian sentence for everything that is wrong inside; reads the whole file."""
        with self._connections.reading() as connection:
            return checking.find_problems(connection)

    # searching

    def lexical_search(
        self,
        fts_query: str,
        limit: int,
        condition: ArticleFilter = EVERYTHING,
        weights: tuple[float, float] = (1.0, 1.0),
    ) -> list[tuple[str, float]]:
        """The best passages for an FTS5 query over stemmed words: (passage id, BM25), best first, ties by id.

        Greater is better. `weights` are those of title and text.
        """
        with self._connections.reading() as connection:
            return searching.search_words(connection, fts_query, limit, condition, weights)

    def term_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many passages each of the stemmed words stands; words that stand nowhere are left out."""
        with self._connections.reading() as connection:
            return searching.read_frequencies(connection, terms)

    def allowed_passages(self, condition: ArticleFilter) -> set[str] | None:
        """Ids of the passages that pass the filter; None where all do."""
        if condition.empty:
            return None
        with self._connections.reading() as connection:
            return searching.read_allowed(connection, condition)

    def vectors(self, passage_ids: Iterable[str]) -> tuple[tuple[str, ...], NDArray[np.float32]]:
        """Ids (sorted) and unit vectors of those passages that exist, shape (number, dimension)."""
        with self._connections.reading() as connection:
            return passage_rows.read_vectors(connection, passage_ids)

    def all_vectors(self, at_once: int = 2000) -> Iterator[tuple[tuple[str, ...], NDArray[np.float32]]]:
        """Ids and vectors of all passages, `at_once` at a time, in the order in which they were stored."""
        key = 0
        while True:
            with self._connections.reading() as connection:
                key, ids, matrix = passage_rows.read_vectors_after(connection, key, at_once)
            if not ids:
                return
            yield ids, matrix

    def sample_vectors(self, count: int) -> tuple[tuple[str, ...], NDArray[np.float32]]:
        """Ids and vectors of `count` passages or fewer, from the newest evenly back to the oldest."""
        with self._connections.reading() as connection:
            return passage_rows.read_sample(connection, count)

    # the outbox of the dense index, and what is recorded about the indexes

    def pending(self, limit: int = 5000) -> tuple[OutboxRow, ...]:
        """What the dense index has not been told, oldest first."""
        with self._connections.reading() as connection:
            return passage_rows.read_outbox(connection, limit)

    def settle(self, rows: Sequence[OutboxRow]) -> None:
        """Cross off what the dense index has been told."""
        with self._connections.writing(to_index=True) as connection:
            connection.executemany("DELETE FROM outbox WHERE seq = ?", [(row.seq,) for row in rows])

    def settle_all(self) -> None:
        """Cross off everything: the dense index was filled anew under the writer lock."""
        with self._connections.writing(to_index=True) as connection:
            connection.execute("DELETE FROM outbox")

    def writer_lock(self, timeout: float | None = None) -> AbstractContextManager[None]:
        """Keep other writers out over several calls; raises ArchiveError after `timeout` seconds."""
        return self._lock.hold(timeout)

    @property
    def data_version(self) -> int:
        """A number that grows with every change of what is found, whoever made it; cheap to ask (0.1 ms)."""
        with self._connections.reading() as connection:
            (value,) = connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
        return int(value)

    def meta(self, key: str) -> str | None:
        """A recorded value, or None."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row["value"])

    def set_meta(self, values: Mapping[str, str | None]) -> None:
        """Record values, all in one transaction; None deletes one."""
        with self._connections.writing(to_index=True) as connection:
            changes.write_meta(connection, values)

    def begin_rebuild(self, values: Mapping[str, str | None]) -> None:
        """Mark every article as not prepared and record `values`, in one transaction."""
        with self._connections.writing(to_index=True) as connection:
            connection.execute("UPDATE articles SET prepared = 0")
            changes.write_meta(connection, values)

    def unprepared(self) -> tuple[str, ...]:
        """Ids of the articles that a rebuild has not reached, in their order."""
        with self._connections.reading() as connection:
            rows = connection.execute("SELECT id FROM articles WHERE prepared = 0 ORDER BY id").fetchall()
        return tuple(row["id"] for row in rows)

    # feedback and audit

    def add_feedback(self, feedback: Feedback) -> None:
        """Store what a reader said of an answer."""
        with self._connections.writing() as connection:
            journal.write_feedback(connection, feedback)

    def feedback(self) -> tuple[Feedback, ...]:
        """All feedback, oldest first."""
        with self._connections.reading() as connection:
            return journal.read_feedback(connection)

    def audit(self, actor: str, action: str, what: str) -> None:
        """Add a line to the audit."""
        with self._connections.writing() as connection:
            journal.write_audit(connection, actor, action, what)

    def audit_lines(self) -> tuple[AuditLine, ...]:
        """All lines of the audit, oldest first."""
        with self._connections.reading() as connection:
            return journal.read_audit(connection)
