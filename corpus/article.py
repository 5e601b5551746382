"""Articles and the passages that are cut from them: the types that every other part hands on."""

import hashlib
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from corpus.sentences import split_sentences
from corpus.spans import Span

HEADING_CHARS = 90
"""Length of the opening words that stand for a missing title."""


def hash_text(text: str) -> str:
    """SHA-256 of `text` in UTF-8, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one article, as it is stored and quoted.

    `text` is cleaned: Unicode NFC, line ends `\\n`, paragraphs parted by one empty line, no outer white space.
    """

    id: str
    """Lower-case letters, digits and hyphens; stable over versions."""
    title: str
    """Without line ends; empty where the source has none."""
    text: str
    outlet: str | None = None
    url: str | None = None
    """Canonical address, or None for an article that came as a file."""
    published: date | None = None
    """Day of publication; never guessed."""
    version: int = 1
    """1 for the first text, one more for each edited text."""
    digest: bool = False
    """True where `text` is a summary in other words than the source's."""
    sha256: str = field(init=False)
    """Hash of `text`: a citation is shown only where it still agrees."""

    @property
    def heading(self) -> str:
        """The title, or the opening words of the text where there is none; at most about 90 characters then."""
        if self.title:
            return self.title
        opening = self.text[:HEADING_CHARS].split("\n")[0]
        return opening if opening == self.text else opening.rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"

    def __post_init__(self) -> None:
        if not unicodedata.is_normalized("NFC", self.text):
            raise ValueError(f"article {self.id!r}: text must be NFC-normalised")
        object.__setattr__(self, "sha256", hash_text(self.text))


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article; its text is computed, so that it is always a true quotation."""

    article: Article
    start: int
    """Offset of the first character in `article.text`."""
    end: int
    """Offset after the last character."""

    @property
    def id(self) -> str:
        """`<article id>:<start>-<end>`: unique in an archive, and the tie-breaker of every ranking."""
        return f"{self.article.id}:{self.start}-{self.end}"

    @property
    def text(self) -> str:
        """The passage as it stands in the article."""
        return self.article.text[self.start : self.end]

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Spans of the sentences inside the passage, in order, as offsets in `article.text`."""
        return tuple(span.shift(self.start) for span in split_sentences(self.text))
