"""A torch checkpoint reads as the product decodes."""

from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from eval.bench_support.torch_reader import TorchReader
from index.cross_encoder import EncodedPair
from index.passage_reading import ReadText
from index.span_decoding import OwnTokens
from index.training.reader.joint_model import JointReader, prepare_encoder

PASSAGE = ReadText("", "satu dua tiga")


class ThreeWords:
    """Makes the tokens of PASSAGE; nothing else of an encoder is used."""

    def encode(self, question: str, passages: list[ReadText]) -> tuple[EncodedPair, ...]:
        starts = np.array([0, 5, 9])
        own = OwnTokens(starts, starts + 4)
        empty = OwnTokens(starts[:0], starts[:0])
        ids = np.array([0, 5, 2, 2, 7, 8, 9, 2])
        return tuple(EncodedPair(ids, 4, own if passage.text else empty) for passage in passages)


@pytest.fixture
def reader(tmp_path: Path) -> TorchReader:
    torch.manual_seed(0)
    sizes = {"num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8}
    encoder = BertModel(BertConfig(vocab_size=12, hidden_size=8, **sizes), add_pooling_layer=False)
    encoder.save_pretrained(tmp_path / "base")
    model = JointReader(prepare_encoder(encoder, 0.0))
    with torch.no_grad():
        # a word is the likelier to begin and to end an answer, the later it stands
        model.encoder.embeddings.position_embeddings.weight[:] = torch.arange(512)[:, None] * torch.linspace(
            -1, 1, 8
        )
        model.tokens.weight[:2] = torch.linspace(-1, 1, 8)
    torch.save(model.state_dict(), tmp_path / "reader.pt")
    return TorchReader(ThreeWords(), tmp_path / "base", tmp_path / "reader.pt")  # type: ignore[arg-type]


def test_the_answer_is_a_span_of_the_passage_and_the_same_each_time(reader: TorchReader) -> None:
    reading = reader.read_pair("Apa?", PASSAGE)
    assert reading.answer in {"satu", "satu dua", "satu dua tiga", "dua", "dua tiga", "tiga"}
    assert np.isfinite([reading.relevance, reading.answerable, reading.margin]).all()
    assert reader.read_pair("Apa?", PASSAGE) == reading


def test_a_passage_without_words_says_nothing(reader: TorchReader) -> None:
    assert reader.read_pair("Apa?", ReadText("", "")).answer == ""


def test_other_weights_have_another_name(reader: TorchReader, tmp_path: Path) -> None:
    state = torch.load(tmp_path / "reader.pt", weights_only=True)
    state["tokens.bias"] += 1
    torch.save(state, tmp_path / "other.pt")
    other = TorchReader(ThreeWords(), tmp_path / "base", tmp_path / "other.pt")  # type: ignore[arg-type]
    assert reader.name != other.name
    assert other.name.startswith("torch@")
