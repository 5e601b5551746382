"""Regular expressions out of word lists."""

import re
from collections.abc import Iterable


def any_of(phrases: Iterable[str], space: str = r"\s+") -> str:
    """A group that matches any of `phrases`, the longest first; `space` is what stands for a space in them."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", space) for phrase in longest_first) + ")"
