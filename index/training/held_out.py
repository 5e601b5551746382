"""Which data are never trained on: the same answer for the retriever, the reader and the evaluation."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Self

Fold = Literal["train", "tune", "check"]

HELD_OUT_PERCENT = 12
"""Share of the contexts of a public question set that is kept for measuring."""
SHINGLE = 8
"""Words in a row; a training text that shares them with a held-out one is dropped."""

CHECK_FROM, TUNE_BELOW = 70, 12
"""Percent of the hash: `check` is the evaluation's own split (eval.make_cases), so its visits stay unseen; `tune`
is neither trained on nor reported, it fits calibration and thresholds."""
VISIT_SALT = "f2"
CONTEXT_SALT = "konteks:"

_WORD = re.compile(r"\w+")


def is_held_out_context(text: str) -> bool:
    """True for the contexts that only measure; depends on the words of the text alone."""
    return _bucket(CONTEXT_SALT + " ".join(_words(text))) < HELD_OUT_PERCENT


def visit_fold(visit_id: str) -> Fold:
    """What a visit, and so its article, may be used for."""
    bucket = _bucket(VISIT_SALT + visit_id)
    if bucket >= CHECK_FROM:
        return "check"
    return "tune" if bucket < TUNE_BELOW else "train"


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Held-out texts, to keep what repeats them out of training."""

    shingles: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """All runs of SHINGLE words of `texts`."""
        return cls(frozenset(shingle for text in texts for shingle in _shingles(text)))

    def touches(self, text: str) -> bool:
        """True where `text` shares SHINGLE words in a row with a held-out text."""
        return any(shingle in self.shingles for shingle in _shingles(text))


def _shingles(text: str) -> Iterator[str]:
    words = _words(text)
    return (" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _bucket(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode("utf-8")).digest()[:4], "big") % 100
