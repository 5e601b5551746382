"""The venue that several reports name."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from corpus.region_names import DATA
from corpus.visits.merging.joining import join, key_of_text
from corpus.visits.visit import Conflict, Reported


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


def are_apart(venues: Iterable[Reported[str]]) -> bool:
    """True where no word tells two of the venues to be near each other."""
    words = [_telling(venue.value) for venue in venues]
    return all(one.isdisjoint(other) for one, other in combinations(words, 2))


def _are_same(one: str, other: str) -> bool:
    """True where the words of one, or those of them that tell places apart, are all in the other."""
    whole, telling = (_words(one), _words(other)), (_telling(one), _telling(other))
    return _is_part(*whole) or (all(telling) and _is_part(*telling))


def _is_part(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _words(venue: str) -> frozenset[str]:
    return frozenset(key_of_text(venue).split())


def _telling(venue: str) -> frozenset[str]:
    return _words(venue) - load_common_words()


@cache
def load_common_words() -> frozenset[str]:
    """Words that do not tell one venue from another."""
    raw = tomllib.loads((DATA / "visit_merging.toml").read_text(encoding="utf-8"))
    return frozenset(raw["of_any_venue"])
