"""Exact match and F1 of short answers as SQuAD 2.0 measures them (Rajpurkar, Jia, Liang 2018)."""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable

Normalise = Callable[[str], str]

_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(a|an|the)\b")


def normalise_answer(text: str) -> str:
    """NFC, lower case, without punctuation, single spaces: the Indonesian normalisation.

    The script of SQuAD also drops "a", "an" and "the": Indonesian has none, and "Vitamin A" is not "vitamin". It
    knows ASCII marks alone; here typographic ones go too ("“Bandung Juara”"). All else is as there: hyphens go
    ("oleh-oleh" is one word), so do the marks in numbers ("12.350" is "12350"), and "-nya" stays.
    """
    plain = unicodedata.normalize("NFC", text).lower().translate(_PUNCTUATION)
    return " ".join("".join(sign for sign in plain if unicodedata.category(sign)[0] != "P").split())


def normalise_officially(text: str) -> str:
    """As `normalize_answer` of the script `evaluate-v2.0.py` of SQuAD does, English articles included."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def match_exactly(answer: str, gold: str, normalise: Normalise = normalise_answer) -> float:
    """1 where both are the same once normalised, else 0."""
    return float(normalise(answer) == normalise(gold))


def match_words(answer: str, gold: str, normalise: Normalise = normalise_answer) -> float:
    """F1 over the words of both, 0 to 1; two answers without a word are the same."""
    given, wanted = (Counter(normalise(text).split()) for text in (answer, gold))
    if not given or not wanted:
        return float(given == wanted)
    return 2 * (given & wanted).total() / (given.total() + wanted.total())


def score_items(found: Collection[str], right: Collection[str]) -> tuple[float, float, float]:
    """F1, precision and recall of a set of items, 0 to 1 each."""
    shared = len(set(found) & set(right))
    precision, recall = shared / max(1, len(set(found))), shared / max(1, len(set(right)))
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


def best_match(match: Callable[[str, str], float], answer: str, golds: Iterable[str]) -> float:
    """The best of `match` over the right answers; 0 without any."""
    return max((match(answer, gold) for gold in golds), default=0.0)


def holds_answer(text: str, golds: Iterable[str]) -> bool:
    """Whether one of the right answers stands in `text` as whole words, both normalised."""
    padded = f" {normalise_answer(text)} "
    return any(wanted and f" {wanted} " in padded for wanted in map(normalise_answer, golds))
