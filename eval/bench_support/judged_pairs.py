"""The pairs that calibration is fitted on, and those that it is measured on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.bench_support.pair_reading import PairReader, RawReading, join_windows, read_examples, surest_window
from eval.bench_support.reading_outcomes import Outcomes, score_answers
from eval.bench_support.reading_sets import find_wrong_passages, load_reading_sets, load_visit_set
from eval.bench_support.windows import WindowCutter
from index.cross_encoder import Calibration
from index.embedding import Embedder
from index.training.reader.calibration import JudgedPairs, is_fitting_context
from index.training.reader.examples import ReadingExample

RETELLINGS = 3
"""Of each tuning visit: sixteen visits alone give few pairs."""

Examples = tuple[ReadingExample, ...]


@dataclass(frozen=True, slots=True)
class CalibrationSets:
    """Examples by use; no public context and no visit is in two of them."""

    public_fitting: Examples
    domain_fitting: Examples
    """Visits of the fold `tune`."""
    public_measuring: Examples
    domain_measuring: Examples
    """Visits of the fold `check`, as they are."""


@dataclass(frozen=True, slots=True)
class ReadSet:
    """Examples with what was read in them."""

    examples: Examples
    readings: tuple[tuple[RawReading, ...], ...]
    """Windows of each example."""
    domain: bool

    def judge(self, calibration: Calibration) -> JudgedPairs:
        """One pair an example: the window that answers most surely by `calibration`."""
        surest = [surest_window(windows, calibration) for windows in self.readings]
        return JudgedPairs(
            np.array([one.relevance for one in surest]),
            np.array([one.answerable for one in surest]),
            np.array([one.margin for one in surest]),
            _truth([example.relevant for example in self.examples]),
            _truth([example.answerable for example in self.examples]),
            np.full(len(surest), self.domain),
        )

    def outcomes(self, calibration: Calibration) -> Outcomes:
        """How right the answers are; of lists, one item counts."""
        readings = [join_windows(windows, calibration) for windows in self.readings]
        return score_answers(self.examples, readings)


def load_calibration_sets(data: Path, visits: Path, embedder: Embedder, cache: Path) -> CalibrationSets:
    """Held-out public questions with right and wrong passages, and questions on the visits kept from training."""
    sets = load_reading_sets(data)
    wrong = find_wrong_passages(data, sets, embedder, cache)
    right = tuple(example for examples in sets.values() for example in examples)
    # a wrong passage goes with its question, whose own context decides
    fitting = {example.id: is_fitting_context(example.passage) for example in right}
    public = (*right, *wrong)
    return CalibrationSets(
        public_fitting=tuple(example for example in public if fitting[example.group]),
        domain_fitting=load_visit_set(visits, "tune", RETELLINGS),
        public_measuring=tuple(example for example in public if not fitting[example.group]),
        domain_measuring=load_visit_set(visits, "check"),
    )


def read_sets(
    reader: PairReader, cutter: WindowCutter, sets: CalibrationSets, cache: Path
) -> Mapping[str, ReadSet]:
    """Each set of `sets`, read, under the name of its field."""
    return {
        name: ReadSet(examples, read_examples(reader, cutter, examples, cache), name.startswith("domain"))
        for name in CalibrationSets.__dataclass_fields__
        for examples in [getattr(sets, name)]
    }


def concatenate(pairs: Sequence[JudgedPairs]) -> JudgedPairs:
    """All pairs in one."""
    names = JudgedPairs.__dataclass_fields__
    return JudgedPairs(*(np.concatenate([getattr(one, name) for one in pairs]) for name in names))


def _truth(values: Sequence[bool | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else float(value) for value in values])
