"""Builds the page: components, and which function answers which event."""

from collections.abc import Sequence

import gradio as gr

from assistant.page import texts
from assistant.page.archive_tab import Shelf, build_archive_tab, render_header
from assistant.page.ask_tab import build_ask_tab
from assistant.page.asking import Asking
from assistant.page.briefing_tab import build_briefing_tab
from assistant.page.briefing_texts import TAB as TAB_BRIEFING
from assistant.page.briefing_view import Drafting
from assistant.page.listing import Listing
from assistant.page.parts import Session, plain
from assistant.page.plugged_tabs import PluggedTab, build_plugged_tabs
from assistant.page.signing_in import SignIns
from assistant.page.uploads import CheckedBlocks
from assistant.page.visits.correcting import Correcting
from assistant.page.visits.showing import Showing
from assistant.page.visits.tab import build_visits_tab
from assistant.page.visits.texts import TAB as TAB_VISITS
from assistant.respond import Assistant

AT_ONCE = 8
"""Events answered at the same time; a question takes about 0.1 s of one core."""
WAITING = 64
"""Events that may wait; more are told to try again."""


def build_blocks(assistant: Assistant, sign_ins: SignIns, plugged: Sequence[PluggedTab] = ()) -> gr.Blocks:
    """The page for one assistant, `plugged` tabs last; all that belongs to a visitor is in `gr.State`."""
    listing = Listing(assistant.library)
    page = CheckedBlocks(title=texts.TITLE, analytics_enabled=False, delete_cache=(3600, 3600))
    with page:
        session = Session(sign_ins, gr.State(None))
        header = plain(render_header(listing), elem_id="rj-header")
        with gr.Tabs(elem_id="rj-tabs"):
            with gr.Tab(texts.TAB_ASK, id="tanya"):
                build_ask_tab(page, Asking(assistant, listing))
            with gr.Tab(TAB_VISITS, id="kunjungan") as visits:
                showing = Showing(assistant.register, assistant.library.archive)
                build_visits_tab(visits, showing, Correcting(assistant.register), session)
            with gr.Tab(TAB_BRIEFING, id="bahan"):
                build_briefing_tab(Drafting(assistant.register, assistant.library.archive))
            with gr.Tab(texts.TAB_ARCHIVE, id="arsip"):
                build_archive_tab(page, header, Shelf(assistant.library, listing), session)
            build_plugged_tabs(plugged, session)
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING, api_open=False)
    return page
