"""Serves the page: one web application, bound before anything slow, that talks to nobody else."""

import logging
import os
import socket
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.staticfiles import StaticFiles

from assistant.errors import UsageError
from assistant.page import texts
from assistant.page.briefing_download import ROUTE as BRIEFING_ROUTE
from assistant.page.briefing_download import BriefingDownload
from assistant.page.briefing_view import Drafting
from assistant.page.guarding import Guard
from assistant.page.layout import build_blocks
from assistant.page.plugged_tabs import PluggedTab, close_plugged_tabs, load_plugged_tabs
from assistant.page.signing_in import SignIns
from assistant.page.theme import build_theme
from assistant.page.visits.exporting import ROUTE, Exporting
from assistant.page.visits.showing import Showing
from assistant.respond import Assistant
from assistant.settings import Settings

UPLOAD_BYTES = 100_000_000
"""More than the loader takes, so that the loader can say in Indonesian why it refuses."""
STATIC = Path(__file__).parent / "static"

SERVER_LOG = logging.getLogger("uvicorn.error")


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; raises UsageError where the address is taken or impossible."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        taken = getattr(error, "errno", None) in (98, 48, 10048)
        sentence = texts.address_in_use if taken else texts.address_unusable
        raise UsageError(sentence(host, port), f"bind {host}:{port}: {error}") from error
    return listener


def build_application(assistant: Assistant, settings: Settings) -> FastAPI:
    """The whole web application: Gradio's page at `/`, our files at `/rujukan`, the guard before both."""
    sign_ins = SignIns(settings.admin_password)
    plugged = load_plugged_tabs(assistant, settings, sign_ins)

    @asynccontextmanager
    async def until_stopped(_: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(close_plugged_tabs, plugged)

    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=until_stopped)
    _add_files_of(application, plugged)
    application.mount("/rujukan", StaticFiles(directory=STATIC))
    archive = assistant.library.archive
    application.add_route(ROUTE, Exporting(Showing(assistant.register, archive), archive).download)
    application.add_route(BRIEFING_ROUTE, BriefingDownload(Drafting(assistant.register, archive)).download)
    gr.mount_gradio_app(
        application,
        build_blocks(assistant, sign_ins, plugged),
        "/",
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
        footer_links=[],
        run_history=False,
        max_file_size=UPLOAD_BYTES,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        theme=build_theme(),
    )
    styles = [path for tab in plugged for path in tab.style_paths]
    application.add_middleware(Guard, may_upload=lambda: sign_ins.anybody, styles=styles)
    return application


def _add_files_of(application: FastAPI, plugged: Sequence[PluggedTab]) -> None:
    """Gives the tabs' own files and downloads their addresses."""
    for tab in plugged:
        if tab.static is not None:
            application.mount(f"/rujukan/{tab.id}", StaticFiles(directory=tab.static))
        for path, answer in tab.routes:
            application.add_route(path, answer)


def build_server(application: FastAPI, on_ready: Callable[[], None]) -> uvicorn.Server:
    """A server to `run(sockets=[…])` until the process is told to stop; `on_ready` is called once, when it answers."""
    config = uvicorn.Config(
        application,
        log_config=None,  # as the program has set it up
        log_level="warning",
        access_log=False,
        ws="none",
        timeout_graceful_shutdown=1,
    )
    return _Server(config, on_ready)


def keep_uploads_apart() -> tempfile.TemporaryDirectory[str]:
    """A folder for uploads that only this user can read; it goes when the returned object does."""
    folder = tempfile.TemporaryDirectory(prefix="rujukan-", ignore_cleanup_errors=True)
    os.environ["GRADIO_TEMP_DIR"] = folder.name
    return folder


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serves until told to stop."""
        level = SERVER_LOG.level
        try:
            super().run(sockets)
        finally:
            SERVER_LOG.setLevel(level)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn does, but the signal that ended the serving is not raised again: the rest closes in order."""
        with super().capture_signals():
            yield
            self._captured_signals.clear()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn does; that open pages are cut off then is no error."""
        SERVER_LOG.setLevel(logging.CRITICAL)
        await super().shutdown(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()
