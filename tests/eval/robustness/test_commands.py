import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from assistant import opening
from corpus.article import Article
from eval.commands import group, suite
from eval.commands import robust as command
from eval.errors import EvalError
from eval.robustness.hostile import material
from eval.robustness.hostile.material import HostileQuestion, Material
from eval.running.fakes import QuotingAssistant
from index.hash_embedding import HashEmbedder
from index.library import Library

CASES = """
[[case]]
id = "satu"
question = "Berapa kepala desa mengunjungi Sleman?"
facts = [["85 orang"]]
articles = ["sleman"]
answerable = true
split = "dev"
tags = { kind = "berapa", difficulty = "easy", origin = "manual" }
"""
SLEMAN = Article("sleman", "", "Sebanyak 85 orang kepala desa mengunjungi Sleman.")


@dataclass
class Counts:
    articles: int = 1


class SmallArchive:
    def __init__(self) -> None:
        self._inner = QuotingAssistant.over((SLEMAN,)).library.archive

    def article(self, article_id: str) -> Article:
        return self._inner.article(article_id)

    def count(self) -> Counts:
        return Counts()


class SmallLibrary:
    archive = SmallArchive()
    assistant = QuotingAssistant.over((SLEMAN,))


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "kasus.toml"
    path.write_text(CASES, encoding="utf-8")
    return path


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> typer.Typer:
    @contextmanager
    def open_small(*_: object, **__: object) -> Iterator[SmallLibrary]:
        yield SmallLibrary()

    monkeypatch.setattr(command, "opened_library", open_small)
    monkeypatch.setattr(suite, "assistant_of", lambda library: library.assistant)
    monkeypatch.setenv("COLUMNS", "160")
    program = typer.Typer()
    program.callback()(lambda: None)
    group.register(program)
    return program


def run(program: typer.Typer, *arguments: object) -> Result:
    return CliRunner().invoke(program, ["eval", *map(str, arguments)])


def test_forms_of_questions_are_run_and_written_twice_the_same(
    program: typer.Typer, cases: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "1.json", tmp_path / "2.json"
    results = [run(program, "robust", cases, "--json", path, "--failures") for path in (one, two)]
    assert [result.exit_code for result in results] == [0, 0], results[0].exception
    assert one.read_bytes() == two.read_bytes()
    assert "Ejaan percakapan" in results[0].output and "semula" in results[0].output
    assert json.loads(one.read_text("utf-8"))["kinds"]["lower"]["lost"] == 0


def test_kinds_and_their_number_can_be_chosen(program: typer.Typer, cases: Path) -> None:
    result = run(program, "robust", cases, "--kind", "lower", "--kind", "typo", "--limit", "1")
    assert "2 ragam dari 1 kasus" in result.output
    assert "Huruf kecil semua" in result.output and "Bahasa Inggris" not in result.output


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("salah", "Ragam salah tidak dikenal"),
        ("year_swap", "Tidak ada pertanyaan yang dapat diubah bentuknya"),
    ],
)
def test_what_cannot_be_run_is_told(program: typer.Typer, cases: Path, kind: str, sentence: str) -> None:
    result = run(program, "robust", cases, "--kind", kind)
    assert isinstance(result.exception, EvalError)
    assert sentence in result.exception.user_message


@pytest.mark.parametrize(("status", "code"), [("refused", 0), ("answered", 1)])
def test_a_failure_of_the_hostile_suite_ends_with_code_1(
    program: typer.Typer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, status: str, code: int
) -> None:
    question = HostileQuestion("cuaca", "tetap-menjawab", "Cuaca besok?", status=status)  # type: ignore[arg-type]
    monkeypatch.setattr(material, "load_material", lambda: Material((), (question,)))
    monkeypatch.setattr(opening, "open_library", lambda settings: Library.open(settings.home, HashEmbedder()))
    path = tmp_path / "hasil.json"
    result = run(program, "hostile", "--json", path, "--no-times")
    assert result.exit_code == code
    value = json.loads(path.read_text("utf-8"))
    assert value["total"] - value["passed"] == code and "times" not in value
    assert ("cuaca  (Tetap menjawab dan menolak)" in result.output) == bool(code)
