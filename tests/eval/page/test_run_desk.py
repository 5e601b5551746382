import re
from dataclasses import replace
from datetime import datetime

import pytest

from assistant.answer import Reason
from eval.measuring.metric import METRICS
from eval.page import texts
from eval.page.charting import draw_chart
from eval.page.run_desk import Drawn
from eval.page.run_shelf import RunFigure
from eval.page.run_state import Stage, Starter

FILES = ["kades.toml", "lain.toml"]
HOSTILE = "<img src=x onerror=alert(1)>\"'"
AT = datetime(2026, 11, 22, 6, 30, 5)


def texts_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_strangers_read_how_to_sign_in_and_nothing_else(desk, shelf, report):
    shelf.save(report(), AT)
    for token in (None, "bukan token"):
        for drawn in (
            desk.begin(token),
            desk.greet(token),
            desk.start(token, "", {"files": FILES}),
            desk.cancel(token, 1),
            desk.tick(token, 1),
            desk.renew(token),
            desk.delete(token, "20261122-063005"),
        ):
            assert "Masuk dahulu sebagai pengelola" in drawn.control
            assert drawn == Drawn(drawn.control, "", "", "")
    assert len(shelf.contents().runs) == 1
    assert desk.showing.runs.state.number == 0


def test_a_session_that_has_left_is_a_stranger(desk, sign_ins, token):
    assert "Jalankan evaluasi" in desk.begin(token).control
    sign_ins.sign_out(token)
    assert "Masuk dahulu" in desk.tick(token, 0).control


def test_a_run_is_started_watched_and_shown(desk, token, assistant, runs, ended):
    assert "Belum ada hasil" in desk.begin(token).runs
    assistant.open.clear()
    started = desk.start(token, "10.0.0.5", {"files": FILES, "split": "all"})
    assert "Batalkan evaluasi" in started.control and "oleh Anda" in started.control
    assert 'data-busy="1"' in started.progress
    assert assistant.asked.acquire(timeout=20)
    tick = desk.tick(token, 1)
    assert "0 dari 3 kasus (0 %) · 0 lulus, 0 gagal" in texts_of(tick.progress)
    assert tick == Drawn(progress=tick.progress)
    assistant.open.set()
    ended(runs)
    done = desk.tick(token, 1)
    assert "Evaluasi selesai: 3 dari 3 kasus lulus." in texts_of(done.progress)
    assert "unduh/evaluasi/laporan.html?tiket=" in done.progress
    assert "Jalankan evaluasi" in done.control and done.runs.count("<tr>") == 2
    assert token not in "".join(filter(None, (done.control, done.progress, done.runs, started.control)))


def test_a_second_starter_is_told_who_is_first_and_sees_the_same_progress(desk, sign_ins, token, assistant):
    other = sign_ins.sign_in("kata sandi uji", "").token
    assistant.open.clear()
    desk.start(token, "10.0.0.5", {"files": FILES})
    second = desk.start(other, "10.0.0.6", {"files": FILES})
    assert "Satu evaluasi sedang berjalan" in second.notice
    assert "oleh pengelola di alamat 10.0.0.5" in second.control
    assert 'data-busy="1"' in second.progress


def test_the_form_is_drawn_the_same_until_something_changes(desk, token, shipped, runs, ended):
    before = desk.begin(token).control
    assert desk.begin(token).control == before
    desk.start(token, "", {"files": ["lain.toml"]})
    ended(runs)
    after = desk.begin(token).control
    assert after != before and desk.begin(token).control == after
    (shipped / "baru.toml").write_text("rusak", encoding="utf-8")
    assert desk.begin(token).control != after


def test_a_wrong_choice_is_told_and_what_was_typed_stays(desk, token):
    drawn = desk.start(token, "", {"files": FILES, "limit": "banyak"})
    assert "bilangan bulat" in drawn.notice and 'role="alert"' in drawn.notice
    assert drawn == Drawn(notice=drawn.notice)


def test_a_cancelled_run_says_so(desk, token, assistant, runs, ended):
    assistant.open.clear()
    desk.start(token, "", {"files": FILES})
    assert assistant.asked.acquire(timeout=20)
    assert "dihentikan" in desk.cancel(token, 1).notice
    assistant.open.set()
    ended(runs)
    drawn = desk.tick(token, 1)
    assert "tidak ada hasil yang disimpan" in drawn.progress and "Belum ada hasil" in drawn.runs
    assert "dihentikan" not in (desk.cancel(token, 1).notice or "")


def test_the_table_compares_with_the_run_before(desk, token, shelf, report):
    shelf.save(report("kades", "bulan"), AT.replace(day=1))
    shelf.save(report("tuban"), AT)
    told = texts_of(desk.begin(token).runs)
    assert "2 membaik, 1 memburuk dibanding 1 November 2026, 06.30" in told
    assert "belum ada pembanding" in told
    assert "Bandingkan dua hasil" in told


def test_a_deleted_run_leaves_the_table(desk, token, shelf, report):
    name = shelf.save(report(), AT)
    drawn = desk.delete(token, name)
    assert "sudah dihapus" in drawn.notice and "Belum ada hasil" in drawn.runs
    assert "sudah tidak ada" in desk.delete(token, name).notice


def test_foreign_names_are_shown_as_text(desk, token, shelf, report, shipped):
    shelf.save(report(split=HOSTILE, files=[HOSTILE]), AT)
    (shelf.folder / f"{HOSTILE.replace('/', '')}.json").write_text("{}", encoding="utf-8")
    (shipped / f"{HOSTILE}.toml").write_text("[[case]]", encoding="utf-8")
    drawn = desk.begin(token)
    for html in (drawn.control, drawn.runs):
        assert "<img" not in html
    assert "dilewati karena bukan hasil evaluasi yang utuh: &lt;img" in drawn.runs
    runs = desk.showing.runs
    runs._state = replace(
        runs.state, stage=Stage.FAILED, message=HOSTILE, number=1, starter=Starter("x", HOSTILE)
    )
    assert "<img" not in desk.begin(token).progress


def test_the_last_choice_stays_in_the_form(desk, token, runs, ended):
    desk.start(token, "", {"files": ["lain.toml"], "split": "dev", "limit": "1"})
    ended(runs)
    control = desk.begin(token).control
    assert '<option value="dev" selected>' in control and 'value="1"' in control
    assert 'value="lain.toml" checked' in control and 'value="kades.toml" checked' not in control


def test_a_file_that_has_come_since_the_last_run_is_chosen(desk, token, runs, shipped, ended):
    desk.start(token, "", {"files": ["lain.toml"]})
    ended(runs)
    text = (shipped / "kades.toml").read_text(encoding="utf-8").replace('"kades"', '"baru"')
    (shipped / "baru.toml").write_text(text, encoding="utf-8")
    control = desk.begin(token).control
    assert 'value="baru.toml" checked' in control and 'value="kades.toml" checked' not in control


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (4, "beberapa detik lagi"),
        (44, "kira-kira 40 detik lagi"),
        (100, "kira-kira 2 menit lagi"),
        (9000, "kira-kira 2 jam lagi"),
    ],
)
def test_the_rest_is_told_in_round_numbers(seconds, told):
    assert texts.time_left(seconds) == told


def test_the_chart_has_a_line_for_each_figure_of_runs_of_one_selection(shelf, report):
    for day in (1, 2, 3):
        shelf.save(report(), AT.replace(day=day))
    shelf.save(report(split="dev"), AT.replace(day=4))
    shelf.save(report(), AT.replace(day=5))
    runs = [
        replace(run, figures={"passed": RunFigure(1.0 if number == 0 else 0.5, 0.4, 1.0)})
        for number, run in enumerate(shelf.contents().runs)
    ]
    chart = draw_chart(runs)
    assert [line.name for line in chart.lines] == ["Kasus lulus"]
    (line,) = chart.lines
    assert len(line.points) == 4 and line.newest == "100,0 %"
    assert [point.x for point in line.points] == sorted(point.x for point in line.points)
    assert line.points[-1].y < line.points[0].y
    assert chart.told == "Nilai terbaru: Kasus lulus 100,0 %."
    assert draw_chart(runs[:1]) is None


def test_the_selection_is_told():
    assert texts.selection("all", 5, 0) == "semua bagian, 5 berkas"
    assert texts.selection("dev", 1, 50) == "bagian pengembangan (dev), 1 berkas, paling banyak 50 kasus"


def test_words_are_there_for_every_reason_and_figures_are_measured():
    assert set(texts.REASONS) == {reason.value for reason in Reason}
    assert set(texts.FIGURES) <= {metric.name for metric in METRICS}
