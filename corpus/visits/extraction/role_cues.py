"""What the words of a sentence say about its regions: who visits, who is visited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.visits.extraction.cue_time import Time, read_time
from corpus.visits.extraction.plain_sentence import PlainSentence
from corpus.visits.extraction.role_words import Cue, Role, load_role_words
from corpus.visits.extraction.tokens import Group, Token

LEFT_REACH = 18
"""Words between a region and the cue that tells of it."""
RIGHT_REACH = 9
LIST_REACH = 40
"""Words before a list in which it is told whose it is."""
DECAY = 0.06
"""Share of the weight that each word between costs."""
LEAST = 0.4
"""Share of the weight that stays."""
SAID = 0.3
"""Share that is left behind a verb of saying: it may be said of others."""
AT_PLACE = 1.4
"""How much more a place with "di" before it tells."""
_PREPOSITIONS = frozenset(
    (
        "ke",
        "di",
        "dari",
        "pada",
        "oleh",
        "dengan",
        "untuk",
        "se",
        "antara",
        "tentang",
        "soal",
        "milik",
        "seperti",
    )
)
_LEARNING = frozenset(
    {"belajar", "berguru", "berlajar", "menimba", "studi banding", "studi tiru", "kaji tiru"}
)
_NEAR_KINDS = {"guests": 3, "places": 3, "homes": 1, "lists": 4, "held": 5, "at": 0}
"""Kinds whose region stands within so many words behind."""

_BEHIND = {
    "partners": ("", "dengan", "antara", "milik"),
    "receives": ("", "dari", "se", "oleh"),
    "serves": ("", "dari", "se", "oleh"),
}
"""Kinds whose region stands behind one of these prepositions, or behind none."""


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

    def __init__(self, sentence: PlainSentence, cue: Cue, index: int, size: int) -> None:
        self._position = sentence.position
        self._tokens = sentence.tokens
        self._words = load_role_words()
        self._cue = cue
        self._index = index
        self._end = index + size
        self._place = self._tokens[index].start
        self._text = " ".join(token.text for token in self._tokens[index : self._end])
        self._behind = self._tokens[self._end].text if self._end < len(self._tokens) else ""

    def read(self) -> Iterator[Told]:
        """Left, then right."""
        if self._cue.kind == "receives" and self._words.has("things", self._behind):
            return
        known = self._words.has("pointing", self._behind) and self._behind != "yang"
        if self._cue.left is not None and not known:
            yield from self._left(self._cue.left)
        if self._cue.right is not None and not known:
            yield from self._right()

    def read_alone(self) -> Iterator[Told]:
        """A cue about an earlier time beside which no region stands: "ia pernah berkunjung"."""
        if self._cue.kind in ("goes", "visits") and self._time() == "past":
            yield Told(Group(()), "visitor", 0.0, self._cue, self._position, self._place, "past")

    def _left(self, role: Role) -> Iterator[Told]:
        share, own = 1.0, False
        for distance, at in enumerate(range(self._index - 1, max(-1, self._index - 1 - LEFT_REACH), -1)):
            token = self._tokens[at]
            if self._of_speaker(at):
                own = True
            elif self._words.has("barriers", token.text):
                return
            if self._words.has("speech", token.text) and not own:
                share = SAID
            before = self._tokens[at - 1].text if at else ""
            if token.group is not None and before == "di" and self._guests_at(at):
                yield self._told(token.group, "host", distance, share)
            if token.group is not None and before not in ("ke", "di"):
                yield self._told(token.group, role, distance, share)
                return

    def _of_speaker(self, at: int) -> bool:
        """Is what stands behind that word told of the speaker: "bahwa pihaknya belajar"?"""
        return self._tokens[at].text == "bahwa" and self._words.has("selves", self._tokens[at + 1].text)

    def _guests_at(self, at: int) -> bool:
        """Does a word for the guests stand behind that region: "di Demak rombongan diterima"?"""
        between = [token.text for token in self._tokens[at + 1 : self._index]]
        return self._cue.kind in ("received", "goes") and not self._words.lists["guests"].isdisjoint(between)

    def _right(self) -> Iterator[Told]:
        between: list[str] = []
        for token in self._tokens[self._end : self._end + RIGHT_REACH + 1]:
            if self._words.has("barriers", token.text):
                return
            if token.group is not None:
                role = self._role_right(between, token.group)
                if role is not None:
                    yield self._told(token.group, role, len(between), 1.0)
                return
            between.append(token.text)

    def _role_right(self, between: Sequence[str], group: Group) -> Role | None:
        kind = self._cue.kind
        if kind == "lists":
            return self._listed(between, group)
        if kind in _NEAR_KINDS:
            near = len(between) <= _NEAR_KINDS[kind] and not {"ke", ","} & set(between)
            return _as_role(self._cue.right) if near else None
        preposition = next((word for word in reversed(between) if word in _PREPOSITIONS), "")
        if kind in _BEHIND:
            return _as_role(self._cue.right) if preposition in _BEHIND[kind] else None
        if preposition in ("ke", "di"):
            return "host" if kind != "received" or preposition == "di" else None
        return self._visit_right(between, preposition) if self._cue.right == "to" else "host"

    def _visit_right(self, between: Sequence[str], preposition: str) -> Role | None:
        if preposition == "dari":
            return "host" if self._text in _LEARNING else "visitor"
        return "visitor" if len(between) <= 1 and preposition in ("", "oleh", "se") else None

    def _listed(self, between: Sequence[str], group: Group) -> Role | None:
        before = {token.text for token in self._tokens[max(0, self._index - LIST_REACH) : self._index]}
        theirs = not before.isdisjoint(self._words.lists["guests"])
        return (
            "visitor" if len(group.mentions) > 1 and len(between) <= _NEAR_KINDS["lists"] and theirs else None
        )

    def _told(self, group: Group, role: Role, distance: int, share: float) -> Told:
        weight = self._cue.weight * share * max(LEAST, 1 - DECAY * distance)
        if self._cue.kind == "places" and self._index and self._tokens[self._index - 1].text == "di":
            weight *= AT_PLACE
        return Told(group, role, weight, self._cue, self._position, self._place, self._time())

    def _time(self) -> Time:
        return read_time(self._tokens, self._index, self._end)


def _as_role(right: str | None) -> Role | None:
    if right == "host":
        return "host"
    return "visitor" if right == "visitor" else None
