"""`rujukan eval hostile`: articles and questions that mean harm, put to a home of their own."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.command_line.common import (
    FastOption,
    Language,
    complain,
    out,
    progress_bar,
    progress_console,
    save_file,
)
from assistant.settings import Settings
from eval.commands import suite
from eval.robustness import hostile_messages as messages

JsonFileOption = Annotated[
    Path | None, typer.Option("--json", metavar="BERKAS", help=messages.HELP_JSON_FILE)
]
NoTimesOption = Annotated[bool, typer.Option("--no-times", help=messages.HELP_NO_TIMES)]


def register(program: typer.Typer) -> None:
    """Adds the command to the group."""
    program.command("hostile", help=messages.HELP_HOSTILE, cls=Language.Command)(hostile)


def hostile(
    json_file: JsonFileOption = None, no_times: NoTimesOption = False, fast: FastOption = False
) -> None:
    """Runs the hostile suite in a temporary folder; ends with code 1 where anything failed."""
    # Imported here: the other commands of the program must not wait for it.
    from assistant.opening import open_library  # noqa: PLC0415
    from eval.robustness.hostile.material import load_material  # noqa: PLC0415
    from eval.robustness.hostile.report import dump_hostile, render_hostile  # noqa: PLC0415
    from eval.robustness.hostile.suite import run_hostile  # noqa: PLC0415

    suite.check_writable(json_file)
    settings = Settings.from_environment().faster(fast)
    progress_console().print(messages.PREPARING)
    with progress_bar(messages.PROGRESS) as advance:
        report = run_hostile(load_material(), lambda home: open_library(settings.with_home(home)), advance)
    if json_file:
        save_file(json_file, dump_hostile(report, not no_times).encode("utf-8", "backslashreplace"))
    out().print(render_hostile(report))
    if report.failed:
        complain(messages.FAILED_CHECK.format(count=len(report.failed)))
        raise typer.Exit(1)
