"""Typer's groups and commands with all their own words in Indonesian."""

import difflib
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from assistant import messages
from assistant.errors import UsageError

_USAGE_WORDS = {
    "Usage:": "Pemakaian:",
    "[OPTIONS]": "[PILIHAN]",
    "COMMAND [ARGS]...": "PERINTAH …",
}


class Language:
    """The classes for `typer.Typer(cls=…)` and `program.command(cls=…)`."""

    class Command(TyperCommand):
        """A command; a word too many is told in Indonesian."""

        allow_extra_args = True
        """`invoke` refuses them: Typer's own sentence is English."""

        def invoke(self, ctx: Any) -> Any:
            """Runs the command."""
            if ctx.args:
                raise UsageError(messages.too_many_words(ctx.args), f"unexpected arguments {ctx.args!r}")
            return super().invoke(ctx)

        def get_usage(self, ctx: Any) -> str:
            """The usage line."""
            return _in_indonesian(super().get_usage(ctx))

        def get_help_option(self, ctx: Any) -> Any:
            """The option `--help`."""
            return _explained(super().get_help_option(ctx))

        def get_params(self, ctx: Any) -> Any:
            """Options and arguments."""
            return [_without_type(param) for param in super().get_params(ctx)]

    class Group(TyperGroup):
        """The program; an unknown command is told in Indonesian, with the nearest names."""

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            """Name, command and the remaining arguments."""
            if self.get_command(ctx, args[0]) is None:
                nearest = difflib.get_close_matches(args[0], self.list_commands(ctx), n=2)
                raise UsageError(
                    messages.unknown_command(args[0], nearest),
                    f"expected one of {self.list_commands(ctx)}, got {args[0]!r}",
                )
            return super().resolve_command(ctx, args)

        def get_usage(self, ctx: Any) -> str:
            """The usage line."""
            return _in_indonesian(super().get_usage(ctx))

        def get_help_option(self, ctx: Any) -> Any:
            """The option `--help`."""
            return _explained(super().get_help_option(ctx))

        def get_params(self, ctx: Any) -> Any:
            """Options and arguments."""
            return [_without_type(param) for param in super().get_params(ctx)]


def _in_indonesian(usage: str) -> str:
    for english, indonesian in _USAGE_WORDS.items():
        usage = usage.replace(english, indonesian, 1)
    return usage


def _explained(option: Any) -> Any:
    if option is not None:
        option.help = messages.HELP_HELP
    return option


def _without_type(param: Any) -> Any:
    """The parameter, without the name of a Python type beside it (`<bool>`, `<list[str]>`) in the help."""
    if isinstance(param, TyperOption) and param.metavar is None and not param.type_descriptor.is_choice:
        param.metavar = ""
    if isinstance(param, TyperArgument):
        param.display_type_rich = _no_type  # type: ignore[method-assign]
    return param


def _no_type(ctx: Any) -> str | None:
    del ctx
    return None
