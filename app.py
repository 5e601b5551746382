"""The page: built from the assistant and served to this machine's browsers."""

from typing import Annotated

import typer

from assistant.command_line.archive import prepare_shipped
from assistant.command_line.common import HomeOption, Language, opened_library, settings_for
from assistant.page import texts
from assistant.respond import Assistant

HostOption = Annotated[str, typer.Option("--host", metavar="ALAMAT", help=texts.HELP_HOST)]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65535, metavar="NOMOR", help=texts.HELP_PORT)]


def register(program: typer.Typer) -> None:
    """Adds the command `serve` to the program."""
    program.command("serve", help=texts.HELP_SERVE, cls=Language.Command)(serve)


def serve(
    context: typer.Context, host: HostOption = "127.0.0.1", port: PortOption = 7860, home: HomeOption = None
) -> None:
    """Serves the page until it is stopped; the shipped articles are taken in first where they are missing."""
    from assistant.page.serving import serve_page  # gradio takes seconds to import: only this command pays

    settings = settings_for(context, home)
    with opened_library(context, home) as library:
        prepare_shipped(library)
        serve_page(Assistant(library), settings, host, port)
