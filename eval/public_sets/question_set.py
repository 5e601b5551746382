"""The questions of a public set."""

from dataclasses import dataclass

from eval.public_sets import messages
from index.training.held_out import is_held_out_context
from index.training.qa_data import MEASURED_SETS, QA_SETS


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """A question with the context that it is asked of."""

    id: str
    """Unique in its file."""
    question: str
    context: str
    answers: tuple[str, ...] = ()
    """Right answers, any one of which is enough; all the items where `listing`. Empty: the context has no answer."""
    listing: bool = False
    source: str = ""
    """Name of the data set, where the file says so."""

    @property
    def trained(self) -> bool:
        """Whether the bundled models were trained on its context, as far as `source` tells."""
        if self.source not in QA_SETS:
            return False
        return self.source not in MEASURED_SETS or not is_held_out_context(self.context)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A question that could not be read; the others go on."""

    place: str
    """Indonesian: the line, or where in the document."""
    problem: str
    """Indonesian phrase."""

    @property
    def sentence(self) -> str:
        """For the user."""
        return messages.BAD_ROW.format(place=self.place, problem=self.problem)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A file as read."""

    questions: tuple[PublicQuestion, ...]
    """In the order of the file."""
    bad: tuple[BadRow, ...]
    """In the order of the file."""
