import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.errors import EvalError
from eval.page.run_shelf import summarise_run

AT = datetime(2026, 11, 22, 6, 30, 5)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)
KEYS = ("options", "figures", "results", "cases", "passed")


def test_a_report_is_kept_under_the_second_of_its_start(shelf, report):
    assert shelf.save(report("bulan", split="dev", files=["a"], limit=3), AT) == "20261122-063005"
    (run,) = shelf.contents().runs
    assert (run.at, run.cases, run.passed, run.selection) == (AT, 3, 2, ("dev", ("a",), 3))
    assert run.outcomes == {"kades": True, "tuban": True, "bulan": False}
    assert run.figures["passed"].value is not None
    assert shelf.load(run.id)["cases"] == 3


def test_a_second_that_is_taken_is_not_overwritten(shelf, report):
    assert [shelf.save(report(), AT) for _ in range(3)] == [f"20261122-06300{n}" for n in (5, 6, 7)]


def test_runs_come_newest_first_and_nothing_half_written_is_seen(shelf, report):
    shelf.save(report(), AT.replace(day=1))
    shelf.save(report(), AT)
    (shelf.folder / "20261123-000000.part").write_text("{", encoding="utf-8")
    assert [run.id for run in shelf.contents().runs] == ["20261122-063005", "20261101-063005"]
    shelf.save(report(), AT.replace(day=23))
    assert sorted(path.suffix for path in shelf.folder.iterdir()) == [".json"] * 3


def test_torn_and_foreign_files_are_named_and_the_rest_is_shown(shelf, report):
    shelf.save(report(), AT)
    whole = (shelf.folder / "20261122-063005.json").read_text(encoding="utf-8")
    (shelf.folder / "20261122-063006.json").write_text(whole[: len(whole) // 2], encoding="utf-8")
    (shelf.folder / "catatan.json").write_text(whole, encoding="utf-8")
    (shelf.folder / "20261122-063007.json").write_text("[" * 100_000, encoding="utf-8")
    (shelf.folder / "20261122-063008.json").write_bytes(b"\xff\xfe\x00")
    old = json.dumps(report() | {"format": 1})
    (shelf.folder / "20261122-063009.json").write_text(old, encoding="utf-8")
    contents = shelf.contents()
    assert [run.id for run in contents.runs] == ["20261122-063005"]
    assert len(contents.skipped) == 5 and "catatan.json" in contents.skipped
    with pytest.raises(EvalError, match="tidak dapat dibaca"):
        shelf.load("20261122-063006")


def test_a_changed_file_is_read_again(shelf, report):
    name = shelf.save(report(), AT)
    assert shelf.contents().runs[0].passed == 3
    value = report("kades", "bulan")
    (shelf.folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    assert shelf.contents().runs[0].passed == 1


@pytest.mark.parametrize("run_id", ["../../etc/passwd", "20261122-063005.json", "", "２０２６1122-063005"])
def test_only_names_of_runs_are_looked_for(shelf, report, run_id):
    shelf.save(report(), AT)
    for act in (shelf.load, shelf.delete):
        with pytest.raises(EvalError, match="sudah tidak ada"):
            act(run_id)


def test_a_deleted_run_is_gone(shelf, report):
    name = shelf.save(report(), AT)
    shelf.delete(name)
    assert shelf.contents().runs == ()
    with pytest.raises(EvalError, match="sudah tidak ada"):
        shelf.delete(name)


def test_the_run_before_has_the_same_selection_where_there_is_one(shelf, report):
    first = shelf.save(report(split="dev"), AT.replace(day=1))
    other = shelf.save(report(split="all"), AT.replace(day=2))
    newest = shelf.save(report(split="dev"), AT)
    contents = shelf.contents()
    assert contents.before(contents.get(newest)).id == first
    assert contents.before(contents.get(other)).id == first
    assert contents.before(contents.get(first)) is None


def test_a_run_without_common_cases_is_not_compared(shelf, report):
    stranger = report()
    for result in stranger["results"]:
        result["id"] += "-lain"
    shelf.save(stranger, AT.replace(day=1))
    newest = shelf.save(report(), AT)
    assert shelf.contents().before(shelf.contents().get(newest)) is None


@given(st.dictionaries(st.sampled_from(KEYS), VALUES), VALUES)
def test_whatever_a_file_holds_it_is_a_run_or_a_value_error(parts, other):
    for value in (parts | {"format": 2}, other):
        try:
            summarise_run("20261122-063005", value)
        except ValueError:
            continue
