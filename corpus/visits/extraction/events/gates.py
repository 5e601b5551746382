"""What an article must have to tell of a visit between regional governments at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from corpus.visits.extraction.events.party_names import Codes
from corpus.visits.extraction.sentences.plain_sentence import PlainSentence
from corpus.visits.extraction.sentences.role_cues import Told
from corpus.visits.extraction.sentences.role_words import Role, load_role_words
from corpus.visits.visit import Party, Reported

TELLING = frozenset({"goes", "visits", "receives", "received", "serves", "learns", "guests", "partners"})
"""Kinds of cues without which an article tells of no visit."""
GOING = frozenset({"goes", "visits", "receives", "received"})
"""Those of them that tell whether it took place, and who went where."""


def tells_of_visiting(words: Set[str], hints: Sequence[Told]) -> bool:
    """Is there a cue of visiting, and either a word of learning or cooperation or one cue that names both sides?"""
    if not any(told.cue.kind in TELLING for told in hints):
        return False
    if _is_habit(hints):
        return False
    lists = load_role_words().lists
    if not words.isdisjoint(lists["study"]):
        return True
    return words.isdisjoint(lists["contests"]) and _has_whole_act(hints)


def is_cancelled(sentences: Iterable[PlainSentence], hints: Iterable[Told]) -> bool:
    """Do the title or the first sentence say that it did not take place: "batal dilaksanakan"?"""
    cancelled = load_role_words().lists["cancelled"]
    head = {one.position for one in sentences if one.position <= 0 and _has_word(one, cancelled)}
    return any(told.position in head for told in hints if told.cue.kind in GOING)


def _has_word(sentence: PlainSentence, words: Set[str]) -> bool:
    return any(token.text in words for token in sentence.tokens)


def _is_habit(hints: Sequence[Told]) -> bool:
    """Does the text only speak of what others do, or may do: "silakan daerah lain studi tiru ke Jember"?"""
    times = {told.time for told in hints if told.cue.kind in TELLING and told.position >= 0}
    return times == {"habit"}


def _has_whole_act(hints: Sequence[Told]) -> bool:
    """Does one word say who went where: "DPRD X datang ke Kabupaten Y"?

    Whoever takes people along must be received there as well.
    """
    received = any(told.cue.kind in ("receives", "received") for told in hints)
    kinds = GOING | {"leads"} if received else GOING
    sides: dict[int, set[Role]] = defaultdict(set)
    for told in hints:
        if told.cue.kind in kinds:
            sides[told.place].add(told.role)
    return any(len(roles) > 1 for roles in sides.values())


def are_governments(words: Set[str], visitors: Sequence[Reported[Party]]) -> bool:
    """Is an office of a guest named, or somebody whom a government sends? Tourists come from regions as well."""
    if not visitors or any(visitor.value.unit for visitor in visitors):
        return True
    return not words.isdisjoint(load_role_words().lists["envoys"])


def is_within_own_province(words: Set[str], sides: Mapping[Role, Sequence[Codes]]) -> bool:
    """Does a province only look after what lies in it: "Gubernur mengunjungi korban banjir"?"""
    if not sides["visitor"] or not all(holds(codes, sides["host"]) for codes in sides["visitor"]):
        return False
    return words.isdisjoint(load_role_words().lists["own_province"])


def holds(province: Codes, regions: Iterable[Codes]) -> bool:
    """Does one of `regions` lie in `province`? False where that is no province."""
    return any(code.startswith(province[0] + ".") for codes in regions for code in codes)
