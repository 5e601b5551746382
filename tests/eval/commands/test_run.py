import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import typer
from typer.testing import CliRunner, Result

from corpus.article import Article
from eval.commands import group, suite
from eval.commands import run as command
from eval.errors import EvalError
from eval.running.fakes import QuotingAssistant

CASES = """
[[case]]
id = "satu"
question = "Berapa kepala desa mengunjungi Sleman?"
facts = [["85 orang"]]
articles = ["sleman"]
answerable = true
split = "dev"
tags = { kind = "berapa", difficulty = "easy", origin = "manual" }

[[case]]
id = "dua"
question = "Cuaca besok?"
articles = []
answerable = false
reason = "out_of_scope"
split = "check"
tags = { kind = "outside", difficulty = "easy", origin = "manual" }
"""
SLEMAN = Article("sleman", "", "Sebanyak 85 orang kepala desa mengunjungi Sleman.")


@dataclass
class Counts:
    articles: int


class CountingArchive:
    def __init__(self, articles: tuple[Article, ...]) -> None:
        self._inner = QuotingAssistant.over(articles).library.archive
        self._count = Counts(len(articles))

    def article(self, article_id: str) -> Article:
        return self._inner.article(article_id)

    def count(self) -> Counts:
        return self._count


class SmallLibrary:
    def __init__(self, articles: tuple[Article, ...]) -> None:
        self.archive = CountingArchive(articles)
        self.assistant = QuotingAssistant.over(articles)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "kasus.toml"
    path.write_text(CASES, encoding="utf-8")
    return path


@pytest.fixture
def articles() -> tuple[Article, ...]:
    return (SLEMAN,)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, articles: tuple[Article, ...]) -> typer.Typer:
    @contextmanager
    def open_small(*_: object, **__: object) -> Iterator[SmallLibrary]:
        yield SmallLibrary(articles)

    monkeypatch.setattr(command, "opened_library", open_small)
    monkeypatch.setattr(suite, "assistant_of", lambda library: library.assistant)
    monkeypatch.setenv("COLUMNS", "160")
    program = typer.Typer()
    program.callback()(lambda: None)
    group.register(program)
    return program


def run(program: typer.Typer, *arguments: object) -> Result:
    return CliRunner().invoke(program, ["eval", *map(str, arguments)])


def error_of(result: Result) -> str:
    assert isinstance(result.exception, EvalError)
    return result.exception.user_message


def saved(program: typer.Typer, cases: Path, path: Path) -> dict[str, Any]:
    assert run(program, cases, "--json", path, "--no-times").exit_code == 0
    value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return value


def test_all_cases_are_run_and_shown(program: typer.Typer, cases: Path) -> None:
    result = run(program, cases, "--failures")

    assert result.exit_code == 0, result.exception
    assert "Evaluasi Rujukan: 2 kasus, 2 lulus" in result.output
    assert "Semua kasus lulus." in result.output


def test_a_split_can_be_chosen(program: typer.Typer, cases: Path) -> None:
    assert "1 kasus" in run(program, cases, "--split", "check").output
    assert run(program, cases, "--split", "lain").exit_code == 2


def test_two_runs_without_times_write_the_same_bytes(
    program: typer.Typer, cases: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "1.json", tmp_path / "2.json"
    saved(program, cases, one)
    saved(program, cases, two)

    assert one.read_bytes() == two.read_bytes()
    assert "times" not in json.loads(one.read_text(encoding="utf-8"))


def test_a_run_that_is_no_worse_ends_with_code_0(program: typer.Typer, cases: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "lama.json"
    saved(program, cases, baseline)

    result = run(program, cases, "--baseline", baseline)

    assert result.exit_code == 0
    assert "Tidak ada kemunduran" in result.output


def test_a_regression_ends_with_code_1_and_is_named(
    program: typer.Typer, cases: Path, tmp_path: Path
) -> None:
    baseline = tmp_path / "lama.json"
    saved(program, cases, baseline)
    cases.write_text(CASES.replace("Berapa kepala desa mengunjungi Sleman?", "Siapa?"), encoding="utf-8")

    result = run(program, cases, "--baseline", baseline)

    assert result.exit_code == 1
    assert "Kasus lulus: memburuk dari 100,0 % menjadi 50,0 %" in result.stderr
    assert "kasus satu dahulu lulus, sekarang gagal: tidak dijawab" in result.stderr


def test_wrong_input_is_refused_with_a_sentence(program: typer.Typer, cases: Path, tmp_path: Path) -> None:
    assert "tiada.toml tidak ada" in error_of(run(program, tmp_path / "tiada.toml"))
    assert "tidak dapat dibaca" in error_of(run(program, cases, "--baseline", cases))
    assert "tidak dapat ditulis" in error_of(run(program, cases, "--json", tmp_path / "x" / "y.json"))

    cases.write_text(CASES.split('[[case]]\nid = "dua"', maxsplit=1)[0], encoding="utf-8")
    assert "Tidak ada kasus" in error_of(run(program, cases, "--split", "check"))


def test_cases_that_do_not_fit_the_archive_are_refused(program: typer.Typer, cases: Path) -> None:
    cases.write_text(CASES.replace("85 orang", "86 orang"), encoding="utf-8")

    message = error_of(run(program, cases))

    assert message.startswith(
        "1 hal dalam kasus tidak cocok dengan arsip (semuanya: `rujukan eval --check`);"
    )
    assert "Perbaiki berkas kasus kasus.toml baris 2 (kasus satu): fakta 86 orang" in message
    assert message.endswith(".")
    assert not message.endswith("..")


def test_an_archive_without_the_shipped_articles_is_run_with_cases_of_its_own(
    program: typer.Typer, cases: Path, tmp_path: Path
) -> None:
    sentence = error_of(run(program, "--home", tmp_path))
    assert "tidak memuat semua artikel bawaan" in sentence
    assert "`rujukan eval kasus.toml`" in sentence

    own = tmp_path / "eval" / "kasus.toml"
    own.parent.mkdir()
    cases.rename(own)

    assert f"`rujukan eval {own}`" in error_of(run(program, "--home", tmp_path))
    assert run(program, own, "--home", tmp_path).exit_code == 0


@pytest.mark.parametrize("articles", [()])
def test_an_empty_archive_is_refused(program: typer.Typer, cases: Path) -> None:
    assert "masih kosong" in error_of(run(program, cases, "--home", "di-sini"))


def test_a_run_is_written_in_every_form_that_was_asked_for(
    program: typer.Typer, cases: Path, tmp_path: Path
) -> None:
    page, suites, baseline = tmp_path / "hasil.html", tmp_path / "hasil.xml", tmp_path / "lama.json"
    saved(program, cases, baseline)

    result = run(program, cases, "--html", page, "--junit", suites, "--baseline", baseline)

    assert result.exit_code == 0, result.exception
    assert 'id="perbandingan"' in page.read_text(encoding="utf-8")
    assert ET.parse(suites).getroot().attrib["tests"] == "2"


@pytest.mark.parametrize("option", ["--json", "--html", "--junit"])
def test_a_file_without_a_place_is_told_before_any_case_is_run(
    program: typer.Typer, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.setattr(suite, "run_cases", lambda *_: pytest.fail("no case may be run"))

    assert "tidak dapat ditulis" in error_of(run(program, cases, option, tmp_path / "x" / "y"))
    assert "tidak dapat ditulis" in error_of(run(program, cases, option, tmp_path))


@pytest.mark.parametrize("option", ["--json", "--html", "--junit"])
def test_a_result_takes_no_place_of_cases_of_the_baseline_or_of_another_result(
    program: typer.Typer, cases: Path, tmp_path: Path, option: str
) -> None:
    baseline, other = tmp_path / "lama.json", tmp_path / "kasus-lain.toml"
    saved(program, cases, baseline)
    other.write_text(CASES, encoding="utf-8")
    kept = baseline.read_bytes()
    link = tmp_path / "tautan.json"
    link.symlink_to(baseline)

    for path in (cases, other, baseline, link):
        result = run(program, cases, "--baseline", baseline, option, path)
        assert "karena nama itu milik berkas kasus, masukan lain perintah ini, atau hasil lain" in error_of(
            result
        )
    same = ("--json", tmp_path / "x", "--html", tmp_path / "x")
    assert "hasil lain" in error_of(run(program, cases, *same))
    assert cases.read_text(encoding="utf-8") == other.read_text(encoding="utf-8") == CASES
    assert baseline.read_bytes() == kept
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("other", ["robust", "hostile"])
def test_the_other_suites_are_as_careful(program: typer.Typer, tmp_path: Path, other: str) -> None:
    assert "tidak dapat ditulis" in error_of(run(program, other, "--json", tmp_path / "x" / "y.json"))


def test_cases_can_be_checked_without_an_archive_and_without_being_run(
    program: typer.Typer, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suite, "run_cases", lambda *_: pytest.fail("no case may be run"))

    result = run(program, cases, "--check", "--home", tmp_path / "kosong")

    assert result.exit_code == 0, result.exception
    assert "2 kasus dalam 1 berkas sudah benar." in result.stdout
    assert "hanya diperiksa bentuknya" in result.stderr
    assert not (tmp_path / "kosong").exists()


def test_every_fault_is_told_at_once_and_ends_with_code_1(
    program: typer.Typer, cases: Path, tmp_path: Path
) -> None:
    broken = CASES.replace('kind = "berapa", ', "").replace('reason = "out_of_scope"\n', "")
    cases.write_text(broken, encoding="utf-8")

    result = run(program, cases, "--check", "--home", tmp_path / "kosong")

    assert result.exit_code == 1
    assert "kasus.toml baris 2 (kasus satu)" in result.stderr
    assert "kasus.toml baris 11 (kasus dua)" in result.stderr
    assert "Kesalahan dalam berkas kasus: 2" in result.stderr


def test_a_folder_without_cases_is_not_in_order(program: typer.Typer, tmp_path: Path) -> None:
    assert "Tidak ada kasus" in error_of(run(program, tmp_path, "--check", "--home", tmp_path / "kosong"))
