"""Rows of articles and of their old versions."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from json import dumps

from rapidfuzz import fuzz, process

from corpus.archive import messages
from corpus.article import Article
from corpus.errors import ArchiveError

COLUMNS = "id, title, text, outlet, url, published, version, digest"
NEAREST_IDS = 3
NEAREST_SCORE = 60.0
"""Least likeness, 0 to 100, of an id that is offered in place of an unknown one."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with what only the archive needs to know."""

    article: Article
    origin: str | None


def read_article(connection: sqlite3.Connection, article_id: str) -> Article | None:
    """The newest version, or None."""
    query = f"SELECT {COLUMNS} FROM articles WHERE id = ?"  # noqa: S608 (constant)
    row = connection.execute(query, (article_id,)).fetchone()
    return None if row is None else _to_article(row)


def read_stored(connection: sqlite3.Connection, article_id: str) -> StoredArticle:
    """The newest version and its origin; raises ArchiveError naming the nearest ids."""
    query = f"SELECT {COLUMNS}, origin FROM articles WHERE id = ?"  # noqa: S608 (constant)
    row = connection.execute(query, (article_id,)).fetchone()
    if row is None:
        raise unknown_article(connection, article_id)
    return StoredArticle(_to_article(row), row["origin"])


def read_articles(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Article]:
    """The newest versions of those `ids` that exist."""
    query = f"SELECT {COLUMNS} FROM articles WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 (constant)
    return {row["id"]: _to_article(row) for row in connection.execute(query, (dumps(list(ids)),))}


def read_ids(connection: sqlite3.Connection) -> tuple[str, ...]:
    """All ids, newest publication first, undated ones last, ties by id."""
    query = "SELECT id FROM articles ORDER BY published IS NULL, published DESC, id"
    return tuple(row["id"] for row in connection.execute(query))


def read_version(connection: sqlite3.Connection, article_id: str, version: int) -> Article:
    """One version of an article; raises ArchiveError naming the versions there are."""
    versions = read_versions(connection, article_id)
    for article in versions:
        if article.version == version:
            return article
    numbers = ", ".join(str(article.version) for article in versions)
    message = messages.UNKNOWN_VERSION.format(id=article_id, version=version, versions=numbers)
    raise ArchiveError(message, f"article {article_id!r}: expected a version in [{numbers}], got {version!r}")


def read_versions(connection: sqlite3.Connection, article_id: str) -> tuple[Article, ...]:
    """Every version, oldest first; the last one is in force."""
    newest = read_stored(connection, article_id).article
    query = f"SELECT article_id AS {COLUMNS} FROM versions WHERE article_id = ? ORDER BY version"  # noqa: S608
    old = [_to_article(row) for row in connection.execute(query, (article_id,))]
    return (*old, newest)


def write_article(connection: sqlite3.Connection, article: Article, origin: str | None) -> None:
    """Insert the article, or put it in the place of the one with the same id."""
    connection.execute(
        """INSERT INTO articles (id, title, text, outlet, outlet_folded, url, published, version, digest,
                                 sha256, origin, prepared)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
           ON CONFLICT (id) DO UPDATE SET
               title = excluded.title, text = excluded.text, outlet = excluded.outlet,
               outlet_folded = excluded.outlet_folded, url = excluded.url, published = excluded.published,
               version = excluded.version, digest = excluded.digest, sha256 = excluded.sha256,
               origin = excluded.origin, prepared = 1""",
        (
            article.id,
            article.title,
            article.text,
            article.outlet,
            fold_outlet(article.outlet) if article.outlet else None,
            article.url,
            article.published.isoformat() if article.published else None,
            article.version,
            article.digest,
            article.sha256,
            origin,
        ),
    )


def keep_version(connection: sqlite3.Connection, article: Article) -> None:
    """Keep `article` as an old version of itself."""
    connection.execute(
        """INSERT INTO versions (article_id, version, title, text, outlet, url, published, digest, sha256)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            article.id,
            article.version,
            article.title,
            article.text,
            article.outlet,
            article.url,
            article.published.isoformat() if article.published else None,
            article.digest,
            article.sha256,
        ),
    )


def fold_outlet(outlet: str) -> str:
    """The form in which outlets are compared: without case, runs of white space as one space."""
    return " ".join(outlet.casefold().split())


def unknown_article(connection: sqlite3.Connection, article_id: str) -> ArchiveError:
    """The error for an id that is not there, with up to three ids that look like it."""
    near = process.extract(
        article_id, read_ids(connection), scorer=fuzz.WRatio, limit=NEAREST_IDS, score_cutoff=NEAREST_SCORE
    )
    names = ", ".join(name for name, _, _ in near)
    message = messages.UNKNOWN_ARTICLE_NEAR if names else messages.UNKNOWN_ARTICLE
    detail = f"expected the id of a stored article, got {article_id!r}; nearest: {names or 'none'}"
    return ArchiveError(message.format(id=article_id, near=names), detail)


def _to_article(row: sqlite3.Row) -> Article:
    return Article(
        id=row["id"],
        title=row["title"],
        text=row["text"],
        outlet=row["outlet"],
        url=row["url"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        version=row["version"],
        digest=bool(row["digest"]),
    )
