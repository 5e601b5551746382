"""Reads the public question sets of `../shared/data/qa` and keeps held-out contexts out of training."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.spans import Span
from index.training.held_out import HeldOut, is_held_out_context
from index.training.reader.examples import ReadingExample

QA_SETS = ("idk_mrc", "facqa", "tydiqa", "squad2_id_mt")
MEASURED_SETS = ("idk_mrc", "facqa", "tydiqa")
"""Sets with held-out contexts; the machine-translated one only trains."""


def load_qa(folder: Path, name: str) -> tuple[ReadingExample, ...]:
    """All rows of one set, in file order; raises FileNotFoundError, KeyError for a row without a field."""
    path = folder / "qa" / f"{name}.jsonl"
    with path.open(encoding="utf-8") as lines:
        return tuple(_read_row(json.loads(line)) for line in lines if line.strip())


def load_held_out(folder: Path, name: str) -> tuple[ReadingExample, ...]:
    """The rows of one measured set whose contexts are never trained on."""
    return tuple(example for example in load_qa(folder, name) if is_held_out_context(example.passage))


def load_training(folder: Path, names: Iterable[str] = QA_SETS) -> dict[str, tuple[ReadingExample, ...]]:
    """The rows of each set that touch no held-out context of any measured set."""
    held_out = hold_out(folder)
    return {name: tuple(drop_touching(load_qa(folder, name), held_out)) for name in names}


def hold_out(folder: Path) -> HeldOut:
    """The held-out contexts of all measured sets."""
    return HeldOut.of({example.passage for name in MEASURED_SETS for example in load_held_out(folder, name)})


def drop_touching(examples: Iterable[ReadingExample], held_out: HeldOut) -> Iterator[ReadingExample]:
    """The examples whose passage shares no run of words with a held-out text."""
    verdicts: dict[str, bool] = {}
    for example in examples:
        if example.passage not in verdicts:
            verdicts[example.passage] = held_out.touches(example.passage)
        if not verdicts[example.passage]:
            yield example


def _read_row(row: dict[str, Any]) -> ReadingExample:
    spans = dict.fromkeys(
        Span(answer["start"], answer["start"] + len(answer["text"])) for answer in row["answers"]
    )
    return ReadingExample(
        id=row["id"],
        question=row["question"],
        passage=row["context"],
        spans=tuple(spans),
        answerable=row["answerable"],
        # an unanswerable question of these sets is about the passage as well: nothing is known of its rank
        relevant=True if row["answerable"] else None,
        source=row["source"],
        group=row["id"],
    )
