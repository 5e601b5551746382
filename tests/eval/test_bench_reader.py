"""The tables of the reader, with a dummy in the model's place."""

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from corpus.spans import Span
from eval.bench_reader import (
    FLOAT,
    GUESSED,
    NEVER,
    OURS,
    TIDIED,
    TYPED,
    Bench,
    Row,
    render_fitted_lines,
    render_loss,
    render_table,
    render_wrong,
)
from eval.bench_support.pair_reading import RawReading
from eval.bench_support.question_only import QuestionOnly
from eval.bench_support.windows import WindowCutter
from index.cross_encoder import Calibration
from index.embedding import BUNDLED
from index.passage_reading import ReadText
from index.training.reader.examples import ReadingExample

PASSAGE = "Budi datang ke Kota Padang."


class NameFinder:
    """A dummy that answers "Budi" wherever it stands."""

    name = "finder@1"
    threads = 1

    def read_pair(self, question: str, passage: ReadText) -> RawReading:
        found = 5.0 if "Budi" in passage.text and question.startswith("Siapa") else -5.0
        return RawReading(found, found, found, "Budi" if found > 0 else "apa saja")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    questions = [*("Siapa dia ?" for _ in range(9)), *("Kapan itu?" for _ in range(9))]
    guesser = QuestionOnly(questions, [True] * 9 + [False] * 9)
    cutter = WindowCutter(Tokenizer.from_file(str(BUNDLED / "tokenizer.json")), max_tokens=60, stride=10)
    return Bench(
        {OURS: Row(NameFinder(), Calibration())}, cutter, tmp_path, {TYPED: guesser, TIDIED: guesser}
    )


def example(number: int, question: str, answerable: bool, passage: str = PASSAGE) -> ReadingExample:
    spans = (Span(0, 4),) if answerable else ()
    return ReadingExample(
        str(number), question, passage, spans=spans, answerable=answerable, group=str(number)
    )


RIGHT = (example(1, "Siapa yang datang ?", True), example(2, "Siapa itu?", True), example(3, "Kapan?", False))
WRONG = (
    example(1, "Siapa yang datang ?", False, "Ani pulang."),
    example(2, "Siapa itu?", False, "Budi pulang."),
)


def cells(lines: list[str], name: str) -> list[str]:
    (row,) = [line for line in lines if line.startswith(f"| {name} |")]
    return [cell.strip().split(" ")[0] for cell in row.strip("|").split("|")[1:]]


def test_every_row_stands_in_the_table_with_its_figures(bench: Bench) -> None:
    lines = list(render_table(bench.outcomes(RIGHT)))
    assert len(lines) == 2 + 5
    assert cells(lines, NEVER) == ["33.3", "33.3", "0.0", "0.0", "100.0", "0.0", "50.0"]
    assert cells(lines, OURS) == ["100.0", "100.0", "100.0", "100.0", "100.0", "100.0", "100.0"]
    assert cells(lines, TYPED)[2:4] == ["0.0", "0.0"], "a guess has no words"
    assert cells(lines, GUESSED)[5] == "100.0", "with a reader's words it has"


def test_abstention_on_wrong_passages_stands_beside_what_the_right_ones_give(bench: Bench) -> None:
    lines = list(render_wrong(bench.outcomes(RIGHT[:2]), bench.outcomes(WRONG)))
    assert cells(lines, OURS) == ["50.0", "100.0", "100.0", "75.0"]
    assert cells(lines, NEVER) == ["100.0", "0.0", "0.0", "50.0"]


def test_a_fitted_line_is_held_against_wrong_passages_too(bench: Bench) -> None:
    lines = list(
        render_fitted_lines(bench.outcomes(RIGHT), np.array([True, False, True]), bench.outcomes(WRONG))
    )
    assert cells(lines, OURS)[1:] == ["100.0", "100.0", "100.0", "100.0", "50.0"]


def test_tables_without_an_unanswerable_question_leave_its_columns_open(bench: Bench) -> None:
    row = cells(list(render_table(bench.outcomes(RIGHT[:2]))), OURS)
    assert row[4] == "–"
    assert row[6] == "–"


def test_the_loss_by_int8_is_paired_and_only_shown_where_both_were_read(bench: Bench) -> None:
    found = bench.outcomes(RIGHT)
    assert list(render_loss(found)) == []
    lines = list(render_loss(found | {FLOAT: found[NEVER]}))
    assert cells(lines, f"{OURS} − {FLOAT}") == ["+66.667", "+66.667", "+100.000"]
