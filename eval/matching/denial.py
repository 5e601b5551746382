"""Whether a text denies what follows: "bukan 85 orang", "tidak ada data tentang 85 orang"."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from eval.matching.tokens import DATA, Token, name_parts

ABSENCE_REACH = 4
"""Most words between "tidak ada" and what it denies: a noun, its attribute, a linking word or two."""

_CLAUSE_END = re.compile(r"[,;:.!?()\n]")


def is_denied(tokens: Sequence[Token], first: int) -> bool:
    """Whether a denying word reaches the token at `first`, walking back inside the clause.

    "Bukan" and "tidak" deny what follows at once or after words that a denial reaches through (roles,
    "sebanyak", …); "tidak ada" reaches over a few other words, but not from a noun into the place or time
    after it.
    """
    words = _words()
    others = 0
    preposition = False
    for index in range(first - 1, -1, -1):
        token = tokens[index]
        if _CLAUSE_END.search(tokens[index + 1].gap) and not _after_title(tokens, index):
            return False
        if token.key in words["ending"]:
            return False
        if _is_absence(tokens, index):
            return not _is_turned(tokens, index, first)
        if token.key in words["denying"]:
            return others == 0 and not _is_turned(tokens, index, first)
        if not (token.title or token.key in words["through"] or token.key in name_parts()["roles"]):
            others += 1
            if preposition or others > ABSENCE_REACH:
                return False
        preposition = preposition or token.key in words["prepositions"]
    return False


def _after_title(tokens: Sequence[Token], index: int) -> bool:
    """Whether the full stop after the token at `index` only abbreviates it: "bukan H. Tatang"."""
    gap = tokens[index + 1].gap
    return gap.strip() == "." and not tokens[index + 1].stopped


def _is_absence(tokens: Sequence[Token], index: int) -> bool:
    absent = _words()["absent"]
    pair = f"{tokens[index].key} {tokens[index + 1].key}"
    return tokens[index].key in absent or pair in absent


def _is_turned(tokens: Sequence[Token], index: int, first: int) -> bool:
    """Whether the word after the denial turns it: "bukan hanya"."""
    return index + 1 < first and tokens[index + 1].key in _words()["turning"]


@cache
def _words() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads((DATA / "denials.toml").read_text(encoding="utf-8"))
    return {key: frozenset(words) for key, words in table.items()}
