"""The components of the tab, and which function answers which event; the only place here that knows the framework."""

from pathlib import Path
from typing import Any

import gradio as gr

from assistant.page.parts import PRIVATE, Session, fields, number_field, scripted, text_field
from eval.page import texts
from eval.page.drafting import Drafting, DrawnDrafts
from eval.page.run_desk import Drawn, RunDesk

STATIC = Path(__file__).parent / "static"
CHANGING: dict[str, Any] = {**PRIVATE, "concurrency_limit": 1, "concurrency_id": "evaluasi"}


def build_evaluation_tab(tab: gr.Tab, session: Session, evaluating: "Evaluating") -> None:
    """Adds the components of the tab and wires their events."""
    token, opened = session.token, gr.State("")
    with gr.Column(elem_id="rj-eval"):
        control = _part("control", evaluating.runs.showing.refused())
        notice = _part("notice")
        progress = _part("progress")
        runs = _part("runs")
        drafts = _part("drafts")
        draft_notice = _part("draft-notice")
    of_runs = [control, notice, progress, runs]
    of_drafts = [tab, drafts, draft_notice, opened]
    token.change(evaluating.greet, [token], [*of_runs, *of_drafts], **PRIVATE)
    tab.select(evaluating.begin, [token, opened], [*of_runs, *of_drafts], **PRIVATE)
    control.start_run(evaluating.start, [token], of_runs, **CHANGING)
    control.cancel_run(evaluating.cancel, [token], of_runs, **PRIVATE)
    progress.tick(evaluating.tick, [token], of_runs, **PRIVATE)
    runs.renew(evaluating.renew, [token], of_runs, **PRIVATE)
    runs.delete_run(evaluating.delete, [token], of_runs, **CHANGING)
    drafts.see_draft(evaluating.see, [token], of_drafts, **PRIVATE)
    drafts.discard_draft(evaluating.discard, [token], of_drafts, **CHANGING)
    drafts.accept_draft(evaluating.accept, [token], [*of_drafts, control], **CHANGING)


def _part(name: str, value: str = "") -> gr.HTML:
    return scripted("evaluation", value, folder=STATIC, elem_id=f"rj-eval-{name}")


class Evaluating:
    """The handlers; all that belongs to a visitor comes in and goes out."""

    def __init__(self, runs: RunDesk, drafting: Drafting) -> None:
        self.runs = runs
        self._drafting = drafting

    def greet(self, token: str | None) -> tuple[Any, ...]:
        """The tab itself for who has just signed in; nothing for who has left."""
        return *_of_runs(self.runs.greet(token)), *_of_drafts(self._drafting.greet(token))

    def begin(self, token: str | None, opened: str) -> tuple[Any, ...]:
        """Everything as it is now, for who is signed in."""
        return *_of_runs(self.runs.begin(token)), *_of_drafts(self._drafting.begin(token, opened))

    def start(self, token: str | None, request: gr.Request, event: gr.EventData) -> tuple[Any, ...]:
        """A run with what the form says."""
        address = request.client.host if request.client else ""
        return _of_runs(self.runs.start(token, address, fields(event)))

    def cancel(self, token: str | None, event: gr.EventData) -> tuple[Any, ...]:
        """The run that is shown comes to its end."""
        return _of_runs(self.runs.cancel(token, number_field(event, "run")))

    def tick(self, token: str | None, event: gr.EventData) -> tuple[Any, ...]:
        """How far the run is that is shown."""
        return _of_runs(self.runs.tick(token, number_field(event, "run")))

    def renew(self, token: str | None) -> tuple[Any, ...]:
        """The table with addresses that hold again."""
        return _of_runs(self.runs.renew(token))

    def delete(self, token: str | None, event: gr.EventData) -> tuple[Any, ...]:
        """A report goes."""
        return _of_runs(self.runs.delete(token, text_field(event, "run")))

    def see(self, token: str | None, event: gr.EventData) -> tuple[Any, ...]:
        """The form of a draft, or the list again."""
        return _of_drafts(self._drafting.see(token, text_field(event, "draft")))

    def discard(self, token: str | None, event: gr.EventData) -> tuple[Any, ...]:
        """A draft goes."""
        return _of_drafts(self._drafting.discard(token, text_field(event, "draft")))

    def accept(self, token: str | None, event: gr.EventData) -> tuple[Any, ...]:
        """A draft becomes a case, which can be chosen for a run at once."""
        drawn = self._drafting.accept(token, text_field(event, "draft"), fields(event))
        control = gr.skip() if drawn.waiting is None else self.runs.control(token)
        return *_of_drafts(drawn), control


def _of_runs(drawn: Drawn) -> tuple[Any, ...]:
    return tuple(map(_drawn, (drawn.control, drawn.notice, drawn.progress, drawn.runs)))


def _of_drafts(drawn: DrawnDrafts) -> tuple[Any, ...]:
    return _tab(drawn), *map(_drawn, (drawn.drafts, drawn.notice, drawn.opened))


def _tab(drawn: DrawnDrafts) -> Any:
    """The tab itself: seen by who is signed in, with the number of drafts that wait."""
    if drawn.waiting is None:
        return gr.skip()
    return gr.update(label=texts.tab_title(drawn.waiting), visible=drawn.signed_in)


def _drawn(html: str | None) -> Any:
    return gr.skip() if html is None else html
