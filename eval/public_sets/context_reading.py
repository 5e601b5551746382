"""The task qa: the bundled reader reads question and context, as far as windows of its length go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assistant.reading.model_evidence import LISTED
from corpus.spans import Span
from eval.bench_support.windows import WindowCutter
from eval.public_sets.question_set import PublicQuestion
from eval.public_sets.squad_scores import Prediction
from index.cross_encoder import BUNDLED_READER, CrossEncoder
from index.model_folder import count_cores, run_rows
from index.passage_reading import PassageReading, ReadText
from index.progress import Advance
from index.reranking import PassageReader

LINE = 0.5
"""Threshold of the probability of no answer: the calibrated reader answers from "more likely than not" on."""
AT_ONCE = 32
"""Questions between two steps of the progress bar."""


class Cutting(Protocol):
    """What cuts long contexts; eval.bench_support.windows.WindowCutter is one."""

    def cut(self, question: str, context: str) -> Sequence[Span]:
        """Windows of the context, in order."""


@dataclass(frozen=True, slots=True)
class ContextReader:
    """Reads contexts with one model."""

    reader: PassageReader
    cutter: Cutting
    threads: int
    """Questions that may be read at a time; each is read by one."""
    name: str = ""
    """Identity of the model."""

    @classmethod
    def open(cls, folder: Path = BUNDLED_READER) -> "ContextReader | None":
        """For a model folder; None where there is none, ModelError where a file is missing or damaged."""
        if not folder.is_dir():
            return None
        encoder = CrossEncoder(folder, threads=1)
        return cls(encoder, WindowCutter.of(folder), count_cores(), encoder.name)

    def read(self, question: PublicQuestion) -> Prediction:
        """The surest window's best span; the items of a list come from every window."""
        spans = self.cutter.cut(question.question, question.context)
        windows = [ReadText("", span.of(question.context)) for span in spans]
        readings = self.reader.read(question.question, windows)
        return join_windows([window.text for window in windows], readings)

    def read_all(self, questions: Sequence[PublicQuestion], advance: Advance) -> tuple[Prediction, ...]:
        """A prediction for each question, in their order; `advance` is told (done, total)."""
        found: dict[int, Prediction] = {}
        for start in range(0, len(questions), AT_ONCE):
            rows = range(start, min(start + AT_ONCE, len(questions)))
            run_rows(self._reading_into(found, questions), rows, self.threads)
            advance(len(found), len(questions))
        return tuple(found[row] for row in range(len(questions)))

    def _reading_into(
        self, found: dict[int, Prediction], questions: Sequence[PublicQuestion]
    ) -> Callable[[int], None]:
        def work(row: int) -> None:
            found[row] = self.read(questions[row])

        return work


def join_windows(texts: Sequence[str], readings: Sequence[PassageReading]) -> Prediction:
    """One prediction from the windows of a context: the surest window answers, the first of equally sure ones."""
    best = max(range(len(readings)), key=lambda number: (readings[number].answerable, -number))
    spans = readings[best].spans
    answer = spans[0].span.of(texts[best]) if spans else ""
    return Prediction(answer, 1.0 - readings[best].answerable, _items(texts, readings))


def _items(texts: Sequence[str], readings: Sequence[PassageReading]) -> tuple[str, ...]:
    """The spans of all windows that are at least LISTED times as likely as the best one, each text once."""
    least = LISTED * max((span.score for reading in readings for span in reading.spans), default=0.0)
    listed = [
        span.span.of(text)
        for text, reading in zip(texts, readings, strict=True)
        for span in sorted(reading.spans, key=lambda one: one.span.start)
        if span.score >= least
    ]
    return tuple(dict.fromkeys(listed))
