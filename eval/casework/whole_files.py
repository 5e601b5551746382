"""Files that are written whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from eval.casework import messages
from eval.errors import EvalError


def write_whole(path: Path, content: bytes, *, replace: bool = True) -> None:
    """The whole file, durable when this returns, or the file as it was.

    Raises EvalError where it cannot be written, and where it is there already unless `replace`.
    """
    part = path.parent / f".{path.name}.{os.getpid()}"
    try:
        _write_part(part, path, content)
        if replace:
            part.replace(path)
        else:
            _put_in_place(part, path)
        _make_durable(path.parent)
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        there = isinstance(error, FileExistsError) and path.is_file()
        message = messages.ALREADY_THERE if there and not replace else messages.UNWRITABLE
        raise EvalError(message.format(path=path), f"{path}: {error}") from error
    finally:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)


def _write_part(part: Path, path: Path, content: bytes) -> None:
    """The content beside its place, with the permissions of the file that it will take the place of."""
    with part.open("wb") as file:
        if path.exists():
            os.fchmod(file.fileno(), path.stat().st_mode & 0o777)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(part: Path, path: Path) -> None:
    """Like `replace`, but never over another file, not even one that has just come; FileExistsError then."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        part.replace(path)


def _make_durable(folder: Path) -> None:
    """Writes the folder's own entries; some file systems cannot, and then keep them anyway."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
