"""What speaks for the side of one person of a visit."""

from dataclasses import dataclass, field

from corpus.visits.visit import Side

VISITOR, HOST = 1, -1
DECIDED = 0.4
"""Sum of signs below which the neighbours of a person tell more."""
_LEAST = 0.1
"""Least sum of signs that tells a side."""


@dataclass(slots=True)
class Signs:
    """What speaks for the sides of one person: positive for visitors, negative for hosts."""

    office: float = 0.0
    """By region, body and kind of the office."""
    deeds: float = 0.0
    """By the verbs next to the name."""
    hints: float = 0.0
    """By what is said around it."""
    joined: dict[int, float] = field(default_factory=dict)
    """People who stand with that person, and how sure that is."""
    active: bool = False
    """Does that person do or say something, or is named among those who do?"""
    absent: int = 0
    """Appearances as somebody who is not there."""
    foreign: bool = False
    """Is the office that of another region, or of the state?"""
    total: float = 0.0

    @property
    def side(self) -> Side | None:
        """The side that the sum of all speaks for; None where it is too small."""
        if abs(self.total) < _LEAST:
            return None
        return "visitor" if self.total > 0 else "host"
