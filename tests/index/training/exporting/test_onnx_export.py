import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx", reason="only there with the extra `train`")

import onnx
import onnxruntime
import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertModel

from index.model_folder import hash_file
from index.training.base.encoder import save_sentence_transformer
from index.training.exporting.onnx_export import export_int8

WORDS = (
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "<mask>",
    "query",
    "passage",
    ":",
    "kota",
    "sampah",
    "pasar",
    "desa",
)


@pytest.fixture(scope="module")
def model() -> BertModel:
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=128,
        max_position_embeddings=64,
        pad_token_id=1,
        layer_norm_eps=1e-12,
    )
    return BertModel(config, add_pooling_layer=False).eval()


@pytest.fixture(scope="module")
def exported(model: BertModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "model.onnx"
    export_int8(model, path, calibration=[range(12), [0, 8, 9, 2]])
    return path


def embed_with_torch(model: BertModel, ids: list[int]) -> np.ndarray:
    with torch.inference_mode():
        hidden = model(input_ids=torch.tensor([ids])).last_hidden_state.mean(dim=1)
        return np.asarray(torch.nn.functional.normalize(hidden, dim=-1)[0])


@pytest.mark.parametrize("ids", [[0, 8, 2], [0, 8, 9, 10, 11, 3, 2], [0, *[9, 10] * 20, 2]])
def test_the_int8_graph_gives_the_unit_vector_of_the_encoder(
    model: BertModel, exported: Path, ids: list[int]
) -> None:
    session = onnxruntime.InferenceSession(str(exported), providers=["CPUExecutionProvider"])
    batch = np.array([ids], dtype=np.int64)
    vector = session.run(None, {"input_ids": batch, "attention_mask": np.ones_like(batch)})[0][0]
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
    assert float(vector @ embed_with_torch(model, ids)) > 0.99


def test_padding_is_masked_out(model: BertModel, exported: Path) -> None:
    session = onnxruntime.InferenceSession(str(exported), providers=["CPUExecutionProvider"])
    batch, mask = np.array([[0, 8, 9, 2, 1, 1, 1]]), np.array([[1, 1, 1, 1, 0, 0, 0]])
    vector = session.run(None, {"input_ids": batch, "attention_mask": mask})[0][0]
    assert float(vector @ embed_with_torch(model, [0, 8, 9, 2])) > 0.99


def test_the_graph_is_fused_and_its_weights_are_int8(exported: Path) -> None:
    graph = onnx.load(exported).graph
    kinds = [node.op_type for node in graph.node]
    assert kinds.count("QAttention") == 2
    assert kinds.count("Gelu") == 2
    assert "SkipLayerNormalization" not in kinds
    assert "MatMul" not in kinds
    large = [tensor for tensor in graph.initializer if np.prod(tensor.dims) >= 64 * 64]
    assert {onnx.TensorProto.DataType.Name(tensor.data_type) for tensor in large} <= {"INT8", "UINT8"}


def test_two_exports_give_the_same_bytes(model: BertModel, exported: Path, tmp_path: Path) -> None:
    export_int8(model, tmp_path / "again.onnx", calibration=[range(12), [0, 8, 9, 2]])
    assert hash_file(tmp_path / "again.onnx") == hash_file(exported)


def test_the_float32_folder_loads_with_prompts_and_gives_the_vectors_of_the_encoder(
    model: BertModel, tmp_path: Path
) -> None:
    tokenizer = Tokenizer(models.WordLevel({word: row for row, word in enumerate(WORDS)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    save_sentence_transformer(model, tokenizer, tmp_path / "fp32")
    loaded = SentenceTransformer(str(tmp_path / "fp32"), device="cpu", local_files_only=True)
    assert loaded.prompts["document"] == "passage: "
    vector = loaded.encode("kota sampah", prompt_name="query")
    assert float(vector @ embed_with_torch(model, [5, 7, 8, 9])) == pytest.approx(1, abs=1e-5)
    names = {path.name for path in (tmp_path / "fp32").iterdir()}
    assert "parts" not in names
    assert json.loads((tmp_path / "fp32" / "config.json").read_text())["vocab_size"] == len(WORDS)
