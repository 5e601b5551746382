"""Which region before a cue is its subject."""

from collections.abc import Iterator, Sequence

from corpus.visits.extraction.sentences.role_words import Cue, Role, load_role_words
from corpus.visits.extraction.sentences.tokens import Group, Token

REACH = 18
"""Words between a region and the cue that tells of it."""
SAID = 0.3
"""Share of a hint that is left behind a verb of saying: it may be said of others."""
_PLACE_WORDS = 3
"""Words between "ke" or "di" and the region that it leads to: "ke Balai Kota X"."""
_TAKING = frozenset({"goes", "receives", "received", "learns"})
"""Kinds of cues whose object follows at once."""

Subject = tuple[Group, Role, int, float]
"""A region, its role, the words between, and the share of the weight that is left."""


def find_left(tokens: Sequence[Token], cue: Cue, start: int, behind: Group | None) -> Iterator[Subject]:
    """The subject of the cue that begins at `start`, and where its guests are said to be; none is also `behind`.

    The subject is the nearest region, but the first of the clause before "dalam rangka studi tiru".
    """
    words = load_role_words()
    share, own = 1.0, False
    first: Subject | None = None
    in_purpose = start > 0 and words.has("purpose", tokens[start - 1].text)
    reach = 0 if _is_fronted(tokens, cue, start) else REACH
    for distance, at in enumerate(range(start - 1, max(-1, start - 1 - reach), -1)):
        token = tokens[at]
        if token.text == "bahwa" and words.has("selves", tokens[at + 1].text):
            own = True
        elif words.has("barriers", token.text):
            break
        if words.has("speech", token.text) and not own:
            share = SAID
        if token.group is None:
            continue
        if tokens[at - 1].text == "di" and at and _guests_between(tokens, cue, at, start):
            yield token.group, "host", distance, share
        if cue.left is not None and _may_be_subject(tokens, at, token.group, behind):
            first = token.group, cue.left, distance, share
            if not in_purpose:
                break
    if first is not None:
        yield first


def _is_fronted(tokens: Sequence[Token], cue: Cue, start: int) -> bool:
    """Does the goal stand first: "Kota X sudah kami kunjungi"?"""
    return cue.kind == "goes" and start > 0 and load_role_words().has("goers", tokens[start - 1].text)


def _guests_between(tokens: Sequence[Token], cue: Cue, at: int, start: int) -> bool:
    """Does a word for the guests stand behind that region: "di Demak rombongan diterima"?"""
    between = [token.text for token in tokens[at + 1 : start]]
    return cue.kind in ("received", "goes") and not load_role_words().lists["guests"].isdisjoint(between)


def _may_be_subject(tokens: Sequence[Token], at: int, group: Group, behind: Group | None) -> bool:
    if behind is not None and _same(group, behind):
        return False
    followed = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return not _is_goal(tokens, at) and (followed == "yang" or not _is_object(tokens, at))


def _same(one: Group, other: Group) -> bool:
    return {mention.regions for mention in one.mentions} == {mention.regions for mention in other.mentions}


def _is_goal(tokens: Sequence[Token], at: int) -> bool:
    """Does "ke" or "di" lead to that region, with words of place between at most?"""
    for token in tokens[max(0, at - _PLACE_WORDS - 1) : at][::-1]:
        if token.text in ("ke", "di"):
            return True
        if token.group is not None or not load_role_words().has("place_words", token.text):
            return False
    return False


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Does a verb such as "menemui" stand right before that region?"""
    cues = load_role_words().cues.get((tokens[at - 1].text,), ()) if at else ()
    return any(cue.kind in _TAKING for cue in cues)
