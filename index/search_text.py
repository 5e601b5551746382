"""What is searched of a passage: title and dateline travel with it, but are never quoted as part of it."""

from corpus.article import Article, Passage
from corpus.passages import dateline
from index.terms import index_terms


def build_dense_text(passage: Passage) -> str:
    """What is embedded: title, dateline and passage, parted by line ends; without a model's prefix."""
    article = passage.article
    return "\n".join(part for part in (article.title, dateline(article), passage.text) if part)


def build_lexical_title(article: Article) -> str:
    """Terms of the title and of the dateline: the first column of the full-text index."""
    return index_terms(f"{article.title}\n{dateline(article)}")


def build_lexical_text(passage: Passage) -> str:
    """Terms of the passage: the second column of the full-text index."""
    return index_terms(passage.text)
