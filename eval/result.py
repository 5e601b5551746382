"""What the evaluation found out about one case."""

from dataclasses import dataclass

from assistant.answer import Answer, Status
from eval import messages
from eval.case import EvalCase, Fact


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
    """Article ids of the hits, best first, at most 10; an article stands once for each of its passages."""
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
    def right_article(self) -> bool:
        """Whether an expected article is among the citations."""
        return any(check.article_id in self.case.articles for check in self.citations)

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
            (self.answered and not all(fact.found for fact in self.facts), messages.WHY_MISSING),
            (case.answerable and self.answered and not self.right_article, messages.WHY_SOURCE),
            (any(fact.found for fact in self.forbidden), messages.WHY_FORBIDDEN),
            (not all(check.resolves for check in self.citations), messages.WHY_CITATION),
        ]
        return tuple(why for wrong, why in found if wrong)
