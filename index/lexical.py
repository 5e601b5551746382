"""The lexical side of retrieval: terms of a question as a full-text query for SQLite FTS5."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from corpus.archive import ArticleFilter
from index.terms import Term, query_terms

ROWS_SCORED = 20_000
"""Rows that one search may score, about 20 ms; reached only by common terms in a very large archive."""


class LexicalArchive(Protocol):
    """The part of the archive that is needed here."""

    def term_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Number of passages with each term that is there at all."""

    def lexical_search(
        self, fts_query: str, limit: int, condition: ArticleFilter = ..., weights: tuple[float, float] = ...
    ) -> list[tuple[str, float]]:
        """(passage id, BM25) of the best passages, best first."""


def search_lexical(
    archive: LexicalArchive, text: str, limit: int, condition: ArticleFilter, title_weight: float
) -> dict[str, float]:
    """BM25 of the best passages for a question under their ids, best first; greater is better.

    Any text is allowed: operators of the query language are searched as words or not at all.
    """
    terms = query_terms(text)
    match = build_match(prune_terms(terms, archive.term_frequencies([term.text for term in terms])))
    return dict(archive.lexical_search(match, limit, condition, (title_weight, 1.0))) if match else {}


def build_match(terms: Iterable[Term]) -> str:
    """The FTS5 expression that finds passages with any of the terms; empty where there is no term.

    Every term is a quoted string, in which FTS5 knows no operator; a quote or NUL in a term is dropped.
    """
    words = dict.fromkeys(term.text.replace('"', "").replace("\0", "").strip() for term in terms)
    return " OR ".join(f'"{word}"' for word in words if word)


def prune_terms(
    terms: Iterable[Term], frequencies: Mapping[str, int], rows: int = ROWS_SCORED
) -> tuple[Term, ...]:
    """The rarest terms that together touch no more than `rows` passages, in the order of `terms`.

    `frequencies` holds the number of passages with a term; a term without one is left out, the rarest is
    always kept. A common term says little (its BM25 weight is small) but costs the most time.
    """
    known = [term for term in terms if frequencies.get(term.text, 0) > 0]
    kept: set[Term] = set()
    touched = 0
    for term in sorted(known, key=lambda term: (frequencies[term.text], term.text)):
        touched += frequencies[term.text]
        if kept and touched > rows:
            break
        kept.add(term)
    return tuple(term for term in known if term in kept)
