"""The tab for the archive: what it holds, one article at a time, and the administrator's part."""

import secrets
from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.page import texts
from assistant.page.admin_tab import build_admin_part
from assistant.page.article_view import view_article
from assistant.page.listing import ROWS_AT_ONCE, Listing, Wanted
from assistant.page.parts import PRIVATE, Session, number_field, scripted, text_field
from assistant.page.rendering import render
from assistant.page.typed_text import clean_typed
from index.library import Library

SEARCH_LIMIT = 300
FIRST_YEAR, LAST_YEAR = 1900, 2200


def build_archive_tab(page: gr.Blocks, header: gr.HTML, shelf: "Shelf", session: Session) -> None:
    """Adds the components of the tab and wires their events; `header` says how many articles there are."""
    wanted, opened = gr.State(Wanted()), gr.State("")
    with gr.Row(elem_id="rj-filters"):
        text = gr.Textbox(
            label=texts.SEARCH_LABEL,
            placeholder=texts.SEARCH_PLACEHOLDER,
            max_lines=1,
            scale=4,
            elem_id="rj-search",
        )
        outlet = gr.Dropdown(label=texts.OUTLET_LABEL, scale=2, min_width=160, elem_id="rj-outlet")
        since = gr.Dropdown(label=texts.FROM_LABEL, scale=1, min_width=110, elem_id="rj-since")
        until = gr.Dropdown(label=texts.TO_LABEL, scale=1, min_width=110, elem_id="rj-until")
        search = gr.Button(texts.SEARCH_BUTTON, variant="primary", scale=0, min_width=90, elem_id="rj-find")
    with gr.Row(elem_id="rj-shelf"):
        table = scripted("table", elem_id="rj-table")
        panel = scripted("panel", elem_id="rj-archive-panel")
    filters = [text, outlet, since, until]
    for event in (text.submit, search.click, outlet.input, since.input, until.input):
        event(shelf.search, filters, [table, wanted], **PRIVATE)
    table.turn_page(shelf.turn_page, [wanted], table, **PRIVATE)
    for shown in (table, panel):
        shown.look(shelf.open, None, [panel, opened], **PRIVATE)
    panel.shut(lambda: ("", ""), None, [panel, opened], **PRIVATE)

    def redraw(event: Callable[..., Any]) -> None:
        event(shelf.refresh, [wanted], [header, table, outlet, since, until], **PRIVATE)

    redraw(page.load)
    build_admin_part(shelf.library, session, opened, panel, redraw)


def render_header(listing: Listing) -> str:
    """HTML of the page's header."""
    return render("header", articles=listing.contents().coverage.articles)


class Shelf:
    """The handlers that read the archive."""

    def __init__(self, library: Library, listing: Listing) -> None:
        self.library = library
        self._listing = listing

    def search(self, text: str, outlet: str, since: str, until: str) -> tuple[str, Wanted]:
        """The table for what the filters say now."""
        wanted = Wanted(
            clean_typed(text)[:SEARCH_LIMIT],
            outlet if outlet in self._listing.contents().outlets else "",
            _year(since),
            _year(until),
        )
        return self._table(wanted, 1), wanted

    def turn_page(self, wanted: Wanted, event: gr.EventData) -> str:
        """Other rows of the same search."""
        return self._table(wanted, number_field(event, "page"))

    def open(self, event: gr.EventData) -> tuple[str, str]:
        """The article that was clicked, and its id."""
        article_id = text_field(event, "article")
        version = number_field(event, "version") or None
        shown = view_article(self.library.archive, article_id, secrets.token_hex(4), "archive-panel", version)
        return shown, article_id

    def refresh(self, wanted: Wanted) -> tuple[Any, ...]:
        """Header, table and choices as the archive is now."""
        contents = self._listing.contents()
        years = [(texts.EVERY_YEAR, ""), *((str(year), str(year)) for year in contents.years)]
        outlets = [(texts.EVERY_OUTLET, ""), *((name, name) for name in contents.outlets)]
        return (
            render_header(self._listing),
            self._table(wanted, 1),
            gr.update(choices=outlets, value=wanted.outlet),
            gr.update(choices=years, value=str(wanted.first_year or "")),
            gr.update(choices=years, value=str(wanted.last_year or "")),
        )

    def _table(self, wanted: Wanted, page: int) -> str:
        rows = self._listing.find(wanted)
        pages = max(1, -(-len(rows) // ROWS_AT_ONCE))
        page = min(max(page, 1), pages)
        first = (page - 1) * ROWS_AT_ONCE
        return render(
            "table",
            rows=rows[first : first + ROWS_AT_ONCE],
            first=first + 1,
            total=len(rows),
            page=page,
            pages=pages,
            searched=bool(wanted.text),
            filtered=wanted != Wanted(),
        )


def _year(text: object) -> int | None:
    year = int(text) if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) == 4 else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
