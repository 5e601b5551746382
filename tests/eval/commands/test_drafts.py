import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assistant.command_line import common
from assistant.command_line.program import main
from corpus.archive import ARCHIVE_FILE, Archive, Feedback
from corpus.archive.records import Prepared
from corpus.incoming import NewArticle
from eval.casework.case_files import home_cases, load_cases

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
ANSWER = {"status": "answered", "short": "85 orang", "citations": [{"article_id": "satu"}]}
ROWS = (
    ("Berapa orang yang datang?", ANSWER, "benar", ""),
    ("Siapa yang datang?", ANSWER, "salah", "bukan [bold]itu\x1b[31m"),
    ("Apa yang dihapus?", {}, "benar", ""),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "rumah"
    with Archive.open(folder / ARCHIVE_FILE) as archive:
        archive.add(NewArticle("Sebanyak 85 orang datang.", id="satu"), lambda _: Prepared(()))
        for number, (question, answer, verdict, comment) in enumerate(ROWS):
            at = AT + timedelta(hours=number)
            archive.add_feedback(Feedback(at, question, json.dumps(answer), verdict, comment))
    return folder


def run(home: Path, *words: str) -> int:
    return main(["eval", "drafts", "--home", str(home), *words])


def listed(home: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run(home, "--json", *words) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_an_id_can_be_copied_from_a_narrow_terminal(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [row["id"] for row in listed(home, capsys)]
    monkeypatch.setattr(common, "PIPE_WIDTH", 40)

    assert run(home) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line[:1] == "d"] == ids
    assert max(map(len, lines)) <= 40


def test_open_drafts_are_a_list_in_which_nothing_is_markup(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(home) == 0
    shown = capsys.readouterr().out
    assert "Draf kasus dari umpan balik: 3" in shown
    assert "bukan [bold]itu" in shown and "\x1b" not in shown
    assert "lengkap" in shown and "jawabannya dinilai salah" in shown


def test_drafts_are_json_for_programs(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newest, _, oldest = listed(home, capsys)
    assert (newest["problem"], newest["status"]) == (
        "jawabannya sudah dihapus bersama artikel yang dirujuknya; tulis fakta dan artikelnya",
        None,
    )
    assert (oldest["state"], oldest["problem"], oldest["case_id"]) == ("terbuka", None, None)
    assert oldest["case"]["facts"] == [["85 orang"]]
    assert oldest["case"]["articles"] == ["satu"]


def test_drafts_are_accepted_and_discarded_by_their_ids(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newest, _, oldest = (row["id"] for row in listed(home, capsys))

    assert run(home, "--accept", oldest, "--discard", newest) == 0

    said = capsys.readouterr().out
    assert f"Kasus umpan-balik-{oldest} diterima" in said and f"Draf {newest} dibuang." in said
    assert len(listed(home, capsys)) == 1
    states = [row["state"] for row in listed(home, capsys, "--all")]
    assert states == ["dibuang", "terbuka", "diterima"]
    path = home_cases(home)
    assert path is not None
    assert [case.facts for case in load_cases([path])] == [(("85 orang",),)]


def test_a_draft_that_lacks_something_is_not_accepted(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = listed(home, capsys)[1]["id"]
    assert run(home, "--accept", wrong) == 2
    assert f"Draf {wrong} belum dapat diterima: jawabannya dinilai salah" in capsys.readouterr().err
    assert home_cases(home) is None


def test_complete_drafts_are_exported_as_cases(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = home / "usulan.toml"
    assert run(home, "--export", str(target)) == 0
    assert f"1 kasus ditulis ke {target}; 2 draf belum lengkap" in capsys.readouterr().out
    assert [case.question for case in load_cases([target])] == ["Berapa orang yang datang?"]

    assert run(home, "--export", str(target)) == 2
    assert "sudah ada; tambahkan --force" in capsys.readouterr().err
    assert run(home, "--export", str(home / "usulan.csv")) == 2
    assert "harus berakhiran .toml" in capsys.readouterr().err


def test_a_home_without_feedback_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "kosong") == 0
    assert "Belum ada umpan balik yang menunggu" in capsys.readouterr().out
    assert run(tmp_path / "kosong", "--export", str(tmp_path / "x.toml")) == 2
    assert "Tidak ada draf terbuka yang usulannya lengkap" in capsys.readouterr().err
