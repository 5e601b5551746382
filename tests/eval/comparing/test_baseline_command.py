import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer
from eval.commands import baseline
from eval.comparing import baselines
from eval.reporting.json_report import RunOptions


def message_of(result: Any) -> str:
    text: str = result.exception.user_message
    return text


def crash(_: str, answer: Answer) -> Answer:
    raise RuntimeError("no answer today")


def test_golden_numbers_are_written_and_the_same_run_changes_nothing(bench: Any) -> None:
    path = bench.folder / "emas.json"

    assert f"Angka acuan 27 kasus ditulis ke {path}." in bench.run("baseline", path, bench.cases).output
    first = path.read_bytes()
    assert f"Angka acuan di {path} tidak berubah." in bench.run("baseline", path, bench.cases).output
    assert path.read_bytes() == first
    assert json.loads(first)["options"] == {"split": "all", "fast": False, "files": ["kasus.toml"]}


def test_what_changed_is_shown_and_is_no_error(bench: Any) -> None:
    path = bench.golden()
    bench.small.answer = lambda text, answer: crash(text, answer) if "Bantul?" in text else answer

    result = bench.run("baseline", path, bench.cases)

    shown = " ".join(result.output.split())
    assert result.exit_code == 0, result.output
    assert "Perbandingan atas 27 kasus yang sama: 0 membaik, 2 memburuk" in shown
    assert (
        "- berapa-bantul pertanyaan Berapa kepala desa mengunjungi Bantul? dahulu lulus sekarang galat"
        in shown
    )
    assert f"Angka acuan di {path} diperbarui" in shown
    assert json.loads(path.read_text(encoding="utf-8"))["passed"] == 25


def test_options_are_kept_with_the_numbers(bench: Any) -> None:
    path = bench.folder / "cepat.json"

    assert bench.run("baseline", path, bench.cases, "--fast", "--split", "dev").exit_code == 0

    assert json.loads(path.read_text(encoding="utf-8"))["options"]["fast"] is True
    assert "dengan --fast, hasil ini tanpa --fast" in " ".join(bench.compare(path).output.split())


def test_nothing_but_golden_numbers_is_written_over_and_nothing_is_run_before_that_is_known(
    bench: Any,
) -> None:
    report = bench.report()
    kept = report.read_bytes()
    bench.small.answer = crash

    assert "bukan angka acuan, jadi tidak ditimpa" in message_of(bench.run("baseline", report, bench.cases))
    assert "bukan nama berkas .json" in message_of(bench.run("baseline", bench.cases))
    assert "tidak dapat ditulis" in message_of(
        bench.run("baseline", bench.folder / "x" / "y.json", bench.cases)
    )
    assert report.read_bytes() == kept
    assert bench.cases.read_text(encoding="utf-8").startswith("[[case]]")


def test_golden_numbers_of_an_older_form_or_of_other_cases_are_replaced(bench: Any) -> None:
    path = bench.golden()
    for change in ({"format": 1}, {"results": []}):
        older = json.loads(path.read_text(encoding="utf-8")) | change
        path.write_text(json.dumps(older), encoding="utf-8")

        result = bench.run("baseline", path, bench.cases)

        assert result.exit_code == 0, result.output
        assert f"Angka acuan yang lama di {path} tidak dapat dibandingkan: " in result.stderr
        assert "diperbarui" in result.stdout
        assert bench.compare(path).exit_code == 0


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (RunOptions(), "full.json"),
        (RunOptions("dev"), "full-dev.json"),
        (RunOptions("check", fast=True), "fast-check.json"),
    ],
)
def test_the_source_code_has_a_place_for_each_kind_of_run(options: RunOptions, name: str) -> None:
    assert baseline.choose_file(None, options) == baselines.BASELINES_FOLDER / name


def test_an_installed_product_asks_for_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, bench: Any
) -> None:
    monkeypatch.setattr(baseline, "BASELINES_FOLDER", tmp_path / "site-packages" / "eval" / "baselines")

    assert message_of(bench.run("baseline")) == (
        "Sebutkan berkas tujuan, misalnya `rujukan eval baseline angka-acuan.json`."
    )
