"""Evidence as quotations: read from the archive again, never from memory."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.article import Article, hash_text
from corpus.errors import ArchiveError
from corpus.visits.visit import Evidence

AROUND = 90
"""Characters shown before and after a piece of evidence."""
LONGEST = 420
"""Characters shown of the evidence itself; the article beside it shows all."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of an article as it stands there now."""

    article: Article
    evidence: Evidence
    before: str
    text: str
    after: str

    @property
    def sha256(self) -> str:
        """Of the text or the title that is quoted, as `view_span` takes it."""
        return hash_text(self.article.title) if self.evidence.in_title else self.article.sha256


class Quoting:
    """Reads the articles of one visit, each once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._articles: dict[str, Article | None] = {}

    def article(self, article_id: str) -> Article | None:
        """The newest version of an article; None where there is none."""
        if article_id not in self._articles:
            try:
                self._articles[article_id] = self._archive.article(article_id)
            except ArchiveError:
                self._articles[article_id] = None
        return self._articles[article_id]

    def quotes(self, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
        """What the evidence says, in its order; without what no longer lies in an article."""
        return tuple(quote for piece in dict.fromkeys(evidence) if (quote := self._quote(piece)))

    def _quote(self, evidence: Evidence) -> Quote | None:
        article = self.article(evidence.article_id)
        if article is None:
            return None
        text = article.title if evidence.in_title else article.text
        if not 0 <= evidence.start < evidence.end <= len(text):
            return None
        quoted = text[evidence.start : evidence.end]
        return Quote(
            article,
            evidence,
            before=_before(text, evidence.start),
            text=f"{quoted[:LONGEST].rstrip()}…" if len(quoted) > LONGEST else quoted,
            after=_after(text, evidence.end),
        )


def _before(text: str, end: int) -> str:
    """The paragraph before `end`, from a word on, at most AROUND characters."""
    start = max(text.rfind("\n", 0, end) + 1, end - AROUND)
    if start == 0 or text[start - 1] == "\n":
        return text[start:end]
    space = text.find(" ", start, end)
    return f"… {text[space + 1 : end]}" if space >= 0 else "…"


def _after(text: str, start: int) -> str:
    """The paragraph after `start`, up to a word, at most AROUND characters."""
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    if line_end <= start + AROUND:
        return text[start:line_end]
    space = text.rfind(" ", start, start + AROUND)
    return f"{text[start:space]} …" if space >= 0 else "…"
