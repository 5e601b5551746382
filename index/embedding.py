"""Turns questions and passages into vectors; the only place that knows how each model wants its input."""

import hashlib
import json
import logging
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index import messages
from index.errors import ModelError
from index.hash_embedding import HashEmbedder
from index.transformer_embedding import SentenceTransformerEmbedder

__all__ = ["Embedder", "HashEmbedder", "OnnxEmbedder", "SentenceTransformerEmbedder", "load_embedder"]

logger = logging.getLogger(__name__)

BUNDLED = Path(__file__).with_name("models") / "e5-small-id"
MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
SETTINGS_FILE = "config.json"
HASH_SETTING = "hash"

QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "
MAX_TOKENS = 512
"""Positions that the model has; what is beyond them is cut off."""
MAX_CHARACTERS = 20_000
"""Cut before tokenising: 512 pieces are never this long, and a text of megabytes costs no time."""
MAX_THREADS = 8
SLOW_FUSIONS = ("SkipLayerNormFusion", "BiasGeluFusion")
"""ONNX Runtime's joint CPU kernels are slower than what they replace (see index.training.export)."""


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
        """Name with the first 12 digits of a checksum over all files."""
        joined = "".join(f"{name}:{digest};" for name, digest in sorted(self.sha256.items()))
        return f"{self.name}@{hashlib.sha256(joined.encode()).hexdigest()[:12]}"


class OnnxEmbedder:
    """Runs a model folder made by `index.training.convert`, by default the bundled one; no torch.

    Each text is run alone on one core, several texts at a time on `threads` cores (default: all there are, at
    most 8). So a vector depends on its text only, bit for bit, never on its neighbours in a batch: the int8
    ranges of activations are taken over a whole run, and padding or company would move them (by up to 0.015
    in a component). This is also quicker than batches, which waste time on padding and on waiting between
    layers.
    """

    def __init__(self, folder: Path = BUNDLED, threads: int | None = None) -> None:
        self._settings = load_settings(folder)
        self._threads = max(1, threads if threads is not None else count_cores())
        for name in (TOKENIZER_FILE, MODEL_FILE):
            _check_file(folder / name, self._settings)
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
            # by path, not by bytes: the library would keep a second copy of 39 MB
            self._session = _open_session(folder / MODEL_FILE)
        except Exception as error:  # both libraries raise their own undocumented types
            raise ModelError(
                messages.MODEL_DAMAGED.format(name=folder.name), f"{folder}: {error!r}"
            ) from error
        self._tokenizer.enable_truncation(self._settings.max_tokens)

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
        # shared by the workers: each takes the next row when it is free, so one long text holds up nobody
        rows = iter(range(len(texts)))

        def work() -> None:
            for row in rows:
                vectors[row] = self._embed_one(prefix + texts[row])

        workers = min(self._threads, len(texts))
        if workers <= 1:
            work()
            return vectors
        with ThreadPoolExecutor(workers, thread_name_prefix="embed") as pool:
            for future in [pool.submit(work) for _ in range(workers)]:
                future.result()
        return vectors

    def _embed_one(self, text: str) -> NDArray[np.float32]:
        # lone surrogates (from a command line in another encoding) become "?": the tokenizer refuses them
        clean = text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
        ids = np.array([self._tokenizer.encode(clean).ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        vector: NDArray[np.float32] = self._session.run(None, inputs)[0][0]
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


def load_settings(folder: Path) -> ModelSettings:
    """Read the settings file of a model folder; ModelError where it is missing or incomplete."""
    try:
        values = json.loads((folder / SETTINGS_FILE).read_bytes())
        settings = ModelSettings(
            str(values["name"]), int(values["dimension"]), int(values["max_tokens"]), dict(values["sha256"])
        )
    except OSError as error:
        raise ModelError(messages.MODEL_MISSING.format(name=SETTINGS_FILE), f"{folder}: {error}") from error
    except (ValueError, KeyError, TypeError) as error:
        detail = f"{folder / SETTINGS_FILE}: expected name, dimension, max_tokens and sha256, got {error!r}"
        raise ModelError(messages.MODEL_DAMAGED.format(name=SETTINGS_FILE), detail) from error
    return settings


def count_cores() -> int:
    """Cores that this process may use, at most MAX_THREADS."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, MAX_THREADS)


def _open_session(model: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(SLOW_FUSIONS)
    )


def _check_file(path: Path, settings: ModelSettings) -> None:
    expected = settings.sha256.get(path.name)
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(messages.MODEL_MISSING.format(name=path.name), f"{path}: {error}") from error
    if digest != expected:
        detail = f"{path}: expected SHA-256 {expected}, got {digest}"
        raise ModelError(messages.MODEL_DAMAGED.format(name=path.name), detail)
