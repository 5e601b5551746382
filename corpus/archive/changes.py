"""The changes of the archive, each for the inside of one transaction."""

import sqlite3
from collections.abc import Mapping

from corpus.archive import article_rows, identity, journal, near_duplicates, passage_rows
from corpus.archive.identity import Plan
from corpus.archive.records import AddOutcome, Prepared
from corpus.article import Article


def same_content(one: Article, other: Article) -> bool:
    """True where what was prepared for one article is right for the other."""
    return (one.title, one.text, one.outlet, one.published) == (
        other.title,
        other.text,
        other.outlet,
        other.published,
    )


def carry_out(connection: sqlite3.Connection, plan: Plan, prepared: Prepared, actor: str) -> AddOutcome:
    """Write everything that belongs to an added or updated article."""
    article = plan.article
    if plan.kind == identity.UNCHANGED:
        linked = near_duplicates.read_near_duplicates(connection, article.id)
        return AddOutcome(plan.kind, article, linked)
    if plan.replaced is not None and plan.new_text:
        article_rows.keep_version(connection, plan.replaced)
    article_rows.write_article(connection, article, plan.origin)
    passage_rows.write_passages(connection, article.id, prepared)
    linked = near_duplicates.link_near_duplicates(connection, article.id, article.text)
    journal.write_audit(connection, actor, plan.kind, article.id)
    return AddOutcome(plan.kind, article, linked)


def remove_article(connection: sqlite3.Connection, article_id: str, actor: str) -> None:
    """Delete all that belongs to an article; raises ArchiveError for an unknown id."""
    article_rows.read_stored(connection, article_id)
    passage_rows.delete_passages(connection, article_id)
    journal.forget_answers(connection, article_id)
    connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    journal.forget_corrections(connection)
    # Deleted rows leave their words in the full-text index until its parts are merged.
    connection.execute("INSERT INTO passage_words (passage_words) VALUES ('optimize')")
    journal.write_audit(connection, actor, "removed", article_id)


def write_meta(connection: sqlite3.Connection, values: Mapping[str, str | None]) -> None:
    """Record values; None deletes one."""
    for key, value in values.items():
        connection.execute("DELETE FROM meta WHERE key = ?", (key,))
        if value is not None:
            connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (key, value))
