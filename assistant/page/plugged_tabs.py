"""Tabs that packages above this one bring to the page: found by name at the start, never able to break the page.

An entry point of the group names a function that takes the assistant, the settings and the sign-ins, and returns a
`PluggedTab`. One that fails to load is left out; one that fails while it is built shows a sentence in its place.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

import gradio as gr
from starlette.requests import Request
from starlette.responses import Response

from assistant.page import texts
from assistant.page.parts import Session, plain
from assistant.page.rendering import render
from assistant.page.signing_in import SignIns
from assistant.respond import Assistant
from assistant.settings import Settings

TAB_GROUP = "rujukan.tabs"
"""Entry points of this group bring in tabs, in the order of their names."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PluggedTab:
    """One tab from elsewhere, and what the server must know of it."""

    id: str
    """Plain letters: names the tab, and the address of its own files (`/rujukan/<id>`)."""
    title: str
    build: Callable[[gr.Tab, Session], None]
    """Adds the components and wires their events; called inside the tab."""
    visible: bool = True
    """At first; one that is only for who is signed in shows itself when the session's token changes."""
    routes: tuple[tuple[str, Callable[[Request], Response]], ...] = ()
    """Paths under `/unduh/` with what answers them."""
    static: Path | None = None
    """Folder of its own files for the browser."""
    styles: tuple[str, ...] = ()
    """Names of style sheets in `static`."""
    close: Callable[[], None] = lambda: None
    """Called once when the server stops, before the archive is closed."""

    @property
    def style_paths(self) -> tuple[str, ...]:
        """Addresses of the style sheets, as the page names them."""
        return tuple(f"rujukan/{self.id}/{name}" for name in self.styles)


OpenTab = Callable[[Assistant, Settings, SignIns], PluggedTab]
"""What an entry point of the group names."""


def load_plugged_tabs(assistant: Assistant, settings: Settings, sign_ins: SignIns) -> tuple[PluggedTab, ...]:
    """All tabs that could be opened; the log has the cause of any that could not."""
    tabs: list[PluggedTab] = []
    for entry in sorted(entry_points(group=TAB_GROUP), key=lambda entry: entry.name):
        try:
            opened: PluggedTab = entry.load()(assistant, settings, sign_ins)
        except Exception:
            log.exception("tab %s left out", entry.name)
        else:
            tabs.append(opened)
    return tuple(tabs)


def build_plugged_tabs(tabs: Sequence[PluggedTab], session: Session) -> None:
    """Adds the tabs to the page that is being built."""
    for plugged in tabs:
        with gr.Tab(plugged.title, id=plugged.id, visible=plugged.visible) as tab:
            try:
                plugged.build(tab, session)
            except Exception:
                log.exception("tab %s not built", plugged.id)
                plain(render("notice", text=texts.TAB_BROKEN, bad=True))


def close_plugged_tabs(tabs: Sequence[PluggedTab]) -> None:
    """Tells the tabs that the server stops."""
    for plugged in tabs:
        try:
            plugged.close()
        except Exception:
            log.exception("tab %s not closed", plugged.id)
