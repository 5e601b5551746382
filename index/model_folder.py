"""Opens a folder with an ONNX model, its tokenizer and settings, checksums verified; runs texts on several cores."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.errors import ModelError

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
SETTINGS_FILE = "config.json"

MAX_CHARACTERS = 20_000
"""Cut before tokenising: 512 pieces are never this long, and a text of megabytes costs no time."""
MAX_THREADS = 8
SLOW_FUSIONS = ("SkipLayerNormFusion", "BiasGeluFusion")
"""ONNX Runtime's joint CPU kernels are slower than what they replace (see index.training.exporting.onnx_export)."""

Settings = TypeVar("Settings")


@dataclass(frozen=True, slots=True)
class ModelWords:
    """What a user reads of a folder that cannot be opened; `{name}` is the file."""

    missing: str
    damaged: str


@dataclass(frozen=True, slots=True)
class OpenModel:
    """A tokenizer and a session of one core; both may be used by several threads at once."""

    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession

    def run(self, inputs: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]:
        """All outputs, in the order of the graph."""
        outputs: list[NDArray[Any]] = self.session.run(None, dict(inputs))
        return outputs


def open_model(folder: Path, sha256: Mapping[str, str], words: ModelWords) -> OpenModel:
    """Open the model and the tokenizer of a folder; ModelError where a file is missing or not the expected one."""
    for name in (TOKENIZER_FILE, MODEL_FILE):
        _check_file(folder / name, sha256.get(name), words)
    try:
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        # by path, not by bytes: the library would keep a second copy of 39 MB
        return OpenModel(tokenizer, _open_session(folder / MODEL_FILE))
    except Exception as error:  # both libraries raise their own undocumented types
        raise ModelError(words.damaged.format(name=folder.name), f"{folder}: {error!r}") from error


def load_settings(
    folder: Path, read: Callable[[Mapping[str, Any]], Settings], expected: str, words: ModelWords
) -> Settings:
    """What `read` makes of a folder's settings file; ModelError where it is missing or lacks what is `expected`."""
    path = folder / SETTINGS_FILE
    try:
        return read(json.loads(path.read_bytes()))
    except OSError as error:
        raise ModelError(words.missing.format(name=SETTINGS_FILE), f"{folder}: {error}") from error
    except (ValueError, KeyError, TypeError) as error:
        detail = f"{path}: expected {expected}, got {error!r}"
        raise ModelError(words.damaged.format(name=SETTINGS_FILE), detail) from error


def name_identity(name: str, sha256: Mapping[str, str]) -> str:
    """Name with the first 12 digits of a checksum over all files: `<name>@0123456789ab`."""
    joined = "".join(f"{file}:{digest};" for file, digest in sorted(sha256.items()))
    return f"{name}@{hashlib.sha256(joined.encode()).hexdigest()[:12]}"


def hash_file(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def clean_text(text: str, limit: int = MAX_CHARACTERS) -> str:
    """At most `limit` characters of `text`, each in its place, with what a tokenizer refuses as "?".

    Lone surrogates come from a command line in another encoding.
    """
    return text[:limit].encode("utf-8", "replace").decode("utf-8")


def run_rows(work: Callable[[int], None], rows: Sequence[int], threads: int) -> None:
    """Call `work` with every row, in that order, on at most `threads` threads.

    Each thread takes the next row when it is free, so one long text holds up nobody.
    """
    if min(threads, len(rows)) <= 1:
        _work_off(work, rows)
        return
    shared = iter(rows)
    workers = min(threads, len(rows))
    with ThreadPoolExecutor(workers, thread_name_prefix="model") as pool:
        for future in [pool.submit(_work_off, work, shared) for _ in range(workers)]:
            future.result()


def count_cores() -> int:
    """Cores that this process may use, at most MAX_THREADS."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, MAX_THREADS)


def _work_off(work: Callable[[int], None], rows: Iterable[int]) -> None:
    for row in rows:
        work(row)


def _open_session(model: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(SLOW_FUSIONS)
    )


def _check_file(path: Path, expected: str | None, words: ModelWords) -> None:
    try:
        digest = hash_file(path)
    except OSError as error:
        raise ModelError(words.missing.format(name=path.name), f"{path}: {error}") from error
    if digest != expected:
        detail = f"{path}: expected SHA-256 {expected}, got {digest}"
        raise ModelError(words.damaged.format(name=path.name), detail)
