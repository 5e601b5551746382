"""Writes what the parity tests compare with: `python -m index.training.base.reference --model FOLDER`.

For each stored text: its pieces in the unpruned vocabulary, its vector in the float32 model that the bundled one was
exported from (`model-fp32` of `index.training.train_retriever`), and its vector before pruning and tuning.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

from index.embedding import BUNDLED
from index.model_folder import TOKENIZER_FILE
from index.training.base.container import Container, load_container
from index.training.base.encoder import build_encoder
from index.training.base.tokenization import build_tokenizer

TEST_DATA = Path(__file__).parents[3] / "tests" / "index" / "data"
TEXTS = TEST_DATA / "parity_texts.txt"
"""One text a line, with its prefix."""
PIECES_FILE = "parity_pieces.json"
VECTORS_FILE = "parity_vectors.npz"


def tokenize_reference(container: Container, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Pieces of each text in the full vocabulary, special ones included."""
    tokenizer = build_tokenizer(container)
    return tuple(tuple(encoding.tokens) for encoding in tokenizer.encode_batch(list(texts)))


def embed_reference(container: Container, texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors (n, hidden) of prefixed texts from the unpruned float32 model, one text at a time."""
    return embed_texts(build_encoder(container), build_tokenizer(container), texts)


def embed_texts(model: BertModel, tokenizer: Tokenizer, texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors (n, hidden) of prefixed texts from a torch model in eval mode, one text at a time."""

    def embed() -> Iterator[NDArray[np.float32]]:
        for text in texts:
            hidden = model(input_ids=torch.tensor([tokenizer.encode(text).ids])).last_hidden_state
            yield torch.nn.functional.normalize(hidden.mean(dim=1), dim=-1)[0].numpy()

    with torch.inference_mode():
        return np.stack(list(embed()))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the reference of the parity tests."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--source", type=Path, help="wheel or .bin (default: the installed package)")
    parser.add_argument("--model", type=Path, required=True, help="float32 folder of the tuned model")
    parser.add_argument("-o", "--output", type=Path, default=TEST_DATA)
    options = parser.parse_args(arguments)
    container = load_container(options.source)
    texts = TEXTS.read_text("utf-8").splitlines()
    pieces = json.dumps(tokenize_reference(container, texts), ensure_ascii=False, indent=0)
    (options.output / PIECES_FILE).write_text(pieces + "\n", encoding="utf-8")
    model = BertModel.from_pretrained(options.model, add_pooling_layer=False).eval()
    tokenizer = Tokenizer.from_file(str(BUNDLED / TOKENIZER_FILE))
    np.savez_compressed(
        options.output / VECTORS_FILE,
        vectors=embed_texts(model, tokenizer, texts).astype(np.float16),
        start=embed_reference(container, texts).astype(np.float16),
    )


if __name__ == "__main__":
    main()
