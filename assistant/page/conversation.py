"""What one visitor asked and was told: a value that lives in the session and nowhere else."""

from dataclasses import dataclass, field, replace

from assistant.answer import Answer, Citation
from corpus.article import Article

TURNS_KEPT = 40
"""A page of that length still redraws at once; older turns leave the page and the session."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what came of it."""

    number: int
    """1 for the first turn of a conversation; never used twice in it."""
    question: str
    stage: str = ""
    """What is being done, while there is no answer."""
    draft: Answer | None = None
    """The answer as far as it is known."""
    answer: Answer | None = None
    """The checked answer."""
    nearby: tuple[Article, ...] = ()
    """Articles that may be meant where there is no answer, most alike first."""
    problem: str = ""
    """One Indonesian sentence where answering failed."""
    verdict: str = ""
    """What the reader said of the answer; empty until then."""

    def citation(self, number: int) -> Citation | None:
        """The citation with that number."""
        shown = self.answer or self.draft
        citations = shown.citations if shown else ()
        return next((citation for citation in citations if citation.number == number), None)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of one visit to the page, oldest first."""

    turns: tuple[Turn, ...] = field(default=())

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that got an answer or a reason for none, oldest first: what a follow-up refers to."""
        return tuple(turn.question for turn in self.turns if turn.answer)

    def next_number(self) -> int:
        """The number of the turn to come."""
        return self.turns[-1].number + 1 if self.turns else 1

    def turn(self, number: int) -> Turn | None:
        """The turn with that number, while it is kept."""
        return next((turn for turn in self.turns if turn.number == number), None)

    def with_turn(self, turn: Turn) -> "Conversation":
        """The conversation with `turn` in the place of the one with its number, or at the end."""
        if self.turn(turn.number) is None:
            return replace(self, turns=(*self.turns, turn)[-TURNS_KEPT:])
        return replace(self, turns=tuple(turn if old.number == turn.number else old for old in self.turns))
