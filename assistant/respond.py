"""The way of a question, once down: understand, search, read, judge, compose, check."""

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import messages
from assistant.answer import Answer, Reason, Status
from assistant.checking import check_draft, check_listing
from assistant.composing import Draft, compose, join_drafts
from assistant.errors import CitationProblem
from assistant.evidence import Abstention, judge
from assistant.listing.composing import Listing
from assistant.listing.lister import Lister
from assistant.listing.query import Query
from assistant.reading.article_view import ArticleViews
from assistant.reading.model_reader import ModelReader, load_model_weights
from assistant.reading.quoting_reader import QuotingReader
from assistant.reading.types import Reader, Reading
from assistant.reading.weights import Thresholds, load_weights
from assistant.understanding.english import is_english
from assistant.understanding.follow_up import ArchiveKnowledge, resolve
from assistant.understanding.normalizing import is_small_talk
from assistant.understanding.parts import split_parts
from assistant.understanding.question import Question
from corpus.dates import find_dates
from corpus.errors import ArchiveError
from corpus.regions import Gazetteer, load_gazetteer
from corpus.visits.register import VisitRegister
from index.hit import Hit, SearchQuery
from index.library import Library
from index.terms import index_terms

HITS = 24
"""Passages handed to the reader."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """A stop on the way, for the page to show."""

    stage: str
    """What is being done, in Indonesian."""
    draft: Answer | None = None
    """The answer as far as it is known; not yet checked."""


class Assistant:
    """Answers questions from a library; immutable, safe to share between threads."""

    def __init__(
        self, library: Library, reader: Reader | None = None, thresholds: Thresholds | None = None
    ) -> None:
        """`reader` defaults to rules and model together, `thresholds` to the fitted ones of what was read."""
        self.library = library
        self.register = VisitRegister(library.archive)
        self._gazetteer: Gazetteer = load_gazetteer()
        self._lister = Lister(self.register, self._gazetteer, library.archive.article, self._is_known)
        self._thresholds = thresholds
        self._reader = (
            ModelReader(QuotingReader(ArticleViews(self._gazetteer), library.archive))
            if reader is None
            else reader
        )

    def respond(self, text: str, history: Sequence[str] = ()) -> Answer:
        """The checked answer: the last item of `stream`."""
        *_, answer = self.stream(text, history)
        if not isinstance(answer, Answer):
            raise TypeError(f"expected an Answer as the last item of stream, got {type(answer).__name__}")
        return answer

    def stream(self, text: str, history: Sequence[str] = ()) -> Iterator[Progress | Answer]:
        """Names every stop and yields drafts; the last item is the checked answer.

        `history` holds the earlier questions, oldest first; only the newest few are used.
        """
        started = time.perf_counter()
        yield Progress(messages.UNDERSTANDING)
        query = self._lister.read(text, history)
        if query is not None:
            yield Progress(messages.LISTING)
            listed = self._listed(text, query)
            if listed is not None:
                yield _timed(listed, started)
                return
        question = self.understand(text, history)
        empty = Answer(question=text, resolved=question.text, status=Status.NOT_FOUND)
        if not question.text:
            yield _timed(
                replace(empty, reason=Reason.NOTHING_FOUND, message=messages.EMPTY_QUESTION), started
            )
            return
        if is_small_talk(question.text):
            talk = replace(
                empty, status=Status.OUT_OF_SCOPE, reason=Reason.OUT_OF_SCOPE, message=messages.SMALL_TALK
            )
            yield _timed(talk, started)
            return
        yield Progress(messages.SEARCHING, empty)
        found = [(part, self.search(part)) for part in split_parts(question, self._gazetteer)]
        yield Progress(messages.READING, empty)
        outcomes = [self._read(part, hits) for part, hits in found]
        drafts = [(outcome, confidence) for outcome, confidence in outcomes if isinstance(outcome, Draft)]
        if not drafts:
            outcome, confidence = outcomes[0]
            abstained = _abstained(replace(empty, confidence=confidence), outcome)
            if is_english(text, self._gazetteer):
                abstained = replace(abstained, message=messages.IN_ENGLISH)
            yield _timed(abstained, started)
            return
        draft = join_drafts([draft for draft, _ in drafts])
        empty = replace(empty, confidence=min(confidence for _, confidence in drafts))
        for shown in range(1, len(draft.sentences)):
            yield Progress(messages.CHECKING, _answered(empty, draft, shown))
        yield _timed(self._checked(empty, draft), started)

    def _listed(self, text: str, query: Query) -> Answer | None:
        """The checked answer from the register; None where it has nothing and an article may have it."""
        listing = self._lister.answer(query)
        if not listing.found and not query.sure:
            return None
        empty = Answer(question=text, resolved=self._lister.write(text, query), status=Status.NOT_FOUND)
        try:
            return _told(empty, check_listing(listing, self.library.archive.article))
        except (CitationProblem, ArchiveError) as problem:
            log.warning("answer withheld: %s", problem.detail)
            return replace(empty, reason=Reason.NOTHING_FOUND, message=problem.user_message)

    def _read(self, question: Question, hits: Sequence[Hit]) -> tuple[Draft | Abstention, float]:
        """The answer to one thing that is asked, not yet checked, or why there is none; and how sure the reading is."""
        reading = self._reader.read(question, hits)
        lines = self._lines(reading)
        abstention = judge(question, reading, _likeness(hits), lines)
        outcome = compose(question, reading, lines) if abstention is None else abstention
        return outcome, reading.confidence

    def _lines(self, reading: Reading) -> Thresholds:
        if self._thresholds is not None:
            return self._thresholds
        return load_model_weights().thresholds if reading.by_model else load_weights().thresholds

    def understand(self, text: str, history: Sequence[str] = ()) -> Question:
        """The question with what it takes from the conversation."""
        return resolve(
            text, history, self._gazetteer, ArchiveKnowledge(self._year_of, self._is_known, self._answers)
        )

    def search(self, question: Question) -> tuple[Hit, ...]:
        """The passages for a question, best first."""
        return self.library.retriever.retrieve(SearchQuery(question.text, limit=HITS))

    def _checked(self, empty: Answer, draft: Draft) -> Answer:
        """The answer after the last check; an article that changed meanwhile leaves none."""
        try:
            return _answered(empty, check_draft(draft, self.library.archive.article))
        except (CitationProblem, ArchiveError) as problem:
            log.warning("answer withheld: %s", problem.detail)
            return replace(empty, reason=Reason.NOTHING_FOUND, message=problem.user_message)

    def _answers(self, question: Question) -> bool:
        """True where the archive answers this reading of a question; only asked where there are several."""
        hits = self.search(question)
        reading = self._reader.read(question, hits)
        return judge(question, reading, _likeness(hits), self._lines(reading)) is None

    def _is_known(self, word: str) -> bool:
        """True where the archive has the word, in whatever form, or where nobody searches for it."""
        terms = set(index_terms(word).split())
        return len(self.library.archive.term_frequencies(terms)) == len(terms)

    def _year_of(self, question: Question) -> int | None:
        """Year of the visit that the best article for `question` reports, as far as the article says."""
        hits = self.search(question)
        if not hits:
            return None
        article = hits[0].passage.article
        dated = [date.resolved.year for date in find_dates(article.text, article.published) if date.resolved]
        return dated[0] if dated else (article.published.year if article.published else None)


def _likeness(hits: Sequence[Hit]) -> float:
    return max((hit.dense for hit in hits if hit.dense is not None), default=0.0)


def _answered(empty: Answer, draft: Draft, sentences: int | None = None) -> Answer:
    """The answer with the first `sentences` sentences of the draft (default: all)."""
    shown = draft.sentences[:sentences]
    numbers = {number for sentence in shown for number in sentence.citations}
    return replace(
        empty,
        status=Status.ANSWERED,
        short=draft.short,
        sentences=shown,
        citations=tuple(citation for citation in draft.citations if citation.number in numbers),
    )


def _told(empty: Answer, listing: Listing) -> Answer:
    """What the register says, as an answer."""
    return replace(
        empty,
        status=Status.LISTED if listing.found else Status.NOT_FOUND,
        reason=listing.reason,
        message=listing.message,
        short=listing.short,
        sentences=listing.sentences,
        citations=listing.citations,
        visits=listing.visits,
        table=listing.table,
        notes=listing.notes,
    )


def _abstained(empty: Answer, outcome: Draft | Abstention) -> Answer:
    if isinstance(outcome, Draft):
        raise TypeError("expected an abstention, got a draft")
    outside = outcome.reason is Reason.OUT_OF_SCOPE
    status = Status.OUT_OF_SCOPE if outside else Status.NOT_FOUND
    return replace(empty, status=status, reason=outcome.reason, message=outcome.message)


def _timed(answer: Answer, started: float) -> Answer:
    return replace(answer, seconds=time.perf_counter() - started)
