"""Which region behind a cue has which role, by the words between."""

from collections.abc import Sequence

from corpus.visits.extraction.sentences.role_words import Cue, Role, load_role_words
from corpus.visits.extraction.sentences.tokens import Group, Token

REACH = 12
"""Words between a cue and the region behind it."""
BARE_REACH = 8
"""The same where no preposition leads to the region."""
FROM_REACH = 3
"""The same behind "dari"."""
LIST_REACH = 40
"""Words before a list in which it is told whose it is."""
_NEAR = {"guests": 3, "places": 3, "homes": 1, "lists": 4, "held": 5, "at": 0}
"""Kinds whose region stands within so many words behind."""
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
_TAKING = {
    "partners": ("", "dengan", "antara", "milik"),
    "receives": ("", "dari", "se", "oleh"),
    "serves": ("", "dari", "se", "oleh"),
}
"""Kinds whose region stands behind one of these prepositions, or behind none."""
_LEARNING = frozenset(
    {"belajar", "berguru", "berlajar", "menimba", "studi banding", "studi tiru", "kaji tiru"}
)
_IS = frozenset({"ialah", "adalah", "yakni", "yaitu"})


Aim = tuple[Group, Role, int]
"""A region, its role, and the words between the cue and it."""


def find_right(tokens: Sequence[Token], cue: Cue, start: int, end: int) -> tuple[Aim, ...]:
    """The region behind the cue from `start` to `end`, and where its guests go: "kunjungan X ke Y"; empty for none."""
    first = _find_one(tokens, cue, start, end, end)
    if first is None or first[1] != "visitor" or cue.right != "to":
        return () if first is None else (first,)
    behind = end + first[2] + 1
    goal = _find_one(tokens, cue, start, end, behind)
    return (first, goal) if goal is not None and tokens[behind].text == "ke" else (first,)


def _find_one(tokens: Sequence[Token], cue: Cue, start: int, end: int, at: int) -> Aim | None:
    """The first region from word `at` on."""
    words = load_role_words()
    between: list[str] = []
    for token in tokens[at : at + REACH + 1]:
        if words.has("barriers", token.text):
            return None
        if token.group is not None:
            role = _Behind(tokens, cue, start, end, between).role_of(token.group, token.bare)
            return (token.group, role, len(between)) if role is not None else None
        between.append(token.text)
    return None


class _Behind:
    """A cue and the words between it and the region behind."""

    def __init__(
        self, tokens: Sequence[Token], cue: Cue, start: int, end: int, between: Sequence[str]
    ) -> None:
        self._tokens, self._cue, self._start = tokens, cue, start
        self._text = " ".join(token.text for token in tokens[start:end])
        self._between = between
        self._preposition = next((word for word in reversed(between) if word in _PREPOSITIONS), "")

    def role_of(self, group: Group, bare: bool) -> Role | None:
        """The role of the region behind; `bare`: no office stands before it."""
        kind = self._cue.kind
        if kind == "guests" and list(self._between) == ["ke"]:
            return "host"
        if kind in _NEAR:
            return self._near(kind, group, bare)
        if kind in _TAKING:
            return self._taken(kind)
        if self._preposition in ("ke", "di"):
            return "host" if self._preposition == "ke" or kind != "leads" else None
        if self._cue.right == "to":
            return self._visited()
        far = not self._preposition and len(self._between) > BARE_REACH
        return None if far or kind == "leads" else "host"

    def _near(self, kind: str, group: Group, bare: bool) -> Role | None:
        if kind == "guests" and not load_role_words().lists["received_by"].isdisjoint(self._between):
            return None
        near = len(self._between) <= _NEAR[kind]
        if kind == "lists":
            return "visitor" if near and len(group.mentions) > 1 and self._is_list_of_guests() else None
        town = kind in ("places", "held") and bare and self._between[-1:] == [","]
        words = self._between[:-1] if town else self._between
        return _as_role(self._cue.right) if near and not {"ke", ","} & set(words) else None

    def _taken(self, kind: str) -> Role | None:
        if kind == "receives" and not _IS.isdisjoint(self._between):
            return "host"
        if self._preposition not in _TAKING[kind] or len(self._between) > BARE_REACH:
            return None
        return _as_role(self._cue.right)

    def _visited(self) -> Role | None:
        if self._preposition == "dari":
            if len(self._between) > FROM_REACH:
                return None
            return "host" if self._text in _LEARNING else "visitor"
        return "visitor" if len(self._between) <= 1 and self._preposition in ("", "oleh", "se") else None

    def _is_list_of_guests(self) -> bool:
        before = {token.text for token in self._tokens[max(0, self._start - LIST_REACH) : self._start]}
        return not before.isdisjoint(load_role_words().lists["guests"])


def _as_role(right: str | None) -> Role | None:
    if right == "host":
        return "host"
    return "visitor" if right == "visitor" else None
