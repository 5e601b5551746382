"""The command `rujukan`: one program, one Indonesian sentence for every error."""

from assistant.command_line.program import run

__all__ = ["run"]
