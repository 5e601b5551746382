"""Misspelled words of a question, put right where only one word can be meant."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.understanding.field_words import is_field_word
from assistant.understanding.normalizing import DATA, Known, load_informal_spelling
from corpus.regions import Gazetteer
from corpus.words import Word, fold, split_words
from index.stemming import MAX_STEMMED, root_words, stem_word
from index.terms import product_terms

MIN_LETTERS = 5
"""Shorter words are left alone: too many others are one letter away."""
TWO_SLIPS = 8
"""Letters from which a word of questions may be two slips away."""
TWO_SLIPS_IN_PLACES = 10
"""Letters from which a region may be: a wrong place misleads."""
MIN_ORDINARY = 7
"""Letters from which a word may stand for an ordinary word: shorter ones may be names ("dadang" is not "datang")."""
MIN_ROOT = 7
"""Letters from which a word may stand for a root of the dictionary, one slip away: a word that stands nowhere must
stay unknown, and many foreign words look like one."""

_VOWEL = re.compile(r"[aeiou]")
_SUFFIX = re.compile(r"(?:nya|lah|kah)$")


def mend_spelling(text: str, gazetteer: Gazetteer, known: Known) -> str:
    """`text` with each misspelled word replaced by the one word that it must stand for.

    A word of five letters or more that neither the archive (`known`), the dictionary, the gazetteer nor the table
    of informal words has is replaced by the nearest word of the same first letter: one Damerau-Levenshtein step
    away, two for long words, and only if it is the only one. Names of people are never put in; a word with a
    capital is only ever read as a region, right behind a word that announces a place.
    """
    words = split_words(text)
    inside = [mention.span for mention in gazetteer.find(text, lowercase_ok=True)]
    pieces, end = [], 0
    for index, word in enumerate(words):
        if any(span.start <= word.start < span.end for span in inside) or not _is_strange(word.text, known):
            continue
        mended = _mend(words, index, gazetteer, known)
        if mended:
            pieces += [text[end : word.start], mended]
            end = word.end
    return "".join(pieces) + text[end:]


def restore_capitals(text: str, gazetteer: Gazetteer) -> str:
    """A text in small letters with capitals on region names, on words of no dictionary (names), and on acronyms."""
    inside = [mention.name_span for mention in gazetteer.find(text, lowercase_ok=True)]
    pieces, end = [], 0
    for word in split_words(text):
        in_region = any(span.start <= word.start < span.end for span in inside)
        pieces += [text[end : word.start], word.text.title() if in_region else _with_capitals(word.text)]
        end = word.end
    return "".join(pieces) + text[end:]


def _with_capitals(word: str) -> str:
    if word.isalpha() and not _VOWEL.search(word):
        return word.upper()
    if not word.isalpha() or is_word(word):
        return word
    if len(word) < MIN_LETTERS:
        return word.upper()
    return word if is_field_word(word) else word.title()


def _is_strange(word: str, known: Known) -> bool:
    if len(word) < MIN_LETTERS or not word.isascii() or not word.isalpha() or word.isupper():
        return False
    return not is_word(word.lower()) and not known(word.lower())


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


def _mend(words: tuple[Word, ...], index: int, gazetteer: Gazetteer, known: Known) -> str:
    word = words[index].text
    key = word.lower()
    near = _near(key, region_names(gazetteer), TWO_SLIPS_IN_PLACES)
    # The capital of the first word marks no name.
    if word.islower() or (index == 0 and word[1:].islower()):
        near |= _near(key, _everyday_for(key), TWO_SLIPS)
        near = near or _near_roots(key, known)
    elif not _announces_place(
        words[index - 1].text if index else "", words[index - 2].text if index > 1 else ""
    ):
        return ""
    if not near:
        return ""
    least = min(near.values())
    best = [form for form, slips in near.items() if slips == least]
    return best[0] if len(best) == 1 else ""


def _everyday_for(key: str) -> dict[str, str]:
    """The words of questions that `key` may stand for; a short one only for a question word."""
    words = everyday_words() if len(key) >= MIN_ORDINARY else _lists()["question_words"]
    return {word: word for word in words}


def _near_roots(key: str, known: Known) -> dict[str, int]:
    """Roots of the dictionary that the archive has."""
    if len(key) < MIN_ROOT:
        return {}
    near = _near(key, {root: root for root in _roots_by_letter().get(key[0], ())}, MAX_STEMMED)
    return {root: slips for root, slips in near.items() if known(root)}


def _near(key: str, forms: Mapping[str, str], two_slips: int) -> dict[str, int]:
    """Written forms of the words that `key` may stand for -> number of slips."""
    allowed = 2 if len(key) >= two_slips else 1
    choices = [form for form in forms if form[0] == key[0] and abs(len(form) - len(key)) <= allowed]
    found = process.extract(
        key, choices, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=None
    )
    return {forms[form]: int(slips) for form, slips, _ in found}


def _announces_place(before: str, earlier: str) -> bool:
    """True behind "ke", "kabupaten", "pemkot": not behind "wali kota", where a name of a person may stand."""
    return before.lower() in _lists()["announce_place"] and earlier.lower() not in ("wali", "walikota")


@cache
def everyday_words() -> frozenset[str]:
    """Written forms that people use to ask about visits."""
    lists = _lists()
    informal = (word for form in load_informal_spelling().words.values() for word in form.split())
    return frozenset(
        word for word in (*lists["question_words"], *lists["everyday"], *lists["announce_place"], *informal)
    )


@cache
def _lists() -> dict[str, frozenset[str]]:
    raw = tomllib.loads((DATA / "spelling.toml").read_text(encoding="utf-8"))
    return {key: frozenset(words) for key, words in raw.items()}


@cache
def _roots_by_letter() -> dict[str, tuple[str, ...]]:
    return _by_letter(root for root in root_words() if len(root) >= MIN_LETTERS - 1 and root.isalpha())


def _by_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in sorted(words):
        groups.setdefault(word[0], []).append(word)
    return {letter: tuple(group) for letter, group in groups.items()}


@cache
def region_names(gazetteer: Gazetteer) -> dict[str, str]:
    """Folded region names, written as one word -> the written form."""
    names: dict[str, str] = {}
    for region in gazetteer.regions:
        names[fold(region.name).replace(" ", "")] = region.name
    return {key: name for key, name in names.items() if len(key) >= MIN_LETTERS and key.isalpha()}
