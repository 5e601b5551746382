"""Exact match and F1 of short answers as SQuAD 2.0 measures them (Rajpurkar, Jia, Liang 2018)."""

import string
from collections import Counter
from collections.abc import Callable, Iterable

_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalise_answer(text: str) -> str:
    """Lower case, without ASCII punctuation, single spaces.

    The script of SQuAD also drops "a", "an" and "the"; Indonesian has none. Hyphens go as they do there
    ("oleh-oleh" is one word), so that figures compare with published ones.
    """
    return " ".join(text.lower().translate(_PUNCTUATION).split())


def match_exactly(answer: str, gold: str) -> float:
    """1 where both are the same once normalised, else 0."""
    return float(normalise_answer(answer) == normalise_answer(gold))


def match_words(answer: str, gold: str) -> float:
    """F1 over the words of both, 0 to 1; two answers without a word are the same."""
    given, wanted = (Counter(normalise_answer(text).split()) for text in (answer, gold))
    if not given or not wanted:
        return float(given == wanted)
    return 2 * (given & wanted).total() / (given.total() + wanted.total())


def best_match(match: Callable[[str, str], float], answer: str, golds: Iterable[str]) -> float:
    """The best of `match` over the right answers; 0 without any."""
    return max((match(answer, gold) for gold in golds), default=0.0)


def holds_answer(text: str, golds: Iterable[str]) -> bool:
    """Whether one of the right answers stands in `text` as whole words, both normalised."""
    padded = f" {normalise_answer(text)} "
    return any(wanted and f" {wanted} " in padded for wanted in map(normalise_answer, golds))
