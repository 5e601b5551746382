"""Keeps vectors of training and benchmarks on disk, so that a second run embeds nothing."""

import hashlib
import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

logger = logging.getLogger(__name__)

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


def load_vectors(folder: Path, model: str, texts: Sequence[str], embed: Embed) -> NDArray[np.float32]:
    """Vectors of `texts` in their order, shape (texts, dimension); from `folder` if they are there.

    `model` names the model and the kind of text (question or passage): another name is embedded anew.
    """
    path = folder / f"{_fingerprint(model, texts)}.npy"
    if path.exists():
        stored: NDArray[np.float32] = np.load(path, allow_pickle=False)
        return stored
    started = time.perf_counter()
    vectors = np.asarray(embed(texts), dtype=np.float32)
    folder.mkdir(parents=True, exist_ok=True)
    np.save(path, vectors)
    logger.info("%s: %.1f texts/s", model, len(texts) / (time.perf_counter() - started))
    return vectors


def _fingerprint(model: str, texts: Sequence[str]) -> str:
    digest = hashlib.sha256(model.encode())
    for text in texts:
        digest.update(b"\0" + text.encode("utf-8", "replace"))
    return digest.hexdigest()[:24]
