"""What we know: articles with their passages, regions, dates, people and figures, and the archive that holds them."""

from corpus.article import Article, Passage
from corpus.spans import Span

__all__ = ["Article", "Passage", "Span"]
