"""The words of a fact laid beside those of a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from eval.matching.agreement import same_date, same_number, same_rank, same_time, same_writing, same_year
from eval.matching.places import KINDS
from eval.matching.similar_names import same_name
from eval.matching.token import Token, TokenText
from eval.matching.tokens import is_time

PASSED_AT_ONCE = 8
"""Greatest number of titles or bracketed words that a text may put into the middle of a fact at one place."""
MOST_STEPS = 200_000
"""Comparisons after which a search ends without a result: only texts made for it come near."""
_LED_IN = {
    **dict.fromkeys(("tahun", "tanggal", "tgl", "hari", "bulan"), "date"),
    **dict.fromkeys(("pukul", "jam", "pkl"), "time"),
}
"""Words that a text may leave out before a date or a time of day."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A form of a fact, ready to be found."""

    text: TokenText
    names: frozenset[int] = frozenset()
    """Tokens that are parts of a person's name."""
    similar: bool = False
    """Whether names of people may be spelt otherwise."""
    kinds: frozenset[int] = frozenset()
    """Tokens that tell the kind of a region which the name alone tells too."""


def find_places(wanted: Wanted, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """First and last token of each place where the whole of `wanted` stands, from left to right."""
    if not wanted.text.tokens:
        return
    walk = _Walk(wanted, tokens, _optional(wanted))
    for first in range(len(tokens)):
        last = walk.end(first)
        if last is not None:
            yield first, last
        if walk.steps > MOST_STEPS:
            return


def _optional(wanted: Wanted) -> frozenset[int]:
    """Tokens that a text need not say: titles, acronyms in brackets, "tahun", the kind of a unique region."""
    row = wanted.text.tokens
    spare = {
        i for i, token in enumerate(row) if token.title or token.spare or (token.bracketed and token.is_word)
    }
    spare |= wanted.kinds
    spare |= {i for i, (word, after) in enumerate(pairwise(row)) if _leads_in(word, after)}
    return frozenset(spare) if len(spare) < len(row) else frozenset()


def _leads_in(word: Token, after: Token) -> bool:
    wanted = _LED_IN.get(word.key)
    return (wanted == "date" and after.date is not None) or (wanted == "time" and is_time(after))


class _Walk:
    """Two rows of tokens laid side by side; every pair of places is looked at once for each beginning."""

    def __init__(self, wanted: Wanted, said: tuple[Token, ...], optional: frozenset[int]) -> None:
        self._wanted = wanted
        self._form = wanted.text.tokens
        self._said = said
        self._optional = optional
        """Tokens of the form that the text need not say."""
        self._kinds = wanted.kinds if optional else frozenset()
        self.steps = 0

    def end(self, first: int) -> int | None:
        """The last token of the text that the form reaches when it begins at `first`, or None."""
        states = [(0, first, 0)]
        seen: set[tuple[int, int, int]] = set()
        while states and self.steps <= MOST_STEPS:
            state = states.pop()
            if state in seen:
                continue
            seen.add(state)
            self.steps += 1
            i, j, passed = state
            if i == len(self._form):
                if j - passed > first:
                    return j - passed - 1
                continue
            states.extend(self._next(i, j, first, passed))
        return None

    def _next(self, i: int, j: int, first: int, passed: int) -> Iterator[tuple[int, int, int]]:
        """States after (i, j), the best one last; `passed` tokens of the text were just left out."""
        if i in self._optional or (j > first and self._is_comma(i, j)):
            yield i + 1, j, passed
        if j == len(self._said) or (j > first and self._said[j].stopped and not self._form[i].stopped):
            return
        if j > first and passed < PASSED_AT_ONCE and self._may_pass(i, j):
            yield i, j + 1, passed + 1
        if (taken := self._take(i, j, first)) is not None:
            yield *taken, 0

    def _is_comma(self, i: int, j: int) -> bool:
        """Whether the form says "dan" where the text has a comma."""
        return self._form[i].key == "dan" and j < len(self._said) and "," in self._said[j].gap

    def _may_pass(self, i: int, j: int) -> bool:
        """Whether the text may say the token at `j` in the middle of the fact."""
        found = self._said[j]
        if found.title or found.spare or (found.bracketed and not self._form[i].bracketed):
            return True
        if j + 1 == len(self._said):
            return False
        after = self._said[j + 1]
        # "500 ton sampah per hari" for "500 ton per hari"
        measured = self._said[j - 1].number
        if after.key == "per" and self._form[i].key == "per" and measured is not None and measured.unit:
            return found.gap == " "
        # "pada tahun 2022" for "pada 2022"
        return _leads_in(found, after)

    def _take(self, i: int, j: int, first: int) -> tuple[int, int] | None:
        """The tokens at `i` and `j` are compared; where they agree, the tokens that follow."""
        wanted, found = self._form[i], self._said[j]
        if j > first and self._is_apart(i, j):
            return None
        if wanted.is_word and found.is_word and (taken := self._letters(i, j)) is not None:
            return taken
        if same_rank(wanted, found) or same_number(wanted, found, counting=self._counts(i)):
            return i + 1, j + 1
        if any(agree(wanted, found) for agree in (same_date, same_year, same_time, same_writing)):
            return i + 1, j + 1
        return None

    def _is_apart(self, i: int, j: int) -> bool:
        """Whether signs stand before the token at `j` that the fact cannot have: "Andi, Harun"."""
        gap = self._said[j].gap
        if ";" in gap and ";" not in self._form[i].gap:
            return True
        named = i in self._wanted.names and i - 1 in self._wanted.names
        return named and "," in gap and "," not in self._form[i].gap and not self._form[i].title

    def _counts(self, i: int) -> bool:
        """Whether the form goes on with what the number at `i` counts."""
        following = self._form[i + 1] if i + 1 < len(self._form) else None
        return following is not None and following.is_word and following.gap == " " and following.key != "per"

    def _letters(self, i: int, j: int) -> tuple[int, int] | None:
        """Words are compared by letters: "wali kota" is "walikota" and "e-office" is "eoffice"."""
        if self._lost_kind(i, j):
            return None
        left, right = self._form[i].key, self._said[j].key
        if left != right and self._wanted.similar and i in self._wanted.names:
            taken = same_name(self._form[i], self._said[j])
            if taken:
                return i + 1, j + 1
        while left != right:
            if left.startswith(right):
                j += 1
                if not _joins(self._said, j):
                    return None
                left, right = left[len(right) :], self._said[j].key
            elif right.startswith(left):
                i += 1
                if not _joins(self._form, i):
                    return None
                left, right = self._form[i].key, right[len(left) :]
            else:
                return None
        return i + 1, j + 1

    def _lost_kind(self, i: int, j: int) -> bool:
        """Whether the text leaves out the kind of a region and tells another one, or a plain word ("batu")."""
        if i - 1 not in self._kinds or not self._form[i].written[:1].isupper():
            return False
        before = self._said[j - 1].key if j > 0 else ""
        if before in KINDS:
            return before != self._form[i - 1].key
        return self._said[j].written[:1].islower()


def _joins(row: tuple[Token, ...], index: int) -> bool:
    """Whether the token at `index` may be the rest of the word before it."""
    if index >= len(row) or not row[index].is_word:
        return False
    if row[index].gap in {". ", "."}:
        return len(row[index - 1].written) == 1  # "A. A." and "A.A."
    if row[index].gap not in {" ", "-", ""}:
        return False
    before = row[index - 1].written
    return row[index].gap != " " or before[:1].isupper() or not row[index].written[:1].isupper()
