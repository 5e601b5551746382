"""Cases put to an assistant, one after the other, and every answer checked."""

import logging
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.answer import Answer
from eval.casework.case import EvalCase, Fact
from eval.casework.checking import ArticleSource
from eval.matching.facts import ReadText, match_fact, read_text
from eval.running.citations import check_citations, said_by
from eval.running.result import CaseResult, FactCheck
from index.hit import Hit, SearchQuery

RETRIEVED = 10
"""Hits that are asked for: the deepest metric is hit@10."""

logger = logging.getLogger(__name__)


class Retrieving(Protocol):
    """A retriever, or a fake."""

    def retrieve(self, query: SearchQuery) -> tuple[Hit, ...]:
        """Hits, best first."""
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
) -> Report:
    """Every case answered and checked, in the order given; a crash becomes a result with its error."""
    results: list[CaseResult] = []
    for case in cases:
        results.append(run_case(case, assistant))
        on_progress(results[-1])
    return Report(tuple(results))


def run_case(case: EvalCase, assistant: Answering) -> CaseResult:
    """One case answered and checked; never raises for a failing assistant."""
    try:
        started = time.perf_counter()
        answer = assistant.respond(case.question, case.history)
        seconds = time.perf_counter() - started
        return _check(case, answer, assistant.library, seconds)
    except Exception as error:  # whatever breaks, the other cases go on
        logger.debug("case %s crashed", case.id, exc_info=True)
        return CaseResult(case, None, error=_cause(error))


def _cause(error: Exception) -> str:
    """Kind, message and place of a failure, without anything that changes from run to run."""
    *_, frame = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"


def _check(case: EvalCase, answer: Answer, library: Holding, seconds: float) -> CaseResult:
    said = read_text(said_by(answer))
    query = SearchQuery(text=answer.resolved or case.question, limit=RETRIEVED)
    hits = library.retriever.retrieve(query)
    return CaseResult(
        case,
        answer,
        facts=_check_facts(case.facts, said),
        forbidden=_check_facts(case.forbidden, said),
        citations=check_citations(answer, library.archive),
        retrieved=tuple(hit.passage.article.id for hit in hits[:RETRIEVED]),
        seconds=seconds,
    )


def _check_facts(facts: Iterable[Fact], said: ReadText) -> tuple[FactCheck, ...]:
    matches = ((forms, match_fact(forms, said)) for forms in facts)
    return tuple(FactCheck(forms, match.found, match.why) for forms, match in matches)
