"""The administrator's part: sign in, add, remove; every handler asks again whether its session is signed in."""

from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from assistant.page import texts
from assistant.page.changing import Changing
from assistant.page.parts import PRIVATE, Session, plain
from assistant.page.rendering import render
from assistant.page.signing_in import SignIns
from index.library import Library

FILE_TYPES = [".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".jsonl"]


def build_admin_part(
    library: Library,
    session: Session,
    opened: gr.State,
    panel: gr.HTML,
    redraw: Callable[[Callable[..., Any]], None],
) -> None:
    """Adds the components and wires their events.

    `opened` holds the id of the article in `panel`; `redraw` makes an event draw the list of articles anew.
    """
    sign_ins, token = session.sign_ins, session.token
    if not sign_ins.possible:
        with gr.Accordion(texts.ADMIN, open=False, elem_id="rj-admin"):
            plain(render("notice", text=texts.ADMIN_OFF, bad=False))
        return
    with gr.Column(visible=False, elem_id="rj-removal") as removal:
        remove = gr.Button(texts.REMOVE, variant="stop", size="sm", elem_id="rj-remove")
        removed = plain(elem_id="rj-removed")
        with gr.Row(visible=False, elem_id="rj-removing") as removing:
            confirm = gr.Button(texts.CONFIRM_REMOVE, variant="stop", size="sm", elem_id="rj-confirm")
            cancel = gr.Button(texts.CANCEL, size="sm", elem_id="rj-cancel")
    with gr.Accordion(texts.ADMIN, open=False, elem_id="rj-admin"):
        notice = plain(_notice(texts.SIGN_IN_HINT), elem_id="rj-admin-notice")
        with gr.Row(elem_id="rj-signing-in") as signing_in:
            password = gr.Textbox(
                label=texts.PASSWORD_LABEL, type="password", max_lines=1, elem_id="rj-password"
            )
            enter = gr.Button(texts.SIGN_IN, variant="primary", scale=0, elem_id="rj-sign-in")
        with gr.Column(visible=False, elem_id="rj-changes") as changes:
            files = gr.File(
                label=texts.FILES_LABEL,
                file_count="multiple",
                file_types=FILE_TYPES,
                height=150,
                elem_id="rj-files",
            )
            add_files = gr.Button(texts.ADD_FILES, variant="primary", elem_id="rj-add-files")
            addresses = gr.Textbox(
                label=texts.URL_LABEL,
                placeholder=texts.URL_PLACEHOLDER,
                lines=2,
                max_lines=8,
                elem_id="rj-addresses",
            )
            add_addresses = gr.Button(texts.ADD_ADDRESSES, variant="primary", elem_id="rj-add-addresses")
            results = plain(elem_id="rj-results")
            leave = gr.Button(texts.SIGN_OUT, elem_id="rj-sign-out")
    admin = _Admin(Changing(library), sign_ins)
    shown = [token, notice, signing_in, changes, removal, password]
    for event in (password.submit, enter.click):
        event(admin.sign_in, [password], shown, **PRIVATE)
    leave.click(admin.sign_out, [token], shown, **PRIVATE)
    adding = {**PRIVATE, "concurrency_limit": 1, "concurrency_id": "changes"}
    for button, handler, source in (
        (add_files, admin.add_files, files),
        (add_addresses, admin.add_addresses, addresses),
    ):
        redraw(button.click(handler, [token, source], [results, source], **adding).then)
    remove.click(admin.ask_to_remove, [token, opened], [removing, removed], **PRIVATE)
    cancel.click(lambda: (gr.update(visible=False), ""), None, [removing, removed], **PRIVATE)
    redraw(confirm.click(admin.remove, [token, opened], [removing, removed, panel, opened], **adding).then)


class _Admin:
    """The handlers."""

    def __init__(self, changing: Changing, sign_ins: SignIns) -> None:
        self._changing = changing
        self._sign_ins = sign_ins

    def sign_in(self, password: str, request: gr.Request) -> tuple[Any, ...]:
        """Token for the session, notice, and which parts are seen; the typed password leaves the page."""
        address = request.client.host if request.client else ""
        given = self._sign_ins.sign_in(password if isinstance(password, str) else "", address)
        signed_in = given.token is not None
        said = _notice(given.problem or texts.SIGNED_IN, bad=not signed_in)
        return given.token, said, *_seen(signed_in), ""

    def sign_out(self, token: str | None) -> tuple[Any, ...]:
        """The same without a token."""
        self._sign_ins.sign_out(token)
        said = _notice(texts.SIGNED_OUT)
        return None, said, *_seen(False), ""

    def add_files(self, token: str | None, paths: list[str] | None) -> Iterator[tuple[Any, ...]]:
        """Results as they come; the uploaded copies are deleted."""
        if not self._sign_ins.holds(token):
            yield _notice(texts.REFUSED, bad=True), None
            return
        for drawn in self._changing.add_files(paths or []):
            yield drawn, None

    def add_addresses(self, token: str | None, typed: str) -> Iterator[tuple[Any, ...]]:
        """Results as they come."""
        if not self._sign_ins.holds(token):
            yield _notice(texts.REFUSED, bad=True), gr.update()
            return
        for drawn in self._changing.add_addresses(typed):
            yield drawn, gr.update()

    def ask_to_remove(self, token: str | None, article_id: str) -> tuple[Any, ...]:
        """The question before a removal."""
        if not self._sign_ins.holds(token):
            return gr.update(visible=False), _notice(texts.REFUSED, bad=True)
        title = self._changing.title(article_id)
        if title is None:
            return gr.update(visible=False), _notice(texts.NOTHING_OPEN, bad=True)
        return gr.update(visible=True), _notice(texts.sure_to_remove(title), bad=True)

    def remove(self, token: str | None, article_id: str) -> tuple[Any, ...]:
        """Removes the opened article."""
        if not self._sign_ins.holds(token):
            return gr.update(visible=False), _notice(texts.REFUSED, bad=True), gr.update(), article_id
        said, bad = self._changing.remove(article_id)
        return gr.update(visible=False), _notice(said, bad=bad), gr.update() if bad else "", ""


def _notice(text: str, *, bad: bool = False) -> str:
    return render("notice", text=text, bad=bad)


def _seen(signed_in: bool) -> tuple[Any, Any, Any]:
    """Sign-in form, changes and removal: which of them are seen."""
    return gr.update(visible=not signed_in), gr.update(visible=signed_in), gr.update(visible=signed_in)
