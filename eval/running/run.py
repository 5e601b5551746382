"""Cases put to an assistant, one after the other, and every answer checked."""

import logging
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from assistant.answer import Answer, Status
from eval import messages
from eval.casework.case import EvalCase, Fact
from eval.casework.checking import ArticleSource
from eval.matching.facts import ReadText, match_fact, read_text
from eval.running.citations import check_citations, said_by
from eval.running.failures import describe_failure
from eval.running.language import is_foreign
from eval.running.result import CaseResult, FactCheck, ShownPassage
from eval.running.support import judge_statements
from eval.running.told_count import read_told_count
from eval.running.wrong_facts import find_wrong_facts
from index.hit import Hit, SearchQuery

SEARCHED = 24
"""Passages that are asked for: as many as the assistant reads (assistant.respond.HITS)."""
RETRIEVED = 10
"""Articles that are kept of a search: the deepest metric looks at 10."""
PASSAGES = 5
"""Passages that a report shows of a search..."""
PASSAGE_CHARS = 400
"""...and how much of each."""

Clock = Callable[[], float]
"""Seconds from any fixed moment on."""

logger = logging.getLogger(__name__)


class Retrieving(Protocol):
    """A retriever, or a fake."""

    def retrieve(self, query: SearchQuery) -> tuple[Hit, ...]:
        """Hits, best first."""
        ...


@runtime_checkable
class Recalling(Protocol):
    """A retriever that keeps what it found for the assistant (eval.running.recording)."""

    def recall(self, query: SearchQuery) -> tuple[Hit, ...] | None:
        """What the same search found a moment ago; None where it is not kept."""
        ...


class Holding(Protocol):
    """A library, or a fake."""

    @property
    def retriever(self) -> Retrieving:
        """What the assistant searches with."""
        ...

    @property
    def archive(self) -> ArticleSource:
        """What citations are checked against."""
        ...


class Answering(Protocol):
    """An assistant, or a fake."""

    @property
    def library(self) -> Holding:
        """What the assistant answers from."""
        ...

    def respond(self, text: str, history: Sequence[str] = ()) -> Answer:
        """One checked answer."""
        ...


@dataclass(frozen=True, slots=True)
class Report:
    """All results of one run, in the order of the cases."""

    results: tuple[CaseResult, ...]


def run_cases(
    cases: Iterable[EvalCase],
    assistant: Answering,
    on_progress: Callable[[CaseResult], None] = lambda _: None,
    clock: Clock = time.perf_counter,
) -> Report:
    """Every case answered and checked, in the order given; a crash becomes a result with its error."""
    results: list[CaseResult] = []
    for case in cases:
        results.append(run_case(case, assistant, clock))
        on_progress(results[-1])
    return Report(tuple(results))


def run_case(case: EvalCase, assistant: Answering, clock: Clock = time.perf_counter) -> CaseResult:
    """One case answered and checked; never raises for a failing assistant."""
    try:
        started = clock()
        answer = assistant.respond(case.question, case.history)
        seconds = clock() - started
        return _check(case, answer, assistant.library, seconds)
    except Exception as error:  # whatever breaks, the other cases go on
        logger.debug("case %s crashed", case.id, exc_info=True)
        return _crashed(case, error)


def _crashed(case: EvalCase, error: Exception) -> CaseResult:
    """A case without an answer: what was expected is still there, and none of it found."""
    facts, forbidden = (
        tuple(FactCheck(forms, False, messages.NOT_FOUND) for forms in some)
        for some in (case.facts, case.forbidden)
    )
    return CaseResult(case, None, facts=facts, forbidden=forbidden, error=_cause(error))


def _cause(error: Exception) -> str:
    """Kind, message and place of a failure, without anything that changes from run to run."""
    *_, frame = traceback.extract_tb(error.__traceback__)
    return f"{describe_failure(error)} ({Path(frame.filename).name}:{frame.lineno})"


def _check(case: EvalCase, answer: Answer, library: Holding, seconds: float) -> CaseResult:
    said = read_text(said_by(answer) if case.facts or case.forbidden else "")
    facts = _check_facts(case.facts, said, case.similar_names)
    hits = _search(case, answer, library.retriever)
    return CaseResult(
        case,
        answer,
        facts=facts,
        forbidden=_check_facts(case.forbidden, said, case.similar_names),
        citations=check_citations(answer, library.archive),
        retrieved=tuple(dict.fromkeys(hit.passage.article.id for hit in hits))[:RETRIEVED],
        wrong_facts=find_wrong_facts(facts, answer),
        sentences=judge_statements(answer, getattr(library, "reader", None)),
        foreign=is_foreign(answer),
        passages=tuple(_show(hit) for hit in hits[:PASSAGES]),
        told_count=read_told_count(answer) if case.asks_register else None,
        seconds=seconds,
    )


def _search(case: EvalCase, answer: Answer, retriever: Retrieving) -> tuple[Hit, ...]:
    """What the search finds for the question, as deep as the assistant searches; the register searches nothing."""
    if answer.status is Status.LISTED and case.asks_register:
        return ()
    query = SearchQuery(text=answer.resolved or case.question, limit=SEARCHED)
    found = retriever.recall(query) if isinstance(retriever, Recalling) else None
    return retriever.retrieve(query) if found is None else found


def _show(hit: Hit) -> ShownPassage:
    article, text = hit.passage.article, hit.passage.text
    shown = text if len(text) <= PASSAGE_CHARS else text[: PASSAGE_CHARS - 1].rstrip() + "…"
    return ShownPassage(article.id, article.heading, shown)


def _check_facts(facts: Iterable[Fact], said: ReadText, similar_names: bool) -> tuple[FactCheck, ...]:
    matches = ((forms, match_fact(forms, said, similar_names=similar_names)) for forms in facts)
    return tuple(FactCheck(forms, match.found, match.why) for forms, match in matches)
