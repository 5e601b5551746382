"""The retriever's training: what is trained on, and that a stopped run goes on as if it had not stopped."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("datasets", reason="only there with the extra `train`")
pytest.importorskip("matplotlib", reason="only there with the extra `train`")

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertModel

from index.training.base.encoder import SPECIAL, save_sentence_transformer
from index.training.curves import read_course
from index.training.retriever.config import RetrieverConfig, load_retriever_config
from index.training.retriever.export import blend_models
from index.training.retriever.rows import TrainingRow
from index.training.train_retriever import CHECKPOINTS, CURVE, LOG, TUNED, train

WORDS = [f"kata{number}" for number in range(60)]
ROWS = [
    TrainingRow(WORDS[n], f"{WORDS[n]} {WORDS[n + 1]}", (f"{WORDS[59 - n]} salah{n}",), "idk_mrc")
    for n in range(48)
]


@pytest.fixture
def config() -> RetrieverConfig:
    return replace(load_retriever_config(), batch=4, rate=1e-3)


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """A random model of one small layer."""
    pieces = [*dict.fromkeys(SPECIAL.values()), "query", "passage", ":", *WORDS]
    tokenizer = Tokenizer(models.WordLevel({piece: at for at, piece in enumerate(pieces)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", pieces.index("<s>")), ("</s>", pieces.index("</s>"))]
    )
    torch.manual_seed(1)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    model = BertModel(BertConfig(vocab_size=len(pieces), **sizes), add_pooling_layer=False)
    save_sentence_transformer(model, tokenizer, tmp_path / "start")
    return tmp_path / "start"


def lines_of(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").splitlines()


def read_weights(folder: Path) -> dict[str, torch.Tensor]:
    return BertModel.from_pretrained(folder, add_pooling_layer=False).state_dict()


def test_a_stopped_run_ends_with_the_weights_of_one_that_was_not_stopped(
    tmp_path: Path, start: Path, config: RetrieverConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.training.train_retriever.SAVE_STEPS", 5)
    monkeypatch.setattr("index.training.train_retriever.LOG_STEPS", 1)
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    train(ROWS, config, start, whole, "cpu")
    assert sorted(path.name for path in (whole / CHECKPOINTS).iterdir()) == ["checkpoint-10", "checkpoint-12"]
    (stopped / CHECKPOINTS).mkdir(parents=True)
    (whole / CHECKPOINTS / "checkpoint-10").rename(stopped / CHECKPOINTS / "checkpoint-10")
    train(ROWS, config, start, stopped, "cpu")
    first, second = read_weights(whole / TUNED), read_weights(stopped / TUNED)
    for name, value in first.items():
        torch.testing.assert_close(second[name], value, atol=1e-6, rtol=1e-5)
    assert max(read_course(lines_of(stopped / LOG)).examples) == 12 * config.batch


def test_training_moves_all_but_the_word_embeddings_and_draws_its_loss(
    tmp_path: Path, start: Path, config: RetrieverConfig
) -> None:
    train(ROWS, config, start, tmp_path, "cpu")
    before, after = read_weights(start), read_weights(tmp_path / TUNED)
    words = "embeddings.word_embeddings.weight"
    assert torch.equal(before[words], after[words])
    layer = "encoder.layer.0.output.dense.weight"
    assert not torch.equal(before[layer], after[layer])
    assert (tmp_path / CURVE).read_bytes().startswith(b"\x89PNG")
    assert read_course(lines_of(tmp_path / LOG)).examples == [5 * config.batch, 10 * config.batch]


def test_blended_weights_lie_between_those_of_both_models(
    tmp_path: Path, start: Path, config: RetrieverConfig
) -> None:
    train(ROWS, config, start, tmp_path, "cpu")
    before, after = read_weights(start), read_weights(tmp_path / TUNED)
    layer = "encoder.layer.0.output.dense.weight"
    blended = blend_models(start, tmp_path / TUNED, 0.25).state_dict()[layer]
    np.testing.assert_allclose(blended, 0.75 * before[layer] + 0.25 * after[layer], atol=1e-6)
