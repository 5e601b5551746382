"""The program itself: gathers the commands, runs one, turns errors into a sentence and an exit code."""

import logging
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points

import typer
from typer import rich_utils
from typer.exceptions import Abort, Exit, TyperException

from assistant import messages
from assistant.command_line import archive, ask, upkeep
from assistant.command_line.common import HomeOption, Language, complain, remember_home
from corpus.errors import RujukanError

COMMAND_GROUP = "rujukan.commands"
"""Entry points of this group bring in the commands of the packages above this one (serve, eval)."""

log = logging.getLogger(__name__)


def build_program() -> typer.Typer:
    """The program with all its commands."""
    program = typer.Typer(
        name="rujukan",
        help=messages.PROGRAM_HELP,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        cls=Language.Group,
    )
    program.callback()(_remember)
    for part in (ask, archive, upkeep):
        part.register(program)
    for entry in sorted(entry_points(group=COMMAND_GROUP), key=lambda entry: entry.name):
        entry.load()(program)
    return program


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 when all went well, 1 for a failed check, 2 for wrong usage or input."""
    _speak_indonesian()
    try:
        code = build_program()(
            args=list(sys.argv[1:] if arguments is None else arguments), standalone_mode=False
        )
    except Exit as stop:
        return stop.exit_code
    except (Abort, KeyboardInterrupt):
        complain(messages.INTERRUPTED)
        return 130
    except RujukanError as error:
        log.debug("command failed: %s", error.detail, exc_info=True)
        complain(error.user_message)
        return 2
    except TyperException as error:
        complain(messages.wrong_usage(error))
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception:
        log.exception("unexpected failure of a command")
        complain(messages.UNEXPECTED)
        return 2
    return code if isinstance(code, int) else 0


def run() -> None:
    """Entry point of the installed script."""
    sys.exit(main())


def _remember(context: typer.Context, home: HomeOption = None) -> None:
    remember_home(context, home)


def _speak_indonesian() -> None:
    """Typer's own headings have no setting; these attributes are the place that it reads them from."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "Masukan"
    rich_utils.OPTIONS_PANEL_TITLE = "Pilihan"
    rich_utils.COMMANDS_PANEL_TITLE = "Perintah"
    rich_utils.ERRORS_PANEL_TITLE = "Kesalahan"
    rich_utils.DEFAULT_STRING = "[bawaan: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[wajib]"
