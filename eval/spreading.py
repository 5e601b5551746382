"""A few of many, the same ones each time."""

from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


def spread(items: Sequence[Item], most: int | None) -> tuple[Item, ...]:
    """At most `most` items at even distances, in their order, the first one included; all for None."""
    if most is None or len(items) <= most:
        return tuple(items)
    return tuple(items[number * len(items) // most] for number in range(most))
