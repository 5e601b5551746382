"""Turns examples into tokens and targets of the cross-encoder."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from corpus.spans import Span
from index.pair_text import MAX_QUESTION, pair_passage, tidy_question
from index.training.reader.examples import ReadingExample

MAX_TOKENS = 320
STRIDE = 96
UNKNOWN = -1.0
"""Target of a pair that is not labelled: no loss."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One window of one pair."""

    ids: NDArray[np.int32]
    """(length,)"""
    own: tuple[int, int]
    """First token of the passage's own text in this window, and the one behind its last."""
    answers: tuple[tuple[int, int], ...]
    """First and last token of each answer that lies whole in this window."""
    answerable: float
    """1, 0 or UNKNOWN."""
    relevant: float


@dataclass(frozen=True, slots=True)
class Batch:
    """Features side by side, padded on the right."""

    ids: torch.Tensor
    """(n, length) int64"""
    mask: torch.Tensor
    """(n, length) int64"""
    own: torch.Tensor
    """(n, length) bool: tokens of the passage's own text."""
    start: torch.Tensor
    """(n, length) float: target distribution, position 0 = no answer; all zero where unknown."""
    end: torch.Tensor
    inside: torch.Tensor
    """(n, length) float: 1 on tokens of answers."""
    answerable: torch.Tensor
    """(n,) float: 1, 0 or UNKNOWN."""
    relevant: torch.Tensor


def build_features(examples: Sequence[ReadingExample], tokenizer: Tokenizer) -> list[Feature]:
    """One feature an example; more where the passage is longer than a window. In the order of the examples."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS, stride=STRIDE, strategy="only_second")
    paired = [pair_passage(example.heading, example.passage) for example in examples]
    questions = [tidy_question(example.question[:MAX_QUESTION]) or "?" for example in examples]
    encodings = tokenizer.encode_batch(
        [(question, text) for question, (text, _) in zip(questions, paired, strict=True)]
    )
    features: list[Feature] = []
    for example, encoding, (_, offset) in zip(examples, encodings, paired, strict=True):
        features += _read_windows(example, encoding, offset)
    return features


def _read_windows(example: ReadingExample, encoding: Encoding, offset: int) -> Iterator[Feature]:
    for window in (encoding, *encoding.overflowing):
        own = _own_tokens(window, offset)
        answers = tuple(
            found for span in example.spans if (found := _find_tokens(window, own, span.shift(offset)))
        )
        known = example.answerable is not None
        yield Feature(
            ids=np.array(window.ids, dtype=np.int32),
            own=own,
            answers=answers,
            answerable=float(bool(answers)) if known else UNKNOWN,
            relevant=UNKNOWN if example.relevant is None else float(example.relevant),
        )


def _own_tokens(window: Encoding, offset: int) -> tuple[int, int]:
    own = [
        at
        for at, (sequence, (_, end)) in enumerate(zip(window.sequence_ids, window.offsets, strict=True))
        if sequence == 1 and end > offset
    ]
    return (own[0], own[-1] + 1) if own else (0, 0)


def _find_tokens(window: Encoding, own: tuple[int, int], span: Span) -> tuple[int, int] | None:
    """First and last token that share characters with the span; None where it is cut or outside."""
    inside = [at for at in range(*own) if _shares(window.offsets[at], span)]
    if not inside:
        return None
    whole = window.offsets[inside[0]][0] <= span.start and window.offsets[inside[-1]][1] >= span.end
    return (inside[0], inside[-1]) if whole else None


def _shares(offsets: tuple[int, int], span: Span) -> bool:
    return offsets[0] < span.end and offsets[1] > span.start


def collate(features: Sequence[Feature], pad: int) -> Batch:
    """The features as one padded batch."""
    number, length = len(features), max(len(feature.ids) for feature in features)
    ids = np.full((number, length), pad, dtype=np.int64)
    mask = np.zeros((number, length), dtype=np.int64)
    own = np.zeros((number, length), dtype=bool)
    start, end, inside = (np.zeros((number, length), dtype=np.float32) for _ in range(3))
    for row, feature in enumerate(features):
        ids[row, : len(feature.ids)] = feature.ids
        mask[row, : len(feature.ids)] = 1
        own[row, slice(*feature.own)] = True
        for first, last in feature.answers:
            start[row, first] += 1 / len(feature.answers)
            end[row, last] += 1 / len(feature.answers)
            inside[row, first : last + 1] = 1
        if feature.answerable == 0:
            start[row, 0] = end[row, 0] = 1
    labels = np.array([[feature.answerable, feature.relevant] for feature in features], dtype=np.float32)
    arrays = (ids, mask, own, start, end, inside, labels[:, 0].copy(), labels[:, 1].copy())
    return Batch(*map(torch.from_numpy, arrays))


def arrange_batches(
    lengths: Sequence[int], tokens: int, generator: np.random.Generator, pool: int = 64
) -> list[list[int]]:
    """Positions of features in batches of at most `tokens` padded tokens, in random order.

    Features are shuffled, then sorted by length within pools of about `pool` batches: little padding, and still
    another company in every pass.
    """
    order = generator.permutation(len(lengths))
    mean = max(1.0, float(np.mean(lengths)))
    size = max(1, int(pool * tokens / mean))
    batches: list[list[int]] = []
    for at in range(0, len(order), size):
        some = sorted(order[at : at + size].tolist(), key=lambda position: lengths[position])
        batches += _fill(some, lengths, tokens)
    generator.shuffle(batches)
    return batches


def _fill(positions: Iterable[int], lengths: Sequence[int], tokens: int) -> Iterator[list[int]]:
    batch: list[int] = []
    for position in positions:
        if batch and (len(batch) + 1) * lengths[position] > tokens:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch
