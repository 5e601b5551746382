"""The venue that several reports name."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from corpus.visits.joining import join, key_of_text
from corpus.visits.visit import Conflict, Reported

SAME_VENUE = 80.0
"""Least likeness, 0 to 100, of two names of one place; a name that is part of the other has 100."""


def unite_venues(
    venues: Sequence[Reported[str] | None], weights: Sequence[float]
) -> tuple[Reported[str] | None, tuple[Conflict, ...]]:
    """The best evidenced venue under its longest name; and all of them where they are different places."""
    groups: list[tuple[Reported[str], float]] = []
    for venue, weight in zip(venues, weights, strict=True):
        if venue is None:
            continue
        place = next((i for i, (known, _) in enumerate(groups) if _are_same(known.value, venue.value)), None)
        if place is None:
            groups.append((venue, weight * venue.confidence))
        else:
            known, votes = groups[place]
            groups[place] = (
                join(known, venue, max(known.value, venue.value, key=len)),
                votes + weight * venue.confidence,
            )
    ranked = [venue for venue, _ in sorted(groups, key=lambda group: (-group[1], group[0].value))]
    if len(ranked) < 2:
        return (ranked[0] if ranked else None), ()
    return ranked[0], (Conflict("venue", tuple(ranked)),)


def _are_same(one: str, other: str) -> bool:
    return fuzz.token_set_ratio(key_of_text(one), key_of_text(other)) >= SAME_VENUE
