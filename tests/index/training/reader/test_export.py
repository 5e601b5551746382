import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx", reason="only there with the extra `train`")

import onnx
import torch
from transformers import BertConfig, BertModel

from index.cross_encoder import OUTPUTS, CrossEncoder
from index.model_folder import MODEL_FILE, SETTINGS_FILE
from index.passage_reading import ReadText
from index.training.reader.examples import ReadingExample
from index.training.reader.export import CALIBRATION_PAIRS, export_reader
from index.training.reader.joint_model import JointReader, prepare_encoder

ROWS = 44_211
"""Of the tokenizer that is shared with the retriever."""
EXAMPLES = tuple(
    ReadingExample(
        str(number), f"Siapa wali kota nomor {number}?", f"Wali Kota {number} menerima rombongan. " * 5
    )
    for number in range(6)
)
QUESTION = "Apa yang dipelajari rombongan?"
PASSAGES = (
    ReadText("Studi tiru", "Rombongan DPRD belajar pengelolaan sampah di TPA Kota Kediri."),
    ReadText("", "Wali Kota menyambut tamu di pendopo pada Kamis (22/6). " * 12),
)


@pytest.fixture(scope="module")
def model() -> JointReader:
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=ROWS,
        hidden_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=128,
        max_position_embeddings=512,
        pad_token_id=1,
        layer_norm_eps=1e-12,
    )
    encoder = BertModel(config, add_pooling_layer=False)
    with torch.no_grad():
        # random weights of the usual size would give logits that are all alike
        for layer in encoder.encoder.layer:
            layer.output.dense.weight.mul_(20)
    return JointReader(prepare_encoder(encoder, dropout=0.1)).eval()


@pytest.fixture(scope="module")
def folder(model: JointReader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reader")
    export_reader(model, folder, EXAMPLES, "pembaca-uji", {"seed": 7})
    return folder


@pytest.mark.parametrize("passage", PASSAGES)
def test_the_int8_graph_gives_the_logits_of_the_model(
    model: JointReader, folder: Path, passage: ReadText
) -> None:
    reader = CrossEncoder(folder)
    (pair,) = reader.encode(QUESTION, [passage])
    found = reader.logits(pair)
    ids = torch.from_numpy(pair.ids[None])
    with torch.inference_mode():
        expected = model(ids, torch.ones_like(ids))
    own = slice(pair.first, pair.first + len(pair.own))
    assert found.relevance == pytest.approx(float(expected.relevance[0]), abs=0.05)
    assert found.answerable == pytest.approx(float(expected.answerable[0]), abs=0.05)
    for name in ("start", "end"):
        logits = getattr(expected, name)[0, own].numpy()
        np.testing.assert_allclose(getattr(found, name), logits, atol=0.15)
        assert np.corrcoef(getattr(found, name), logits)[0, 1] > 0.99


def test_outputs_have_their_names_and_heads_stay_exact(folder: Path) -> None:
    graph = onnx.load(folder / MODEL_FILE).graph
    assert tuple(output.name for output in graph.output) == OUTPUTS
    kinds = [node.op_type for node in graph.node]
    assert kinds.count("QAttention") == 2 and kinds.count("MatMulInteger") == 6
    assert kinds.count("MatMul") == 3  # two layers over the pair, one over each token


def test_the_settings_tell_where_the_model_comes_from_and_change_no_probability(folder: Path) -> None:
    settings = json.loads((folder / SETTINGS_FILE).read_bytes())
    assert settings["name"] == "pembaca-uji" and settings["max_tokens"] == 320
    assert settings["calibration"]["answerable"] == {
        "answerable_weight": 1.0,
        "span_weight": 0.0,
        "relevance_weight": 0.0,
        "offset": 0.0,
    }
    made = settings["provenance"]
    assert made["seed"] == 7 and made["calibration_pairs"] == len(EXAMPLES) <= CALIBRATION_PAIRS
    assert {"torch", "onnx", "onnxruntime"} <= made["made_with"].keys()


def test_two_exports_give_the_same_bytes(model: JointReader, folder: Path, tmp_path: Path) -> None:
    export_reader(model, tmp_path, EXAMPLES, "pembaca-uji", {"seed": 7})
    for name in (MODEL_FILE, SETTINGS_FILE):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()
