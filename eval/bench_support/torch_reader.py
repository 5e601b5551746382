"""A torch checkpoint as a row of the tables: same tokens and same decoding as the product, float32."""

from pathlib import Path

import numpy as np
import torch
from transformers import BertModel

from eval.bench_support.pair_reading import NOTHING, RawReading, decode_reading
from index.cross_encoder import CrossEncoder, PairLogits
from index.model_folder import hash_file
from index.passage_reading import ReadText
from index.training.reader.joint_model import JointReader, prepare_encoder


class TorchReader:
    """Weights written by `index.training.train_reader`."""

    threads = 1

    def __init__(self, encoder: CrossEncoder, base: Path, weights: Path) -> None:
        """`encoder` only makes the tokens; `base`: float32 folder that the training started from."""
        self._encoder = encoder
        self._name = f"torch@{hash_file(weights)[:12]}"
        bert = BertModel.from_pretrained(base, add_pooling_layer=False)
        self._model = JointReader(prepare_encoder(bert, dropout=0.0))
        self._model.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
        self._model.eval()

    @property
    def name(self) -> str:
        """`torch@` and the weights' checksum."""
        return self._name

    @torch.no_grad()
    def read_pair(self, question: str, passage: ReadText) -> RawReading:
        """Read one pair."""
        (pair,) = self._encoder.encode(question, [passage])
        if not len(pair.own):
            return NOTHING
        ids = torch.from_numpy(pair.ids)[None]
        logits = self._model(ids, torch.ones_like(ids))
        own = slice(pair.first, pair.first + len(pair.own))
        start, end = (
            np.asarray(values[0].numpy(), dtype=np.float32) for values in (logits.start, logits.end)
        )
        null = float(start[0]) + float(end[0])
        scores = PairLogits(
            float(logits.relevance[0]), float(logits.answerable[0]), null, start[own], end[own]
        )
        return decode_reading(scores, pair.own, passage.text)
