"""Cases put to an assistant, one after the other, and every answer checked."""

import logging
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.answer import Answer, Citation
from corpus.errors import ArchiveError
from eval import messages
from eval.case import ArticleSource, EvalCase, Fact
from eval.matching.facts import ReadText, match_fact, read_text
from eval.result import CaseResult, CitationCheck, FactCheck
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


def said_by(answer: Answer) -> str:
    """What the answer claims: the short answer and the sentences, without numbers and source lines.

    Parts are separate paragraphs, so that no fact is found across two of them.
    """
    return "\n\n".join(filter(None, (answer.short, *(sentence.text for sentence in answer.sentences))))


def _check_facts(facts: Iterable[Fact], said: ReadText) -> tuple[FactCheck, ...]:
    matches = ((forms, match_fact(forms, said)) for forms in facts)
    return tuple(FactCheck(forms, match.found, match.why) for forms, match in matches)


def check_citations(answer: Answer, archive: ArticleSource) -> tuple[CitationCheck, ...]:
    """Every citation read again from the archive; then every sentence without a citation that exists."""
    checks = [_check_citation(citation, archive) for citation in answer.citations]
    known = {citation.number for citation in answer.citations}
    for sentence in answer.sentences:
        if not sentence.citations:
            checks.append(CitationCheck(0, None, False, messages.CITATION_NONE))
        for number in sentence.citations:
            if number not in known:
                why = messages.CITATION_UNKNOWN_NUMBER.format(number=number)
                checks.append(CitationCheck(number, None, False, why))
    return tuple(checks)


def _check_citation(citation: Citation, archive: ArticleSource) -> CitationCheck:
    article_id, number = citation.article.id, citation.number
    try:
        stored = archive.article(article_id)
    except ArchiveError:
        why = messages.CITATION_NO_ARTICLE.format(article=article_id)
        return CitationCheck(number, article_id, False, why)
    if stored.sha256 != citation.article.sha256:
        why = messages.CITATION_OTHER_TEXT.format(article=article_id)
        return CitationCheck(number, article_id, False, why)
    quoted = stored.text[citation.span.start : citation.span.end]
    if not quoted or quoted != citation.quote:
        why = messages.CITATION_OTHER_QUOTE.format(article=article_id)
        return CitationCheck(number, article_id, False, why)
    return CitationCheck(number, article_id, True, messages.CITATION_GOOD)
