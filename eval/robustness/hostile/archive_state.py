"""Everything that an archive holds, as one hash for each table."""

import hashlib
import sqlite3
from pathlib import Path

from corpus.archive import ARCHIVE_FILE


def read_state(home: Path) -> dict[str, tuple[int, str]]:
    """Table -> (number of rows, SHA-256 of all rows in a fixed order); only reads."""
    connection = sqlite3.connect(f"file:{home / ARCHIVE_FILE}?mode=ro", uri=True)
    try:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        names = [name for (name,) in connection.execute(query)]
        return {name: _state_of(connection, name) for name in names}
    finally:
        connection.close()


def _state_of(connection: sqlite3.Connection, table: str) -> tuple[int, str]:
    # The name comes out of the schema; quoting it keeps any name whole.
    quoted = table.replace('"', '""')
    rows = sorted(repr(row) for row in connection.execute(f'SELECT * FROM "{quoted}"'))  # noqa: S608
    digest = hashlib.sha256()
    for row in rows:
        digest.update(row.encode("utf-8", "surrogatepass"))
    return len(rows), digest.hexdigest()
