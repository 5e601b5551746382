"""The components of the tab, and which function answers which event."""

import secrets
from typing import Any

import gradio as gr

from assistant.page.article_view import Place
from assistant.page.parts import PRIVATE, Session, fields, number_field, scripted, text_field
from assistant.page.visits.correcting import Correcting
from assistant.page.visits.corrections import Corrections
from assistant.page.visits.showing import Showing, render_waiting
from assistant.page.visits.wanted import EVERYTHING, Look, pick, read_wanted
from corpus.spans import Span

CHANGING: dict[str, Any] = {**PRIVATE, "concurrency_limit": 1, "concurrency_id": "corrections"}
PICKED = ("visitor", "host", "province", "topic", "year")


def build_visits_tab(tab: gr.Tab, showing: Showing, correcting: Correcting, session: Session) -> None:
    """Adds the components of the tab and wires their events."""
    look, opened = gr.State(Look()), gr.State("")
    with gr.Row(elem_id="rj-visits"):
        with gr.Column(elem_id="rj-visits-list"):
            filters = scripted("visits", elem_id="rj-visit-filters")
            summary = scripted("visits", render_waiting(), elem_id="rj-visit-summary")
            pictures = scripted("visits", elem_id="rj-visit-pictures")
            table = scripted("visits", elem_id="rj-visit-table")
            upkeep = scripted("visits", elem_id="rj-visit-upkeep")
        with gr.Column(elem_id="rj-visit-room"):
            visit = scripted("visits", elem_id="rj-visit")
            notice = scripted("visits", elem_id="rj-visit-notice")
        panel = scripted("panel", elem_id="rj-visits-panel")
    results = [summary, pictures, table]
    reading = Reading(showing, Corrections(correcting, session.sign_ins))
    token = session.token
    for event in (tab.select, token.change):
        event(reading.begin, [token, look], [filters, *results, upkeep], **PRIVATE)
    filters.filter(reading.filter, [look], [*results, look], **PRIVATE)
    for shown in results:
        shown.pick(reading.pick, [look], [filters, *results, look], **PRIVATE)
        shown.see(reading.see, [token], [visit, panel, notice, opened], **PRIVATE)
    summary.drop(reading.drop, [look], [filters, *results, look], **PRIVATE)
    pictures.look_at(reading.look_at, [look], [pictures, look], **PRIVATE)
    table.sort(reading.sort, [look], [table, look], **PRIVATE)
    table.turn_page(reading.turn_page, [look], [table, look], **PRIVATE)
    visit.leave(lambda: ("", "", "", ""), None, [visit, panel, notice, opened], **PRIVATE)
    visit.cite(reading.cite, None, panel, **PRIVATE)
    for shown in (visit, panel):
        shown.look(reading.look, None, panel, **PRIVATE)
    panel.shut(lambda: "", None, panel, **PRIVATE)
    changed = [notice, visit, opened, filters, *results, upkeep]
    for shown in (visit, notice, upkeep):
        shown.act(reading.act, [token, opened, look], changed, **CHANGING)
    token.change(reading.see_again, [token, opened], visit, **PRIVATE)


class Reading:
    """The handlers; all that belongs to a visitor comes in and goes out."""

    def __init__(self, showing: Showing, corrections: Corrections) -> None:
        self._showing = showing
        self._corrections = corrections

    def begin(self, token: str | None, look: Look) -> tuple[Any, ...]:
        """Filters, results, and an administrator's lists."""
        return *self.refresh(look), self._corrections.upkeep(token)

    def refresh(self, look: Look) -> tuple[Any, ...]:
        """Filters and results as the register is now."""
        return self._showing.filters(look.wanted, secrets.token_hex(4)), *self._showing.results(look)

    def filter(self, look: Look, event: gr.EventData) -> tuple[Any, ...]:
        """Results for what the form says now; the form itself stays as it is."""
        look = look.filtered(read_wanted(fields(event)))
        return *self._showing.results(look), look

    def pick(self, look: Look, event: gr.EventData) -> tuple[Any, ...]:
        """Filters and results after something in a picture was clicked."""
        picked = {name: text_field(event, name) for name in PICKED}
        look = look.filtered(pick(look.wanted, picked))
        return *self.refresh(look), look

    def drop(self, look: Look, event: gr.EventData) -> tuple[Any, ...]:
        """Filters and results without one filter, or without any."""
        name = text_field(event, "name")
        look = look.filtered(look.wanted.without(name) if name else EVERYTHING)
        return *self.refresh(look), look

    def look_at(self, look: Look, event: gr.EventData) -> tuple[Any, ...]:
        """Pictures with another part of the map."""
        look = look.at(text_field(event, "window"))
        return self._showing.pictures(look), look

    def sort(self, look: Look, event: gr.EventData) -> tuple[Any, ...]:
        """The table sorted by a column."""
        look = look.sorted_by(text_field(event, "column"))
        return self._showing.table(look), look

    def turn_page(self, look: Look, event: gr.EventData) -> tuple[Any, ...]:
        """Other rows of the table."""
        look = look.turned(number_field(event, "page"))
        return self._showing.table(look), look

    def see(self, token: str | None, event: gr.EventData) -> tuple[Any, ...]:
        """The visit that was clicked, nothing beside it, its id."""
        visit_id = text_field(event, "visit")
        return self._open(token, visit_id), "", "", visit_id

    def see_again(self, token: str | None, opened: str) -> str:
        """The opened visit for who is signed in now."""
        return self._open(token, opened) if opened else ""

    def act(self, token: str | None, opened: str, look: Look, event: gr.EventData) -> tuple[Any, ...]:
        """A correction: what came of it; and, where it changed something, the visit and the list as they are now.

        Where nothing was changed, all stays as it was typed.
        """
        outcome = self._corrections.perform(token, text_field(event, "act"), opened, fields(event))
        notice = self._corrections.notice(outcome)
        if outcome.bad:
            return notice, *(gr.skip() for _ in range(7))
        visit = self._open(token, outcome.visit_id) if outcome.visit_id else ""
        return notice, visit, outcome.visit_id, *self.begin(token, look)

    def _open(self, token: str | None, visit_id: str) -> str:
        form = self._corrections.form(token, visit_id)
        return self._showing.open(visit_id, secrets.token_hex(4), form)

    def cite(self, event: gr.EventData) -> str:
        """The article with a piece of evidence marked."""
        article_id, shown = text_field(event, "article"), secrets.token_hex(4)
        start, end = number_field(event, "start"), number_field(event, "end")
        if not 0 <= start < end:
            return self._showing.article(article_id, shown)
        in_title = number_field(event, "title") == 1
        place = Place(article_id, Span(start, end), text_field(event, "sha"), in_title)
        return self._showing.evidence(place, shown)

    def look(self, event: gr.EventData) -> str:
        """An article without a mark, in the version that is named."""
        return self._showing.article(
            text_field(event, "article"), secrets.token_hex(4), number_field(event, "version") or None
        )
