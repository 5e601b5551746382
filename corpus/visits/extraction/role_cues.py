"""What the words of a sentence say about its regions: who visits, who is visited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.visits.extraction.plain_sentence import Group, PlainSentence, Token
from corpus.visits.extraction.role_words import Cue, load_role_words

Role = Literal["visitor", "host"]

LEFT_REACH = 16
"""Words between a region and the cue that tells of it."""
RIGHT_REACH = 8
DECAY = 0.06
"""Share of the weight that each word between costs."""
LEAST = 0.3
"""Share of the weight that stays."""
_TO = ("ke", "di")
_AWAY = frozenset(
    {
        "ke",
        "di",
        "dari",
        "pada",
        "oleh",
        "dengan",
        "untuk",
        "se",
        "antara",
        "bersama",
        "tentang",
        "soal",
        "milik",
    }
)
_LEARNING = frozenset(
    {
        "belajar",
        "berguru",
        "berlajar",
        "menimba",
        "timba",
        "studi banding",
        "studi tiru",
        "mempelajari",
        "pelajari",
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """One hint that a group of regions has a role."""

    group: Group
    role: Role
    weight: float
    cue: Cue
    position: int
    """Of the sentence; -1 for the title."""
    index: int
    """Of the cue's first word in `PlainSentence.tokens`."""


def read_roles(sentence: PlainSentence) -> Iterator[Told]:
    """All hints of one sentence, in the order of their cues."""
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        size, cues = _cues_at(tokens, index)
        for cue in cues:
            yield from _left(sentence, cue, index)
            yield from _right(sentence, cue, index, size)
        index += max(size, 1)


def _cues_at(tokens: Sequence[Token], index: int) -> tuple[int, tuple[Cue, ...]]:
    words = load_role_words()
    for size in range(min(words.longest, len(tokens) - index), 0, -1):
        key = tuple(token.text for token in tokens[index : index + size])
        if key in words.cues:
            return size, words.cues[key]
    return 0, ()


def _left(sentence: PlainSentence, cue: Cue, index: int) -> Iterator[Told]:
    if cue.left is None:
        return
    tokens = sentence.tokens
    barriers = load_role_words().barriers
    for distance, at in enumerate(range(index - 1, max(-1, index - 1 - LEFT_REACH), -1)):
        token = tokens[at]
        if token.text in barriers:
            return
        before = tokens[at - 1].text if at else ""
        if token.group is not None and before not in _TO:
            weight = cue.weight * max(LEAST, 1 - DECAY * distance)
            yield Told(token.group, cue.left, weight, cue, sentence.position, index)
            return


def _right(sentence: PlainSentence, cue: Cue, index: int, size: int) -> Iterator[Told]:
    if cue.right is None:
        return
    tokens = sentence.tokens
    barriers = load_role_words().barriers
    between: list[str] = []
    cue_text = " ".join(token.text for token in tokens[index : index + size])
    for token in tokens[index + size : index + size + RIGHT_REACH + 1]:
        if token.text in barriers:
            return
        if token.group is not None:
            role = _role_right(cue, cue_text, between)
            if role is not None:
                weight = cue.weight * max(LEAST, 1 - DECAY * len(between))
                yield Told(token.group, role, weight, cue, sentence.position, index)
            return
        between.append(token.text)


def _role_right(cue: Cue, cue_text: str, between: Sequence[str]) -> Role | None:
    preposition = next((word for word in reversed(between) if word in _AWAY), "")
    if cue.kind in ("guests", "places", "homes"):
        return _right_behind(cue, between)
    if preposition in ("ke", "di"):
        return "host" if cue.kind != "received" or preposition == "di" else None
    if cue.right == "to":
        if preposition == "dari":
            return "host" if cue_text in _LEARNING else "visitor"
        return "visitor" if len(between) <= 1 and preposition in ("", "oleh", "se") else None
    if preposition in ("dari", "se", "oleh") and cue.kind == "receives":
        return "visitor"
    return "host" if cue.right == "host" else "visitor"


def _right_behind(cue: Cue, between: Sequence[str]) -> Role | None:
    allowed = 1 if cue.kind == "homes" else 3
    if len(between) > allowed or any(word in ("ke", ",") for word in between):
        return None
    return "host" if cue.right == "host" else "visitor"
