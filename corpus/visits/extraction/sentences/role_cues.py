"""What the words of a sentence say about its regions: who visits, who is visited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.visits.extraction.sentences.cue_time import Time, read_time
from corpus.visits.extraction.sentences.plain_sentence import PlainSentence
from corpus.visits.extraction.sentences.role_left import find_left
from corpus.visits.extraction.sentences.role_right import find_right
from corpus.visits.extraction.sentences.role_words import Cue, Role, load_role_words
from corpus.visits.extraction.sentences.tokens import Group, Token

DECAY = 0.06
"""Share of the weight that each word between costs."""
LEAST = 0.4
"""Share of the weight that stays."""
PAIRED = 0.7
"""The same where one cue names both sides."""
GOAL_REACH = 5
"""Words behind a verb of going in which its goal is named."""
PAIRING = frozenset({"goes", "visits", "receives", "received", "leads"})
"""Kinds of cues for which that counts."""
AT_PLACE = 1.4
"""How much more a place with "di" before it tells."""


@dataclass(frozen=True, slots=True)
class Told:
    """One hint that a group of regions has a role; the group is empty where the cue stands alone."""

    group: Group
    role: Role
    weight: float
    cue: Cue
    position: int
    """Of the sentence; -1 for the title."""
    place: int
    """Where in `ArticleReading.whole` the cue begins."""
    time: Time


def read_roles(sentence: PlainSentence) -> Iterator[Told]:
    """All hints of one sentence, in the order of their cues."""
    index = 0
    while index < len(sentence.tokens):
        size, cues = _cues_at(sentence.tokens, index)
        for cue in cues:
            beside = _Beside(sentence, cue, index, size)
            found = tuple(beside.read())
            yield from found or beside.read_alone()
        index += max(size, 1)


def _cues_at(tokens: Sequence[Token], index: int) -> tuple[int, tuple[Cue, ...]]:
    words = load_role_words()
    for size in range(min(words.longest, len(tokens) - index), 0, -1):
        key = tuple(token.text for token in tokens[index : index + size])
        if key in words.cues:
            return size, words.cues[key]
    return 0, ()


class _Beside:
    """The regions beside one cue."""

    def __init__(self, sentence: PlainSentence, cue: Cue, start: int, size: int) -> None:
        self._sentence, self._cue = sentence, cue
        self._start, self._end = start, start + size

    def read(self) -> Iterator[Told]:
        """Left, then right; nothing beside what is known already or is no guest ("menerima penghargaan")."""
        words, tokens = load_role_words(), self._sentence.tokens
        behind = tokens[self._end].text if self._end < len(tokens) else ""
        if words.has("pointing", behind) or (self._cue.kind == "receives" and words.has("things", behind)):
            return
        right = find_right(tokens, self._cue, self._start, self._end) if self._cue.right else ()
        left = tuple(find_left(tokens, self._cue, self._start, right[0][0] if right else None))
        told = {role for _, role, _, _ in left} | {role for _, role, _ in right}
        least = PAIRED if len(told) > 1 and self._cue.kind in PAIRING else LEAST
        for group, role, distance, share in left:
            yield self._told(group, role, distance, least, share)
        for group, role, distance in right:
            yield self._told(group, role, distance, least)

    def read_alone(self) -> Iterator[Told]:
        """A cue about an earlier time beside which no region stands: "ia pernah berkunjung ke kota itu"."""
        if self._cue.kind in ("goes", "visits") and self._time() == "past" and self._leads_back():
            yield self._told(Group(()), "visitor", 0, LEAST, 0.0)

    def _leads_back(self) -> bool:
        """Is no other place named behind: "pernah berkunjung ke Jepang"?"""
        behind = [token.text for token in self._sentence.tokens[self._end : self._end + GOAL_REACH]]
        goal = next((index for index, word in enumerate(behind) if word in ("ke", "di")), -1)
        if goal < 0 and self._cue.kind == "visits":
            return True
        there = load_role_words().lists["there"]
        return goal + 1 < len(behind) and behind[goal + 1] in there

    def _told(self, group: Group, role: Role, distance: int, least: float, share: float = 1.0) -> Told:
        weight = self._cue.weight * share * max(least, 1 - DECAY * distance)
        tokens = self._sentence.tokens
        if self._cue.kind == "places" and self._start and tokens[self._start - 1].text == "di":
            weight *= AT_PLACE
        place = tokens[self._start].start
        return Told(group, role, weight, self._cue, self._sentence.position, place, self._time())

    def _time(self) -> Time:
        return read_time(self._sentence.tokens, self._start, self._end)
