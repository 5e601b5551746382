"""Misspelled words of a question, put right where only one word can be meant."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.understanding.field_words import is_field_word
from assistant.understanding.normalizing import Known, is_title_case, load_informal_spelling
from assistant.understanding.slips import BESIDE, TYPED
from assistant.understanding.standing import MIN_LETTERS, MIN_MENDED, Standing, standing_of
from assistant.understanding.vocabulary import (
    MIN_PLACE,
    Near,
    everyday_words,
    is_word,
    load_spelling_lists,
    near_acronyms,
    near_everyday,
    near_offices,
    near_ordinary,
    near_region_parts,
    near_regions,
)
from corpus.name_words import load_small_letter_words
from corpus.regions import Gazetteer
from corpus.words import Word, fold, split_words
from index.stemming import stem_word
from index.terms import product_terms

MIN_FREE = 7
"""Letters from which a word may differ by what is no slip of the fingers ("pengelulaan")."""
MIN_ORDINARY = 5
"""Letters from which a word may stand for any ordinary word that the archive has."""
MIN_BARE_PLACE = 6
"""Letters of a region's name that is mended where no word announces a place."""
TWO_SLIPS = 8
"""Letters from which a word may be two slips away."""
TWO_SLIPS_IN_PLACES = 10
"""Letters from which a region may be: a wrong place misleads."""

MAX_STRANGE = 12
"""A question with more strange words is in another language, or noise, and stays as it is."""

_FREE_COST = 1.6
_TWO_SLIPS_COST = 2.6
_FAR = 0.25
"""Added to the cost of ordinary words, which are many, against words of questions, which are likely."""
_PLACE_FIRST = 0.5
"""Taken from the cost of a region behind a word that announces a place."""
_CLEAR = 0.01
_VOWEL = re.compile(r"[aeiou]")


def mend_spelling(text: str, gazetteer: Gazetteer, known: Known) -> str:
    """`text` with each misspelled word replaced by the one word that it must stand for.

    A word that neither the archive (`known`), the dictionary, the word list, the gazetteer nor the table of informal
    words has is replaced by the nearest word, if it is the only one: one slip away, two for long words; in a short
    word only what fingers do (see `slip_cost`). Names of people are never put in; a word with a capital is read as an
    office or a region only. Numbers, and words with a digit, stay.
    """
    return _Mender(text, gazetteer, known).mend()


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


@dataclass(frozen=True, slots=True)
class _Place:
    """A word and what stands around it, as far as it is mended."""

    text: str
    start: int
    key: str
    before: str
    earlier: str
    """The word before `before`; both in small letters, empty where there is none."""
    capital: bool
    """True where a capital marks a name."""
    first: bool
    """True at the head of a sentence."""
    next_word: str

    @property
    def announced(self) -> bool:
        """True behind "ke", "kabupaten", "pemkot", "wali kota"."""
        return self.before in load_spelling_lists().announce_place

    @property
    def kind(self) -> str | None:
        """The kind of region that the word before states."""
        return load_spelling_lists().kinds.get(self.before)


class _Mender:
    """Mends one text from left to right: a mended word tells what the next one is."""

    def __init__(self, text: str, gazetteer: Gazetteer, known: Known) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._known = known
        self._plain = is_title_case(text)

    def mend(self) -> str:
        shift = 0
        inside = [mention.span for mention in self._gazetteer.find(self._text, lowercase_ok=True)]
        words = split_words(self._text)
        standings = [standing_of(word.text, self._known) for word in words]
        if standings.count(Standing.STRANGE) > MAX_STRANGE:
            return self._text
        seen: list[str] = []
        for index, word in enumerate(words):
            new = ""
            if not any(span.start <= word.start < span.end for span in inside):
                new = self._mended(self._place(words, index, seen, shift), standings[index])
            if new:
                start = word.start + shift
                self._text = self._text[:start] + new + self._text[start + len(word.text) :]
                shift += len(new) - len(word.text)
            seen.append((new or word.text).lower().split()[-1])
        return self._text

    def _place(self, words: Sequence[Word], index: int, seen: Sequence[str], shift: int) -> _Place:
        word = words[index]
        start = word.start + shift
        first = not re.search(r"[^.?!]\s*$", self._text[:start])
        return _Place(
            text=word.text,
            start=start,
            key=word.text.lower(),
            before=seen[-1] if seen else "",
            earlier=seen[-2] if len(seen) > 1 else "",
            capital=word.text[0].isupper() and not first and not self._plain,
            first=first,
            next_word=words[index + 1].text if index + 1 < len(words) else "",
        )

    def _mended(self, place: _Place, standing: Standing) -> str:
        told = self._told_word(place)
        if told:
            return _like(place.text, told)
        if standing is Standing.SURE or place.before in load_spelling_lists().before_people:
            return ""
        if place.text.isupper():
            return _only(near_acronyms(place.text)) if standing is Standing.STRANGE else ""
        regions = self._regions(place, standing)
        likely = (*self._words(place, standing), *regions)
        if place.key in load_small_letter_words():
            regions, likely = (), tuple(one for one in likely if one.form in product_terms().stop_words)
        far = self._far_words(place, standing, {one.form for one in likely})
        best = _only((*likely, *far)) or _only((*likely, *(one for one in far if self._known(one.form))))
        if not best or best in {one.form for one in regions}:
            return best
        if best in {one.form for one in far} and not self._known(best):
            return ""
        written = load_informal_spelling().words.get(best, best)
        return _like(place.text, written)

    def _told_word(self, place: _Place) -> str:
        """The word that only one place in a question has: its question word, or the kind before a region."""
        lists = load_spelling_lists()
        if place.key in everyday_words() or len(place.key) < MIN_MENDED or place.text.isupper():
            return ""
        if not place.before and "?" in self._text and len(place.key) > MIN_MENDED and not self._asks():
            asking = [one for one in near_everyday(place.key, 1) if _is_slip(one, lists.question_words)]
            return _only([one for one in asking if len(one.form) >= MIN_LETTERS])
        if (
            place.key in load_small_letter_words()
            or not place.next_word
            or place.before in lists.other_places
        ):
            return ""
        near = [one for one in near_offices(place.key, 1) if _is_slip(one, lists.kinds)]
        kind = _only(near)
        return kind if kind and self._is_kind(place, kind) else ""

    def _asks(self) -> bool:
        """True where a question word stands in the text."""
        words = load_spelling_lists().question_words | {"apa"}
        return any(word.text.lower() in words for word in split_words(self._text))

    def _is_kind(self, place: _Place, word: str) -> bool:
        """True where a region of that kind stands right behind the word."""
        text = self._text[: place.start] + word + self._text[place.start + len(place.text) :]
        behind = place.start + len(word) + 1
        kind = load_spelling_lists().kinds[word]
        return any(
            mention.name_span.start == behind and kind in {region.kind for region in mention.regions}
            for mention in self._gazetteer.find(text, lowercase_ok=True)
        )

    def _words(self, place: _Place, standing: Standing) -> tuple[Near, ...]:
        """The words of questions, or in a name the words of offices, that the word may stand for."""
        key, slips = place.key, 2 if len(place.key) >= TWO_SLIPS else 1
        if len(key) == MIN_MENDED:
            short = () if place.text[0].isupper() else near_everyday(key, 1)
            return tuple(
                one for one in short if one.form in load_spelling_lists().short and one.cost <= TYPED
            )
        if place.capital:
            swapped = len(key) < MIN_LETTERS
            return tuple(
                one
                for one in near_offices(key, 1)
                if one.cost <= TYPED and (not swapped or sorted(key) == sorted(one.form))
            )
        if place.announced and standing is not Standing.STRANGE:
            return ()
        return _within(key, near_everyday(key, slips), standing)

    def _far_words(self, place: _Place, standing: Standing, likely: Collection[str]) -> tuple[Near, ...]:
        """The ordinary words that the word may stand for, where no name may stand."""
        least = MIN_ORDINARY + 1 if place.text[0].isupper() else MIN_ORDINARY
        if len(place.key) < least or standing is not Standing.STRANGE or place.announced:
            return ()
        if (place.text[0].isupper() and not place.first) or (place.earlier, place.before) == ("apa", "itu"):
            return ()
        slips = 2 if len(place.key) >= TWO_SLIPS else 1
        return tuple(
            Near(one.form, one.cost + _FAR)
            for one in _within(place.key, near_ordinary(place.key, slips), standing)
            if one.form not in likely and (one.form in load_small_letter_words() or self._known(one.form))
        )

    def _regions(self, place: _Place, standing: Standing) -> tuple[Near, ...]:
        """The regions that the word may name, wholly or in part."""
        if len(place.key) < MIN_PLACE or place.before in load_spelling_lists().other_places:
            return ()
        slips = 2 if len(place.key) >= TWO_SLIPS_IN_PLACES else 1
        short = len(place.key) < MIN_LETTERS and place.kind is None
        whole = () if short else _within(place.key, near_regions(place.key, self._gazetteer, slips), standing)
        whole = tuple(one for one in whole if slips == 2 or one.cost <= BESIDE)
        if not place.announced:
            whole = tuple(one for one in whole if one.cost <= TYPED and self._may_stand_bare(place, one))
        found = {one.form: one for one in whole if self._is_named(place, one, alone=True)}
        for one in near_region_parts(place.key, self._gazetteer):
            if one.cost <= TYPED and one.form not in found and self._is_named(place, one, alone=False):
                found[one.form] = one
        less = _PLACE_FIRST if place.announced else 0.0
        return tuple(Near(one.form, one.cost - less) for one in found.values())

    def _may_stand_bare(self, place: _Place, near: Near) -> bool:
        """True where a region may stand without a word that announces it: not beside another name."""
        if len(near.form) < MIN_BARE_PLACE or place.before in load_spelling_lists().before_doubtful:
            return False
        if len(place.key) < MIN_BARE_PLACE and not self._known(near.form.lower()):
            return False
        following = place.next_word
        return not (
            place.capital
            and following[:1].isupper()
            and standing_of(following, self._known) is Standing.STRANGE
        )

    def _is_named(self, place: _Place, near: Near, alone: bool) -> bool:
        """True where the text with that name in it names a region there, of the kind that stands before it."""
        end = place.start + len(near.form)
        text = self._text[: place.start] + near.form + self._text[place.start + len(place.text) :]
        for mention in self._gazetteer.find(text, lowercase_ok=True):
            if mention.name_span.start <= place.start and end <= mention.name_span.end:
                long = mention.name_span.end - mention.name_span.start > len(near.form)
                kinds = {region.kind for region in mention.regions}
                fits = place.kind is None or place.kind in kinds or "provinsi" in kinds
                return (alone or long) and bool(mention.regions) and mention.kind_hint is None and fits
        return False


def _within(key: str, near: Sequence[Near], standing: Standing) -> tuple[Near, ...]:
    """Those that `key` may stand for: few letters, or a likely word, leave room for slips of the fingers alone."""
    if standing is Standing.LIKELY:
        return tuple(one for one in near if one.cost <= TYPED)
    most = TYPED if len(key) < MIN_FREE else _FREE_COST
    return tuple(
        one
        for one in near
        if one.cost <= most
        or (len(key) >= TWO_SLIPS and one.cost <= _TWO_SLIPS_COST and fold(one.form)[0] == key[0])
    )


def _is_slip(near: Near, words: Collection[str]) -> bool:
    return near.form in words and 0 < near.cost <= TYPED


def _like(typed: str, form: str) -> str:
    """`form` with a capital where `typed` has one."""
    return form[0].upper() + form[1:] if typed[0].isupper() else form


def _only(near: Sequence[Near]) -> str:
    """The nearest form; empty where there is none, or several that are not forms of one word."""
    if not near:
        return ""
    least = min(one.cost for one in near)
    best = sorted({one.form for one in near if one.cost <= least + _CLEAR})
    return best[0] if len({stem_word(form.lower()) for form in best}) == 1 else ""


__all__ = ["MIN_LETTERS", "is_word", "mend_spelling", "restore_capitals"]
