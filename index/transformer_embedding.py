"""Any sentence-transformers model as an embedder (setting RUJUKAN_EMBEDDER); imports torch when used."""

import hashlib
import logging
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import messages
from index.errors import ModelError

logger = logging.getLogger(__name__)

E5_PROMPTS = {"query": "query: ", "passage": "passage: "}
"""Published e5 models need these but do not carry them in their settings."""
E5_NAME = re.compile(r"(^|[^a-z0-9])e5([^a-z0-9]|$)(?!.*instruct)", re.IGNORECASE)
SAMPLE_BYTES = 1 << 20
"""Read from either end of a file for the fingerprint; whole weights of gigabytes would take too long."""


class SentenceTransformerEmbedder:
    """A sentence-transformers folder, or the name of a model that is in this machine's hub cache.

    Nothing is downloaded. Questions get the model's `query` prompt, passages its `passage` or `document`
    prompt, where it has them. ModelError where the model cannot be found or loaded.
    """

    def __init__(self, folder_or_name: str | Path) -> None:
        setting = str(folder_or_name)
        try:
            folder = find_folder(setting)
            self._model: Any = _load_model(folder)
        except Exception as error:  # torch, transformers and the hub raise many undocumented types
            raise ModelError(
                messages.EMBEDDER_UNKNOWN.format(setting=setting), f"{setting!r}: {error!r}"
            ) from error
        prompts = choose_prompts(self._model.prompts, setting)
        self._query_prompt, self._passage_prompt = prompts
        self._name = f"{Path(setting).name}@{fingerprint_folder(folder, prompts)}"
        self._dimension = int(self._model.get_embedding_dimension())

    @property
    def name(self) -> str:
        """Last part of the folder or name, with a fingerprint of the model's files and prompts."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (n, dimension) of questions, in the order of `texts`."""
        return self._embed(self._query_prompt, texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (n, dimension) of passages, in the order of `texts`."""
        return self._embed(self._passage_prompt, texts)

    def _embed(self, prompt: str, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self._dimension), dtype=np.float32)
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        vectors = self._model.encode(
            clean, prompt=prompt, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def find_folder(setting: str) -> Path:
    """The folder itself, or the cached copy of a hub model; the hub client's error if there is none."""
    if Path(setting).is_dir():
        return Path(setting)
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - brings in torch's whole family

    return Path(snapshot_download(setting, local_files_only=True))


def choose_prompts(prompts: Mapping[str, str | None], setting: str) -> tuple[str, str]:
    """Prompts for questions and passages: the model's own, those of e5 by its name, else none."""
    own = {name: text for name, text in prompts.items() if text}
    if not own and E5_NAME.search(Path(setting).name):
        own = E5_PROMPTS
    return own.get("query", ""), own.get("passage", "") or own.get("document", "")


def fingerprint_folder(folder: Path, prompts: Sequence[str]) -> str:
    """12 hexadecimal digits that change with any file's name, size or ends, and with the prompts."""
    digest = hashlib.sha256("\0".join(prompts).encode())
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md"):
        size = path.stat().st_size
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as stream:
            digest.update(stream.read(SAMPLE_BYTES))
            stream.seek(max(0, size - SAMPLE_BYTES))
            digest.update(stream.read(SAMPLE_BYTES))
    return digest.hexdigest()[:12]


def _load_model(folder: Path) -> Any:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - imports torch, takes seconds

    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
