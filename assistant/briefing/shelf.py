"""The articles behind a briefing: each read once, and evidence turned into what a line cites."""

from collections.abc import Iterable
from typing import Any

from assistant.briefing.document import Cite
from corpus.archive import Archive
from corpus.article import Article
from corpus.errors import ArchiveError
from corpus.sentences import split_sentences
from corpus.spans import Span
from corpus.visits.visit import Evidence, Reported, Visit

QUOTE_CHARS = 420
"""A longer sentence is quoted up to a word before this."""
CITES_AT_ONCE = 6
"""A line cites at most so many stretches of one value."""


class Shelf:
    """Reads articles of one archive while a briefing is made; what is gone from the archive is not cited."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._articles: dict[str, Article | None] = {}
        self._sentences: dict[str, tuple[Span, ...]] = {}

    def article(self, article_id: str) -> Article | None:
        """The newest version, or None where the archive has none (any more)."""
        if article_id not in self._articles:
            self._articles[article_id] = self._read(article_id)
        return self._articles[article_id]

    def _read(self, article_id: str) -> Article | None:
        try:
            return self._archive.article(article_id)
        except ArchiveError:
            return None

    def articles(self, visit: Visit) -> tuple[Article, ...]:
        """The articles that report the visit."""
        found = (self.article(article_id) for article_id in visit.articles)
        return tuple(article for article in found if article is not None)

    def cites(self, evidence: Iterable[Evidence]) -> tuple[Cite, ...]:
        """What the evidence comes to; a stretch outside of the text, or of the title, cites the whole article."""
        found: list[Cite] = []
        for one in evidence:
            article = self.article(one.article_id)
            if article is not None:
                inside = not one.in_title and 0 <= one.start < one.end <= len(article.text)
                found.append(Cite(one.article_id, *((one.start, one.end) if inside else (0, 0))))
        return tuple(dict.fromkeys(found))[:CITES_AT_ONCE]

    def cites_of(self, visit: Visit, reported: Reported[Any] | None = None) -> tuple[Cite, ...]:
        """What supports one value of a visit; the articles of the visit where it has no place of its own."""
        own = self.cites(reported.evidence) if reported else ()
        return own or self.cites_of_visit(visit)

    def cites_of_visit(self, visit: Visit) -> tuple[Cite, ...]:
        """One cite for each article that reports the visit: where it names guest or host."""
        told = self.cites(one for party in (*visit.visitors, *visit.hosts) for one in party.evidence)
        firsts = {cite.article_id: cite for cite in reversed(told) if cite.end}
        ids = [article.id for article in self.articles(visit)][:CITES_AT_ONCE]
        return tuple(firsts.get(article_id, Cite(article_id)) for article_id in ids)

    def words(self, cite: Cite) -> str:
        """The characters that are cited, as the archive has them; empty for a whole article."""
        article = self.article(cite.article_id)
        return article.text[cite.start : cite.end] if article else ""

    def sentence(self, cite: Cite) -> Cite | None:
        """The sentence in which the stretch begins; None for a whole article."""
        article = self.article(cite.article_id)
        if article is None or not cite.end:
            return None
        spans = (span for span in self.sentences(article) if span.start <= cite.start < span.end)
        return next((Cite(article.id, span.start, span.end) for span in spans), None)

    def sentences(self, article: Article) -> tuple[Span, ...]:
        """The sentences of an article, split once."""
        if article.id not in self._sentences:
            self._sentences[article.id] = split_sentences(article.text)
        return self._sentences[article.id]


def shorten(quote: str, limit: int = QUOTE_CHARS) -> str:
    """`quote` without outer quotation marks, cut at a word with … where it is longer than `limit`."""
    plain = " ".join(quote.split()).strip('“”" ')
    if len(plain) <= limit:
        return plain
    return plain[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
