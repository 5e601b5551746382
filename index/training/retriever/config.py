"""The recipe of a retriever, read strictly from TOML."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

STORED = Path(__file__).with_name("retriever.toml")


@dataclass(frozen=True, slots=True)
class RetrieverConfig:
    """Everything that decides the weights, beside the data and the model that is started from."""

    seed: int
    batch: int
    """Queries of a step."""
    negatives: int
    """Mined wrong passages of each query."""
    hardest: int
    """Of so many, the hardest, they are drawn."""
    max_tokens: int
    """Passages are cut here while training."""
    rate: float
    """Highest learning rate; it rises from 0 and falls back to 0 in straight lines."""
    warm_up: float
    """Share of the steps, 0 to 1, in which the rate rises."""
    weight_decay: float
    scale: float
    """Cosines are multiplied by it before the softmax; e5 itself was trained with 100."""
    plain_typing: float
    """Share of the questions, 0 to 1, that lose capitals and marks."""
    blend: float
    """Share of the tuned weights in the kept ones, 0 to 1."""
    shares: Mapping[str, float]
    """Source to share of its pairs, 0 to 1."""


def load_retriever_config(path: Path = STORED) -> RetrieverConfig:
    """Read a recipe; ValueError that names missing and unknown keys, or the key with a wrong value."""
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    expected = {field.name for field in fields(RetrieverConfig)}
    if expected != values.keys():
        missing, unknown = expected - values.keys(), values.keys() - expected
        raise ValueError(f"{path}: missing {sorted(missing)}, unknown {sorted(unknown)}")
    config = RetrieverConfig(**values)
    shares = {f"shares.{name}": share for name, share in config.shares.items()}
    named = {"warm_up": config.warm_up, "plain_typing": config.plain_typing, "blend": config.blend}
    for name, share in (named | shares).items():
        if not 0 <= share <= 1:
            raise ValueError(f"{path}: expected {name} from 0 to 1, got {share!r}")
    if not 1 <= config.negatives <= config.hardest:
        raise ValueError(
            f"{path}: expected 1 <= negatives <= hardest, got {config.negatives}, {config.hardest}"
        )
    return config
