"""`rujukan eval public`: what it prints, what it writes, how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from assistant.errors import UsageError
from corpus.spans import Span
from eval.commands import public as command
from eval.errors import EvalError
from eval.public_sets import context_reading
from index.passage_reading import PassageReading, ScoredSpan

ROWS = [
    {"id": "1", "question": "Ke mana?", "context": "Ke Siak.", "answers": [{"text": "Siak", "start": 3}]},
    {"id": "2", "question": "Siapa?", "context": "Ke Riau.", "answers": [], "answerable": False},
    {
        "id": "3",
        "question": "Ke mana?",
        "context": "Ke Medan.",
        "answers": [{"text": "Kota Medan", "start": 3}],
    },
]


class LastWordReader:
    """Reads the last word, sure of it but where asked who."""

    name = "kata-terakhir@1"

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def read(self, question: str, passages: Any) -> tuple[PassageReading, ...]:
        answerable = 0.2 if question.startswith("Siapa") else 0.8
        spans = [Span(p.text.rindex(" ") + 1, len(p.text) - 1) for p in passages]
        return tuple(PassageReading(0.5, answerable, (ScoredSpan(span, 0.9),)) for span in spans)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> typer.Typer:
    monkeypatch.setattr(context_reading, "CrossEncoder", LastWordReader)
    monkeypatch.setenv("RUJUKAN_EMBEDDER", "hash")
    monkeypatch.setenv("COLUMNS", "240")
    program = typer.Typer()
    program.callback()(lambda: None)
    command.register(program)
    return program


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "soal.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    return path


def run(program: typer.Typer, *arguments: object) -> Result:
    return CliRunner().invoke(program, ["public", *map(str, arguments)])


def test_reading_is_measured_and_written_with_every_prediction(
    program: typer.Typer, file: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"

    result = run(program, file, "--task", "qa", "--json", first)

    assert result.exit_code == 0, result.exception
    assert "soal.jsonl: 3 soal dibaca (2 terjawab, 1 tidak), ambang 0,5" in result.output
    assert "66,7" in result.output
    value = json.loads(first.read_text(encoding="utf-8"))
    official = value["groups"]["all"]["rules"]["official"]
    assert official["exact"]["value"] == pytest.approx(2 / 3, abs=1e-6)
    assert official["f1"]["value"] == pytest.approx((1 + 1 + 2 / 3) / 3, abs=1e-6)
    assert official["HasAns_exact"]["value"] == 0.5
    assert official["NoAns_f1"]["value"] == 1.0
    assert value["predictions"] == {"1": "Siak", "2": "Riau", "3": "Medan"}
    assert value["no_answer_probabilities"] == {"1": 0.2, "2": 0.8, "3": 0.2}
    run(program, file, "--task", "qa", "--json", second)
    assert first.read_bytes() == second.read_bytes()


def test_searching_is_measured_over_all_contexts_and_answerable_questions(
    program: typer.Typer, file: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "hasil.json"

    result = run(program, file, "--task", "retrieval", "--fast", "--json", saved)

    assert result.exit_code == 0, result.exception
    assert "soal.jsonl: 2 soal dicari di antara 3 konteks (3 potongan)" in result.output
    value = json.loads(saved.read_text(encoding="utf-8"))
    assert value["questions"] == value["of"] == 2
    assert set(value["ranks"]["1"]) == {"lexical", "dense", "hybrid"}
    assert set(value["groups"]["all"]["ways"]["hybrid"]) >= {
        "recall_at_1",
        "recall_at_10",
        "mrr_at_10",
        "ndcg_at_10",
    }


def test_a_limit_takes_questions_at_even_distances_and_says_so(
    program: typer.Typer, file: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "hasil.json"
    result = run(program, file, "--task", "qa", "--limit", 2, "--json", saved)
    assert "Diambil 2 dari 3 soal, berjarak rata." in result.output
    assert list(json.loads(saved.read_text(encoding="utf-8"))["predictions"]) == ["1", "2"]
    assert run(program, file, "--task", "qa", "--limit", 0).exit_code == 2


def test_data_that_the_models_were_trained_on_are_said_to_be(program: typer.Typer, file: Path) -> None:
    trained = [row | {"source": "squad2_id_mt"} for row in ROWS[:2]]
    file.write_text("\n".join(map(json.dumps, [*trained, ROWS[2]])), encoding="utf-8")
    result = run(program, file, "--task", "qa")
    assert "2 dari 3 soal berasal dari data yang ikut melatih model bawaan" in result.output
    assert "tidak dilatihkan" in result.output


def test_bad_rows_are_named_counted_and_no_failure(program: typer.Typer, file: Path) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write("\n" + "rusak\n" * 25)
    result = run(program, file, "--task", "qa")
    assert result.exit_code == 0
    assert "Baris 4 dilewati: bukan JSON yang benar." in result.stderr
    assert "… dan 5 soal lain dilewati." in result.stderr
    assert "25 soal dilewati karena tidak beres; 3 soal lainnya diukur." in result.stderr
    assert "3 soal dibaca" in result.stdout


def test_wrong_use_is_refused_with_a_sentence(program: typer.Typer, file: Path, tmp_path: Path) -> None:
    def refusal(*arguments: object) -> str:
        error = run(program, *arguments).exception
        assert isinstance(error, EvalError | UsageError)
        return error.user_message

    assert "tidak dapat dibaca" in refusal(tmp_path / "tiada.json", "--task", "qa")
    assert "--fast hanya berlaku untuk --task retrieval" in refusal(file, "--task", "qa", "--fast")
    assert "tidak dapat ditulis" in refusal(file, "--task", "qa", "--json", tmp_path / "x" / "y.json")
    assert "masukan lain perintah ini" in refusal(file, "--task", "qa", "--json", file)
    file.write_text(json.dumps(ROWS[1]), encoding="utf-8")
    assert "Tidak ada soal yang terjawab" in refusal(file, "--task", "retrieval")
    assert run(program, file).exit_code == 2, "the task must be named"


def test_without_the_reader_model_only_searching_can_be_measured(
    program: typer.Typer, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context_reading.ContextReader, "open", classmethod(lambda cls: None))
    error = run(program, file, "--task", "qa").exception
    assert isinstance(error, EvalError)
    assert error.user_message.startswith("Model pembaca belum terpasang")
