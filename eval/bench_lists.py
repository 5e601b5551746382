"""Lists measured: which share of the best span's probability makes a span one of several answers.

    python -m eval.bench_lists --visits ../shared/visits/visits.jsonl

Questions such as "Siapa saja …?" made from the fields of visits that were not trained on; exact items.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from assistant.reading.model_evidence import LISTED
from eval.bench_support.answer_match import score_items
from index.cross_encoder import BUNDLED_READER, CrossEncoder
from index.passage_reading import PassageReading, ReadText
from index.training.reader.examples import ReadingExample
from index.training.visits.examples import build_visit_examples
from index.training.visits.records import load_visits

SEED = 20261122
ROUNDS = 4
SHARES = (0.01, LISTED, 0.05, 0.1, 0.3, 1.0)


def find_items(example: ReadingExample, reading: PassageReading, share: float) -> list[str]:
    """The spans that are at least `share` as likely as the best one."""
    least = share * max((one.score for one in reading.spans), default=0.0)
    return [one.span.of(example.passage) for one in reading.spans if one.score >= least]


def render(examples: list[ReadingExample], readings: list[PassageReading]) -> Iterator[str]:
    """A row for each share, in percent."""
    yield "| share of the best span | F1 of the items | precision | recall |"
    yield "| --- | --- | --- | --- |"
    for share in SHARES:
        scores = [
            score_items(
                find_items(example, reading, share), [span.of(example.passage) for span in example.spans]
            )
            for example, reading in zip(examples, readings, strict=True)
        ]
        means = 100 * np.mean(scores, axis=0)
        yield f"| {share} | {' | '.join(f'{mean:.1f}' for mean in means)} |"


def main(
    visits: Annotated[Path, typer.Option(help="records of visits (visits.jsonl)")],
    reader: Annotated[Path, typer.Option(help="folder of the model")] = BUNDLED_READER,
) -> None:
    """Print a table for the visits that fit lines, and one for those that only report."""
    model = CrossEncoder(reader)
    for fold in ("tune", "check"):
        built = build_visit_examples(load_visits(visits), {fold}, SEED, swaps=0, rounds=ROUNDS)
        examples = [example for example in built if example.listing and example.answerable]
        readings = [model.read(one.question, [ReadText(one.heading, one.passage)])[0] for one in examples]
        typer.echo(f"\n## Lists, visits of the fold {fold}: {len(examples)} questions\n")
        typer.echo("\n".join(render(examples, readings)))


if __name__ == "__main__":
    typer.run(main)
