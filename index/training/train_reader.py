"""Trains the reader and reranker: `python -m index.training.train_reader --data FOLDER --visits FILE --out FOLDER`.

From data to ONNX: builds the encoder that is started from, mines wrong passages with it, trains, exports. What is
already in `--out` is kept, so a run that was stopped goes on from its newest checkpoint, with the same batches. CPU
and GPU run the same code; with bfloat16 units (AMX, CUDA) the products are bfloat16.
"""

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from index.embedding import OnnxEmbedder
from index.model_folder import hash_file
from index.training.base.vocabulary import STORED_LIST
from index.training.convert import convert
from index.training.curves import draw_loss_curve
from index.training.hard_negatives import mine, save_mined
from index.training.reader.config import STORED, load_reader_config
from index.training.reader.dev import DevSet
from index.training.reader.examples import ReadingExample
from index.training.reader.export import export_reader
from index.training.reader.sources import ReaderSources
from index.training.reader.trainer import LOG, ReaderTrainer
from index.training.visits.examples import build_visit_examples
from index.training.visits.records import load_visits

logger = logging.getLogger(__name__)

BASE, BASE_INT8 = "base-fp32", "base"
NEGATIVES = "negatives.jsonl"
MODEL = "model"
CURVE = "loss.png"


def main(arguments: Sequence[str] | None = None) -> None:
    """Train the reader and reranker, and export it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--config", type=Path, default=STORED)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds qa/ and pairs/")
    parser.add_argument("--visits", type=Path, required=True, help="records of visits (visits.jsonl)")
    parser.add_argument("--out", type=Path, required=True, help="folder for everything that the run makes")
    parser.add_argument(
        "--base", type=Path, help="float32 folder of index.training.convert (default: made in OUT)"
    )
    parser.add_argument(
        "--mined", type=Path, help="file of index.training.hard_negatives (default: made in OUT)"
    )
    parser.add_argument("--stages", type=int, help="only the first so many stages")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args(arguments)
    logging.basicConfig(format="%(message)s")
    logging.getLogger("index").setLevel(logging.INFO)
    logger.setLevel(logging.INFO)
    config = load_reader_config(options.config)
    base = options.base or prepare_base(options.out)
    mined = options.mined or prepare_negatives(options.data, options.out)
    trainer = ReaderTrainer(config, base, options.out, options.device)
    sources = ReaderSources(options.data, mined, load_visit_examples(options.visits, config.seed))
    dev_visits = load_dev_visits(options.visits, config.seed)
    dev = DevSet.load(options.data, dev_visits, trainer.tokenizer)
    trainer.train(sources, dev, config.stages[: options.stages])
    draw_loss_curve(options.out / LOG, options.out / CURVE)
    examples = sources.draw(config.stages[-1].shares, np.random.default_rng(config.seed))
    provenance = describe_run(trainer, options.config)
    export_reader(trainer.averaged().cpu(), options.out / MODEL, examples, config.name, provenance)
    logger.info("model: %s", options.out / MODEL)


def prepare_base(out: Path) -> Path:
    """The float32 encoder that is started from; built from its package where it is not there."""
    if not (out / BASE).is_dir():
        convert(None, STORED_LIST, out / BASE_INT8, out / BASE)
    return out / BASE


def prepare_negatives(data: Path, out: Path) -> Path:
    """The file of wrong passages; mined with the bundled retriever where it is not there."""
    path = out / NEGATIVES
    if not path.is_file():
        out.mkdir(parents=True, exist_ok=True)
        save_mined(mine(data, OnnxEmbedder(), out / "vectors"), path)
    return path


def load_visit_examples(path: Path, seed: int) -> tuple[ReadingExample, ...]:
    """Examples of the visits that are trained on, with their retellings."""
    return build_visit_examples(load_visits(path), folds={"train"}, seed=seed)


def load_dev_visits(path: Path, seed: int) -> tuple[ReadingExample, ...]:
    """Examples of visits that are not trained on, as they are."""
    return build_visit_examples(load_visits(path), folds={"tune"}, seed=seed, swaps=0, rounds=4)


def describe_run(trainer: ReaderTrainer, config: Path) -> dict[str, object]:
    """What the settings file of the model tells of its training."""
    return {
        "recipe": config.name,
        "recipe_sha256": hash_file(config),
        "seed": trainer.config.seed,
        "examples_seen": trainer.progress.seen,
        "precision": str(trainer.precision).removeprefix("torch."),
        "device": trainer.device.type,
    }


if __name__ == "__main__":
    main()
