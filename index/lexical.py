"""Builds full-text queries for SQLite FTS5 from terms."""

from collections.abc import Iterable, Mapping

from index.terms import Term

COMMON = 0.05
"""A term in more than this share of the passages is looked up only where few rarer ones are there."""

ENOUGH_RARE = 3
"""So many rarer terms make the common ones superfluous."""


def build_match(terms: Iterable[Term]) -> str:
    """The FTS5 expression that finds passages with any of the terms; empty where there is no term.

    Every term is a quoted string, in which FTS5 knows no operator; a quote or NUL in a term is dropped.
    """
    words = dict.fromkeys(term.text.replace('"', "").replace("\0", "").strip() for term in terms)
    return " OR ".join(f'"{word}"' for word in words if word)


def prune_common(terms: tuple[Term, ...], frequencies: Mapping[str, int], passages: int) -> tuple[Term, ...]:
    """The terms worth looking up: known ones, and no common ones where ENOUGH_RARE rarer ones are there.

    `frequencies` holds the number of passages with each term, out of `passages`. A common term hardly moves
    BM25 but makes it score a large part of the archive. Order is kept.
    """
    known = tuple(term for term in terms if frequencies.get(term.text, 0) > 0)
    rare = tuple(term for term in known if frequencies[term.text] <= COMMON * passages)
    return rare if len(rare) >= ENOUGH_RARE else known
