"""`rujukan doctor` and `rujukan hash-password`: the installation itself."""

import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer

from assistant import messages
from assistant.command_line.common import (
    HomeOption,
    Language,
    open_for_rebuild,
    out,
    settings_for,
)
from assistant.errors import UsageError
from assistant.passwords import hash_password
from assistant.settings import Settings
from corpus.archive import ARCHIVE_FILE, Archive
from corpus.errors import ArchiveError, RujukanError, VisitError
from corpus.visits.register import VisitRegister
from index.cross_encoder import load_reader
from index.embedding import load_embedder
from index.passage_reading import ReadText

RebuildOption = Annotated[bool, typer.Option("--bangun-ulang", help=messages.HELP_REBUILD)]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the self-check."""

    good: bool
    text: str


def register(program: typer.Typer) -> None:
    """Adds the commands to the program."""
    program.command("doctor", help=messages.HELP_DOCTOR, cls=Language.Command)(doctor)
    program.command("hash-password", help=messages.HELP_HASH, cls=Language.Command)(hash_given_password)


def doctor(context: typer.Context, rebuild: RebuildOption = False, home: HomeOption = None) -> None:
    """Checks the installation; ends with code 1 when something is wrong."""
    settings = settings_for(context, home)
    console = out()
    if rebuild:
        with open_for_rebuild(settings) as (library, advance):
            library.rebuild(advance)
        console.print(messages.REBUILT)
    findings = [_check(part, settings) for part in (_python, _home, _model, _reader, _archive, _register)]
    for finding in findings:
        console.print(f"{'✓' if finding.good else '✗'} {finding.text}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)
    console.print(messages.ALL_WELL)


def hash_given_password(context: typer.Context) -> None:
    """Reads a password, from a terminal twice and without showing it, and prints its hash."""
    del context
    password = _type_password() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise UsageError(messages.PASSWORD_EMPTY, "expected a password on standard input")
    out().print(hash_password(password))


def _type_password() -> str:
    password = str(typer.prompt(messages.PASSWORD_PROMPT, hide_input=True, err=True))
    if typer.prompt(messages.PASSWORD_AGAIN, hide_input=True, err=True) != password:
        raise UsageError(messages.PASSWORDS_DIFFER, "the two passwords differ")
    return password


def _check(part: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(True, part(settings))
    except RujukanError as error:
        return Finding(False, error.user_message)


def _python(settings: Settings) -> str:
    del settings
    return f"Python {platform.python_version()}"


def _home(settings: Settings) -> str:
    return messages.home_is(str(settings.home), settings.admin_password is not None)


def _model(settings: Settings) -> str:
    embedder = load_embedder(settings.embedder)
    vector = embedder.embed_queries(["studi banding"])[0]
    return messages.model_is(embedder.name, int(vector.shape[0]))


def _reader(settings: Settings) -> str:
    if settings.fast:
        return messages.READER_OFF
    reader = load_reader()
    if reader is None:
        return messages.READER_ABSENT
    reader.read("Apa itu studi banding?", [ReadText("", "Studi banding adalah kunjungan untuk belajar.")])
    return messages.reader_is(reader.name)


def _archive(settings: Settings) -> str:
    with open_for_rebuild(settings, check=True) as (library, _):
        if problems := library.problems():
            raise ArchiveError(" ".join(problems), f"self-check: {len(problems)} problems")
        counts = library.archive.count()
        if counts.articles == 0:
            return messages.ARCHIVE_EMPTY
        return messages.archive_is(counts.articles, counts.passages)


def _register(settings: Settings) -> str:
    with Archive.open(settings.home / ARCHIVE_FILE) as archive:
        register = VisitRegister(archive)
        visits = register.registry().find()
        if failures := archive.visit_store.failures():
            failed = [article_id for article_id, _ in failures]
            raise VisitError(messages.visits_unread(failed), f"rules for visits failed: {failures}")
        return messages.register_is(len(visits), len(register.open_corrections()))
