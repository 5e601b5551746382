"""Self-check of an archive: what belongs together is there together."""

import sqlite3

from corpus.archive import messages

_COUNTS = (
    (
        messages.PASSAGES_WITHOUT_WORDS,
        "SELECT count(*) FROM passages WHERE key NOT IN (SELECT rowid FROM passage_words)",
    ),
    (
        messages.WORDS_WITHOUT_PASSAGE,
        "SELECT count(*) FROM passage_words WHERE rowid NOT IN (SELECT key FROM passages)",
    ),
    (
        messages.PASSAGES_WITHOUT_VECTOR,
        "SELECT count(*) FROM passages WHERE key NOT IN (SELECT passage FROM vectors)",
    ),
    (
        messages.ARTICLES_WITHOUT_PASSAGES,
        "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM passages)",
    ),
    (messages.BROKEN_REFERENCES, "SELECT count(*) FROM pragma_foreign_key_check"),
)


def find_problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    """An Indonesian sentence for everything that is wrong; none for a sound archive. Reads the whole file."""
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    damaged = () if verdict == "ok" else (messages.DAMAGED,)
    found = ((sentence, connection.execute(query).fetchone()[0]) for sentence, query in _COUNTS)
    return (*damaged, *(sentence.format(count=count) for sentence, count in found if count))
