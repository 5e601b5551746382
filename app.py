"""The page: built from the assistant and served to browsers."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.command_line.archive import prepare_shipped
from assistant.command_line.common import (
    FastOption,
    HomeOption,
    Language,
    complain,
    opened_library,
    out,
    renew_index,
    settings_for,
)
from assistant.page import texts
from assistant.respond import Assistant
from assistant.settings import Settings
from index.library import Library
from index.passage_reading import ReadText

if TYPE_CHECKING:
    import gradio as gr

HostOption = Annotated[str, typer.Option("--host", metavar="ALAMAT", help=texts.HELP_HOST)]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65535, metavar="NOMOR", help=texts.HELP_PORT)]


def register(program: typer.Typer) -> None:
    """Adds the command `serve` to the program."""
    program.command("serve", help=texts.HELP_SERVE, cls=Language.Command)(serve)


def build_page(assistant: Assistant, settings: Settings) -> "gr.Blocks":
    """The page as Gradio blocks; `settings` tell whether an administrator may sign in."""
    from assistant.page.layout import build_blocks  # noqa: PLC0415 (see serve)
    from assistant.page.plugged_tabs import load_plugged_tabs  # noqa: PLC0415
    from assistant.page.signing_in import SignIns  # noqa: PLC0415

    sign_ins = SignIns(settings.admin_password)
    return build_blocks(assistant, sign_ins, load_plugged_tabs(assistant, settings, sign_ins))


def serve(
    context: typer.Context,
    host: HostOption = "127.0.0.1",
    port: PortOption = 7860,
    fast: FastOption = False,
    home: HomeOption = None,
) -> None:
    """Serves the page until it is stopped; the shipped articles are taken in first where they are missing."""
    # Gradio takes seconds to import: only this command pays for it.
    from assistant.page import serving  # noqa: PLC0415

    settings = settings_for(context, home)
    with serving.bind(host, port) as listener, serving.keep_uploads_apart():
        renew_index(settings)
        with opened_library(context, home, fast=fast) as library:
            prepare_shipped(library)
            _warm_up(library)
            assistant = Assistant(library)
            assistant.register.registry()  # merged once before the first visitor comes
            application = serving.build_application(assistant, settings)
            server = serving.build_server(
                application, lambda: out().print(texts.serving_at(_address(host, port)))
            )
            server.run(sockets=[listener])
    complain(texts.STOPPED)


def _warm_up(library: Library) -> None:
    """Runs the models once: the first run of each takes longer than the others."""
    library.embedder.embed_queries([texts.TAGLINE])
    if library.reader is not None:
        library.reader.read(texts.TAGLINE, [ReadText("", texts.TAGLINE)])


def _address(host: str, port: int) -> str:
    """Where this machine's own browser finds the page."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"
