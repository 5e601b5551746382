"""SQLite connections: a small pool of readers, one writer, errors in the project's own terms."""

import queue
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.archive import messages
from corpus.archive.locking import WriterLock
from corpus.errors import ArchiveError

SCHEMA_FILES = tuple(Path(__file__).with_name(name) for name in ("schema.sql", "schema_2.sql"))
"""One for each version, in order: an older archive gets those that it lacks."""
SCHEMA_VERSION = len(SCHEMA_FILES)
TABLES_OF_THE_FIRST = frozenset({"meta", "articles", "passages", "audit"})
BUSY_SECONDS = 30.0
CACHE_KIB = 16_384
"""Page cache of one connection; the operating system's own cache holds the rest."""


class Connections:
    """Connections to one archive file; readers are never blocked by the writer (write-ahead log)."""

    def __init__(self, path: Path, lock: WriterLock) -> None:
        self._path = path
        self._lock = lock
        self._idle: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._writer: sqlite3.Connection | None = None
        with lock.hold(), translated_errors(path, messages.CANNOT_OPEN):
            self._writer = self._connect()
            create_schema(self._writer, path)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for this thread alone, inside one read transaction: all its queries see one state."""
        with translated_errors(self._path, messages.CANNOT_OPEN):
            connection = self._take()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                connection.rollback()
                self._idle.put(connection)

    @contextmanager
    def writing(self, to_index: bool = False) -> Iterator[sqlite3.Connection]:
        """The writer, inside one transaction: durable when the block ends, undone when it raises.

        `to_index` counts the change in `meta.generation`, so that other processes see it.
        """
        with self._lock.hold(), translated_errors(self._path, messages.CANNOT_WRITE):
            writer = self._open_writer()
            writer.execute("BEGIN IMMEDIATE")
            try:
                yield writer
                if to_index:
                    writer.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
                writer.execute("COMMIT")
            except BaseException:
                writer.rollback()
                raise

    def empty_log(self) -> None:
        """Move the write-ahead log into the file, so that nothing removed can be read from it."""
        with self._lock.hold(), translated_errors(self._path, messages.CANNOT_WRITE):
            self._open_writer().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close every idle connection; one in use by another thread stays open until that thread is done."""
        with self._lock.hold():
            while not self._idle.empty():
                self._idle.get_nowait().close()
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    def _open_writer(self) -> sqlite3.Connection:
        if self._writer is None:
            raise ArchiveError(messages.CANNOT_WRITE, f"{self._path}: the archive is closed")
        return self._writer

    def _take(self) -> sqlite3.Connection:
        if self._writer is None:
            raise ArchiveError(messages.CANNOT_OPEN, f"{self._path}: the archive is closed")
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        return connection


def make_folder(folder: Path) -> None:
    """Make a folder with those above it; raises ArchiveError where that is not allowed."""
    with translated_errors(folder, messages.CANNOT_OPEN):
        folder.mkdir(parents=True, exist_ok=True)


def create_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Lay the tables that a file lacks, all or none; raises ArchiveError for a newer or foreign file."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found == SCHEMA_VERSION:
        return
    if found > SCHEMA_VERSION:
        raise ArchiveError(
            messages.NEWER_SCHEMA, f"{path}: expected schema version {SCHEMA_VERSION}, got {found}"
        )
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if (tables and not found) or (found and not tables >= TABLES_OF_THE_FIRST):
        raise ArchiveError(
            messages.NOT_AN_ARCHIVE, f"{path}: schema version {found}, tables {sorted(tables)}"
        )
    script = "\n".join(file.read_text(encoding="utf-8") for file in SCHEMA_FILES[found:])
    connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {SCHEMA_VERSION};\nCOMMIT;")


@contextmanager
def translated_errors(path: Path, user_message: str) -> Iterator[None]:
    """Turn errors of SQLite and of the file system into ArchiveError with `user_message`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        broken = error.sqlite_errorname in {"SQLITE_NOTADB", "SQLITE_CORRUPT"} if _has_name(error) else False
        message = messages.NOT_AN_ARCHIVE if broken else user_message
        raise ArchiveError(message, f"{path}: {type(error).__name__}: {error}") from error
    except OSError as error:
        raise ArchiveError(user_message, f"{path}: {error}") from error


def _has_name(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorname", None) is not None
