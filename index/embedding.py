"""Turns questions and passages into vectors; the only place that knows how each model wants its input."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index import messages
from index.hash_embedding import HashEmbedder
from index.model_folder import (
    MODEL_FILE,
    TOKENIZER_FILE,
    ModelWords,
    clean_text,
    count_cores,
    load_settings,
    name_identity,
    open_model,
    run_rows,
)
from index.transformer_embedding import SentenceTransformerEmbedder

__all__ = ["Embedder", "HashEmbedder", "OnnxEmbedder", "SentenceTransformerEmbedder", "load_embedder"]

logger = logging.getLogger(__name__)

BUNDLED = Path(__file__).with_name("models") / "e5-small-id"
WORDS = ModelWords(messages.MODEL_MISSING, messages.MODEL_DAMAGED)
HASH_SETTING = "hash"

QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "
MAX_TOKENS = 512
"""Positions that the model has; what is beyond them is cut off."""


class Embedder(Protocol):
    """What the dense index needs; calls are safe from several threads."""

    @property
    def name(self) -> str:
        """Identity of the model and its weights; another name makes an index stale."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (n, dimension) of questions, in the order of `texts`."""

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (n, dimension) of passages, in the order of `texts`."""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """The part of a model folder's settings file that running it needs."""

    name: str
    dimension: int
    max_tokens: int
    sha256: Mapping[str, str]
    """File name to checksum; the model and its tokenizer are both there."""

    @property
    def identity(self) -> str:
        """Name with the first digits of a checksum over all files."""
        return name_identity(self.name, self.sha256)


class OnnxEmbedder:
    """Runs a model folder made by `index.training.train_retriever`, by default the bundled one; no torch.

    Each text is run alone on one core, several texts at a time on `threads` cores (default: all there are, at
    most 8). So a vector depends on its text only, bit for bit, never on its neighbours in a batch: the int8
    ranges of activations are taken over a whole run, and padding or company would move them (by up to 0.015
    in a component). This is also quicker than batches, which waste time on padding and on waiting between
    layers.
    """

    def __init__(self, folder: Path = BUNDLED, threads: int | None = None) -> None:
        self._settings = load_embedder_settings(folder)
        self._threads = max(1, threads if threads is not None else count_cores())
        self._model = open_model(folder, self._settings.sha256, WORDS)
        self._model.tokenizer.enable_truncation(self._settings.max_tokens)

    @property
    def name(self) -> str:
        """Model name with a checksum of its files, such as `rujukan-e5-small-id@0123456789ab`."""
        return self._settings.identity

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._settings.dimension

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (n, dimension) of questions, in the order of `texts`; the prefix is added here."""
        return self._embed(QUERY_PREFIX, texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (n, dimension) of passages, in the order of `texts`; the prefix is added here."""
        return self._embed(PASSAGE_PREFIX, texts)

    def _embed(self, prefix: str, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)

        def work(row: int) -> None:
            vectors[row] = self._embed_one(prefix + texts[row])

        run_rows(work, range(len(texts)), self._threads)
        return vectors

    def _embed_one(self, text: str) -> NDArray[np.float32]:
        ids = np.array([self._model.tokenizer.encode(clean_text(text)).ids], dtype=np.int64)
        vector: NDArray[np.float32] = self._model.run(
            {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        )[0][0]
        return vector


def load_embedder(setting: str | None = None) -> Embedder:
    """The embedder that the setting RUJUKAN_EMBEDDER asks for.

    None or empty: the bundled model. `hash`: no model at all. Otherwise a model folder of ours, a folder of
    sentence-transformers, or the name of a model in this machine's hub cache; nothing is downloaded.
    ModelError where it cannot be loaded.
    """
    if not setting:
        return OnnxEmbedder()
    if setting == HASH_SETTING:
        return HashEmbedder()
    if (Path(setting) / MODEL_FILE).is_file() and (Path(setting) / TOKENIZER_FILE).is_file():
        return OnnxEmbedder(Path(setting))
    return SentenceTransformerEmbedder(setting)


def load_embedder_settings(folder: Path) -> ModelSettings:
    """Read the settings file of a model folder; ModelError where it is missing or incomplete."""
    return load_settings(folder, _read_settings, "name, dimension, max_tokens and sha256", WORDS)


def _read_settings(values: Mapping[str, Any]) -> ModelSettings:
    return ModelSettings(
        str(values["name"]), int(values["dimension"]), int(values["max_tokens"]), dict(values["sha256"])
    )
