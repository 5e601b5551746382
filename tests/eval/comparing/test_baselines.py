import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.comparing import baselines
from eval.comparing.baselines import load_baseline, load_golden
from eval.comparing.comparison import compare
from eval.comparing.golden import dump_golden, read_golden, write_golden
from eval.errors import EvalError

RESULTS: list[dict[str, Any]] = [
    {
        "id": "dua",
        "question": "Siapa?",
        "history": [],
        "answerable": True,
        "expected": {"articles": ["x"]},
        "passed": False,
        "status": "answered",
        "reason": None,
        "faults": ["fakta tidak\nlengkap " + "x" * 300],
        "answer": "Entah [1][2][3]",
        "citations": [],
        "values": {"passed": [0.0], "mrr": [0.333333], "citations_resolve": [1.0, 1.0, 0.0]},
    },
    {
        "id": "satu",
        "question": "Kapan?",
        "history": [],
        "answerable": False,
        "expected": {"reason": "out_of_scope"},
        "passed": True,
        "status": "not_found",
        "reason": "nothing_found",
        "faults": [],
        "answer": "Tidak ada.",
        "citations": [],
        "values": {"passed": [1.0], "abstention_recall": [1.0], "wrong_facts": [0.5, 0.25]},
    },
]
REPORT: dict[str, Any] = {
    "format": 2,
    "cases": 2,
    "passed": 1,
    "options": {"split": "all", "fast": True, "files": ["a.toml"]},
    "figures": {
        "passed": {"value": 0.5, "low": 0.0, "high": 1.0, "count": 2},
        "mrr": {"value": None, "low": None, "high": None, "count": 0},
    },
    "results": RESULTS[::-1],
    "times": {"p50": 0.1, "unit": 0.01, "cases": {"satu": 0.1, "dua": 0.2}},
}
GOLDEN = """{
"format": 2,
"golden": true,
"options": {"split": "all", "fast": true, "files": ["a.toml"]},
"cases": 2,
"passed": 1,
"figures": {
 "mrr": {"value": null, "low": null, "high": null, "count": 0},
 "passed": {"value": 0.5, "low": 0.0, "high": 1.0, "count": 2}
},
"seen": {
 "g1": ["citations_resolve", "mrr", "passed"],
 "g2": ["abstention_recall", "passed", "wrong_facts"]
},
"results": [
 {"id": "dua", "passed": false, "status": "answered", "faults": ["fakta tidak lengkap {x}…"], "seen": "g1", \
"values": {"citations_resolve": "2/3", "mrr": 0.333333, "passed": 0}, "case": "{dua}"},
 {"id": "satu", "passed": true, "status": "not_found", "reason": "nothing_found", "seen": "g2", \
"values": {"wrong_facts": "0.75/2"}, "case": "{satu}"}
]
}
"""


def saved(path: Path, value: object) -> Path:
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(EvalError) as caught:
        load_baseline(path)
    assert str(path) in caught.value.user_message
    return caught.value.user_message


def test_golden_numbers_are_sorted_one_case_a_line_and_without_times() -> None:
    text = dump_golden(REPORT)

    satu, dua = (
        next(one["case"] for one in json.loads(text)["results"] if one["id"] == i) for i in ("satu", "dua")
    )
    assert text == GOLDEN.replace("{x}", "x" * 179).replace("{satu}", satu).replace("{dua}", dua)
    assert satu != dua


def test_golden_numbers_are_the_same_bytes_for_the_same_answers() -> None:
    turned = {**REPORT, "results": RESULTS, "figures": dict(reversed(REPORT["figures"].items())), "times": {}}

    assert dump_golden(turned) == dump_golden(REPORT)


def test_golden_numbers_compare_as_the_report_that_they_were_made_from(tmp_path: Path) -> None:
    path = tmp_path / "emas.json"
    write_golden(REPORT, path)
    worse = json.loads(json.dumps(REPORT))
    worse["results"][0] |= {"passed": False, "faults": ["lain"], "values": {"passed": [0.0]}}

    golden = load_baseline(path)

    assert golden == read_golden(REPORT)
    assert compare(REPORT, golden).regressions == compare(REPORT, golden).notes == ()
    assert {change.p_value for change in compare(REPORT, golden).figures} == {1.0}
    full, small = compare(worse, REPORT), compare(worse, golden)
    assert (small.figures, small.regressions, small.notes) == (full.figures, full.regressions, full.notes)
    assert small.latency is None
    assert [change.answers for change in small.worse] == [None]


def test_golden_numbers_notice_another_question_under_the_same_name() -> None:
    other = json.loads(json.dumps(REPORT))
    other["results"][0]["question"] = "Di mana?"

    assert compare(other, read_golden(REPORT)).edited == ("satu",)


def test_no_golden_numbers_need_no_case(tmp_path: Path) -> None:
    write_golden({"format": 2, "results": []}, tmp_path / "emas.json")

    assert load_baseline(tmp_path / "emas.json")["results"] == []


def test_a_full_report_is_read_as_it_is(tmp_path: Path) -> None:
    assert load_baseline(saved(tmp_path / "lama.json", REPORT)) == REPORT


def test_a_bare_name_means_the_golden_numbers_that_come_with_the_product(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(baselines, "BASELINES_FOLDER", tmp_path)
    monkeypatch.chdir(tmp_path)
    write_golden(REPORT, tmp_path / "full.json")

    assert load_baseline(Path("full")) == read_golden(REPORT)
    assert "fast tidak ada" in refusal(Path("fast"))
    saved(tmp_path / "full", {**REPORT, "cases": 7})
    assert load_baseline(Path("full"))["cases"] == 7


def test_each_kind_of_wrong_file_has_its_own_sentence(tmp_path: Path) -> None:
    assert "tidak ada; buat dengan `rujukan eval --json" in refusal(tmp_path / "tiada.json")
    assert "adalah folder" in refusal(tmp_path)
    assert "sebagai JSON yang utuh" in refusal(saved(tmp_path / "robek.json", json.dumps(REPORT)[:-40]))
    assert "sebagai JSON yang utuh" in refusal(saved(tmp_path / "kosong.json", ""))
    assert "sebagai JSON yang utuh" in refusal(saved(tmp_path / "dalam.json", "[" * 100_000))
    assert "versi Rujukan yang lama (bentuk 1)" in refusal(
        saved(tmp_path / "f1.json", {**REPORT, "format": 1})
    )
    assert "lebih baru (bentuk 3)" in refusal(saved(tmp_path / "f3.json", {**REPORT, "format": 3}))
    for other in ([], {}, {"format": 2}, {"results": []}, {"format": True, "results": []}, 7, "teks"):
        path = tmp_path / "lain.json"
        path.write_text(json.dumps(other), encoding="utf-8")
        assert "bukan hasil evaluasi Rujukan" in refusal(path)
    (tmp_path / "biner.json").write_bytes(b"\xff\xfe\x00")
    assert "sebagai JSON yang utuh" in refusal(tmp_path / "biner.json")


@pytest.mark.parametrize(
    "results",
    [
        [1],
        [{}],
        [{"id": 1, "passed": True, "values": {}}],
        [{"id": "a", "passed": "ya", "values": {}}],
        [{"id": "a", "passed": True}],
        [{"id": "a", "passed": True, "values": []}],
        [{"id": "a", "passed": True, "values": {"mrr": [None]}}],
        [{"id": "a", "passed": True, "values": {"mrr": [True]}}],
        [{"id": "a", "passed": True, "values": {"mrr": "1/0"}}],
        [{"id": "a", "passed": True, "values": {"mrr": "banyak"}}],
        [{"id": "a", "passed": True, "values": {"mrr": 1e300}}],
        [{"id": "a", "passed": True, "values": {"mrr": 10**400}}],
        [{"id": "a", "passed": True, "values": {}, "faults": "x"}],
        [{"id": "a", "passed": True, "values": {}, "seen": "g9"}],
        [{"id": "a", "passed": True, "values": {}, "seen": []}],
        [{"id": "a", "passed": True, "values": {}, "answer": "", "citations": [1]}],
        [{"id": "a", "passed": True, "values": {}}, {"id": "a", "passed": True, "values": {}}],
    ],
)
def test_a_damaged_report_is_refused(tmp_path: Path, results: Any) -> None:
    assert "rusak" in refusal(saved(tmp_path / "rusak.json", {**REPORT, "results": results}))


@pytest.mark.parametrize(
    "times", [[], {"unit": -1}, {"unit": "cepat"}, {"cases": {"a": None}}, {"cases": []}]
)
def test_damaged_times_are_refused(tmp_path: Path, times: Any) -> None:
    assert "rusak" in refusal(saved(tmp_path / "rusak.json", {**REPORT, "times": times}))


def test_numbers_that_are_none_are_refused(tmp_path: Path) -> None:
    assert "JSON yang utuh" in refusal(
        saved(tmp_path / "nan.json", json.dumps(REPORT).replace("0.333333", "NaN"))
    )


def test_only_golden_numbers_are_written_over(tmp_path: Path) -> None:
    golden = tmp_path / "emas.json"
    write_golden(REPORT, golden)

    assert load_golden(tmp_path / "baru.json") is None
    assert load_golden(golden) == read_golden(REPORT)
    older = saved(tmp_path / "emas-lama.json", {**read_golden(REPORT), "format": 1})
    assert load_golden(older) is not None
    for other in (saved(tmp_path / "laporan.json", REPORT), saved(tmp_path / "x.json", "{"), tmp_path):
        with pytest.raises(EvalError, match="bukan angka acuan, jadi tidak ditimpa"):
            load_golden(other)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "format",
                    "results",
                    "id",
                    "passed",
                    "values",
                    "times",
                    "cases",
                    "unit",
                    "options",
                    "seen",
                    "x",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(anything, anything)
def test_no_file_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, results: Any, times: Any
) -> None:
    path = tmp_path_factory.getbasetemp() / "apa-saja.json"
    path.write_text(json.dumps({"format": 2, "results": [results], "times": times}), encoding="utf-8")

    assert reading_of(path) in {"", "Berkas pembanding"}


def reading_of(path: Path) -> str:
    """The first words of the refusal; empty for a file that is read."""
    try:
        load_baseline(path)
    except EvalError as error:
        return " ".join(error.user_message.split()[:2])
    return ""
