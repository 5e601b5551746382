"""What an article must have to tell of a visit between regional governments at all."""

from collections.abc import Iterable, Mapping, Sequence, Set

from corpus.visits.extraction.party_names import Codes
from corpus.visits.extraction.role_cues import Told
from corpus.visits.extraction.role_words import Role, load_role_words
from corpus.visits.visit import Party, Reported

TELLING = frozenset({"goes", "visits", "receives", "received", "serves", "learns", "guests", "partners"})
"""Kinds of cues without which an article tells of no visit."""


def tells_of_learning(words: Set[str], hints: Iterable[Told]) -> bool:
    """Is there a word of learning or cooperation among `words` (small letters), and a cue of visiting?"""
    study = load_role_words().lists["study"]
    return not words.isdisjoint(study) and any(told.cue.kind in TELLING for told in hints)


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
