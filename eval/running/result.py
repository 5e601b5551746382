"""What the evaluation found out about one case."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Answer, Status
from corpus.visits.visit import Visit
from eval import messages
from eval.casework.case import EvalCase, Fact


@dataclass(frozen=True, slots=True)
class FactCheck:
    """One fact of a case and whether the answer says it."""

    forms: Fact
    found: bool
    why: str
    """Indonesian phrase."""


@dataclass(frozen=True, slots=True)
class CitationCheck:
    """One citation and whether the archive still holds exactly what it quotes."""

    number: int
    article_id: str | None
    """None where a sentence names a number that no citation has."""
    resolves: bool
    why: str
    """Indonesian phrase."""


@dataclass(frozen=True, slots=True)
class WrongFact:
    """An expected fact that the answer does not say, with what it says in its place."""

    forms: Fact
    said: str
    """The words of the answer that contradict the fact."""
    kind: str
    """What was compared: number, percent, money, date, person, region, …"""


@dataclass(frozen=True, slots=True)
class SentenceSupport:
    """One statement of an answer and whether its citations support it, after ALCE (Gao et al. 2023)."""

    text: str
    citations: tuple[int, ...]
    """Numbers of its own citations; empty for the direct answer, which is held against all of the answer's."""
    supported: bool
    """Whether all cited passages together support it."""
    needless: tuple[int, ...]
    """Citations that alone do not support it, and without which the others still do."""
    why: str
    """Indonesian phrase."""


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage that was retrieved, for the reader of a report."""

    article_id: str
    title: str
    text: str
    """Cut to a few hundred characters."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case with the answer and every check of it; a crash is a result too."""

    case: EvalCase
    answer: Answer | None
    """None where the assistant failed."""
    facts: tuple[FactCheck, ...] = ()
    """In the order of the case's facts."""
    forbidden: tuple[FactCheck, ...] = ()
    citations: tuple[CitationCheck, ...] = ()
    retrieved: tuple[str, ...] = ()
    """Ids of the articles that the search found, best first, at most 10; each once, where its first passage stands."""
    wrong_facts: tuple[WrongFact, ...] = ()
    """At most one for each fact that was not found."""
    sentences: tuple[SentenceSupport, ...] = ()
    """The direct answer, the sentences and the rows of the table, in this order, as far as there are any."""
    foreign: bool = False
    """Whether a part of the output is in another language than Indonesian."""
    passages: tuple[ShownPassage, ...] = ()
    """The passages that were retrieved, best first, at most 5."""
    told_count: int | None = None
    """The number that an answer to a question to the register gives."""
    error: str | None = None
    """English cause of a crash."""
    seconds: float = 0.0
    """Wall clock of the answer, without the checks."""

    @property
    def answered(self) -> bool:
        """Whether the assistant claims to answer."""
        return self.answer is not None and self.answer.status in {Status.ANSWERED, Status.LISTED}

    @property
    def abstained(self) -> bool:
        """Whether the assistant declined; a crash is neither this nor an answer."""
        return self.answer is not None and not self.answered

    @property
    def empty(self) -> bool:
        """Whether it claims to answer without a word: no letter or digit in direct answer, sentences and table."""
        return self.answered and self.answer is not None and not _has_words(self.answer)

    @property
    def said_something(self) -> bool:
        """Whether it answers in words."""
        return self.answered and not self.empty

    @property
    def asks_answer(self) -> bool:
        """Whether passages answer the case; questions to the register have a figure of their own."""
        return self.case.answerable and not self.case.asks_register

    @property
    def has_all_facts(self) -> bool:
        """Whether it answers and every fact was found."""
        return self.said_something and all(fact.found for fact in self.facts)

    @property
    def right_article(self) -> bool:
        """Whether an expected article is among the citations."""
        return any(check.article_id in self.case.articles for check in self.citations)

    @property
    def wrong_visits(self) -> tuple[frozenset[str], frozenset[str]]:
        """Keys of the expected visits that are missing, and of those that do not belong; both empty when right."""
        told = visit_keys(self.answer.visits) if self.answer is not None else frozenset()
        expected = frozenset(self.case.visits or ())
        return expected - told, told - expected - frozenset(self.case.optional_visits)

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong with it; see `faults`."""
        return not self.faults

    @property
    def faults(self) -> tuple[str, ...]:
        """Indonesian phrases for all that is wrong, in a fixed order; empty for a passed case."""
        if self.error is not None:
            return (messages.WHY_CRASHED.format(error=self.error),)
        case = self.case
        found = [
            (case.answerable and self.abstained, messages.WHY_REFUSED),
            (not case.answerable and self.answered, messages.WHY_ANSWERED),
            (self.empty, messages.WHY_EMPTY),
            (self.answered and not all(fact.found for fact in self.facts), messages.WHY_MISSING),
            (self._cites_others, messages.WHY_SOURCE),
            (self._differs_in_visits, self._why_visits()),
            (self._miscounts, messages.WHY_COUNT.format(expected=case.count, told=self._told)),
            (bool(self.wrong_facts), self._why_wrong()),
            (any(fact.found for fact in self.forbidden), messages.WHY_FORBIDDEN),
            (not all(check.resolves for check in self.citations), messages.WHY_CITATION),
            (self._misses_support, messages.WHY_UNSUPPORTED),
            (self.foreign, messages.WHY_FOREIGN),
        ]
        return tuple(why for wrong, why in found if wrong)

    @property
    def _cites_others(self) -> bool:
        asks_passages = self.case.answerable and not self.case.asks_register
        return asks_passages and self.answered and not self.right_article

    @property
    def _misses_support(self) -> bool:
        """Whether a sentence of an answer lacks support; the rows of a table are only counted."""
        listed = self.answer is not None and self.answer.status is Status.LISTED
        return self.answered and not listed and not all(sentence.supported for sentence in self.sentences)

    @property
    def _differs_in_visits(self) -> bool:
        return self.case.visits is not None and any(self.wrong_visits)

    @property
    def _miscounts(self) -> bool:
        return self.case.count is not None and self.told_count != self.case.count

    @property
    def _told(self) -> str:
        return messages.NO_VALUE if self.told_count is None else str(self.told_count)

    def _why_wrong(self) -> str:
        said = ", ".join(f"“{wrong.said}”" for wrong in self.wrong_facts)
        return messages.WHY_WRONG_FACT.format(said=said)

    def _why_visits(self) -> str:
        missed, extra = (", ".join(sorted(keys)) or messages.NO_VALUE for keys in self.wrong_visits)
        return messages.WHY_VISITS.format(missed=missed, extra=extra)


def _has_words(answer: Answer) -> bool:
    told = [answer.short or "", *(sentence.text for sentence in answer.sentences)]
    cells = (cell for row in answer.table.rows for cell in row.cells) if answer.table else ()
    return any(character.isalnum() for text in (*told, *cells) for character in text)


def visit_keys(visits: Iterable[Visit]) -> frozenset[str]:
    """What names visits in a case: the ids of their articles.

    A visit that its article only mentions has `<article id>#<guest>`, with the guests' regions joined by "+".
    """
    return frozenset(key for visit in visits for key in _keys_of(visit))


def _keys_of(visit: Visit) -> Iterable[str]:
    guests = "+".join(sorted(guest.value.region for guest in visit.visitors))
    return (f"{article}#{guests}" if visit.in_passing else article for article in visit.articles)
