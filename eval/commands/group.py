"""`rujukan eval`: the suite itself, and the commands beside it."""

from difflib import get_close_matches
from pathlib import Path
from types import ModuleType
from typing import Any

import typer

from assistant.command_line.common import Language
from assistant.errors import UsageError
from assistant.messages import unknown_command
from eval import messages
from eval.commands import baseline, convert, drafts, hostile, public, robust, run

RUN = "run"
"""Name of the command that `rujukan eval` is without a subcommand; not shown, and not typed."""

PARTS: tuple[ModuleType, ...] = (baseline, convert, drafts, robust, hostile, public)
"""Modules with the other commands, in the order of the help."""


class _WithDefault(Language.Group):
    """A group in which everything that is no name of a command belongs to `run`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments with the name of the command first."""
        first = args[0] if args else ""
        if first in self.commands:
            return super().parse_args(ctx, args)
        nearest = get_close_matches(first, set(self.commands) - {RUN}, n=2)
        if nearest and not Path(first).exists():
            raise UsageError(unknown_command(first, nearest), f"expected one of {nearest}, got {first!r}")
        return super().parse_args(ctx, [RUN, *args])


class _Suite(Language.Command):
    """The suite: its name is left out of the usage line."""

    def get_usage(self, ctx: Any) -> str:
        """The usage line."""
        return super().get_usage(ctx).replace(f" eval {RUN}", " eval", 1)


def register(program: typer.Typer) -> None:
    """Adds the group to the program; named by the entry point group "rujukan.commands"."""
    group = typer.Typer(cls=_WithDefault, help=messages.HELP_EVAL, no_args_is_help=False)
    group.command(RUN, help=messages.HELP_EVAL, epilog=messages.HELP_BESIDE, cls=_Suite, hidden=True)(
        run.evaluate
    )
    for part in PARTS:
        part.register(group)
    program.add_typer(group, name="eval")
