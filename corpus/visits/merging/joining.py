"""One value that several reports give, with what says it in each of them."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from corpus.visits.visit import Reported
from corpus.words import fold, split_words

T = TypeVar("T")


def join(known: Reported[T], more: Reported[T], value: T | None = None) -> Reported[T]:
    """`value` (default: that of `known`) with the evidence of both, that of `known` first."""
    evidence = tuple(dict.fromkeys((*known.evidence, *more.evidence)))
    confidence = max(known.confidence, more.confidence)
    return Reported(known.value if value is None else value, evidence, confidence)


def unite_values(
    several: Iterable[Iterable[Reported[T]]], key: Callable[[T], Hashable]
) -> tuple[Reported[T], ...]:
    """All values in the order in which they come, those with one key once."""
    found: dict[Hashable, Reported[T]] = {}
    for values in several:
        for value in values:
            name = key(value.value)
            found[name] = join(found[name], value) if name in found else value
    return tuple(found.values())


def key_of_text(text: str) -> str:
    """`text` without case, accents and marks, as it is compared."""
    return " ".join(word.text for word in split_words(fold(text)))
