"""Readings of pairs, windows joined, kept on disk."""

from pathlib import Path

import pytest
from tokenizers import Tokenizer

from eval.bench_support.pair_reading import (
    RawReading,
    join_windows,
    read_examples,
    read_pairs,
    surest_window,
)
from eval.bench_support.windows import WindowCutter
from index.cross_encoder import Calibration
from index.embedding import BUNDLED
from index.passage_reading import ReadText
from index.training.reader.examples import ReadingExample


class CountingReader:
    """A dummy: the answer is the passage's last word, the logits its length."""

    threads = 2

    def __init__(self, name: str = "dummy@1") -> None:
        self.name = name
        self.asked: list[tuple[str, ReadText]] = []

    def read_pair(self, question: str, passage: ReadText) -> RawReading:
        self.asked.append((question, passage))
        return RawReading(1.0, float(len(passage.text)), 2.0, passage.text.split()[-1])


@pytest.fixture(scope="module")
def cutter() -> WindowCutter:
    tokenizer = Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))
    return WindowCutter(tokenizer, max_tokens=40, stride=10)


PAIRS = [
    ("Siapa?", ReadText("", "Ini Budi")),
    ("Apa?", ReadText("Judul", "Ini kota")),
    ("Siapa?", ReadText("", "Ini Budi")),
]


def test_each_pair_is_read_once_and_a_second_run_reads_nothing(tmp_path: Path) -> None:
    reader = CountingReader()
    first = read_pairs(reader, PAIRS, tmp_path)
    assert [one.answer for one in first] == ["Budi", "kota", "Budi"]
    assert len(reader.asked) == 2
    assert read_pairs(reader, PAIRS, tmp_path) == first
    assert len(reader.asked) == 2


def test_other_weights_read_anew(tmp_path: Path) -> None:
    read_pairs(CountingReader(), PAIRS, tmp_path)
    other = CountingReader("dummy@2")
    read_pairs(other, PAIRS, tmp_path)
    assert len(other.asked) == 2


def test_a_run_that_was_cut_short_goes_on(tmp_path: Path) -> None:
    read_pairs(CountingReader(), PAIRS[:1], tmp_path)
    reader = CountingReader()
    read_pairs(reader, PAIRS, tmp_path)
    assert reader.asked == [PAIRS[1]]


def test_long_contexts_are_read_in_windows_and_passages_with_a_heading_whole(
    cutter: WindowCutter, tmp_path: Path
) -> None:
    text = "Rombongan mempelajari pelayanan publik. " * 20
    examples = [ReadingExample("a", "Apa?", text), ReadingExample("b", "Apa?", text, heading="Judul")]
    windows, whole = read_examples(CountingReader(), cutter, examples, tmp_path)
    assert len(windows) > 2
    assert len(whole) == 1


def test_the_surest_window_answers_and_the_most_relevant_one_counts() -> None:
    calibration = Calibration(answerable_weight=1.0, span_weight=1.0)
    readings = [RawReading(3.0, -1.0, 0.0, "salah"), RawReading(-3.0, 0.0, 1.0, "benar")]
    joined = join_windows(readings, calibration)
    assert joined.answer == "benar"
    assert joined.answerable == pytest.approx(0.731, abs=1e-3)
    assert joined.relevance == pytest.approx(0.953, abs=1e-3)
    assert surest_window(readings, calibration).answer == "benar"
