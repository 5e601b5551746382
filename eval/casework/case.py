"""One evaluation case: a question with the facts that a right answer holds."""

from dataclasses import dataclass
from typing import Literal

from assistant.answer import Reason

Split = Literal["dev", "check"]
Fact = tuple[str, ...]
"""Accepted forms of one fact; one of them is enough."""


@dataclass(frozen=True, slots=True)
class CaseTags:
    """What a case is about, for slices of the report; free words, but the same word means the same."""

    kind: str
    """Question word or form: siapa, kapan, berapa, …"""
    difficulty: str
    origin: str
    """Where the question comes from."""
    topic: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class EvalCase:
    """One question with what a right answer must and must not say."""

    id: str
    question: str
    answerable: bool
    tags: CaseTags
    split: Split
    history: tuple[str, ...] = ()
    """Earlier questions of the conversation, oldest first."""
    facts: tuple[Fact, ...] = ()
    """Each must be found; never empty where `answerable`, always empty otherwise."""
    articles: tuple[str, ...] = ()
    """Ids of articles that hold the answer; citing any one of them is right."""
    reason: Reason | None = None
    """Expected reason of the abstention; set exactly where not `answerable`."""
    forbidden: tuple[Fact, ...] = ()
    """None of these may be found."""
    visits: tuple[str, ...] | None = None
    """For a question to the register: keys (`eval.running.result.visit_keys`) of exactly the visits that answer it."""
    optional_visits: tuple[str, ...] = ()
    """Keys of visits that may be among them: people would not agree on these."""
    count: int | None = None
    """For a question to the register: the exact number that it must give, 0 where nothing answers it."""
    similar_names: bool = False
    """Whether a light variation in the spelling of a person's name is accepted: Junaedi for Junaidi."""
    file: str = ""
    """Name of the file that the case stands in."""
    line: int = 0
    """Line of its `[[case]]`, from 1."""

    @property
    def asks_register(self) -> bool:
        """Whether the register answers it, rather than passages."""
        return self.visits is not None or self.count is not None
