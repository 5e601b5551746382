"""An embedder without a model: hashed character n-grams."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"\w+")
SIZES = (3, 4, 5)
"""Lengths of the n-grams in characters, word edges included."""


class HashEmbedder:
    """Deterministic vectors from words and their n-grams; for tests, and where no model can be loaded.

    Texts that share words or parts of words are near each other (an affix costs little: "kunjungan" and
    "berkunjung" share half their n-grams); meaning is not known. Feature hashing with signs, square root of
    counts: Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask Learning".
    """

    def __init__(self, dimension: int = 256) -> None:
        if dimension < 1:
            raise ValueError(f"expected a dimension of 1 or more, got {dimension!r}")
        self._dimension = dimension

    @property
    def name(self) -> str:
        """Identity, such as `hash-256@1`."""
        return f"hash-{self._dimension}@1"

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (n, dimension), in the order of `texts`; the same as those of passages."""
        return self.embed_passages(texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (n, dimension), in the order of `texts`."""
        if not texts:
            return np.empty((0, self._dimension), dtype=np.float32)
        return np.stack([self._embed_one(text) for text in texts])

    def _embed_one(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self._dimension, dtype=np.float32)
        for feature, count in sorted(Counter(split_features(text)).items()):
            code = zlib.crc32(feature.encode("utf-8", "replace"))
            vector[(code >> 1) % self._dimension] += (1 if code & 1 else -1) * count**0.5
        length = float(np.linalg.norm(vector))
        if not length:
            # no words, or all cancelled out: some fixed direction, since a cosine needs a unit vector
            vector[0] = length = 1.0
        return vector / np.float32(length)


def split_features(text: str) -> Iterator[str]:
    """Each word of `text` in lower case with its edges marked, then its n-grams."""
    for word in WORD.findall(text.lower()):
        marked = f"<{word}>"
        yield marked
        for size in (size for size in SIZES if size < len(marked)):
            yield from (marked[start : start + size] for start in range(len(marked) - size + 1))
