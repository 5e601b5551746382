"""Whether a text says a fact: deterministic, and the same for every answer.

A fact is a phrase in one or more accepted forms. It is found where the words, numbers and dates of a form
stand in the text together and in the same order, compared by value ("3,4 juta" = "3.400.000", "5/4/2018" =
"5 April 2018") and without regard to case, accents, punctuation, hyphens, -nya, titles and degrees of
persons, and usual abbreviations. It is not found where only a part of a number, code or region name agrees,
or where the text denies it ("bukan 85 orang"). There is no fuzzy matching: another wording needs a form of
its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.spans import Span
from eval import messages
from eval.matching.agreement import same_date, same_number, same_writing, same_year
from eval.matching.denial import is_denied
from eval.matching.places import cuts_region, spare_kinds, write_out_regions
from eval.matching.tokens import Token, TokenText, is_time, read_tokens

PASSED_AT_ONCE = 8
"""Greatest number of titles or bracketed words that a text may put into the middle of a fact at one place."""


_DAY_AND_MONTH = re.compile(r"\d{1,2}(?:-\d{1,2})?/\d{1,2}")
_LED_IN = {"tahun": "date", "tanggal": "date", "hari": "date", "pukul": "time", "jam": "time"}
"""Words that a text may leave out before a date or a time of day."""


@dataclass(frozen=True, slots=True)
class FactMatch:
    """Whether and where a fact was found."""

    found: bool
    where: Span | None
    """Characters of the text that say the fact; None where not found."""
    why: str
    """Indonesian phrase for the report: what was found, or what was found instead."""


def has_content(form: str) -> bool:
    """Whether `form` holds a word or a number, without which it could never match."""
    return bool(read_tokens(form).tokens)


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text made ready for many facts; get one from `read_text`."""

    plain: TokenText
    """As written."""
    full: TokenText
    """With short names of regions written out; the same object as `plain` where there are none."""


def read_text(text: str) -> ReadText:
    """`text` made ready for `match_fact`."""
    plain = read_tokens(text)
    return ReadText(plain, write_out_regions(plain))


def match_fact(forms: tuple[str, ...], text: str | ReadText) -> FactMatch:
    """The first place in `text` that says one of `forms`, in order of forms, then of places.

    Nothing is ever found in an empty text.
    """
    said = read_text(text) if isinstance(text, str) else text
    failure = FactMatch(False, None, messages.NOT_FOUND)
    for form in _readings(forms):
        match = _match_either_way(read_text(form), said)
        if match.found:
            return match
        if failure.why == messages.NOT_FOUND:
            failure = match
    return failure


def _readings(forms: tuple[str, ...]) -> Iterator[str]:
    """The forms; a lone "23-24/6" also in the brackets that make it a date and not a fraction."""
    for form in forms:
        yield form
        if _DAY_AND_MONTH.fullmatch(form):
            yield f"({form})"


def _match_either_way(form: ReadText, said: ReadText) -> FactMatch:
    match = _match_form(form.plain, said.plain)
    if match.found or (form.full is form.plain and said.full is said.plain):
        return match
    again = _match_form(form.full, said.full)
    return again if again.found else match


def _match_form(form: TokenText, said: TokenText) -> FactMatch:
    if not form.tokens:
        return FactMatch(False, None, messages.NOTHING_TO_MATCH)
    why = messages.NOT_FOUND
    for first, last in _find_places(form, said.tokens):
        where = said.source_span(first, last)
        words = where.of(said.source)
        problem = _problem(form, said, first, last)
        if problem is None:
            return FactMatch(True, where, messages.FOUND.format(words=words))
        why = problem.format(words=words)
    return FactMatch(False, None, why)


def _problem(form: TokenText, said: TokenText, first: int, last: int) -> str | None:
    """Why the words between tokens `first` and `last` do not say the fact after all; None where they do."""
    tokens = said.tokens
    if _cuts_code(form, tokens, first, last):
        return messages.INSIDE_CODE
    if is_denied(tokens, first):
        return messages.NEGATED
    if cuts_region(form.folded, said.folded, tokens[first].start, tokens[last].end):
        return messages.OTHER_REGION
    return None


def _cuts_code(form: TokenText, tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the place ends or begins with a number that goes on outside it: 2022 in "B-2022/17"."""
    left = tokens[first].glued_left and not form.tokens[0].glued_left
    right = tokens[last].glued_right and not form.tokens[-1].glued_right
    return left or right


def _optional(form: TokenText) -> frozenset[int]:
    """Tokens that a text need not say: titles, acronyms in brackets, "tahun", the kind of a unique region."""
    spare = {i for i, token in enumerate(form.tokens) if token.title or (token.bracketed and token.is_word)}
    spare |= spare_kinds(form)
    spare |= {i for i, (word, after) in enumerate(pairwise(form.tokens)) if _leads_in(word, after)}
    return frozenset(spare) if len(spare) < len(form.tokens) else frozenset()


def _leads_in(word: Token, after: Token) -> bool:
    wanted = _LED_IN.get(word.key)
    return (wanted == "date" and after.date is not None) or (wanted == "time" and is_time(after))


def _find_places(form: TokenText, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """First and last token of each place where the whole of `form` stands, from left to right."""
    walk = _Walk(form.tokens, tokens, _optional(form))
    for first in range(len(tokens)):
        last = walk.end(first)
        if last is not None:
            yield first, last


@dataclass(frozen=True, slots=True)
class _Walk:
    """Two rows of tokens laid side by side; recursion is about as deep as the form is long."""

    form: tuple[Token, ...]
    said: tuple[Token, ...]
    optional: frozenset[int]
    """Tokens of the form that the text need not say."""

    def end(self, first: int) -> int | None:
        """The last token of the text that the form reaches when it begins at `first`, or None."""
        return self._next(0, first, first, 0)

    def _next(self, i: int, j: int, first: int, passed: int) -> int | None:
        """Both rows stand at the beginning of a token; `passed` tokens of the text were just left out."""
        if i == len(self.form):
            return j - 1 if j > first else None
        end = None
        if j < len(self.said) and (j == first or self.form[i].stopped or not self.said[j].stopped):
            end = self._take(i, j, first)
            if end is None and j > first and passed < PASSED_AT_ONCE and self._may_pass(i, j):
                end = self._next(i, j + 1, first, passed + 1)
        if end is None and i in self.optional:
            end = self._next(i + 1, j, first, passed)
        return end

    def _may_pass(self, i: int, j: int) -> bool:
        """Whether the text may say the token at `j` in the middle of the fact."""
        found = self.said[j]
        if found.title or (found.bracketed and not self.form[i].bracketed):
            return True
        # "pada tahun 2022" for "pada 2022"
        return j + 1 < len(self.said) and _leads_in(found, self.said[j + 1])

    def _take(self, i: int, j: int, first: int) -> int | None:
        """The tokens at `i` and `j` are compared and, where they agree, what follows."""
        wanted, found = self.form[i], self.said[j]
        if wanted.is_word and found.is_word:
            return self._letters(i, j, first)
        if any(agree(wanted, found) for agree in (same_number, same_date, same_year, same_writing)):
            return self._next(i + 1, j + 1, first, 0)
        return None

    def _letters(self, i: int, j: int, first: int) -> int | None:
        """Words are compared by letters: "wali kota" is "walikota" and "e-office" is "eoffice"."""
        left, right = self.form[i].key, self.said[j].key
        while left != right:
            if left.startswith(right):
                j += 1
                if not _joins(self.said, j):
                    return None
                left, right = left[len(right) :], self.said[j].key
            elif right.startswith(left):
                i += 1
                if not _joins(self.form, i):
                    return None
                left, right = self.form[i].key, right[len(left) :]
            else:
                return None
        return self._next(i + 1, j + 1, first, 0)


def _joins(row: tuple[Token, ...], index: int) -> bool:
    """Whether the token at `index` may be the rest of the word before it."""
    return index < len(row) and row[index].is_word and row[index].gap in {" ", "-", ""}
