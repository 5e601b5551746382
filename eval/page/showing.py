"""Runs as HTML: what is chosen, how far a run is, and what came of the earlier ones."""

import secrets
from dataclasses import dataclass

from assistant.page.signing_in import SignIns
from eval.page import charting, texts
from eval.page.background import BackgroundRuns
from eval.page.charting import draw_chart
from eval.page.downloads import address_of
from eval.page.rendering import render
from eval.page.run_shelf import RunShelf, RunSummary, Shelf
from eval.page.run_state import RunState, Stage
from eval.page.tickets import Tickets

ROWS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run of the table."""

    run: RunSummary
    before: RunSummary | None
    """What it is compared with."""
    better: int
    """Cases that failed before and pass now."""
    worse: int
    report: str
    """Address of its report."""
    downloads: tuple[tuple[str, str], ...]
    """Kind of file -> address."""


@dataclass(frozen=True, slots=True)
class RunShowing:
    """Draws runs for who is signed in; holds nothing of any visitor."""

    runs: BackgroundRuns
    shelf: RunShelf
    tickets: Tickets
    sign_ins: SignIns

    def refused(self) -> str:
        """How to sign in, for everybody else."""
        return render("refused", possible=self.sign_ins.possible)

    def waiting(self) -> str:
        """Stands where everything will be drawn."""
        return render("waiting")

    def control(self, token: str | None) -> str:
        """What a run can be started with; while one is at work, who started it and how to cancel it.

        The same as long as nothing has changed: then the browser keeps what is typed in the form.
        """
        state = self.runs.state
        if state.busy:
            return render("control_busy", state=state, started=_told_start(state, token))
        offered = self.runs.offered()
        chosen = {file.name for file in offered if file.name not in state.offered} | set(state.choice.files)
        return render("control", offered=offered, choice=state.choice, chosen=chosen, shown=state.number)

    def progress(self, token: str | None) -> str:
        """How far the run is; afterwards what came of it."""
        state = self.runs.state
        if state.stage is Stage.NONE:
            return ""
        ticket = self.tickets.issue(token)
        report = address_of(ticket, "laporan.html", state.run_id) if state.run_id else ""
        return render("progress", state=state, report=report, shown=secrets.token_hex(4))

    def table(self, token: str | None) -> str:
        """The last runs, their chart, and a form to compare two of them."""
        shelf = self.shelf.contents()
        ticket = self.tickets.issue(token)
        shown = shelf.runs[:ROWS_SHOWN]
        return render(
            "runs",
            shelf=shelf,
            rows=tuple(_row(run, shelf, ticket) for run in shown),
            chart=draw_chart(shown) if shown else None,
            size=charting,
            ticket=ticket,
            shown=secrets.token_hex(4),
        )

    def notice(self, text: str, *, bad: bool = False) -> str:
        """HTML of one sentence; nothing for none."""
        return render("eval_notice", text=text, bad=bad, shown=secrets.token_hex(4))


def _row(run: RunSummary, shelf: Shelf, ticket: str) -> RunRow:
    before = shelf.before(run)
    better = worse = 0
    if before is not None:
        shared = [
            (run.outcomes[case], before.outcomes[case]) for case in run.outcomes.keys() & before.outcomes
        ]
        better = sum(now and not then for now, then in shared)
        worse = sum(then and not now for now, then in shared)
    return RunRow(
        run=run,
        before=before,
        better=better,
        worse=worse,
        report=address_of(ticket, "laporan.html", run.id, before.id if before else ""),
        downloads=tuple(
            (kind, address_of(ticket, name, run.id, keep=True)) for name, kind in texts.KINDS.items()
        ),
    )


def _told_start(state: RunState, token: str | None) -> str:
    """Who started the run and when, for this session."""
    if state.at is None:
        return ""
    mine = token is not None and state.starter.token == token
    return texts.started_by(state.at, state.starter.address, mine=mine)
