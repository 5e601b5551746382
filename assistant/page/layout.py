"""Builds the page: components, and which function answers which event."""

from pathlib import Path

import gradio as gr

from assistant.page import texts
from assistant.page.archive_tab import build_archive_tab
from assistant.page.ask_tab import build_ask_tab
from assistant.page.asking import Asking
from assistant.page.listing import Listing
from assistant.page.rendering import render
from assistant.page.signing_in import SignIns
from assistant.respond import Assistant

AT_ONCE = 8
"""Events answered at the same time; a question takes about 0.1 s of one core."""
WAITING = 64
"""Events that may wait; more are told to try again."""
STATIC = Path(__file__).parent / "static"


def build_blocks(assistant: Assistant, sign_ins: SignIns) -> gr.Blocks:
    """The page for one assistant; all that belongs to a visitor is in `gr.State`."""
    listing = Listing(assistant.library)
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, delete_cache=(3600, 3600)) as page:
        header = gr.HTML(_header(listing), elem_id="rj-header", apply_default_css=False, js_on_load=None)
        with gr.Tabs(elem_id="rj-tabs"):
            with gr.Tab(texts.TAB_ASK, id="tanya"):
                build_ask_tab(page, Asking(assistant, listing))
            with gr.Tab(texts.TAB_ARCHIVE, id="arsip"):
                build_archive_tab(page, assistant.library, listing, sign_ins)
        page.load(lambda: _header(listing), None, header, api_visibility="private", show_progress="hidden")
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING, api_open=False)
    return page


def _header(listing: Listing) -> str:
    return render("header", articles=listing.contents().coverage.articles)
