"""What a cross-encoder gives for questions and passages, kept on disk so that a second run reads nothing."""

import hashlib
import json
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from eval.bench_support.windows import WindowCutter
from index.cross_encoder import Calibration, CrossEncoder, PairLogits
from index.model_folder import run_rows
from index.passage_reading import ReadText
from index.span_decoding import OwnTokens, decode_spans
from index.training.reader.examples import ReadingExample

logger = logging.getLogger(__name__)

CHUNK = 64
"""Pairs between two writes of the cache."""

Pair = tuple[str, ReadText]
"""Question and passage."""


@dataclass(frozen=True, slots=True)
class RawReading:
    """One pair as read, before calibration."""

    relevance: float
    """Logit."""
    answerable: float
    """Logit."""
    margin: float
    """Score of the best span less that of no answer, in logits."""
    answer: str
    """The best span; empty where the passage has no words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One question and context, windows joined."""

    answer: str
    answerable: float
    """Probability, 0 to 1."""
    relevance: float
    """Probability, 0 to 1."""


class PairReader(Protocol):
    """A row of the tables that reads passages."""

    @property
    def name(self) -> str:
        """Identity of the weights; another name is read anew."""

    @property
    def threads(self) -> int:
        """Pairs that may be read at a time."""

    def read_pair(self, question: str, passage: ReadText) -> RawReading:
        """Read one pair."""


NOTHING = RawReading(-30.0, -30.0, -30.0, "")
"""Of a passage without words: as sure as can be that it says nothing."""


class OnnxReader:
    """A model folder as the product runs it."""

    def __init__(self, encoder: CrossEncoder, threads: int) -> None:
        self._encoder = encoder
        self._threads = threads

    @property
    def name(self) -> str:
        """Model name with its checksum."""
        return self._encoder.name

    @property
    def threads(self) -> int:
        """As given."""
        return self._threads

    def read_pair(self, question: str, passage: ReadText) -> RawReading:
        """Read one pair."""
        (pair,) = self._encoder.encode(question, [passage])
        if not len(pair.own):
            return NOTHING
        return decode_reading(self._encoder.logits(pair), pair.own, passage.text)


def decode_reading(logits: PairLogits, own: OwnTokens, text: str) -> RawReading:
    """The best span and the scores of a pair."""
    spans = decode_spans(logits.start, logits.end, logits.null, own, text)
    answer = spans[0].span.of(text) if spans else ""
    return RawReading(logits.relevance, logits.answerable, logits.margin, answer)


def read_examples(
    reader: PairReader, cutter: WindowCutter, examples: Sequence[ReadingExample], cache: Path
) -> tuple[tuple[RawReading, ...], ...]:
    """The readings of all windows of each example, in order; cached in `cache`."""
    pairs = [tuple(split_example(cutter, example)) for example in examples]
    flat = [pair for some in pairs for pair in some]
    readings = iter(read_pairs(reader, flat, cache))
    return tuple(tuple(next(readings) for _ in some) for some in pairs)


def split_example(cutter: WindowCutter, example: ReadingExample) -> Sequence[Pair]:
    """The windows of an example; a passage with a heading is one of the product's and fits."""
    if example.heading:
        return [(example.question, ReadText(example.heading, example.passage))]
    spans = cutter.cut(example.question, example.passage)
    return [(example.question, ReadText("", span.of(example.passage))) for span in spans]


def read_pairs(reader: PairReader, pairs: Sequence[Pair], cache: Path) -> tuple[RawReading, ...]:
    """A reading for each pair, from the cache where it is there; what is read anew is added to it."""
    path = cache / f"reader-{_digest(reader.name)}.jsonl"
    known = _load(path)
    missing = list(dict.fromkeys(pair for pair in pairs if _key(pair) not in known))
    missing.sort(key=lambda pair: len(pair[1].text))
    started = time.perf_counter()
    for at in range(0, len(missing), CHUNK):
        known |= _read_chunk(reader, missing[at : at + CHUNK], path)
        done = min(at + CHUNK, len(missing))
        logger.info(
            "%s: %d of %d pairs, %.0f s", reader.name, done, len(missing), time.perf_counter() - started
        )
    return tuple(known[_key(pair)] for pair in pairs)


def join_windows(readings: Sequence[RawReading], calibration: Calibration) -> Reading:
    """The answer of the window that answers most surely; relevance of the most relevant one."""
    judged = [Reading(one.answer, *_probabilities(one, calibration)) for one in readings]
    best = max(judged, key=lambda one: one.answerable)
    return Reading(best.answer, best.answerable, max(one.relevance for one in judged))


def surest_window(readings: Sequence[RawReading], calibration: Calibration) -> RawReading:
    """The raw reading that `join_windows` takes the answer from."""
    return max(readings, key=lambda one: calibration.answerable(one.answerable, one.margin, one.relevance))


def _probabilities(reading: RawReading, calibration: Calibration) -> tuple[float, float]:
    answerable = calibration.answerable(reading.answerable, reading.margin, reading.relevance)
    return answerable, calibration.relevance(reading.relevance)


def _read_chunk(reader: PairReader, pairs: Sequence[Pair], path: Path) -> dict[str, RawReading]:
    found: dict[int, RawReading] = {}
    run_rows(_reading_into(found, reader, pairs), range(len(pairs)), reader.threads)
    keyed = {_key(pairs[row]): reading for row, reading in sorted(found.items())}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as stream:
        for key, reading in keyed.items():
            stream.write(json.dumps({"key": key} | asdict(reading), ensure_ascii=False) + "\n")
    return keyed


def _reading_into(
    found: dict[int, RawReading], reader: PairReader, pairs: Sequence[Pair]
) -> Callable[[int], None]:
    def work(row: int) -> None:
        found[row] = reader.read_pair(*pairs[row])

    return work


def _load(path: Path) -> dict[str, RawReading]:
    if not path.exists():
        return {}
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {row.pop("key"): RawReading(**row) for row in rows}


def _key(pair: Pair) -> str:
    question, passage = pair
    return _digest("\0".join((question, passage.heading, passage.text)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
