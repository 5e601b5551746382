"""The tab for briefings: form, preview, files, and the cited article beside them."""

import secrets

import gradio as gr

from assistant.page.article_view import Place
from assistant.page.briefing_view import Drafting, read_typed
from assistant.page.parts import PRIVATE, number_field, scripted, text_field
from corpus.spans import Span


def build_briefing_tab(drafting: Drafting) -> None:
    """Adds the components of the tab and wires their events; what a visitor fills in stays in the browser."""
    with gr.Row(elem_id="rj-brief"):
        with gr.Column(elem_id="rj-brief-main"):
            form = scripted("briefing", drafting.form(), elem_id="rj-brief-form")
            paper = scripted("briefing", elem_id="rj-brief-paper")
        panel = scripted("panel", elem_id="rj-brief-panel")
    handlers = Handlers(drafting)
    form.make(handlers.make, None, [paper, panel], **PRIVATE)
    paper.cite(handlers.cite, None, panel, **PRIVATE)
    panel.look(handlers.look, None, panel, **PRIVATE)
    panel.shut(lambda: "", None, panel, **PRIVATE)


class Handlers:
    """From what the framework gives to what the page's own parts take, and back."""

    def __init__(self, drafting: Drafting) -> None:
        self._drafting = drafting

    def make(self, event: gr.EventData) -> tuple[str, str]:
        """Preview of what the form says, and no article beside it."""
        typed = read_typed(event._data if isinstance(event._data, dict) else {})
        return self._drafting.preview(typed), ""

    def cite(self, event: gr.EventData) -> str:
        """The article with the cited place marked; as a whole where no place is cited."""
        article_id, shown = text_field(event, "article"), secrets.token_hex(4)
        start, end = number_field(event, "start"), number_field(event, "end")
        if not 0 <= start < end:
            return self._drafting.article(article_id, shown)
        return self._drafting.evidence(Place(article_id, Span(start, end), text_field(event, "sha")), shown)

    def look(self, event: gr.EventData) -> str:
        """An article without a mark, in the version that is named."""
        version = number_field(event, "version") or None
        return self._drafting.article(text_field(event, "article"), secrets.token_hex(4), version)
