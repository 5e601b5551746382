"""The tab for asking: transcript, question, and the article beside them."""

import logging
import secrets
from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from assistant.page import texts
from assistant.page.article_view import view_article, view_citation, view_notice
from assistant.page.asking import Asking
from assistant.page.conversation import Conversation
from assistant.page.parts import PRIVATE, number_field, scripted, text_field
from corpus.archive import Archive
from corpus.errors import RujukanError

log = logging.getLogger(__name__)


def build_ask_tab(page: gr.Blocks, asking: Asking) -> None:
    """Adds the components of the tab and wires their events."""
    conversation = gr.State(Conversation())
    with gr.Row(elem_id="rj-room"):
        with gr.Column(elem_id="rj-talk"):
            transcript = scripted(
                "transcript",
                asking.render(Conversation()),
                elem_id="rj-transcript",
                copied=texts.COPIED,
                not_copied=texts.NOT_COPIED,
            )
            with gr.Row(elem_id="rj-composer"):
                question = gr.Textbox(
                    label=texts.QUESTION_LABEL,
                    placeholder=texts.QUESTION_PLACEHOLDER,
                    lines=1,
                    max_lines=5,
                    elem_id="rj-ask",
                    container=False,
                    scale=5,
                )
                ask_button = gr.Button(texts.ASK, variant="primary", elem_id="rj-send", scale=0)
            new_button = gr.Button(texts.NEW_CONVERSATION, elem_id="rj-new", size="sm", variant="secondary")
        panel = scripted("panel", elem_id="rj-panel")
    answerer = Answerer(asking)
    archive = asking.assistant.library.archive
    outputs = [transcript, conversation, question]
    for event in (question.submit, ask_button.click):
        event(answerer.ask, [question, conversation], outputs, **PRIVATE)
    transcript.ask(answerer.ask_example, [conversation], outputs, **PRIVATE)
    transcript.judge(answerer.judge, [conversation], [transcript, conversation], **PRIVATE)
    transcript.cite(answerer.open_citation, [conversation], panel, **PRIVATE)
    for shown in (transcript, panel):
        shown.look(article_opener(archive), None, panel, **PRIVATE)
    panel.shut(lambda: "", None, panel, **PRIVATE)
    new_button.click(answerer.begin, None, [transcript, conversation, question, panel], **PRIVATE)
    page.load(lambda: asking.render(Conversation()), None, transcript, **PRIVATE)


def article_opener(archive: Archive, name: str = "panel") -> Callable[[gr.EventData], str]:
    """A handler that gives the HTML of the article that a button names, in the version that it names."""

    def open_article(event: gr.EventData) -> str:
        version = number_field(event, "version") or None
        return view_article(archive, text_field(event, "article"), secrets.token_hex(4), name, version)

    return open_article


class Answerer:
    """The handlers: from what the framework gives to what the page's own parts take, and back."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def ask(self, typed: str, conversation: Conversation) -> Iterator[tuple[Any, ...]]:
        """Transcript, conversation and question field after every stop.

        The field is emptied once, at the first stop: what is typed while an answer comes stays. A question that is
        not asked stays too.
        """
        field: Any = ""
        for state in self._asking.ask(typed, conversation):
            if state is conversation or state.turns[-1].problem:
                field = gr.skip()
            yield self._asking.render(state), state, field
            field = gr.skip()

    def ask_example(self, conversation: Conversation, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        """The same for a question that was clicked."""
        yield from self.ask(text_field(event, "text"), conversation)

    def judge(self, conversation: Conversation, event: gr.EventData) -> tuple[Any, ...]:
        """Stores a verdict."""
        try:
            conversation = self._asking.judge(
                conversation,
                number_field(event, "turn"),
                text_field(event, "verdict"),
                text_field(event, "comment"),
            )
        except RujukanError as error:
            log.warning("feedback not stored: %s", error.detail)
            raise gr.Error(texts.FEEDBACK_FAILED, title=texts.FEEDBACK, print_exception=False) from error
        return self._asking.render(conversation), conversation

    def open_citation(self, conversation: Conversation, event: gr.EventData) -> str:
        """The cited article with its quotation marked."""
        turn = conversation.turn(number_field(event, "turn"))
        citation = turn.citation(number_field(event, "number")) if turn else None
        shown = secrets.token_hex(4)
        if citation is None:
            return view_notice(texts.GONE, shown)
        return view_citation(self._asking.assistant.library.archive, citation, shown)

    def begin(self) -> tuple[Any, ...]:
        """An empty conversation."""
        return self._asking.render(Conversation()), Conversation(), "", ""
