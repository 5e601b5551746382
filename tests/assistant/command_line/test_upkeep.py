import sqlite3
from pathlib import Path

import pytest

from assistant.passwords import password_matches


def test_a_sound_installation_is_well(run, home) -> None:
    checked = run("doctor", "--home", home)
    assert (checked.code, checked.err) == (0, "")
    assert f"✓ Folder arsip: {home}" in checked.out
    assert "✓ Model makna: hash-256@1 (256 dimensi)" in checked.out and "✓ Arsip: 2 artikel" in checked.out
    assert checked.out.endswith("Semuanya siap dipakai.\n") and "✗" not in checked.out


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
