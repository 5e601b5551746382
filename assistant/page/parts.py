"""Small pieces that both tabs are built from."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.page.signing_in import SignIns

STATIC = Path(__file__).parent / "static"

BROWSER_MAX = 2**53
"""Whole numbers beyond it are none in JavaScript, and too long for the database."""
PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""For every event: no name in a public interface, no overlay over what is being read."""


@dataclass(frozen=True, slots=True)
class Session:
    """Where to ask whether a visitor of the page may change something."""

    sign_ins: SignIns
    token: gr.State
    """Holds the visitor's token; on the server alone."""


@cache
def _script(folder: Path, name: str) -> str:
    return (folder / f"{name}.js").read_text(encoding="utf-8")


def scripted(script: str, value: str = "", *, folder: Path = STATIC, **options: Any) -> gr.HTML:
    """An HTML component with the local script `<folder>/<script>.js`; its HTML comes from the templates."""
    return gr.HTML(value, js_on_load=_script(folder, script), apply_default_css=False, **options)


def plain(value: str = "", **options: Any) -> gr.HTML:
    """An HTML component without a script."""
    return gr.HTML(value, js_on_load=None, apply_default_css=False, **options)


def fields(event: gr.EventData) -> dict[str, Any]:
    """All that the browser sent, by name; never to be trusted."""
    return event._data if isinstance(event._data, dict) else {}


def field(event: gr.EventData, name: str) -> Any:
    """What the browser sent under `name`, or None; never to be trusted."""
    return fields(event).get(name)


def text_field(event: gr.EventData, name: str) -> str:
    """The same as a string; empty for anything else."""
    value = field(event, name)
    return value if isinstance(value, str) else ""


def number_field(event: gr.EventData, name: str) -> int:
    """The same as a whole number that a browser can count to; 0 for anything else."""
    value = field(event, name)
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and abs(value) <= BROWSER_MAX else 0
