"""Slips of the finger: a neighbour key, a letter left out, twice, or before its turn."""

import random
import tomllib
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from corpus.regions import load_gazetteer
from corpus.words import fold
from eval.casework.case import EvalCase
from eval.casework.checking import ArticleSource
from eval.robustness.data_files import DATA
from eval.robustness.suite_case import dice_for
from eval.robustness.wording import QuestionWord, put_words, read_words
from index.stemming import root_words

LEAST_LETTERS = 5
"""In shorter words a slip easily makes another word, and people see it at once."""
TWO_SLIPS = 8
"""Words of a question from which it gets two slips."""
TRIES = 12
"""Slips thrown for one word before it is left as it is."""


def slip(case: EvalCase, _: ArticleSource | None = None) -> str | None:
    """One slip in a question, two in a long one; never in a number, an acronym or the name of a region."""
    dice = dice_for(case, "typo")
    words = read_words(case.question)
    open_to = [i for i, word in enumerate(words) if _may_slip(word) and not word.place]
    count = min(len(open_to), 2 if len(words) >= TWO_SLIPS else 1)
    new: dict[int, str] = {}
    for index in dice.sample(open_to, len(open_to)):
        slipped = _slip_word(words[index].text, dice)
        if slipped and len(new) < count:
            new[index] = slipped
    return put_words(case.question, words, new) if new else None


def slip_in_region(case: EvalCase, _: ArticleSource | None = None) -> str | None:
    """One slip in the name of a region, which is still nearer to it than to any other region."""
    dice = dice_for(case, "typo_region")
    words = read_words(case.question)
    mentions = load_gazetteer().find(case.question, lowercase_ok=True)
    named = [
        (i, mention.name_span.of(case.question))
        for i, word in enumerate(words)
        for mention in mentions
        if _may_slip(word) and mention.name_span.start <= word.start < mention.name_span.end
    ]
    for index, name in dice.sample(named, len(named)):
        slipped = _slip_word(words[index].text, dice)
        if slipped and _still_means(name.replace(words[index].text, slipped, 1), name):
            return put_words(case.question, words, {index: slipped})
    return None


def _may_slip(word: QuestionWord) -> bool:
    return len(word.text) >= LEAST_LETTERS and word.text.isascii() and word.text[1:].islower()


def _slip_word(word: str, dice: random.Random) -> str | None:
    """`word` with one slip behind its first letter; None where every slip thrown makes a word."""
    for _ in range(TRIES):
        at = dice.randrange(1, len(word))
        slipped = dice.choice((_neighbour, _left_out, _twice, _swapped))(word, at, dice)
        if slipped.lower() != word.lower() and slipped.lower() not in root_words():
            return slipped
    return None


def _neighbour(word: str, at: int, dice: random.Random) -> str:
    keys = neighbour_keys().get(word[at], (word[at],))
    return word[:at] + dice.choice(keys) + word[at + 1 :]


def _left_out(word: str, at: int, _: random.Random) -> str:
    return word[:at] + word[at + 1 :]


def _twice(word: str, at: int, _: random.Random) -> str:
    return word[:at] + word[at] + word[at:]


def _swapped(word: str, at: int, _: random.Random) -> str:
    at = max(at, 2)  # the first letter stays
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def _still_means(slipped: str, name: str) -> bool:
    """Whether no other region's name is as near to `slipped`."""
    key, own = fold(slipped), fold(name)
    names = {fold(region.name) for region in load_gazetteer().regions}
    if own not in names:  # a short form: nobody could say what is meant
        return False
    others = names - {own}
    nearest = min(DamerauLevenshtein.distance(key, other, score_cutoff=3) for other in others)
    return nearest > DamerauLevenshtein.distance(key, own)


@cache
def neighbour_keys() -> dict[str, tuple[str, ...]]:
    """Letter -> the letters beside, above and below it on the keyboard that Indonesia uses."""
    rows: Sequence[str] = tomllib.loads((DATA / "keyboard.toml").read_text("utf-8"))["rows"]
    places = {letter: (r, c) for r, row in enumerate(rows) for c, letter in enumerate(row)}
    # Each row stands half a key to the right of the one above.
    return {
        letter: tuple(
            other
            for other, (r2, c2) in places.items()
            if (r2 == r and abs(c2 - c) == 1)
            or (r2 == r + 1 and c2 in (c - 1, c))
            or (r2 == r - 1 and c2 in (c, c + 1))
        )
        for letter, (r, c) in places.items()
    }
