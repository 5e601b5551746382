"""The program itself: gathers the commands, runs one, turns errors into a sentence and an exit code."""

import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import entry_points
from io import TextIOWrapper

import typer
from typer import rich_utils
from typer.exceptions import Abort, Exit, TyperException

from assistant import messages
from assistant.command_line.common import HomeOption, Language, Running, complain, remember_home
from assistant.command_line.logging_setup import logging_to_file
from assistant.errors import UsageError
from corpus.errors import RujukanError

PARTS = ("ask", "archive", "visits", "brief", "upkeep")
"""Modules of this package with the commands of this package, in the order of the help."""

QUICK = frozenset({"visits", "brief"})
"""Those of one command that needs neither index nor models: nothing else is loaded for it."""

COMMAND_GROUP = "rujukan.commands"
"""Entry points of this group bring in the commands of the packages above this one (serve, eval)."""

STOPPED = 130
"""Exit code of a command that the user stopped: 128 and the number of the signal."""

log = logging.getLogger(__name__)


def build_program(wanted: str = "") -> typer.Typer:
    """The program with all its commands; with the one `wanted` alone where that is a quick one."""
    program = typer.Typer(
        name="rujukan",
        help=messages.PROGRAM_HELP,
        no_args_is_help=True,
        invoke_without_command=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        cls=Language.Group,
    )
    program.callback()(_remember)
    for part in (wanted,) if wanted in QUICK else PARTS:
        import_module(f"assistant.command_line.{part}").register(program)
    if wanted not in {command.name for command in program.registered_commands}:
        _bring_in(program, wanted)
    return program


def _bring_in(program: typer.Typer, wanted: str) -> None:
    """Adds the commands of the packages above: the one `wanted`, or all where it is none of them."""
    entries = sorted(entry_points(group=COMMAND_GROUP), key=lambda entry: entry.name)
    for entry in [entry for entry in entries if entry.name == wanted] or entries:
        entry.load()(program)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 when all went well, 1 for a failed check, 2 for wrong usage or input."""
    _speak_indonesian()
    with logging_to_file() as home_log:
        return _run_command(list(sys.argv[1:] if arguments is None else arguments), Running(home_log))


def _run_command(arguments: list[str], running: Running) -> int:
    """Runs one command; every error becomes one sentence and an exit code."""
    try:
        return _invoke(arguments, running)
    except (Abort, KeyboardInterrupt):
        complain(messages.INTERRUPTED)
        return STOPPED
    except RujukanError as error:
        log.debug("command failed: %s", error.detail, exc_info=True)
        complain(error.user_message)
    except TyperException as error:
        return _refuse_usage(error)
    except BrokenPipeError:
        _drop_output()
        return 0
    except Exception:
        log.exception("unexpected failure of a command")
        complain(messages.UNEXPECTED)
    return 2


def _invoke(arguments: list[str], running: Running) -> int:
    try:
        code = build_program(arguments[0] if arguments else "")(
            args=arguments, prog_name="rujukan", standalone_mode=False, obj=running
        )
    except Exit as stop:
        code = stop.exit_code
    if code == STOPPED:
        raise KeyboardInterrupt  # Typer has made an exit code of it
    return code if isinstance(code, int) else 0


def _refuse_usage(error: TyperException) -> int:
    """Says what is wrong with a command line; the program's name alone is a wish for the help, shown by then."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return 0
    complain(messages.wrong_usage(error))
    return 2


def _drop_output() -> None:
    """Sends what is still to be written nowhere: the reader (`| head`) is gone, and Python flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def run() -> None:
    """Entry point of the installed script."""
    if isinstance(sys.stdout, TextIOWrapper):
        # An old terminal has no sign for “ or —: a question mark there, rather than half an answer.
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main())


def _remember(context: typer.Context, home: HomeOption = None) -> None:
    remember_home(context, home)
    if context.invoked_subcommand is None:
        raise UsageError(messages.NO_COMMAND, "expected a command after the options")


def _speak_indonesian() -> None:
    """Typer's own headings have no setting; these attributes are the place that it reads them from."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "Masukan"
    rich_utils.OPTIONS_PANEL_TITLE = "Pilihan"
    rich_utils.COMMANDS_PANEL_TITLE = "Perintah"
    rich_utils.ERRORS_PANEL_TITLE = "Kesalahan"
    rich_utils.DEFAULT_STRING = "[bawaan: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[wajib]"
