import json
import sqlite3
from pathlib import Path

import pytest

from assistant.passwords import password_matches
from index.errors import ModelError
from index.passage_reading import PassageReading


def test_a_sound_installation_is_well(run, home) -> None:
    checked = run("doctor", "--home", home)
    assert (checked.code, checked.err) == (0, "")
    assert f"✓ Folder arsip: {home}" in checked.out
    assert "✓ Model makna: hash-256@1 (256 dimensi)" in checked.out and "✓ Arsip: 2 artikel" in checked.out
    assert checked.out.endswith("Semuanya siap dipakai.\n") and "✗" not in checked.out


def test_visits_are_counted_and_articles_that_could_not_be_read_are_named(run, home, monkeypatch) -> None:
    assert "✓ Register kunjungan: 2 kunjungan" in run("doctor", "--home", home).out

    def fail(_: object) -> None:
        raise ValueError("cannot read this")

    monkeypatch.setattr("corpus.visits.readings.load_extractor", lambda: fail)
    monkeypatch.setattr("corpus.visits.readings.extraction_version", lambda: "other")
    checked = run("doctor", "--home", home)
    assert checked.code == 1 and "✗ Kunjungan dalam 2 artikel gagal dibaca" in checked.out


def test_a_damaged_archive_is_a_failed_check(run, home) -> None:
    (home / "arsip.sqlite3").write_bytes(b"rusak" * 500)
    checked = run("doctor", "--home", home)
    assert (checked.code, checked.err) == (1, "")
    assert "✗ Berkas arsip rusak" in checked.out and "Semuanya siap" not in checked.out
    assert "✓ Model makna" in checked.out


def test_a_damaged_archive_is_one_sentence_elsewhere(run, home) -> None:
    (home / "arsip.sqlite3").write_bytes(b"rusak" * 500)
    for arguments in (("list",), ("ask", "x"), ("add", "x")):
        refused = run(*arguments, "--home", home)
        assert refused.code == 2 and refused.complaint.startswith("Berkas arsip rusak")


def test_rows_that_do_not_belong_together_are_a_failed_check(run, home) -> None:
    with sqlite3.connect(home / "arsip.sqlite3") as connection:
        connection.execute("DELETE FROM vectors WHERE passage = (SELECT min(passage) FROM vectors)")
    connection.close()
    checked = run("doctor", "--home", home)
    assert checked.code == 1
    assert "✗" in checked.out
    assert run("doctor", "--bangun-ulang", "--home", home).code == 0


def test_rebuilding_ends_in_a_sound_index(run, home) -> None:
    checked = run("doctor", "--bangun-ulang", "--home", home)
    assert checked.code == 0
    assert checked.out.startswith("Indeks selesai dibangun ulang.\n")
    assert "kepala desa" in run("search", "kepala desa", "--home", home).out


def test_another_model_names_the_command_to_run(run, home, monkeypatch) -> None:
    from index.hash_embedding import HashEmbedder  # noqa: PLC0415

    for module in ("assistant.opening", "assistant.command_line.upkeep"):
        monkeypatch.setattr(f"{module}.load_embedder", lambda _: HashEmbedder(64))
    refused = run("ask", "x", "--home", home)
    assert refused.code == 2 and "rujukan doctor --bangun-ulang" in refused.complaint
    assert run("doctor", "--home", home).code == 1
    assert run("doctor", "--bangun-ulang", "--home", home).code == 0
    assert run("list", "--home", home).code == 0


def test_an_empty_archive_is_well_and_says_what_to_do(run, tmp_path) -> None:
    checked = run("doctor", "--home", tmp_path / "baru")
    assert checked.code == 0 and "rujukan prepare" in checked.out


def test_a_password_from_a_pipe_is_hashed(run) -> None:
    shown = run("hash-password", stdin="kata sandi ü\r\n".encode())
    assert (shown.code, shown.err) == (0, "")
    assert password_matches("kata sandi ü", shown.out.strip())


def test_no_password_is_one_sentence(run) -> None:
    refused = run("hash-password", stdin=b"\n")
    assert (refused.code, refused.complaint) == (2, "Kata sandi masih kosong; ketikkan satu kata sandi.")


@pytest.mark.parametrize("same", [True, False])
def test_a_typed_password_is_asked_for_twice(run, monkeypatch, same) -> None:
    answers = iter(["rahasia", "rahasia" if same else "rahasi"])
    monkeypatch.setattr("typer.prompt", lambda *_, hide_input, err: next(answers))
    monkeypatch.setattr("assistant.command_line.upkeep.sys", FakeSystem)
    shown = run("hash-password")
    if same:
        assert shown.code == 0 and password_matches("rahasia", shown.out.strip())
    else:
        assert (shown.code, shown.complaint) == (2, "Kedua kata sandi tidak sama; ulangi perintahnya.")


class FakeSystem:
    class stdin:  # noqa: N801
        @staticmethod
        def isatty() -> bool:
            return True


def test_a_home_that_is_a_file_is_one_sentence(run, tmp_path) -> None:
    file = tmp_path / "berkas"
    file.write_text("x")
    assert run("list", "--home", file).code == 2
    assert run("list", "--home", file).complaint.endswith(".")
    assert run("doctor", "--home", file).code == 1


def test_the_password_setting_shows_in_the_check(run, home, monkeypatch) -> None:
    assert "perubahan lewat halaman dimatikan" in run("doctor", "--home", home).out
    monkeypatch.setenv("RUJUKAN_ADMIN_PASSWORD", "rahasia")
    checked = run("doctor", "--home", Path(home)).out
    assert "kata sandi admin terpasang" in checked and "rahasia" not in checked


class FakeReader:
    """A reader model that finds every passage half relevant and answers nothing."""

    name = "pembaca-uji@0123456789ab"

    def read(self, question, passages):
        return tuple(PassageReading(0.5, 0.0, ()) for _ in passages)


def use_reader(monkeypatch, load) -> None:
    monkeypatch.setenv("RUJUKAN_FAST", "0")
    for module in ("assistant.opening", "assistant.command_line.upkeep"):
        monkeypatch.setattr(f"{module}.load_reader", load)


def refuse_reader():
    raise ModelError("Berkas model pembaca model.onnx rusak.", "expected SHA-256 a, got b")


@pytest.mark.parametrize(
    ("load", "line"),
    [
        (FakeReader, "✓ Model pembaca: pembaca-uji@0123456789ab"),
        (lambda: None, "✓ Model pembaca: tidak terpasang; jawaban disusun tanpa model itu"),
        (refuse_reader, "✗ Berkas model pembaca model.onnx rusak."),
    ],
)
def test_doctor_tells_of_the_reader_model(run, home, monkeypatch, load, line: str) -> None:
    use_reader(monkeypatch, load)
    checked = run("doctor", "--home", home)
    assert line in checked.out.splitlines()
    assert checked.code == (1 if line.startswith("✗") else 0)


def test_doctor_tells_that_the_reader_model_is_left_out(run, home) -> None:
    assert "✓ Model pembaca: dimatikan oleh RUJUKAN_FAST" in run("doctor", "--home", home).out


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_damaged_reader_model_stops_questions_unless_they_are_fast(run, home, monkeypatch, command) -> None:
    use_reader(monkeypatch, refuse_reader)
    refused = run(command, "kepala desa", "--home", home)
    assert refused.code == 2 and refused.complaint == "Berkas model pembaca model.onnx rusak."
    assert run(command, "kepala desa", "--fast", "--home", home).code == 0
    for other in (("list",), ("show", "2010-07-21-lombok-barat-sleman-pemerintahan-desa")):
        assert run(*other, "--home", home).code == 0


def test_a_missing_reader_model_is_a_line_in_the_log(run, home, monkeypatch) -> None:
    use_reader(monkeypatch, lambda: None)
    assert run("search", "kepala desa", "--home", home).code == 0
    assert "answering without it" in (home / "rujukan.log").read_text("utf-8")


def test_search_shows_what_the_reader_model_says(run, home, monkeypatch) -> None:
    use_reader(monkeypatch, FakeReader)
    (line,) = run("search", "kepala desa", "--json", "--home", home).out.splitlines()
    assert {hit["rerank"] for hit in json.loads(line)["hits"]} == {0.5}
    (line,) = run("search", "kepala desa", "--json", "--fast", "--home", home).out.splitlines()
    assert {hit["rerank"] for hit in json.loads(line)["hits"]} == {None}
