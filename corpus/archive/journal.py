"""Feedback of readers, and the audit lines of every change."""

import json
import sqlite3
from datetime import UTC, datetime
from typing import Any

from corpus.archive import messages
from corpus.archive.records import VERDICTS, AuditLine, Feedback
from corpus.errors import ArchiveError


def write_feedback(connection: sqlite3.Connection, feedback: Feedback) -> None:
    """Store one row; ArchiveError for an unknown verdict, ValueError for an answer that is not JSON."""
    if feedback.verdict not in VERDICTS:
        message = messages.UNKNOWN_VERDICT.format(verdict=feedback.verdict, verdicts=", ".join(VERDICTS))
        raise ArchiveError(message, f"expected one of {VERDICTS}, got {feedback.verdict!r}")
    json.loads(feedback.answer)
    connection.execute(
        "INSERT INTO feedback (at, question, answer, verdict, comment) VALUES (?, ?, ?, ?, ?)",
        (
            feedback.at.isoformat(timespec="seconds"),
            feedback.question,
            feedback.answer,
            feedback.verdict,
            feedback.comment,
        ),
    )


def read_feedback(connection: sqlite3.Connection) -> tuple[Feedback, ...]:
    """All feedback, oldest first."""
    query = "SELECT at, question, answer, verdict, comment FROM feedback ORDER BY seq"
    return tuple(
        Feedback(
            datetime.fromisoformat(row["at"]), row["question"], row["answer"], row["verdict"], row["comment"]
        )
        for row in connection.execute(query)
    )


def forget_answers(connection: sqlite3.Connection, article_id: str) -> None:
    """Empty every stored answer that cites the article; question, verdict and comment stay."""
    rows = connection.execute(
        "SELECT seq, answer FROM feedback WHERE instr(answer, ?) > 0", (article_id,)
    ).fetchall()
    for row in rows:
        if _names_article(json.loads(row["answer"]), article_id):
            connection.execute("UPDATE feedback SET answer = '{}' WHERE seq = ?", (row["seq"],))


def forget_corrections(connection: sqlite3.Connection) -> None:
    """Delete the corrections of visits none of whose articles is left: their values may quote those."""
    rows = connection.execute("SELECT seq, data FROM visit_corrections").fetchall()
    for row in rows:
        articles = {
            article for anchor in json.loads(row["data"])["anchors"] for article in anchor["articles"]
        }
        query = "SELECT 1 FROM articles WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1"
        if connection.execute(query, (json.dumps(sorted(articles)),)).fetchone() is None:
            connection.execute("DELETE FROM visit_corrections WHERE seq = ?", (row["seq"],))


def write_audit(connection: sqlite3.Connection, actor: str, action: str, what: str) -> None:
    """Add one line with the present time (UTC)."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO audit (at, actor, action, what) VALUES (?, ?, ?, ?)", (now, actor, action, what)
    )


def read_audit(connection: sqlite3.Connection) -> tuple[AuditLine, ...]:
    """All lines, oldest first."""
    rows = connection.execute("SELECT at, actor, action, what FROM audit ORDER BY seq")
    return tuple(
        AuditLine(datetime.fromisoformat(row["at"]), row["actor"], row["action"], row["what"]) for row in rows
    )


def _names_article(value: Any, article_id: str) -> bool:
    if isinstance(value, dict):
        return any(_names_article(inner, article_id) for inner in value.values())
    if isinstance(value, list):
        return any(_names_article(inner, article_id) for inner in value)
    return isinstance(value, str) and value == article_id
