"""Fine-tunes the embedding model: `python -m index.training.train_retriever --data FOLDER --visits FILE --out FOLDER`.

From data to ONNX: builds the model that is started from, mines wrong passages with it, trains, blends, exports.
What is already in `--out` is kept, so a run that was stopped goes on, from its newest checkpoint, with the same
batches. CPU and GPU run the same code.
"""

import argparse
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from torch.utils.data import BatchSampler
from transformers import TrainerCallback, TrainerControl, TrainerState
from transformers.trainer_utils import get_last_checkpoint

from index.embedding import OnnxEmbedder
from index.training.base.encoder import PROMPTS
from index.training.base.vocabulary import STORED_LIST
from index.training.convert import convert
from index.training.curves import draw_loss_curve
from index.training.hard_negatives import load_mined, mine, save_mined
from index.training.precision import has_bfloat16
from index.training.retriever.config import STORED, RetrieverConfig, load_retriever_config
from index.training.retriever.export import export_retriever
from index.training.retriever.rows import (
    TrainingRow,
    arrange_batches,
    count_sources,
    draw_rows,
    load_entailments,
    read_visit_rows,
)
from index.training.visits.examples import build_visit_examples
from index.training.visits.records import load_visits

logger = logging.getLogger(__name__)

START, START_FP32 = "start", "start-fp32"
NEGATIVES = "negatives.jsonl"
CHECKPOINTS = "checkpoints"
TUNED = "tuned-fp32"
MODEL = "model"
LOG, CURVE = "log.jsonl", "loss.png"
SAVE_STEPS, LOG_STEPS = 40, 5


class PlannedBatches(BatchSampler):
    """Batches in a fixed order; the trainer skips those that were seen before a stop."""

    def __init__(self, batches: Sequence[Sequence[int]]) -> None:
        self.batches = batches
        self.batch_size, self.drop_last = len(batches[0]), True

    def __iter__(self) -> Iterator[list[int]]:
        return (list(batch) for batch in self.batches)

    def __len__(self) -> int:
        return len(self.batches)

    def set_epoch(self, epoch: int) -> None:
        """Nothing to do: there is one pass."""


class PlannedTrainer(SentenceTransformerTrainer):  # type: ignore[misc]
    """The library's trainer over batches that were arranged beforehand."""

    def __init__(self, batches: Sequence[Sequence[int]], **settings: Any) -> None:
        self._batches = PlannedBatches(batches)
        super().__init__(**settings)

    def get_batch_sampler(self, *_: object, **__: object) -> BatchSampler:
        """The planned batches, whatever the settings say."""
        return self._batches


class LogFile(TrainerCallback):  # type: ignore[misc]
    """Writes each report of the trainer as one JSON line."""

    def __init__(self, path: Path, batch: int) -> None:
        self.path, self.batch = path, batch

    def on_log(
        self,
        args: Any,  # noqa: ARG002 (the library's own signature)
        state: TrainerState,
        control: TrainerControl,  # noqa: ARG002
        logs: dict[str, float] | None = None,
        **_: object,
    ) -> None:
        """Called by the trainer."""
        line = {"step": state.global_step, "steps": state.max_steps, **(logs or {})}
        line["examples"] = state.global_step * self.batch
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def train(rows: Sequence[TrainingRow], config: RetrieverConfig, start: Path, out: Path, device: str) -> None:
    """Train the float32 model of `start` on `rows`; the tuned one goes to `out`, with log and loss curve.

    Word embeddings stay as they are: few rows see few words, and the others must still fit. Without dropout,
    which costs time and would tell the two passages of a pair apart.
    """
    batches = arrange_batches(rows, config.batch, config.seed)
    logger.info("%d steps over %s", len(batches), count_sources(rows))
    torch.manual_seed(config.seed)
    model = load_model(start, device, config.max_tokens)
    trainer = PlannedTrainer(
        batches,
        model=model,
        args=_choose_settings(config, out / CHECKPOINTS, device),
        train_dataset=build_dataset(rows),
        loss=MultipleNegativesRankingLoss(model, scale=config.scale),
        callbacks=[LogFile(out / LOG, config.batch)],
    )
    last = get_last_checkpoint(str(out / CHECKPOINTS)) if (out / CHECKPOINTS).is_dir() else None
    trainer.train(resume_from_checkpoint=last)
    draw_loss_curve(out / LOG, out / CURVE)
    model.save(str(out / TUNED), create_model_card=False)


def load_model(folder: Path, device: str, max_tokens: int) -> SentenceTransformer:
    """The model of a folder with frozen word embeddings and without dropout."""
    model = SentenceTransformer(
        str(folder),
        device=device,
        model_kwargs={"attn_implementation": "eager"},
        config_kwargs={"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0},
    )
    model.max_seq_length = max_tokens
    encoder = model[0].auto_model
    encoder.pooler = None
    encoder.embeddings.word_embeddings.weight.requires_grad = False
    return model


def build_dataset(rows: Sequence[TrainingRow]) -> Dataset:
    """One column for the queries, one for the passages, one for each wrong passage."""
    columns: dict[str, list[str]] = {
        "query": [row.query for row in rows],
        "positive": [row.positive for row in rows],
    }
    for place in range(len(rows[0].negatives)):
        columns[f"negative_{place}"] = [row.negatives[place] for row in rows]
    return Dataset.from_dict(columns)


def _choose_settings(
    config: RetrieverConfig, folder: Path, device: str
) -> SentenceTransformerTrainingArguments:
    passages = ["positive", *(f"negative_{place}" for place in range(config.negatives))]
    return SentenceTransformerTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=1,
        per_device_train_batch_size=config.batch,
        learning_rate=config.rate,
        warmup_steps=config.warm_up,
        weight_decay=config.weight_decay,
        seed=config.seed,
        prompts={"query": PROMPTS["query"]} | dict.fromkeys(passages, PROMPTS["passage"]),
        use_cpu=device == "cpu",
        bf16=has_bfloat16(torch.device(device)),
        save_steps=SAVE_STEPS,
        save_total_limit=2,
        logging_steps=LOG_STEPS,
        report_to="none",
        dataloader_pin_memory=False,
    )


def prepare_start(out: Path) -> tuple[Path, Path]:
    """The folders of the model that is started from, int8 and float32; built from its package where not there."""
    int8, fp32 = out / START, out / START_FP32
    if not (int8.is_dir() and fp32.is_dir()):
        convert(None, STORED_LIST, int8, fp32)
    return int8, fp32


def prepare_rows(
    config: RetrieverConfig, data: Path, visits: Path, out: Path, start: Path
) -> list[TrainingRow]:
    """The rows of the run; wrong passages are mined with the model of `start` where `out` has none."""
    if not (out / NEGATIVES).is_file():
        save_mined(mine(data, OnnxEmbedder(start), out / "vectors"), out / NEGATIVES)
    examples = build_visit_examples(load_visits(visits), folds={"train"}, seed=config.seed)
    others = (*load_entailments(data), *read_visit_rows(examples))
    return draw_rows(config, load_mined(out / NEGATIVES), others)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train the embedding model and export it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--config", type=Path, default=STORED)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds qa/ and pairs/")
    parser.add_argument("--visits", type=Path, required=True, help="records of visits (visits.jsonl)")
    parser.add_argument("--out", type=Path, required=True, help="folder for everything that the run makes")
    parser.add_argument("--blend", type=float, help="share of the tuned weights, instead of the recipe's")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args(arguments)
    logging.basicConfig(format="%(message)s")
    logging.getLogger("index").setLevel(logging.INFO)
    logger.setLevel(logging.INFO)
    config = load_retriever_config(options.config)
    config = config if options.blend is None else replace(config, blend=options.blend)
    int8, fp32 = prepare_start(options.out)
    if not (options.out / TUNED).is_dir():
        rows = prepare_rows(config, options.data, options.visits, options.out, int8)
        train(rows, config, fp32, options.out, options.device)
    export_retriever(fp32, options.out / TUNED, int8, options.out / MODEL, config)
    logger.info("bundled model: %s", options.out / MODEL)


if __name__ == "__main__":
    main()
