"""What the retriever is trained on: rows of a query, its passage and wrong passages, arranged in batches."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.pair_text import pair_passage, tidy_question
from index.training.hard_negatives import MinedQuery
from index.training.reader.examples import ReadingExample
from index.training.retrieval_pairs import ENTAILMENT_SET, QUESTION_SETS, load_pairs
from index.training.retriever.config import RetrieverConfig

VISITS = "visits"
POOL = 16
"""Batches that are filled from rows of like length at a time."""

_MARKS = re.compile(r"[^\w\s\-/.,]|[.,](?!\d)")


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One query with its passages, without a model's prefixes."""

    query: str
    positive: str
    negatives: tuple[str, ...]
    source: str
    topic: str = ""
    """Rows of one topic never share a batch: a passage of one may answer the query of another. Empty: its own."""


def draw_rows(
    config: RetrieverConfig, mined: Sequence[MinedQuery], others: Sequence[TrainingRow]
) -> list[TrainingRow]:
    """The rows of one run, each with `config.negatives` wrong passages; held-out queries never take part.

    Of each source its share is drawn. Rows without enough wrong passages get passages of other rows of their
    source.
    """
    generator = np.random.default_rng([config.seed, 1])
    rows = [_read_mined(found) for found in mined if not found.pair.held_out and found.negatives]
    by_source: dict[str, list[TrainingRow]] = defaultdict(list)
    for row in (*rows, *others):
        by_source[row.source].append(row)
    drawn: list[TrainingRow] = []
    for source, share in sorted(config.shares.items()):
        available = by_source[source]
        chosen = generator.permutation(len(available))[: round(share * len(available))]
        drawn += [_fix_row(available[number], available, config, generator) for number in chosen]
    return drawn


def arrange_batches(rows: Sequence[TrainingRow], size: int, seed: int) -> list[list[int]]:
    """Positions of the rows of each batch, in a random order that `seed` fixes.

    A batch holds `size` rows of one source and of like length, and no passage twice, whatever its part; the rows
    left over at the end of a source are dropped.
    """
    generator = np.random.default_rng([seed, 2])
    by_source: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        by_source[row.source].append(number)
    batches: list[list[int]] = []
    for numbers in by_source.values():
        order = [numbers[place] for place in generator.permutation(len(numbers))]
        left: list[int] = []
        for start in range(0, len(order), size * POOL):
            pool = left + order[start : start + size * POOL]
            full, left = _fill_batches(
                rows, sorted(pool, key=lambda number: len(rows[number].positive)), size
            )
            batches += full
    return [batches[place] for place in generator.permutation(len(batches))]


def load_entailments(data: Path) -> tuple[TrainingRow, ...]:
    """Pairs of the inference set: hypothesis and premise."""
    pairs = load_pairs(data, (ENTAILMENT_SET,))
    return tuple(TrainingRow(pair.query, pair.positive, (), pair.source) for pair in pairs)


def read_visit_rows(examples: Iterable[ReadingExample]) -> tuple[TrainingRow, ...]:
    """Questions on visits with the passage that answers each, and the wrong passages of the same group.

    Passages carry their heading, as the index embeds them; questions without an answer are left out.
    """
    groups: dict[str, list[ReadingExample]] = defaultdict(list)
    for example in examples:
        groups[example.group].append(example)
    return tuple(row for group in groups.values() for row in _read_group(group))


def plain_typing(question: str) -> str:
    """The question in lower case and without marks, except those within numbers and words."""
    return " ".join(_MARKS.sub(" ", question.casefold()).split())


def _read_group(group: Sequence[ReadingExample]) -> Iterator[TrainingRow]:
    for example in group:
        if example.answerable and example.relevant:
            others = (one for one in group if one.relevant is False and one.question == example.question)
            wrong = tuple(dict.fromkeys(map(_embedded_text, others)))
            yield TrainingRow(example.question, _embedded_text(example), wrong, VISITS, topic=example.heading)


def _embedded_text(example: ReadingExample) -> str:
    return pair_passage(example.heading, example.passage)[0]


def _read_mined(found: MinedQuery) -> TrainingRow:
    return TrainingRow(found.pair.query, found.pair.positive, found.negatives, found.pair.source)


def _fix_row(
    row: TrainingRow, others: Sequence[TrainingRow], config: RetrieverConfig, generator: np.random.Generator
) -> TrainingRow:
    hardest = row.negatives[: config.hardest]
    chosen = [hardest[at] for at in sorted(generator.permutation(len(hardest))[: config.negatives])]
    while len(chosen) < config.negatives:
        chosen.append(others[int(generator.integers(len(others)))].positive)
    query = row.query
    if row.source in (*QUESTION_SETS, VISITS):
        plain = generator.random() < config.plain_typing
        query = plain_typing(query) if plain else tidy_question(query)
    return TrainingRow(query, row.positive, tuple(chosen), row.source, row.topic)


def _fill_batches(
    rows: Sequence[TrainingRow], pool: Sequence[int], size: int
) -> tuple[list[list[int]], list[int]]:
    batches: list[list[int]] = []
    waiting = list(pool)
    while len(waiting) >= size:
        batch: list[int] = []
        taken: set[str] = set()
        rest: list[int] = []
        for number in waiting:
            texts = _texts_of(rows[number])
            fits = len(batch) < size and taken.isdisjoint(texts)
            (batch if fits else rest).append(number)
            taken |= texts if fits else set()
        if len(batch) < size:
            break
        batches.append(batch)
        waiting = rest
    return batches, waiting


def _texts_of(row: TrainingRow) -> set[str]:
    return {row.positive, *row.negatives, *([row.topic] if row.topic else [])}


def count_sources(rows: Iterable[TrainingRow]) -> Mapping[str, int]:
    """Rows of each source."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.source] += 1
    return dict(counts)
