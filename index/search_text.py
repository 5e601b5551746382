"""What is searched of a passage: title and dateline travel with it, but are never quoted as part of it.

Each was measured on the shipped archive (docs/measurements/retrieval.md).
"""

from dataclasses import dataclass

from corpus.article import Article, Passage
from corpus.passages import dateline
from index.terms import index_terms

SEARCH_TEXT_VERSION = 1
"""Raised by one whenever the same passage would be searched as another text; recorded in the index."""


@dataclass(frozen=True, slots=True)
class LexicalText:
    """The two columns of the full-text index."""

    title: str
    """Terms of the title and of the dateline (outlet, day of publication)."""
    text: str
    """Terms of the passage."""


def build_heading(article: Article) -> str:
    """Title and dateline, parted by a line end: what tells which visit a passage is about."""
    return "\n".join(part for part in (article.title, dateline(article)) if part)


def build_dense_text(passage: Passage) -> str:
    """What is embedded: title, dateline and passage, parted by line ends; without a model's prefix."""
    return "\n".join(part for part in (build_heading(passage.article), passage.text) if part)


def build_lexical_text(passage: Passage) -> LexicalText:
    """What is indexed by words, as terms."""
    article = passage.article
    return LexicalText(index_terms(f"{article.title}\n{dateline(article)}"), index_terms(passage.text))
