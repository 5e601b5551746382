"""Feedback on answers as draft cases: what of an answer may be kept, and what a person must still add."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from assistant.answer import Reason, Status
from corpus.archive.records import Feedback
from eval.casework import messages
from eval.casework.case import EvalCase, Fact
from eval.casework.entry import find_contradictions
from eval.casework.guessing import guess_tags
from eval.make_cases import split_of

ORIGIN = "umpan balik"
"""Tag `origin` of every case that comes from feedback."""
GOOD = "benar"
SHOULD_ABSTAIN = "seharusnya_tidak_dijawab"
SUMMARY = 300
"""Characters of an answer that are kept to remind of it."""

Json = Mapping[str, Any]


class DraftState(StrEnum):
    """What an evaluator has done with a draft."""

    OPEN = "terbuka"
    ACCEPTED = "diterima"
    DISCARDED = "dibuang"


@dataclass(frozen=True, slots=True)
class Draft:
    """One piece of feedback with the case that it suggests."""

    id: str
    at: datetime
    question: str
    """As it was asked; `suggested.question` has what a follow-up took from its conversation put in."""
    verdict: str
    """One of corpus.archive.VERDICTS."""
    comment: str
    answer: str
    """The answer that was judged, in short; empty where it was removed with an article that it cited."""
    status: str
    """Status of that answer (assistant.answer.Status); empty where it was removed."""
    suggested: EvalCase | None
    """To be completed where there is a `problem`; None for feedback without a question."""
    problem: str
    """Indonesian phrase: what the suggestion lacks; empty for a complete one."""
    state: DraftState = DraftState.OPEN
    case_id: str = ""
    """Id of the case that was made of it, where it was accepted."""


def name_rows(feedback: Iterable[Feedback]) -> tuple[tuple[Feedback, str], ...]:
    """Each row with the id of its draft, in the same order; ids depend on time and question alone."""
    seen: Counter[str] = Counter()
    named: list[tuple[Feedback, str]] = []
    for row in feedback:
        draft_id = _id_of(row)
        seen[draft_id] += 1
        # Two readers may judge the same answer in the same second.
        named.append((row, draft_id if seen[draft_id] == 1 else f"{draft_id}-{seen[draft_id]}"))
    return tuple(named)


def build_draft(row: Feedback, draft_id: str) -> Draft:
    """The draft of one row; an answer that is no answer in its JSON form counts as removed."""
    answer = _read_answer(row.answer)
    suggested = _suggest(row, answer, draft_id)
    return Draft(
        id=draft_id,
        at=row.at,
        question=row.question,
        verdict=row.verdict,
        comment=row.comment,
        answer=_summary(answer),
        status=_text(answer, "status"),
        suggested=suggested,
        problem=_find_problem(row, answer, suggested),
    )


def _id_of(row: Feedback) -> str:
    told = f"{row.at.isoformat()}\n{row.question}"
    return "d" + hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:10]


# --- what is suggested ----------------------------------------------------------------------------------------


def _suggest(row: Feedback, answer: Json, draft_id: str) -> EvalCase | None:
    question = (_text(answer, "resolved") or row.question).strip()
    if not question:
        return None
    case = EvalCase(
        id=f"umpan-balik-{draft_id}",
        question=question,
        answerable=_is_answerable(row, answer),
        tags=guess_tags(question, ORIGIN),
        split=split_of(f"umpan-balik-{draft_id}"),
    )
    if not case.answerable:
        return replace(case, reason=_reason(answer) if row.verdict != SHOULD_ABSTAIN else None)
    if _text(answer, "status") == Status.LISTED:
        return _with_visits(case, answer, good=row.verdict == GOOD)
    articles = _articles(answer) if row.verdict != "sumber_salah" else ()
    facts = _facts(answer) if row.verdict == GOOD else ()
    return replace(case, facts=facts, articles=articles, split=split_of((*articles, case.id)[0]))


def _is_answerable(row: Feedback, answer: Json) -> bool:
    """What the reader says of it: a right answer stays what it is, a wrong abstention should have been an answer."""
    if row.verdict == SHOULD_ABSTAIN:
        return False
    return _text(answer, "status") not in {Status.NOT_FOUND, Status.OUT_OF_SCOPE} or row.verdict != GOOD


def _with_visits(case: EvalCase, answer: Json, good: bool) -> EvalCase:
    """A case of the register: the visits that were listed, and their number where the answer gives just that."""
    keys = tuple(sorted(set(_visit_keys(answer))))
    case = replace(case, visits=keys, tags=replace(case.tags, kind="daftar"))
    short = _text(answer, "short")
    if not good or not short[:1].isdigit():
        return case
    case = replace(case, tags=replace(case.tags, kind="hitung"))
    number = short.split()[0].replace(".", "")
    if number == str(len(keys)) == str(len(_tables(answer, "visits"))):
        return replace(case, count=len(keys))
    return replace(case, facts=((short,),))


def _visit_keys(answer: Json) -> Iterator[str]:
    """The same as eval.running.result.visit_keys, from the JSON form of the visits."""
    for visit in _tables(answer, "visits"):
        guests = "+".join(sorted(_text(guest, "region") for guest in _tables(visit, "visitors")))
        for article in _texts(visit, "articles"):
            yield f"{article}#{guests}" if visit.get("in_passing") is True else article


def _articles(answer: Json) -> tuple[str, ...]:
    cited = (_text(citation, "article_id") for citation in _tables(answer, "citations"))
    return tuple(dict.fromkeys(article for article in cited if article))


def _facts(answer: Json) -> tuple[Fact, ...]:
    short = _text(answer, "short").strip()
    return ((short,),) if short else ()


def _reason(answer: Json) -> Reason | None:
    told = _text(answer, "reason")
    return Reason(told) if told in set(Reason) else None


# --- what it lacks --------------------------------------------------------------------------------------------


def _find_problem(row: Feedback, answer: Json, suggested: EvalCase | None) -> str:
    if suggested is None:
        return messages.DRAFT_NO_QUESTION
    if not answer:
        return messages.DRAFT_NO_ANSWER
    if row.verdict != GOOD:
        return messages.DRAFT_PROBLEMS.get(row.verdict, messages.DRAFT_INCOMPLETE)
    return next((problem for _, problem in find_contradictions(suggested)), "")


def _summary(answer: Json) -> str:
    told = " ".join((_text(answer, "short") or _text(answer, "answer")).split())
    return told if len(told) <= SUMMARY else f"{told[:SUMMARY]}…"


# --- an answer that may be anything ---------------------------------------------------------------------------


def _read_answer(text: str) -> Json:
    """The JSON object; empty for `{}`, which is what a removed answer leaves, and for anything else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _text(table: Json, key: str) -> str:
    value = table.get(key)
    return value if isinstance(value, str) else ""


def _texts(table: Json, key: str) -> tuple[str, ...]:
    value = table.get(key)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _tables(table: Json, key: str) -> tuple[Json, ...]:
    value = table.get(key)
    return tuple(item for item in value if isinstance(item, dict)) if isinstance(value, list) else ()
