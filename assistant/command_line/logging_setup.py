"""The log of the command line: a file in the home; the terminal stays with the sentences meant for the user."""

import logging
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_FILE = "rujukan.log"
MAX_BYTES = 1_000_000
KEPT_FILES = 2
"""Older files beside the current one."""

_FORMAT = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"
_WAITING_RECORDS = 1_000


class HomeLog(logging.Handler):
    """Holds records back until the home is known, then writes them to its file, which is made with the first one."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._waiting: deque[logging.LogRecord] = deque(maxlen=_WAITING_RECORDS)
        self._file: logging.Handler | None = None

    def write_to(self, home: Path) -> None:
        """Writes what was held back, and all that follows, to `home`; a folder that is missing is not made."""
        file = _QuietFile(
            home / LOG_FILE, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
        )
        file.setFormatter(logging.Formatter(_FORMAT))
        self.acquire()
        try:
            self._close_file()
            self._file = file
            while self._waiting:
                file.handle(self._waiting.popleft())
        finally:
            self.release()

    def emit(self, record: logging.LogRecord) -> None:
        """Writes the record, or holds it back."""
        if self._file is None:
            self._waiting.append(record)
        else:
            self._file.handle(record)

    def close(self) -> None:
        """Closes the file."""
        self._close_file()
        super().close()

    def _close_file(self) -> None:
        if self._file is not None:
            self._file.close()


class _QuietFile(RotatingFileHandler):
    """A log file that nobody hears of where it cannot be written."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's name)
        """Nothing: the log must never be what stops a command, nor what the user sees of it."""

    def close(self) -> None:
        """Closes the file; on a full disk what is still held in memory is lost."""
        with suppress(OSError):
            super().close()


@contextmanager
def logging_to_file() -> Iterator[HomeLog]:
    """Sends warnings and errors of all libraries to the log that it gives; puts everything back at the end."""
    handler = HomeLog()
    root = logging.getLogger()
    root.addHandler(handler)
    logging.captureWarnings(True)
    try:
        yield handler
    finally:
        logging.captureWarnings(False)
        root.removeHandler(handler)
        handler.close()
