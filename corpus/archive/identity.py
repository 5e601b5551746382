"""Which article is meant by an incoming one, what its id is, and what adding it changes."""

import sqlite3
from dataclasses import dataclass
from typing import Final

from corpus.archive import messages
from corpus.archive.article_rows import read_article, read_stored
from corpus.archive.records import Kind
from corpus.article import Article, hash_text
from corpus.errors import ArticleRefused
from corpus.incoming import NewArticle, make_article_id

ADDED: Final = "added"
UPDATED: Final = "updated"
UNCHANGED: Final = "unchanged"


@dataclass(frozen=True, slots=True)
class Plan:
    """What adding an incoming article would change."""

    kind: Kind
    article: Article
    """As it would be stored."""
    origin: str | None
    replaced: Article | None = None
    """The article as it is stored now, where there is one."""

    @property
    def new_text(self) -> bool:
        """True where the stored text is another one, so that it becomes an old version."""
        return self.replaced is not None and self.replaced.sha256 != self.article.sha256


def plan_addition(connection: sqlite3.Connection, incoming: NewArticle) -> Plan:
    """Decide by given id, else address, else file path; then by the hash of the text.

    The same text from elsewhere is the article that is there already, unless both have an address of their
    own (one press release on two sites): then both are kept. Raises ArticleRefused for an empty text.
    """
    if not incoming.text.strip():
        raise ArticleRefused(messages.EMPTY_ARTICLE, f"origin {incoming.origin!r}, url {incoming.url!r}")
    stored_id = _find_by_identity(connection, incoming) or _find_same_text(connection, incoming)
    if stored_id is None:
        return _plan_new(connection, incoming)
    return _plan_change(connection, stored_id, incoming)


def _find_by_identity(connection: sqlite3.Connection, incoming: NewArticle) -> str | None:
    if incoming.id:
        return _find(connection, "id", make_article_id(incoming))
    if incoming.url:
        return _find(connection, "url", incoming.url)
    if incoming.origin:
        return _find(connection, "origin", incoming.origin)
    return None


def _find(connection: sqlite3.Connection, column: str, value: str) -> str | None:
    query = f"SELECT id FROM articles WHERE {column} = ? ORDER BY id LIMIT 1"  # noqa: S608 (column names are ours)
    row = connection.execute(query, (value,)).fetchone()
    return None if row is None else str(row["id"])


def _find_same_text(connection: sqlite3.Connection, incoming: NewArticle) -> str | None:
    row = connection.execute(
        """SELECT id FROM articles WHERE sha256 = ? AND (? IS NULL OR url IS NULL OR url = ?)
           ORDER BY id LIMIT 1""",
        (hash_text(incoming.text), incoming.url, incoming.url),
    ).fetchone()
    return None if row is None else str(row["id"])


def _plan_new(connection: sqlite3.Connection, incoming: NewArticle) -> Plan:
    article_id = make_article_id(incoming)
    if read_article(connection, article_id) is not None:
        article_id = f"{article_id}-{hash_text(incoming.text)[:8]}"
    article = Article(
        id=article_id,
        title=incoming.title,
        text=incoming.text,
        outlet=incoming.outlet,
        url=incoming.url,
        published=incoming.published,
        digest=incoming.digest,
    )
    return Plan(ADDED, article, incoming.origin)


def _plan_change(connection: sqlite3.Connection, stored_id: str, incoming: NewArticle) -> Plan:
    """What the incoming article leaves open stays as it is stored: a bare text file does not erase a date.

    A digest never takes the place of a full text.
    """
    stored = read_stored(connection, stored_id)
    before = stored.article
    edited = hash_text(incoming.text) != before.sha256
    if edited and incoming.digest and not before.digest:
        return Plan(UNCHANGED, before, stored.origin, before)
    after = Article(
        id=before.id,
        title=incoming.title or before.title,
        text=incoming.text,
        outlet=incoming.outlet or before.outlet,
        url=incoming.url or before.url,
        published=incoming.published or before.published,
        version=before.version + 1 if edited else before.version,
        digest=incoming.digest if edited else before.digest,
    )
    kind: Kind = UNCHANGED if after == before else UPDATED
    return Plan(kind, after, stored.origin or incoming.origin, before)
