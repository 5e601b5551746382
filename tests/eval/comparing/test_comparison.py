import json
from pathlib import Path
from typing import Any

import pytest

from eval.comparing.comparison import find_regressions, load_baseline
from eval.errors import EvalError


def report(passed: dict[str, bool] | None = None, **figures: float | None) -> dict[str, Any]:
    return {
        "format": 1,
        "figures": {name: {"value": value} for name, value in figures.items()},
        "results": [
            {"id": key, "passed": good, "faults": [] if good else ["fakta tidak lengkap"]}
            for key, good in (passed or {}).items()
        ],
    }


@pytest.mark.parametrize(
    ("name", "before", "now", "worse"),
    [
        ("facts_found", 0.90, 0.89, False),
        ("facts_found", 0.90, 0.8899, True),
        ("facts_found", 0.90, 0.95, False),
        ("citations_resolve", 1.0, 0.999, True),
        ("false_refusals", 0.05, 0.06, False),
        ("false_refusals", 0.05, 0.07, True),
        ("false_refusals", 0.05, 0.0, False),
        ("mrr", None, 0.1, False),
        ("mrr", 0.9, None, False),
    ],
)
def test_a_figure_is_worse_only_beyond_its_tolerance(
    name: str, before: float | None, now: float | None, worse: bool
) -> None:
    assert bool(find_regressions(report(**{name: now}), report(**{name: before}))) is worse


def test_the_sentence_names_both_values_and_the_tolerance() -> None:
    (sentence,) = find_regressions(report(facts_found=0.5), report(facts_found=0.9))

    assert sentence == "Fakta ditemukan turun mutunya dari 90,0 % menjadi 50,0 % (batas 1,0 %)"


def test_a_case_that_passed_before_and_fails_now_is_listed() -> None:
    before = report({"a": True, "b": True, "c": False, "lama": True})
    now = report({"a": True, "b": False, "c": False, "baru": False})

    assert find_regressions(now, before) == ("kasus b dahulu lulus, sekarang gagal: fakta tidak lengkap",)


def test_a_run_is_no_worse_than_itself() -> None:
    same = report({"a": True, "b": False}, facts_found=0.7, mrr=0.3)

    assert find_regressions(same, same) == ()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 9}', '{"format": 1, "figures": {}, "results": [1]}']
)
def test_any_other_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lama.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(EvalError, match=r"lama\.json tidak dapat dibaca"):
        load_baseline(path)


def test_a_missing_file_is_refused_and_a_report_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lama.json"
    with pytest.raises(EvalError, match="tidak dapat dibaca"):
        load_baseline(path)

    path.write_text(json.dumps(report({"a": True})), encoding="utf-8")
    assert load_baseline(path) == report({"a": True})
