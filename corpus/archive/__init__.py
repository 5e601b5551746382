"""The archive of articles: one SQLite file, the source of truth."""

from corpus.archive.archive import ARCHIVE_FILE, Archive
from corpus.archive.identity import ADDED, UNCHANGED, UPDATED
from corpus.archive.records import (
    VERDICTS,
    AddOutcome,
    ArchiveCounts,
    ArticleFilter,
    AuditLine,
    Feedback,
    OutboxRow,
    Prepared,
    PreparedPassage,
)

__all__ = [
    "ADDED",
    "ARCHIVE_FILE",
    "UNCHANGED",
    "UPDATED",
    "VERDICTS",
    "AddOutcome",
    "Archive",
    "ArchiveCounts",
    "ArticleFilter",
    "AuditLine",
    "Feedback",
    "OutboxRow",
    "Prepared",
    "PreparedPassage",
]
