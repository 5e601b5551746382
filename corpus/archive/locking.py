"""One writer at a time, over all processes and threads."""

import fcntl
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.archive import messages
from corpus.errors import ArchiveError

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.05


class WriterLock:
    """A lock file that one thread of one process holds at a time; the same thread may take it again.

    The operating system lets go of it when a process dies, so that a kill leaves nothing locked.
    """

    def __init__(
        self, path: Path, timeout: float = 60.0, on_wait: Callable[[str], None] | None = None
    ) -> None:
        """`timeout` in seconds; `on_wait` is told once, in Indonesian, that another writer is waited for."""
        self._path = path
        self._timeout = timeout
        self._on_wait = on_wait or logger.info
        self._thread = threading.RLock()
        self._depth = 0

    @contextmanager
    def hold(self, timeout: float | None = None) -> Iterator[None]:
        """Keep other writers out; raises ArchiveError when none could be had in `timeout` seconds."""
        limit = self._timeout if timeout is None else timeout
        deadline = time.monotonic() + limit
        if not self._thread.acquire(timeout=max(limit, 0.001)):
            raise self._busy(limit)
        try:
            if self._depth:
                yield from self._deeper()
            else:
                yield from self._outermost(deadline, limit)
        finally:
            self._thread.release()

    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def _outermost(self, deadline: float, limit: float) -> Iterator[None]:
        descriptor = self._open()
        try:
            self._wait(descriptor, deadline, limit)
            yield from self._deeper()
        finally:
            os.close(descriptor)

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise ArchiveError(messages.CANNOT_OPEN, f"{self._path}: {error}") from error

    def _wait(self, descriptor: int, deadline: float, limit: float) -> None:
        told = False
        while not _try_lock(descriptor):
            if time.monotonic() >= deadline:
                raise self._busy(limit)
            if not told:
                self._on_wait(messages.WAITING)
                told = True
            time.sleep(POLL_SECONDS)

    def _busy(self, limit: float) -> ArchiveError:
        return ArchiveError(messages.BUSY, f"expected the writer lock {self._path} within {limit:g} s")


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
