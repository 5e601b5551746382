"""One training example of the cross-encoder."""

from dataclasses import dataclass

from corpus.spans import Span


@dataclass(frozen=True, slots=True)
class ReadingExample:
    """A question and a passage, with what is known of the pair."""

    id: str
    question: str
    """As typed; tidied where it becomes tokens."""
    passage: str
    heading: str = ""
    """Title and dateline of the article; empty in public data."""
    spans: tuple[Span, ...] = ()
    """Answers, in `passage`: alternatives, or all the items where `listing`."""
    listing: bool = False
    answerable: bool | None = None
    """None where it is not known whether the passage answers."""
    relevant: bool | None = None
    """Whether the passage is the one that the question is about; None where it is not known."""
    source: str = ""
    """Name of the data set; `<name>/wrong` for a question with a wrong passage."""
    group: str = ""
    """Shared by all examples of one question, the right passage and the wrong ones."""
