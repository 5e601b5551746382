"""`rujukan eval convert`: sheets of questions as files of cases, and back."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.command_line.common import Language, complain, out
from eval.casework import messages

SourceArgument = Annotated[Path, typer.Argument(metavar="BERKAS", help=messages.HELP_SOURCE)]
TargetOption = Annotated[Path, typer.Option("-o", "--output", metavar="HASIL", help=messages.HELP_TARGET)]
SheetOption = Annotated[str | None, typer.Option("--sheet", metavar="LEMBAR", help=messages.HELP_SHEET)]
ForceOption = Annotated[bool, typer.Option("--force", help=messages.HELP_FORCE)]


def register(program: typer.Typer) -> None:
    """Adds the command to the group `rujukan eval`."""
    program.command("convert", help=messages.HELP_CONVERT, cls=Language.Command)(convert)


def convert(
    source: SourceArgument, target: TargetOption, sheet: SheetOption = None, force: ForceOption = False
) -> None:
    """Converts one file; ends with code 1 where rows were refused, with 2 where no row was good."""
    # Imported here: the other commands of the program must not wait for it.
    from eval.casework.converting import convert_file  # noqa: PLC0415

    done = convert_file(source, target, sheet, force)
    for sentence in (*done.notes, *(fault.user_message for fault in done.faults)):
        complain(sentence)
    if not done.written:
        complain(messages.REFUSED_ALL.format(count=len(done.faults)))
        raise typer.Exit(2)
    told = messages.CONVERTED_TOML if target.suffix.lower() == ".toml" else messages.CONVERTED
    out().print(told.format(count=done.written, path=target))
    if done.faults:
        complain(messages.REFUSED.format(count=len(done.faults)))
        raise typer.Exit(1)
