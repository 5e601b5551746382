import pytest

from corpus.errors import ArchiveError
from eval.errors import EvalError
from eval.page.choosing import RunChoice
from eval.page.run_state import NOBODY, RunState, Stage, Starter

ALL = RunChoice(files=("kades.toml", "lain.toml"))


def test_a_run_counts_its_cases_and_leaves_a_report(runs, shelf, ended):
    started = runs.start(ALL, Starter("t", "10.0.0.5"))
    assert (started.number, started.stage, started.total) == (1, Stage.CHECKING, 3)
    state = ended(runs)
    assert (state.stage, state.passed, state.failed, state.share) == (Stage.DONE, 3, 0, 1.0)
    report = shelf.load(state.run_id)
    assert report["cases"] == 3 and report["times"]["unit"] > 0
    options = {"split": "all", "fast": False, "files": ["kades.toml", "lain.toml"], "limit": 0}
    assert report["options"] == options


def test_only_one_run_is_at_work_and_the_next_may_start_after_it(runs, assistant, ended):
    assistant.open.clear()
    runs.start(ALL, NOBODY)
    assert assistant.asked.acquire(timeout=20)
    with pytest.raises(EvalError, match="Satu evaluasi sedang berjalan"):
        runs.start(ALL, NOBODY)
    assert runs.state.number == 1
    assistant.open.set()
    ended(runs)
    assert runs.start(ALL, NOBODY).number == 2


def test_a_cancelled_run_keeps_nothing(runs, assistant, shelf, ended):
    assistant.open.clear()
    runs.start(ALL, NOBODY)
    assert assistant.asked.acquire(timeout=20)
    runs.cancel(7)
    runs.cancel(1)
    assistant.open.set()
    state = ended(runs)
    assert state.stage is Stage.CANCELLED and state.done == 1
    assert shelf.contents().runs == () and state.run_id == ""


def test_a_choice_without_cases_starts_nothing(runs):
    with pytest.raises(EvalError, match="Pilih sedikitnya satu berkas"):
        runs.start(RunChoice(), NOBODY)
    assert runs.state == RunState()


def test_cases_that_do_not_fit_the_archive_are_told(runs, shipped, ended):
    text = (shipped / "kades.toml").read_text(encoding="utf-8").replace('["sleman"]', '["hilang"]')
    (shipped / "kades.toml").write_text(text, encoding="utf-8")
    runs.start(ALL, NOBODY)
    state = ended(runs)
    assert state.stage is Stage.FAILED
    assert "tidak cocok dengan arsip" in state.message and "hilang" in state.message


def test_a_run_that_fails_says_one_sentence_and_the_log_has_the_cause(
    runs, shelf, ended, monkeypatch, caplog
):
    monkeypatch.setattr("eval.page.background.run_cases", fail_unexpectedly)
    runs.start(ALL, NOBODY)
    state = ended(runs)
    assert state.stage is Stage.FAILED
    assert state.message == "Terjadi kesalahan yang tidak terduga dan sudah dicatat; silakan coba lagi."
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.undo()
    runs.start(ALL, NOBODY)
    assert ended(runs).stage is Stage.DONE


def fail_unexpectedly(*_):
    raise ZeroDivisionError("rusak")


def test_a_folder_that_cannot_be_written_is_told(runs, shelf, ended):
    shelf.folder.parent.mkdir(parents=True)
    shelf.folder.write_text("bukan folder", encoding="utf-8")
    runs.start(ALL, NOBODY)
    assert "tidak dapat disimpan" in ended(runs).message


def test_closing_stops_the_run_and_starts_no_other(runs, assistant, shelf):
    assistant.open.clear()
    runs.start(ALL, NOBODY)
    assert assistant.asked.acquire(timeout=20)
    assistant.open.set()
    runs.close()
    assert not runs.state.busy and shelf.contents().runs in ((), shelf.contents().runs[:1])
    with pytest.raises(EvalError):
        runs.start(ALL, NOBODY)


def test_a_crashing_assistant_fails_cases_not_the_run(runs, assistant, ended, monkeypatch):
    def crash(*_):
        raise ArchiveError("Arsip rusak.", "disk")

    monkeypatch.setattr(assistant, "respond", crash)
    runs.start(ALL, NOBODY)
    state = ended(runs)
    assert (state.stage, state.failed) == (Stage.DONE, 3)


def test_the_rest_is_estimated_from_a_few_results():
    state = RunState(stage=Stage.RUNNING, total=10)
    for number in range(1, 6):
        assert (state.seconds_left is None) == (state.done < 3)
        state = state.counted(number % 2 == 0, seconds=2.0 * number)
    assert state.seconds_left == pytest.approx(10.0)
    assert (state.passed, state.failed, state.share) == (2, 3, 0.5)
