"""Writes what the reader's parity test compares with: `python -m index.training.reader.reference --help`.

Logits of the float32 torch model for each stored pair, in the tokens that training writes.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BertModel

from index.training.base.reference import TEST_DATA
from index.training.reader.examples import ReadingExample
from index.training.reader.export import build_pairs
from index.training.reader.joint_model import JointReader, prepare_encoder

PAIRS = TEST_DATA / "reader_pairs.jsonl"
"""One object a line: question, heading, passage. Own texts, in no training and in no evaluation."""
LOGITS_FILE = "reader_logits.npz"
TOKEN_OUTPUTS = ("start", "end")


def load_pairs(path: Path = PAIRS) -> tuple[ReadingExample, ...]:
    """The stored pairs, in order."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(
        ReadingExample(str(number), row["question"], row["passage"], row["heading"])
        for number, row in enumerate(rows)
    )


def load_weights(weights: Path, base: Path) -> JointReader:
    """A trained reader in eval mode; `base`: float32 folder of the encoder that it was trained from."""
    encoder = BertModel.from_pretrained(base, add_pooling_layer=False)
    model = JointReader(prepare_encoder(encoder, dropout=0.0))
    model.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    return model.eval()


@torch.inference_mode()
def read_reference(model: JointReader, examples: Sequence[ReadingExample]) -> dict[str, NDArray[np.float32]]:
    """Logits of all pairs: `relevance` and `answerable` (pairs,), `null` (pairs,), the score of no answer, and those of
    the passages' own tokens one after the other, with their number in `tokens` (pairs,)."""
    found: dict[str, list[NDArray[np.float32]]] = {}
    for feature in build_pairs(examples):
        ids = torch.from_numpy(feature.ids.astype(np.int64)[None])
        logits = model(ids, torch.ones_like(ids))
        own = slice(*feature.own)
        rows = {name: getattr(logits, name)[0, own].numpy() for name in TOKEN_OUTPUTS}
        rows |= {
            "relevance": logits.relevance.numpy(),
            "answerable": logits.answerable.numpy(),
            "null": (logits.start[:, 0] + logits.end[:, 0]).numpy(),
            "tokens": np.array([own.stop - own.start], dtype=np.float32),
        }
        for name, values in rows.items():
            found.setdefault(name, []).append(values)
    return {name: np.concatenate(parts) for name, parts in found.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the reference of the reader's parity test."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("weights", type=Path, help="state of the torch model (reader.pt of a training run)")
    parser.add_argument("--base", type=Path, required=True, help="float32 folder of index.training.convert")
    parser.add_argument("-o", "--output", type=Path, default=TEST_DATA)
    options = parser.parse_args(arguments)
    logits = read_reference(load_weights(options.weights, options.base), load_pairs())
    halves = {name: values.astype(np.float16) for name, values in logits.items()}
    np.savez_compressed(options.output / LOGITS_FILE, allow_pickle=False, **halves)


if __name__ == "__main__":
    main()
