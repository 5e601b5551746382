"""Words that a misspelled word of a question may stand for."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.understanding.normalizing import DATA, load_informal_spelling
from assistant.understanding.slips import slip_cost
from corpus.name_words import load_small_letter_words
from corpus.regions import Gazetteer
from corpus.words import fold
from index.stemming import MAX_STEMMED, root_words, stem_word
from index.terms import product_terms

MIN_PLACE = 4
"""Letters of the shortest name of a region that a slip is mended to."""
CACHED_KEYS = 4096

_SUFFIX = re.compile(r"(?:nya|lah|kah)$")


@dataclass(frozen=True, slots=True)
class SpellingLists:
    """The lists of assistant/data/spelling.toml."""

    question_words: frozenset[str]
    short: frozenset[str]
    everyday: frozenset[str]
    offices: frozenset[str]
    acronyms: frozenset[str]
    announce_place: frozenset[str]
    before_people: frozenset[str]
    before_doubtful: frozenset[str]
    other_places: frozenset[str]
    names: frozenset[str]
    kinds: dict[str, str]
    """Word before a name of a region -> the kind that it states."""


@cache
def load_spelling_lists() -> SpellingLists:
    """The shipped lists; reads the file once."""
    raw = tomllib.loads((DATA / "spelling.toml").read_text(encoding="utf-8"))
    kinds = {word: kind for kind, words in raw.pop("kinds").items() for word in words}
    return SpellingLists(kinds=kinds, **{key: frozenset(words) for key, words in raw.items()})


@dataclass(frozen=True, slots=True)
class Near:
    """A word near to a typed one."""

    form: str
    """As it is written."""
    cost: float
    """See `slip_cost`."""


def is_word(word: str) -> bool:
    """True for a word of the dictionary, in whatever form, or of our own lists."""
    bare = _SUFFIX.sub("", word)
    return (
        any(
            form in root_words() or stem_word(form) in root_words() or form in everyday_words()
            for form in (word, bare)
        )
        or word in product_terms().stop_words
    )


@cache
def everyday_words() -> frozenset[str]:
    """Written forms that people use to ask about visits."""
    lists = load_spelling_lists()
    informal = (word for form in load_informal_spelling().words.values() for word in form.split())
    own = lists.question_words | lists.everyday | lists.offices | lists.announce_place
    return own | frozenset(informal)


@lru_cache(CACHED_KEYS)
def near_everyday(key: str, slips: int) -> tuple[Near, ...]:
    """Words of questions, and words that carry no meaning of their own, at most `slips` slips away."""
    return _near(key, _everyday_choices(), slips)


@lru_cache(CACHED_KEYS)
def near_offices(key: str, slips: int) -> tuple[Near, ...]:
    """Words of offices, months and days."""
    return _near(key, tuple(sorted(load_spelling_lists().offices)), slips)


@lru_cache(CACHED_KEYS)
def near_ordinary(key: str, slips: int) -> tuple[Near, ...]:
    """Ordinary words of news and roots of the dictionary, each with a root in the dictionary."""
    return tuple(near for near in _near(key, _ordinary_choices(), slips) if is_word(near.form))


def near_acronyms(word: str) -> tuple[Near, ...]:
    """Short forms in capitals that differ from `word` by a swapped, doubled or missing letter."""
    if len(word) < MIN_PLACE:
        return ()
    letters = sorted(set(word))
    return tuple(
        Near(form, 1.0)
        for form in sorted(load_spelling_lists().acronyms)
        if OSA.distance(word, form) == 1 and (len(word) != len(form) or sorted(set(form)) == letters)
    )


def near_regions(key: str, gazetteer: Gazetteer, slips: int) -> tuple[Near, ...]:
    """Written names of regions."""
    names = region_names(gazetteer)
    return tuple(Near(names[near.form], near.cost) for near in _near(key, tuple(names), slips))


def near_region_parts(key: str, gazetteer: Gazetteer) -> tuple[Near, ...]:
    """Words of names of several words, one slip away."""
    parts = _region_parts(gazetteer)
    return tuple(Near(parts[near.form], near.cost) for near in _near(key, tuple(parts), 1))


@cache
def region_names(gazetteer: Gazetteer) -> dict[str, str]:
    """Folded region names, written as one word -> the written form."""
    names = {fold(region.name).replace(" ", ""): region.name for region in gazetteer.regions}
    return {key: name for key, name in names.items() if len(key) >= MIN_PLACE and key.isalpha()}


@cache
def _region_parts(gazetteer: Gazetteer) -> dict[str, str]:
    words = (word for region in gazetteer.regions if " " in region.name for word in region.name.split())
    return {fold(word): word for word in words if len(word) >= MIN_PLACE and word.isalpha()}


@cache
def _everyday_choices() -> tuple[str, ...]:
    stops = (word for word in product_terms().stop_words if word in load_small_letter_words())
    return tuple(sorted(word for word in everyday_words() | frozenset(stops) if len(word) > 2))


@cache
def _ordinary_choices() -> tuple[str, ...]:
    roots = (root for root in root_words() if root.isalpha())
    return tuple(sorted(word for word in {*load_small_letter_words(), *roots} if len(word) > 3))


def _near(key: str, choices: Iterable[str], slips: int) -> tuple[Near, ...]:
    if len(key) > MAX_STEMMED:
        return ()
    close = [form for form in choices if abs(len(form) - len(key)) <= slips]
    found = process.extract(key, close, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return tuple(Near(form, slip_cost(key, form)) for form, _, _ in found)
