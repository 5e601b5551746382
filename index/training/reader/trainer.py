"""The training loop of the reader: batches in a fixed order, averaged weights, checkpoints."""

import json
import logging
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from index.training.precision import has_bfloat16
from index.training.reader.config import ReaderConfig, Stage
from index.training.reader.dev import DevSet, measure_dev
from index.training.reader.features import Batch, Feature, arrange_batches, build_features, collate
from index.training.reader.joint_model import JointReader, prepare_encoder
from index.training.reader.losses import joint_loss
from index.training.reader.sources import ReaderSources

logger = logging.getLogger(__name__)

CHECKPOINT = "checkpoint.pt"
WEIGHTS = "reader.pt"
LOG = "log.jsonl"
SAVE_SECONDS = 240.0
LOG_STEPS = 20
AVERAGE_STEPS = 4
"""The moving average is taken every so many steps, which costs a fourth and changes nothing."""


@dataclass
class Progress:
    """Where a run stands."""

    stage: int = 0
    step: int = 0
    """Within the stage."""
    seen: int = 0
    """Features in all."""


class ReaderTrainer:
    """One run: model, optimizer, averaged weights, and where it stands."""

    def __init__(self, config: ReaderConfig, base: Path, out: Path, device: str) -> None:
        torch.manual_seed(config.seed)
        self.config, self.out, self.device = config, out, torch.device(device)
        self.tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        encoder = BertModel.from_pretrained(base, add_pooling_layer=False)
        self.model = JointReader(prepare_encoder(encoder, config.dropout)).to(self.device)
        self.optimizer = torch.optim.AdamW(
            group_parameters(self.model, config), weight_decay=config.weight_decay, fused=True
        )
        self.average = {name: value.detach().clone() for name, value in self._trained()}
        self.progress = Progress()
        self.precision = torch.bfloat16 if has_bfloat16(self.device) else torch.float32

    def _trained(self) -> Iterator[tuple[str, nn.Parameter]]:
        return ((name, value) for name, value in self.model.named_parameters() if value.requires_grad)

    def train(self, sources: ReaderSources, dev: Sequence[DevSet], stages: Sequence[Stage]) -> None:
        """Run the stages that are not done yet; checkpoints, log and the averaged weights go to `out`."""
        self._resume()
        for number, stage in enumerate(stages):
            if number < self.progress.stage:
                continue
            self._run_stage(stage, number, sources)
            self.progress = Progress(number + 1, 0, self.progress.seen)
            self._save()
            self._write_weights(self.out / f"stage-{stage.name}.pt")
            self._log_dev(dev)
        self._write_weights(self.out / WEIGHTS)

    def _run_stage(self, stage: Stage, number: int, sources: ReaderSources) -> None:
        planned = [self._plan(stage, number, one, sources) for one in range(stage.passes)]
        batches = [(features, batch) for features, order in planned for batch in order]
        logger.info("stage %s: %d steps", stage.name, len(batches))
        saved = logged = time.monotonic()
        losses: list[float] = []
        for step in range(self.progress.step, len(batches)):
            features, chosen = batches[step]
            rate = plan_rate(step, len(batches), stage)
            # the masks of dropout then depend on the step only, also after a stop
            torch.manual_seed(self.config.seed + 1_000_003 * number + step)
            batch = move(collate([features[at] for at in chosen], self.pad), self.device)
            losses.append(self._step(batch, rate))
            self.progress = Progress(number, step + 1, self.progress.seen + len(chosen))
            if (step + 1) % LOG_STEPS == 0:
                now = time.monotonic()
                self._log(
                    stage=stage.name,
                    step=step + 1,
                    steps=len(batches),
                    examples=self.progress.seen,
                    loss=float(np.mean(losses)),
                    rate=rate,
                    seconds=now - logged,
                )
                losses, logged = [], now
            if time.monotonic() - saved > SAVE_SECONDS:
                self._save()
                saved = time.monotonic()

    @property
    def pad(self) -> int:
        """Id of the padding piece."""
        return int(self.model.encoder.config.pad_token_id)

    def _plan(
        self, stage: Stage, number: int, one: int, sources: ReaderSources
    ) -> tuple[list[Feature], list[list[int]]]:
        generator = np.random.default_rng([self.config.seed, number, one])
        features = build_features(sources.draw(stage.shares, generator), self.tokenizer)
        lengths = [len(feature.ids) for feature in features]
        return features, arrange_batches(lengths, stage.tokens_per_batch, generator)

    def _step(self, batch: Batch, rate: float) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["factor"]
        self.model.train()
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.precision is torch.bfloat16):
            logits = self.model(batch.ids, batch.mask)
        loss = joint_loss(logits, batch, dict(self.config.losses))
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([value for _, value in self._trained()], self.config.clip)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        if self.progress.step % AVERAGE_STEPS == 0:
            self._take_average()
        return float(loss.detach())

    @torch.no_grad()
    def _take_average(self) -> None:
        # young runs must not remember their random heads: the window grows with the run
        steps = self.progress.step + 1 + (1_000_000 if self.progress.stage else 0)
        keep = min(self.config.average, (1 + steps) / (10 + steps)) ** AVERAGE_STEPS
        for name, value in self._trained():
            self.average[name].lerp_(value, 1 - keep)

    def _log_dev(self, dev: Sequence[DevSet]) -> None:
        figures = {one.name: measure_dev(self.averaged(), one, self.device, self.precision) for one in dev}
        self._log(stage=self.progress.stage, examples=self.progress.seen, dev=figures)

    def averaged(self) -> JointReader:
        """The model with its averaged weights, in eval mode; the run's own stay as they are."""
        state = self.model.state_dict() | self.average
        encoder = BertModel(self.model.encoder.config, add_pooling_layer=False)
        model = JointReader(prepare_encoder(encoder, 0.0)).to(self.device)
        model.load_state_dict(state)
        return model.eval()

    def _write_weights(self, path: Path) -> None:
        torch.save(self.averaged().state_dict(), path)

    def _save(self) -> None:
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "progress": [self.progress.stage, self.progress.step, self.progress.seen],
        }
        fresh = self.out / f"{CHECKPOINT}.new"
        torch.save(state, fresh)
        fresh.replace(self.out / CHECKPOINT)

    def _resume(self) -> None:
        path = self.out / CHECKPOINT
        self.out.mkdir(parents=True, exist_ok=True)
        if not path.is_file():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        self.progress = Progress(*state["progress"])
        logger.info("going on at stage %d, step %d", self.progress.stage, self.progress.step)

    def _log(self, **values: object) -> None:
        line = json.dumps(values, ensure_ascii=False)
        logger.info("%s", line)
        with (self.out / LOG).open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")


def group_parameters(model: JointReader, config: ReaderConfig) -> list[dict[str, object]]:
    """Parameters with the factor of their learning rate: heads quicker, lower layers slower."""
    layers = len(model.encoder.encoder.layer)
    groups: dict[float, list[nn.Parameter]] = {}
    for name, value in model.named_parameters():
        if value.requires_grad:
            groups.setdefault(_factor(name, layers, config), []).append(value)
    return [{"params": values, "factor": factor, "lr": 0.0} for factor, values in groups.items()]


def _factor(name: str, layers: int, config: ReaderConfig) -> float:
    parts = name.split(".")
    if parts[0] != "encoder":
        return config.head_rate
    below = layers - 1 - int(parts[3]) if parts[1] == "encoder" else layers
    return config.layer_decay**below


def plan_rate(step: int, steps: int, stage: Stage) -> float:
    """Learning rate of a step (from 0): up in a straight line, then down to the stage's end rate."""
    warm = max(1, math.ceil(stage.warm_up * steps))
    if step < warm:
        return stage.rate * (step + 1) / warm
    return stage.end_rate + (stage.rate - stage.end_rate) * (1 - (step - warm) / max(1, steps - warm))


def move(batch: Batch, device: torch.device) -> Batch:
    """The batch on `device`."""
    return Batch(*(getattr(batch, name).to(device, non_blocking=True) for name in batch.__slots__))
