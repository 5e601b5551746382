"""What evaluators do with drafts of cases: look, complete and accept, throw away; each asks who is signed in."""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol, get_args

from assistant.answer import Reason
from assistant.page import texts as page_texts
from assistant.page.signing_in import SignIns
from corpus.errors import ArchiveError, RujukanError
from eval.casework.case import CaseTags, EvalCase, Split
from eval.casework.case_files import CASES_FOLDER, load_cases
from eval.casework.drafts import Draft
from eval.errors import CaseError
from eval.page import texts
from eval.page.draft_form import fill_values, read_case_of, read_values
from eval.page.rendering import render
from eval.running.run import Holding
from index.hit import SearchQuery

SHOWN = 20
"""Drafts in the list; the rest follows as these are decided."""
CANDIDATES = 8
"""Articles that are offered besides those of the draft."""
FAULTS_SHOWN = 10

log = logging.getLogger(__name__)


class Drafts(Protocol):
    """A store of drafts: eval.casework.draft_store.DraftStore, or a fake."""

    def drafts(self) -> tuple[Draft, ...]:
        """The open ones, newest first."""
        ...

    def find_faults(self, case: EvalCase) -> tuple[CaseError, ...]:
        """All that speaks against a case."""
        ...

    def accept(self, draft_id: str, case: EvalCase) -> None:
        """Keep the case and close the draft."""
        ...

    def discard(self, draft_id: str) -> None:
        """Close the draft."""
        ...


@dataclass(frozen=True, slots=True)
class DrawnDrafts:
    """HTML for the parts of the tab about drafts; None leaves a part as it is."""

    drafts: str | None = None
    notice: str | None = None
    opened: str | None = None
    """Id of the draft whose form is shown; empty for the list."""
    waiting: int | None = None
    """How many are open now, where that is known."""
    signed_in: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that can be ticked."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Drafting:
    """From what a browser sent to what is drawn; never raises for it."""

    store: Drafts
    library: Holding
    sign_ins: SignIns

    def begin(
        self, token: str | None, opened: str = "", notice: str = "", *, unfold: bool = False
    ) -> DrawnDrafts:
        """The list, unfolded or not, or the form that is open; nothing for strangers."""
        if not self.sign_ins.holds(token):
            return DrawnDrafts("", "", "", 0, signed_in=False)
        try:
            drafts = self.store.drafts()
        except Exception as error:
            return DrawnDrafts("", _notice(_told(error), bad=True), "", 0)
        if any(draft.id == opened for draft in drafts):
            return DrawnDrafts(None, None, opened, len(drafts))  # whoever comes back finds what was typed
        html = render(
            "drafts", drafts=drafts[:SHOWN], total=len(drafts), unfold=unfold, **_words(), shown=_stamp()
        )
        return DrawnDrafts(html, notice, "", len(drafts))

    def greet(self, token: str | None) -> DrawnDrafts:
        """How many drafts wait; they are drawn when the tab is opened."""
        drawn = self.begin(token)
        return replace(drawn, drafts="", notice="", opened="")

    def see(self, token: str | None, draft_id: str) -> DrawnDrafts:
        """The form of one draft; the list for none."""
        if not self.sign_ins.holds(token) or not draft_id:
            return self.begin(token, unfold=True)
        try:
            draft = self._find(draft_id)
            if draft is not None:
                return DrawnDrafts(self._form(draft), "", draft.id)
        except Exception as error:
            return DrawnDrafts(notice=_notice(_told(error), bad=True))
        return self.begin(token, notice=_notice(texts.DRAFT_GONE, bad=True), unfold=True)

    def accept(self, token: str | None, draft_id: str, sent: Mapping[str, object]) -> DrawnDrafts:
        """Keeps what was typed as a case; where it is none yet, all faults beside the form, which stays as it is."""
        if not self.sign_ins.holds(token):
            return DrawnDrafts(notice=_notice(page_texts.REFUSED, bad=True))
        try:
            faults = self._keep(draft_id, sent)
        except Exception as error:
            faults = (_told(error),)
        if faults:
            return DrawnDrafts(notice=render("draft_faults", sentences=faults[:FAULTS_SHOWN], shown=_stamp()))
        return self.begin(token, notice=_notice(texts.ACCEPTED), unfold=True)

    def _keep(self, draft_id: str, sent: Mapping[str, object]) -> tuple[str, ...]:
        """Makes a case of a draft, or says all that speaks against it; raises RujukanError where it can't be done."""
        draft = self._find(draft_id)
        if draft is None:
            return (texts.DRAFT_GONE,)
        case = read_case_of(read_values(sent), draft.suggested or blank_case(draft))
        faults = tuple(fault.user_message for fault in self.store.find_faults(case))
        if not faults:
            self.store.accept(draft_id, case)
        return faults

    def discard(self, token: str | None, draft_id: str) -> DrawnDrafts:
        """Throws a draft away; the feedback itself stays in the archive."""
        if not self.sign_ins.holds(token):
            return DrawnDrafts(notice=_notice(page_texts.REFUSED, bad=True))
        try:
            self.store.discard(draft_id)
        except Exception as error:
            return self.begin(token, notice=_notice(_told(error), bad=True), unfold=True)
        return self.begin(token, notice=_notice(texts.DISCARDED), unfold=True)

    def _find(self, draft_id: str) -> Draft | None:
        return next((draft for draft in self.store.drafts() if draft.id == draft_id), None)

    def _form(self, draft: Draft) -> str:
        case = draft.suggested or blank_case(draft)
        values = fill_values(case)
        return render(
            "draft_form",
            draft=draft,
            values=values,
            register=case.asks_register,
            candidates=self._candidates(case),
            kinds=known_tags("kind"),
            difficulties=tuple(
                dict.fromkeys(
                    (*texts.DIFFICULTIES, *known_tags("difficulty"), *filter(None, (values.difficulty,)))
                )
            ),
            reasons=tuple(Reason),
            splits=get_args(Split),
            **_words(),
            shown=_stamp(),
        )

    def _candidates(self, case: EvalCase) -> tuple[Candidate, ...]:
        """The articles of the case, then those that a search for its question finds."""
        if case.asks_register:
            return ()
        found = self.library.retriever.retrieve(SearchQuery(case.question, limit=3 * CANDIDATES))
        ids = dict.fromkeys((*case.articles, *(hit.passage.article.id for hit in found)))
        return tuple(
            Candidate(article_id, self._title(article_id))
            for article_id in list(ids)[: len(case.articles) + CANDIDATES]
        )

    def _title(self, article_id: str) -> str:
        try:
            return self.library.archive.article(article_id).title or page_texts.UNTITLED
        except ArchiveError:
            return page_texts.GONE


def blank_case(draft: Draft) -> EvalCase:
    """What is edited where a draft suggests nothing."""
    return EvalCase(f"umpan-balik-{draft.id}", draft.question, True, CaseTags("", "", texts.ORIGIN), "dev")


@cache
def known_tags(tag: str) -> tuple[str, ...]:
    """The words that the shipped cases use for a tag, by name."""
    return tuple(sorted({getattr(case.tags, tag) for case in load_cases([CASES_FOLDER])}))


def _told(error: Exception) -> str:
    """One sentence for what went wrong; the log has the cause."""
    if isinstance(error, RujukanError):
        log.warning("drafts: %s", error.detail)
        return error.user_message
    log.error("drafts: unexpected failure", exc_info=error)
    return page_texts.UNEXPECTED


def _words() -> dict[str, object]:
    return {"verdicts": page_texts.VERDICTS}


def _notice(text: str, *, bad: bool = False) -> str:
    return render("eval_notice", text=text, bad=bad, shown=_stamp())


def _stamp() -> str:
    return secrets.token_hex(4)
