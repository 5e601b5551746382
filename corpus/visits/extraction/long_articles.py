"""Very long articles, such as whole bulletins, are read in pieces: reading takes more than linear time."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from corpus.article import Article
from corpus.visits.visit import Evidence, Reported, Visit

LONG = 20_000
"""Characters up to which an article is read as a whole: more than the longest news features have."""
PIECE = 10_000
"""Least length of a piece; it ends with its paragraph."""
LONGEST_PIECE = 20_000
"""A paragraph is cut here where it does not end."""


def split_long(article: Article) -> Iterator[tuple[int, Article]]:
    """The article in pieces of whole paragraphs, each with where it begins; one piece where it is not long.

    The title stands over the first piece alone.
    """
    text, start = article.text, 0
    if len(text) <= LONG:
        yield 0, article
        return
    while start < len(text):
        end = text.find("\n", start + PIECE, start + LONGEST_PIECE)
        end = min(len(text), start + LONGEST_PIECE) if end < 0 else end
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield start + lead, replace(article, text=piece.strip(), title="" if start else article.title)
        start = end


def move_evidence(visit: Visit, by: int) -> Visit:
    """The visit with the places of its evidence in the text `by` characters further on."""
    return replace(visit, **{field.name: _move(getattr(visit, field.name), by) for field in fields(visit)})


def _move(value: Any, by: int) -> Any:
    if isinstance(value, Reported):
        return replace(value, evidence=tuple(_move(place, by) for place in value.evidence))
    if isinstance(value, Evidence):
        return value if value.in_title else replace(value, start=value.start + by, end=value.end + by)
    return tuple(_move(one, by) for one in value) if isinstance(value, tuple) else value
