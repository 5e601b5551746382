"""The answer and its citations, and their JSON form."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Article
from corpus.spans import Span
from corpus.visits.visit import Visit


class Status(StrEnum):
    """What kind of answer this is."""

    ANSWERED = "answered"
    LISTED = "listed"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"


class Reason(StrEnum):
    """Why there is no answer; each has one Indonesian explanation in assistant.messages."""

    NOTHING_FOUND = "nothing_found"
    OTHER_REGION = "other_region"
    OTHER_YEAR = "other_year"
    DISAGREE = "disagree"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered pointer to characters of one version of an article."""

    number: int
    """1 for the first citation of an answer."""
    article: Article
    span: Span

    @property
    def quote(self) -> str:
        """The cited characters, read from the article."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence of an answer with the numbers of the citations that support it (at least one)."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table in an answer."""

    cells: tuple[str, ...]
    """As they are shown, one for each column; never empty: what no article tells is said so."""
    citations: tuple[int, ...]
    """Numbers of the citations that support the row."""
    visit_id: str | None = None
    """The visit that the row shows; None for a row that sums several up."""


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """What the register of visits has on a question."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer: text and citations kept apart, joined only for display."""

    question: str
    """As the user typed it."""
    resolved: str
    """The question with what a follow-up takes from the conversation put in; equal to `question` otherwise."""
    status: Status
    reason: Reason | None = None
    message: str = ""
    """Indonesian explanation of an abstention; empty when answered."""
    short: str | None = None
    """The shortest direct answer (a name, a date, a figure with its unit), out of a quotation, where one was found."""
    sentences: tuple[AnswerSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    visits: tuple[Visit, ...] = ()
    """Exactly the visits that answer a question to the register, newest first; empty for any other."""
    table: AnswerTable | None = None
    """The visits of a listed answer; where none is found, the nearest ones."""
    notes: tuple[str, ...] = ()
    """Indonesian sentences on how a question to the register was read, and on what is not counted."""
    mode: str = "kutipan"
    confidence: float | None = None
    """Probability, 0 to 1, that what was read answers the question, also where it was not enough; the least of several
    parts. None where nothing was read: what the register counts is not estimated."""
    seconds: float = 0.0

    @property
    def text(self) -> str:
        """Sentences with their numbers, `… [1] … [2]`, or the explanation of an abstention; then the notes."""
        told = [f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in self.sentences]
        return " ".join((*(told or [self.message]), *self.notes))
