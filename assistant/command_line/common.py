"""What all commands share: where the home is, how to print, how to open the archive."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from assistant import messages
from assistant.command_line.language import Language
from assistant.command_line.logging_setup import HomeLog
from assistant.errors import UsageError
from assistant.settings import Settings
from corpus.archive import ARCHIVE_FILE, Archive
from corpus.dates import find_dates

if TYPE_CHECKING:
    from index.library import Library

__all__ = [
    "FastOption",
    "HomeOption",
    "JsonOption",
    "Language",
    "Running",
    "complain",
    "open_for_rebuild",
    "opened_archive",
    "opened_library",
    "out",
    "progress_bar",
    "progress_console",
    "read_date",
    "remember_home",
    "renew_index",
    "save_file",
    "settings_for",
    "write_bytes",
    "write_json",
]

OF_THE_MODEL = frozenset({"embedder", "dimension"})
"""Fields of an index's identity that only a setting changes."""

HomeOption = Annotated[Path | None, typer.Option("--home", metavar="FOLDER", help=messages.HELP_HOME)]
FastOption = Annotated[bool, typer.Option("--fast", help=messages.HELP_FAST)]
JsonOption = Annotated[bool, typer.Option("--json", help=messages.HELP_JSON)]
PIPE_WIDTH = 240
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls and marks of direction: they colour or clear a terminal, or turn the order of what is read."""


@dataclass(slots=True)
class Running:
    """What one run of the program hands to its command."""

    log: HomeLog | None = None
    """None leaves logging as it is."""
    home: Path | None = None
    """Given before the name of the command."""


def remember_home(context: typer.Context, home: Path | None) -> None:
    """Keeps the home that was given before the command's name."""
    _running(context).home = home


def settings_for(context: typer.Context, home: Path | None) -> Settings:
    """The settings in force: `--home` after the command, before it, then the environment; the log goes there."""
    running = _running(context)
    settings = Settings.from_environment().with_home(home if home is not None else running.home)
    if running.log is not None:
        running.log.write_to(settings.home)
    return settings


def _running(context: typer.Context) -> Running:
    """What `main` started the program with; a new one where something else started it."""
    return context.ensure_object(Running)


@contextmanager
def opened_library(context: typer.Context, home: Path | None, *, fast: bool = True) -> Iterator["Library"]:
    """The library of the home in force, closed at the end; `fast`: without the reader model, as only questions need."""
    from assistant.opening import open_library  # noqa: PLC0415 (the engines take a second to load)

    library = open_library(settings_for(context, home).faster(fast), on_wait=complain)
    try:
        yield library
    finally:
        library.close()


@contextmanager
def opened_archive(settings: Settings) -> Iterator[Archive]:
    """The archive alone, closed at the end: no index and no model is loaded."""
    with Archive.open(settings.home / ARCHIVE_FILE, on_wait=complain) as archive:
        yield archive


def out() -> Console:
    """Console for what was asked for; article text is never read as markup. Tables are wide in a file or a pipe."""
    return Console(
        markup=False, highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else PIPE_WIDTH
    )


def progress_console() -> Console:
    """Console for progress and remarks, apart from the output."""
    return Console(stderr=True, markup=False, highlight=False)


def complain(sentence: str) -> None:
    """One sentence on standard error; what would steer the terminal, as in the name of a file, is written out."""
    shown = _STEERING.sub(lambda sign: f"⟨U+{ord(sign.group()):04X}⟩", sentence)
    progress_console().print(shown, soft_wrap=True)


def write_json(value: Any) -> None:
    """One JSON value on one line of standard output, in UTF-8 whatever the terminal's encoding.

    Half a character (a lone surrogate in a question) is written as the escape `\\udxxx` that it came as.
    """
    line = json.dumps(value, ensure_ascii=False) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def write_bytes(content: bytes) -> None:
    """A file on standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def save_file(path: Path, content: bytes) -> None:
    """The whole file or, where that fails, the file as it was; raises UsageError."""
    part = path.parent / f".{path.name}.{os.getpid()}"
    try:
        part.write_bytes(content)
        part.replace(path)
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        with suppress(OSError, ValueError):  # the folder of the name may be a file
            part.unlink(missing_ok=True)
        raise UsageError(messages.unwritable_file(str(path)), f"{path}: {error}") from error


def read_date(text: str | None, option: str) -> date | None:
    """A day given as `2022-06-07` or written out in Indonesian; None stays None."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        resolved = [mention.resolved for mention in find_dates(text) if mention.resolved]
    if not resolved:
        raise UsageError(messages.bad_date(option, text), f"{option}: expected a date, got {text!r}")
    return resolved[0]


@contextmanager
def open_for_rebuild(
    settings: Settings, check: bool = False
) -> Iterator[tuple["Library", Callable[[int, int], None]]]:
    """The library with a progress bar; a stale index is no obstacle unless `check`."""
    from assistant.opening import open_library  # noqa: PLC0415

    library = open_library(settings.faster(), allow_stale=not check)
    try:
        with progress_bar(messages.REBUILDING) as advance:
            yield library, advance
    finally:
        library.close()


def renew_index(settings: Settings) -> None:
    """Rebuilds an index whose rules a new version of the program has changed, or whose rebuild was cut short.

    Another embedding model is somebody's decision: that StaleIndexError goes on, with the command to run.
    """
    from assistant.opening import open_library  # noqa: PLC0415
    from index.errors import StaleIndexError  # noqa: PLC0415

    try:
        open_library(settings.faster(), on_wait=complain).close()
    except StaleIndexError as stale:
        if stale.field in OF_THE_MODEL:
            raise
        complain(messages.RENEWING)
        with open_for_rebuild(settings) as (library, advance):
            library.rebuild(advance)


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, where that is a terminal; call what it gives with (done, total)."""
    console = progress_console()
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
