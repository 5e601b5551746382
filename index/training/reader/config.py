"""The recipe of a reader, read strictly from TOML."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

STORED = Path(__file__).with_name("reader.toml")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of training with its own mix of data and its own learning rates."""

    name: str
    passes: int
    """Over the mix, 1 or more."""
    tokens_per_batch: int
    """Padded tokens of one step."""
    rate: float
    """Learning rate of the last layer after warming up."""
    end_rate: float
    """Learning rate that the stage falls to, in a straight line."""
    warm_up: float
    """Share of the steps, 0 to 1, in which the rate rises from 0."""
    shares: Mapping[str, float]
    """Source to share of its rows in each pass."""


@dataclass(frozen=True, slots=True)
class ReaderConfig:
    """Everything that decides the weights, beside the data and the base model."""

    name: str
    seed: int
    dropout: float
    head_rate: float
    layer_decay: float
    weight_decay: float
    clip: float
    average: float
    losses: Mapping[str, float]
    stages: tuple[Stage, ...]


def load_reader_config(path: Path = STORED) -> ReaderConfig:
    """Read a recipe; ValueError that names missing and unknown keys."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    stages = tuple(_build(Stage, stage, path) for stage in raw.pop("stages", ()))
    return _build(ReaderConfig, raw | {"stages": stages}, path)


def _build(kind: type[T], values: dict[str, Any], path: Path) -> T:
    expected = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if expected != values.keys():
        missing, unknown = expected - values.keys(), values.keys() - expected
        raise ValueError(f"{path}, {kind.__name__}: missing {sorted(missing)}, unknown {sorted(unknown)}")
    return kind(**values)
