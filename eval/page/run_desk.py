"""What visitors do with runs: start, watch, cancel, delete; every act asks again whether its session is signed in."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.page import texts as page_texts
from corpus.errors import RujukanError
from eval.page import texts
from eval.page.choosing import read_choice
from eval.page.run_state import Starter
from eval.page.showing import RunShowing

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Drawn:
    """HTML for the parts of the tab about runs; None leaves a part as it is."""

    control: str | None = None
    notice: str | None = None
    progress: str | None = None
    runs: str | None = None


@dataclass(frozen=True, slots=True)
class RunDesk:
    """From what a browser sent to what is drawn; never raises for it."""

    showing: RunShowing

    def may(self, token: str | None) -> bool:
        """Is this session signed in now?"""
        return self.showing.sign_ins.holds(token)

    def begin(self, token: str | None, notice: str = "") -> Drawn:
        """All parts as they are now; for strangers how to sign in, and nothing else."""
        if not self.may(token):
            return Drawn(self.showing.refused(), "", "", "")
        showing = self.showing
        return Drawn(showing.control(token), notice, showing.progress(token), showing.table(token))

    def greet(self, token: str | None) -> Drawn:
        """Nothing yet: everything is drawn when the tab is opened."""
        if not self.may(token):
            return self.begin(None)
        return Drawn(self.showing.waiting(), "", "", "")

    def control(self, token: str | None) -> str:
        """What a run can be started with, as it is now."""
        return self.showing.control(token) if self.may(token) else self.showing.refused()

    def start(self, token: str | None, address: str, values: Mapping[str, object]) -> Drawn:
        """Starts a run; where it can't be, the sentence that says why, and what was typed stays."""
        if not self.may(token):
            return self.begin(None)
        runs = self.showing.runs
        try:
            runs.start(read_choice(values, runs.offered()), Starter(token, address))
        except RujukanError as error:
            log.info("run not started: %s", error.detail)
            return self._refuse_start(token, error.user_message)
        except Exception:
            log.exception("run not started")
            return self._refuse_start(token, page_texts.UNEXPECTED)
        return Drawn(self.showing.control(token), "", self.showing.progress(token))

    def _refuse_start(self, token: str | None, sentence: str) -> Drawn:
        notice = self.showing.notice(sentence, bad=True)
        if not self.showing.runs.state.busy:
            return Drawn(notice=notice)
        return Drawn(self.showing.control(token), notice, self.showing.progress(token))

    def cancel(self, token: str | None, number: int) -> Drawn:
        """Cancels that run; another one goes on."""
        if not self.may(token):
            return self.begin(None)
        if self.showing.runs.state.number != number or not self.showing.runs.state.busy:
            return self.begin(token)
        self.showing.runs.cancel(number)
        return Drawn(notice=self.showing.notice(texts.CANCELLING))

    def tick(self, token: str | None, number: int) -> Drawn:
        """How far that run is now; everything anew once it is no longer at work."""
        if not self.may(token):
            return self.begin(None)
        state = self.showing.runs.state
        if state.busy and state.number == number:
            return Drawn(progress=self.showing.progress(token))
        return self.begin(token)

    def renew(self, token: str | None) -> Drawn:
        """The table with addresses that hold again."""
        return Drawn(runs=self.showing.table(token)) if self.may(token) else self.begin(None)

    def delete(self, token: str | None, run_id: str) -> Drawn:
        """Deletes a report."""
        if not self.may(token):
            return self.begin(None)
        try:
            self.showing.shelf.delete(run_id)
        except RujukanError as error:
            log.warning("run not deleted: %s", error.detail)
            notice = self.showing.notice(error.user_message, bad=True)
        else:
            notice = self.showing.notice(texts.DELETED)
        return Drawn(notice=notice, runs=self.showing.table(token))
