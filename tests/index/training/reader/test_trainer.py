"""The training loop of the reader on a tiny encoder with random weights."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("bm25s", reason="only there with the extra `train`")
torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

from tokenizers import Tokenizer  # noqa: E402

from corpus.spans import Span  # noqa: E402
from index.embedding import BUNDLED  # noqa: E402
from index.training.reader.config import STORED, Stage, load_reader_config  # noqa: E402
from index.training.reader.dev import DevSet, measure_dev  # noqa: E402
from index.training.reader.examples import ReadingExample  # noqa: E402
from index.training.reader.features import build_features, collate  # noqa: E402
from index.training.reader.joint_model import JointReader, LockedDropout, prepare_encoder  # noqa: E402
from index.training.reader.losses import joint_loss  # noqa: E402
from index.training.reader.trainer import LOG, ReaderTrainer, group_parameters, plan_rate  # noqa: E402

NAMES = ("Husni Merza", "Sari Dewi", "Bima Putra", "Rina Wati")
STAGE = Stage("satu", passes=2, tokens_per_batch=256, rate=3e-3, end_rate=0.0, warm_up=0.1, shares={"x": 1.0})


def make_example(number: int, name: str) -> ReadingExample:
    passage = f"Rombongan nomor {number} dipimpin {name} pada pagi hari."
    start = passage.index(name)
    asked = "Siapa yang memimpin?" if number % 2 else "Berapa biaya kunjungan?"
    spans = (Span(start, start + len(name)),) if number % 2 else ()
    return ReadingExample(str(number), asked, passage, "", spans, answerable=bool(spans), relevant=True)


EXAMPLES = [make_example(number, NAMES[number % 4]) for number in range(24)]


class FewSources:
    def draw(self, shares: object, generator: np.random.Generator) -> list[ReadingExample]:
        return EXAMPLES


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    tokenizer = Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        pad_token_id=1,
    )
    transformers.BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


def build_trainer(base: Path, out: Path) -> ReaderTrainer:
    trainer = ReaderTrainer(replace(load_reader_config(), average=0.5), base, out, "cpu")
    trainer.precision = torch.float32
    return trainer


def test_a_run_that_was_stopped_ends_with_the_same_weights(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build_trainer(base, tmp_path / "whole")
    whole.train(FewSources(), (), [STAGE])  # type: ignore[arg-type]

    class Stopped(Exception):
        pass

    broken, taken = build_trainer(base, tmp_path / "broken"), []
    monkeypatch.setattr("index.training.reader.trainer.SAVE_SECONDS", 0.0)

    def step(*arguments: object) -> float:
        if len(taken) == 5:
            raise Stopped
        taken.append(arguments)
        return ReaderTrainer._step(broken, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(broken, "_step", step)
    with pytest.raises(Stopped):
        broken.train(FewSources(), (), [STAGE])  # type: ignore[arg-type]
    resumed = build_trainer(base, tmp_path / "broken")
    resumed.train(FewSources(), (), [STAGE])  # type: ignore[arg-type]
    for (name, expected), got in zip(
        whole.averaged().state_dict().items(), resumed.averaged().state_dict().values(), strict=True
    ):
        assert torch.equal(expected, got), name


def test_training_learns_and_logs_what_held_out_examples_say(base: Path, tmp_path: Path) -> None:
    trainer = build_trainer(base, tmp_path)
    batch = collate(build_features(EXAMPLES, trainer.tokenizer), trainer.pad)
    weights = dict(trainer.config.losses)
    before = joint_loss(trainer.averaged()(batch.ids, batch.mask), batch, weights)
    dev = DevSet.of("dev", EXAMPLES, trainer.tokenizer)
    trainer.train(FewSources(), [dev], [replace(STAGE, passes=12)])  # type: ignore[arg-type]
    after = joint_loss(trainer.averaged()(batch.ids, batch.mask), batch, weights)
    assert after.item() < 0.5 * before.item()
    figures = measure_dev(trainer.averaged(), dev, torch.device("cpu"), torch.float32)
    assert figures["overlap"] > 0.8
    rows = [json.loads(line) for line in (tmp_path / LOG).read_text("utf-8").splitlines()]
    assert rows[-1]["dev"]["dev"] == figures


def test_lower_layers_and_heads_learn_at_their_own_rates(base: Path, tmp_path: Path) -> None:
    config = load_reader_config()
    encoder = transformers.BertModel.from_pretrained(base, add_pooling_layer=False)
    groups = group_parameters(JointReader(prepare_encoder(encoder, 0.1)), config)
    factors = sorted(float(group["factor"]) for group in groups)  # type: ignore[arg-type]
    assert factors == pytest.approx([config.layer_decay**2, config.layer_decay, 1.0, config.head_rate])
    frozen = encoder.embeddings.word_embeddings.weight
    assert not any(value is frozen for group in groups for value in group["params"])  # type: ignore[attr-defined]


def test_the_rate_rises_and_then_falls_to_its_end() -> None:
    rates = [plan_rate(step, 100, STAGE) for step in range(100)]
    assert rates[0] == pytest.approx(STAGE.rate / 10)
    assert max(rates) == rates[9] == pytest.approx(STAGE.rate)
    assert rates[9:] == sorted(rates[9:], reverse=True)
    assert 0 < rates[-1] < 0.02 * STAGE.rate


def test_locked_dropout_drops_whole_channels_and_only_in_training() -> None:
    layer, hidden = LockedDropout(0.5), torch.ones(3, 7, 40)
    dropped = layer.train()(hidden)
    assert torch.equal(dropped, dropped[:, :1].expand_as(hidden))
    assert set(dropped.unique().tolist()) == {0.0, 2.0}
    assert torch.equal(layer.eval()(hidden), hidden)


def test_a_recipe_with_a_wrong_key_is_refused(tmp_path: Path) -> None:
    text = STORED.read_text("utf-8").replace("clip =", "clipp =")
    (tmp_path / "wrong.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"ReaderConfig: missing \['clip'\], unknown \['clipp'\]"):
        load_reader_config(tmp_path / "wrong.toml")
