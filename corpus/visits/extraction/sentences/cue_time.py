"""Whether a word of visiting speaks of the visit itself, of an earlier or usual one, or of one to come."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from corpus.visits.extraction.sentences.role_words import RoleWords, load_role_words
from corpus.visits.extraction.sentences.tokens import Token

Time = Literal["now", "before", "past", "habit", "plan"]
"""before: earlier ("sebelumnya"), maybe on the same trip. past: another visit ("pernah"). habit: "kerap"."""

OPENING = 2
"""Words at the beginning of a sentence that tell the time of all of it."""
BEFORE, BEHIND = 6, 3
"""Words around a cue that tell its time."""


def read_time(tokens: Sequence[Token], start: int, end: int) -> Time:
    """The time of the cue from `start` to `end` in `tokens` of one sentence."""
    lists = load_role_words()
    before = [token.text for token in tokens[max(0, start - BEFORE) : start]]
    opening = [token.text for token in tokens[:OPENING] if lists.has("before", token.text)]
    around = [*opening, *before, *(token.text for token in tokens[end : end + BEHIND])]
    pairs = {" ".join(pair) for pair in pairwise(around)}
    if not pairs.isdisjoint(lists.lists["earlier"]):
        return "before"
    if not lists.lists["past"].isdisjoint(pairs.union(around)):
        return "past"
    if any(lists.has("habit", word) for word in around):
        return "habit"
    if any(lists.has("plan", token.text) for token in tokens[max(0, start - BEFORE) : end]):
        return "plan"
    return "before" if _is_before(lists, around, pairs) else "now"


def _is_before(lists: RoleWords, words: Sequence[str], pairs: set[str]) -> bool:
    return not lists.lists["before"].isdisjoint(pairs.union(words))
