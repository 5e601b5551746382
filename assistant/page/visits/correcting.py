"""Corrections of the register for a signed-in administrator, without the framework."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from assistant.page import texts as page_texts
from assistant.page.changing import ACTOR
from assistant.page.typed_text import clean_typed
from assistant.page.visits import texts
from assistant.page.visits.correction_form import FormError, FormValues, fill_form, print_form, read_form
from assistant.page.visits.describing import VisitRow, row_of
from corpus.errors import RujukanError
from corpus.regions import load_gazetteer
from corpus.visits.correcting.corrections import Action, Correction
from corpus.visits.register import VisitRegister
from corpus.visits.topics import load_topics
from corpus.visits.visit import FORMS, Status, Visit

ALIKE_SHOWN = 6
IDS_LIMIT = 60

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a correction."""

    text: str
    """One sentence."""
    bad: bool = False
    """True where nothing was changed."""
    visit_id: str = ""
    """The visit to show now; empty for none."""
    deleted: str = ""
    """The visit that can be restored."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that was done to a visit."""

    at: datetime
    """In the time of this machine."""
    actor: str
    what: str


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """All that the administrator's part of a visit shows."""

    values: FormValues
    seen: str
    """Prints of `values`, sent back with the form."""
    history: tuple[HistoryLine, ...]
    """Newest first."""
    alike: tuple[VisitRow, ...]
    """Visits that may be the same."""
    forms: tuple[str, ...]
    statuses: tuple[str, ...]
    regions: tuple[str, ...]
    topics: tuple[str, ...]


class Correcting:
    """Corrects for the page; who may do that is asked before."""

    def __init__(self, register: VisitRegister) -> None:
        self._register = register
        self._gazetteer = load_gazetteer()

    def form(self, visit_id: str) -> CorrectionForm | None:
        """The form for a visit; None where there is none."""
        try:
            registry = self._register.registry()
            visit = registry.get(visit_id)
            history = tuple(_tell(one) for one in reversed(self._register.history(visit.id)))
        except RujukanError as error:
            log.info("no form: %s", error.detail)
            return None
        values = fill_form(visit)
        return CorrectionForm(
            values=values,
            seen=print_form(values),
            history=history,
            alike=_alike(visit, registry.visits),
            forms=FORMS,
            statuses=tuple(Status),
            regions=tuple(region.full_name for region in self._gazetteer.regions),
            topics=load_topics().names,
        )

    def deleted(self) -> tuple[VisitRow, ...]:
        """The visits that can be restored."""
        try:
            return tuple(row_of(visit) for visit in self._register.deleted())
        except RujukanError as error:
            log.warning("deleted visits not read: %s", error.detail)
            return ()

    def left(self) -> tuple[HistoryLine, ...]:
        """Corrections that hold for no visit any more, newest first."""
        try:
            return tuple(_tell(one, named=True) for one in reversed(self._register.open_corrections()))
        except RujukanError as error:
            log.warning("open corrections not read: %s", error.detail)
            return ()

    def perform(self, act: str, visit_id: str, values: Mapping[str, object]) -> Outcome:
        """Carries out one correction: a sentence, and the visit to show; an unknown act is an unexpected error."""
        acts: dict[str, Callable[[str, Mapping[str, object]], Outcome]] = {
            "correct": self._correct,
            "confirm": self._confirm,
            "merge": self._merge,
            "split": self._split,
            "delete": self._delete,
            "restore": self._restore,
        }
        try:
            return acts[act](visit_id, values)
        except FormError as error:
            return Outcome(str(error), True, visit_id)
        except RujukanError as error:
            log.warning("not corrected: %s", error.detail)
            return Outcome(error.user_message, True, visit_id)
        except Exception:
            log.exception("not corrected")
            return Outcome(page_texts.UNEXPECTED, True, visit_id)

    def _correct(self, visit_id: str, values: Mapping[str, object]) -> Outcome:
        changes = read_form(values, self._register.registry().get(visit_id))
        if not changes:
            return Outcome(texts.NOTHING_CHANGED, True, visit_id)
        return Outcome(texts.CORRECTED, visit_id=self._register.correct(visit_id, changes, ACTOR).id)

    def _confirm(self, visit_id: str, _values: Mapping[str, object]) -> Outcome:
        self._register.confirm(visit_id, ACTOR)
        return Outcome(texts.CONFIRMED, visit_id=visit_id)

    def _merge(self, visit_id: str, values: Mapping[str, object]) -> Outcome:
        typed, chosen = (clean_typed(values.get(name))[:IDS_LIMIT] for name in ("typed", "other"))
        if not typed and not chosen:
            return Outcome(texts.CHOOSE_VISIT, True, visit_id)
        merged = self._register.merge((visit_id, typed or chosen), ACTOR)
        return Outcome(texts.MERGED, visit_id=merged.id)

    def _split(self, visit_id: str, values: Mapping[str, object]) -> Outcome:
        chosen = values.get("articles")
        names = chosen if isinstance(chosen, list) else [chosen] if chosen else []
        parts = self._register.split(visit_id, [name for name in names if isinstance(name, str)], ACTOR)
        return Outcome(texts.SPLIT_DONE, visit_id=parts[0].id if parts else "")

    def _delete(self, visit_id: str, _values: Mapping[str, object]) -> Outcome:
        self._register.delete(visit_id, ACTOR)
        return Outcome(texts.DELETED, deleted=visit_id)

    def _restore(self, _opened: str, values: Mapping[str, object]) -> Outcome:
        visit_id = clean_typed(values.get("visit"))[:IDS_LIMIT]
        return Outcome(texts.RESTORED, visit_id=self._register.restore(visit_id, ACTOR).id)


def _tell(correction: Correction, *, named: bool = False) -> HistoryLine:
    """What was done; `named` adds the numbers of the visits that were meant."""
    told = correction.action in (Action.CORRECT, Action.ADD)
    fields = [texts.LABELS.get(name, name) for name in correction.changes] if told else []
    what = texts.done(correction.action.value, fields)
    if named:
        what = texts.done_to(what, [anchor.visit_id for anchor in correction.anchors])
    return HistoryLine(correction.at.astimezone(), correction.actor, what)


def _alike(visit: Visit, visits: tuple[Visit, ...]) -> tuple[VisitRow, ...]:
    """Visits with the same guests or the same hosts, those with both and the nearest days first."""
    scored = [(_likeness(visit, other), other) for other in visits if other.id != visit.id]
    ranked = sorted((score, other.id, other) for score, other in scored if score is not None)
    return tuple(row_of(other) for _, _, other in ranked[:ALIKE_SHOWN])


def _likeness(visit: Visit, other: Visit) -> tuple[int, int] | None:
    """Small for likely the same: parties that differ, days between; None where no party is shared."""
    shared = sum(
        bool({one.value.region for one in mine} & {one.value.region for one in theirs})
        for mine, theirs in ((visit.visitors, other.visitors), (visit.hosts, other.hosts))
    )
    if not shared:
        return None
    if visit.date is None or other.date is None:
        return 2 - shared, 10**6
    return 2 - shared, abs((visit.date.value.first - other.date.value.first).days)
