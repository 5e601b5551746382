"""A stretch of characters."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` (included) to `end` (excluded) of some text; never empty, never negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"expected 0 <= start < end, got start={self.start} end={self.end}")

    def shift(self, by: int) -> Self:
        """The same stretch, `by` characters further on."""
        return type(self)(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]
