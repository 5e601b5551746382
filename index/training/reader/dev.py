"""Quick figures on held-out examples while a reader is trained; eval.bench_reader has the real ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import torch
from tokenizers import Tokenizer

from index.training.qa_data import MEASURED_SETS, load_held_out
from index.training.reader.examples import ReadingExample
from index.training.reader.features import UNKNOWN, Feature, build_features, collate
from index.training.reader.joint_model import JointReader
from index.training.reader.losses import mask_positions

MOST = 600
"""Examples of a set, by even steps through it."""
BATCH = 16


@dataclass(frozen=True, slots=True)
class DevSet:
    """Held-out features of one source, sorted by length."""

    name: str
    features: tuple[Feature, ...]

    @classmethod
    def of(cls, name: str, examples: Sequence[ReadingExample], tokenizer: Tokenizer) -> Self:
        """At most MOST of `examples`."""
        step = max(1, -(-len(examples) // MOST))
        features = build_features(examples[::step], tokenizer)
        return cls(name, tuple(sorted(features, key=lambda feature: len(feature.ids))))

    @classmethod
    def load(cls, data: Path, visits: Sequence[ReadingExample], tokenizer: Tokenizer) -> tuple[Self, ...]:
        """The held-out rows of the public sets, and `visits` where there are any."""
        sets = {name: load_held_out(data, name) for name in MEASURED_SETS} | {"visits": tuple(visits)}
        return tuple(cls.of(name, rows, tokenizer) for name, rows in sets.items() if rows)


@torch.no_grad()
def measure_dev(
    model: JointReader, dev: DevSet, device: torch.device, precision: torch.dtype
) -> dict[str, float]:
    """Shares, 0 to 1: token overlap (F1) of the best span where there is an answer and it must not abstain,
    right decisions of the answerable head, and the same of span against null."""
    overlap: list[float] = []
    decided: list[bool] = []
    weighed: list[bool] = []
    for at in range(0, len(dev.features), BATCH):
        some = dev.features[at : at + BATCH]
        batch = collate(some, pad=1)
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=precision is torch.bfloat16):
            logits = model(batch.ids.to(device), batch.mask.to(device))
        own = batch.own.to(device)
        starts = mask_positions(logits.start, own).cpu().numpy()
        ends = mask_positions(logits.end, own).cpu().numpy()
        answerable = logits.answerable.float().cpu().numpy()
        for row, feature in enumerate(some):
            if feature.answerable == UNKNOWN:
                continue
            first, last, score = _best_span(starts[row], ends[row])
            right = feature.answerable == 1
            decided.append(bool(answerable[row] > 0) == right)
            weighed.append(bool(score > starts[row, 0] + ends[row, 0]) == right)
            if right:
                overlap.append(max(_overlap((first, last), answer) for answer in feature.answers))
    return {
        "overlap": float(np.mean(overlap)) if overlap else 0.0,
        "answerable": float(np.mean(decided)) if decided else 0.0,
        "span_against_null": float(np.mean(weighed)) if weighed else 0.0,
    }


def _best_span(starts: np.ndarray, ends: np.ndarray, longest: int = 40) -> tuple[int, int, float]:
    scores = starts[1:, None] + ends[None, 1:]
    allowed = np.triu(np.ones_like(scores, dtype=bool)) & ~np.triu(np.ones_like(scores, dtype=bool), longest)
    scores = np.where(allowed, scores, -np.inf)
    first, last = np.unravel_index(int(scores.argmax()), scores.shape)
    return int(first) + 1, int(last) + 1, float(scores[first, last])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    if shared <= 0:
        return 0.0
    return 2 * shared / (one[1] - one[0] + other[1] - other[0] + 2)
