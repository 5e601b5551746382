"""The handler of an administrator's corrections; it asks every time whether its session is signed in."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.page import texts as page_texts
from assistant.page.rendering import render
from assistant.page.signing_in import SignIns
from assistant.page.visits import texts
from assistant.page.visits.correcting import Correcting, CorrectionForm, Outcome


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections of those who may."""

    correcting: Correcting
    sign_ins: SignIns

    def form(self, token: str | None, visit_id: str) -> CorrectionForm | None:
        """The form for a visit; None for all who are not signed in."""
        return self.correcting.form(visit_id) if self.sign_ins.holds(token) else None

    def perform(self, token: str | None, act: str, visit_id: str, values: Mapping[str, object]) -> Outcome:
        """Carries out one correction, where the session is signed in."""
        if not self.sign_ins.holds(token):
            return Outcome(page_texts.REFUSED, True, visit_id)
        return self.correcting.perform(act, visit_id, values)

    def upkeep(self, token: str | None) -> str:
        """HTML of the visits that can be restored and the corrections that hold no more, for who is signed in."""
        if not self.sign_ins.holds(token):
            return ""
        rows, lines = self.correcting.deleted(), self.correcting.left()
        return render("visit_upkeep", v=texts, rows=rows, lines=lines)

    def notice(self, outcome: Outcome) -> str:
        """HTML of what came of a correction."""
        return render(
            "visit_notice",
            v=texts,
            text=outcome.text,
            bad=outcome.bad,
            restore=outcome.deleted,
            shown=secrets.token_hex(4),
        )
