from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Reason
from corpus.article import Article
from eval.casework.case import CaseTags
from eval.casework.case_files import CASES_FOLDER, case_files, load_cases
from eval.casework.checking import check_against
from eval.errors import CaseError
from eval.running.fakes import MemoryArchive

GOOD = """
# a comment with [[case]] in it
[[case]]
id = "a-1"
question = "Siapa yang memimpin rombongan?"
history = ["Siapa yang datang ke Sleman?"]
facts = [["Budi Santoso", "Pak Budi"], ["85 orang"]]
articles = ["satu"]
answerable = true
split = "dev"
tags = { kind = "siapa", difficulty = "easy", origin = "manual", topic = "desa" }

[[case]]
id = "b-1"
question = "Berapa gaji bupati?"
facts = []
articles = []
answerable = false
reason = "nothing_found"
forbidden = [["85 orang"]]
split = "check"
tags = { kind = "berapa", difficulty = "hard", origin = "manual" }
"""


def write(folder: Path, text: str, name: str = "kasus.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def fault(folder: Path, text: str) -> str:
    with pytest.raises(CaseError) as caught:
        load_cases([write(folder, text)])
    return caught.value.user_message


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    one, two = load_cases([write(tmp_path, GOOD)])

    assert (one.id, one.file, one.line, two.line) == ("a-1", "kasus.toml", 3, 13)
    assert one.facts == (("Budi Santoso", "Pak Budi"), ("85 orang",))
    assert one.history == ("Siapa yang datang ke Sleman?",)
    assert one.tags == CaseTags("siapa", "easy", "manual", topic="desa")
    assert two.reason is Reason.NOTHING_FOUND
    assert two.forbidden == (("85 orang",),)


def test_folders_are_read_in_order_of_name(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("a-1", "z-1").replace("b-1", "z-2"), "b.toml")
    write(tmp_path, GOOD, "a.toml")
    write(tmp_path, "not toml", "catatan.txt")

    assert [case.id for case in load_cases([tmp_path])] == ["a-1", "b-1", "z-1", "z-2"]
    assert case_files([tmp_path, tmp_path / "a.toml"]) == (tmp_path / "a.toml", tmp_path / "b.toml")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "split =",
            "spilt =",
            "Perbaiki berkas kasus kasus.toml baris 3 (kasus a-1): kunci tidak dikenal: spilt (mungkin maksudnya split).",
        ),
        ('articles = ["satu"]\n', "", "baris 3 (kasus a-1): kunci wajib belum ada: articles."),
        ('id = "b-1"', 'id = "a-1"', "baris 13 (kasus a-1): id sudah dipakai di kasus.toml baris 3."),
        ('id = "a-1"', "id = 7", "baris 3: id harus berupa teks yang tidak kosong."),
        (
            'split = "check"',
            'split = "test"',
            "baris 13 (kasus b-1): split harus salah satu dari dev, check, bukan test.",
        ),
        ("answerable = true", 'answerable = "ya"', "(kasus a-1): answerable harus berupa true atau false."),
        (
            '["85 orang"]]\narticles',
            '"85 orang"]\narticles',
            "(kasus a-1): facts harus berupa daftar dari daftar teks.",
        ),
        (
            '["85 orang"]]\narticles',
            "[]]\narticles",
            "(kasus a-1): setiap fakta memerlukan sedikitnya satu bentuk",
        ),
        (
            '["85 orang"]]\narticles',
            '["..."]]\narticles',
            "(kasus a-1): setiap fakta memerlukan sedikitnya satu bentuk",
        ),
        (
            "answerable = true",
            "answerable = false",
            "(kasus a-1): kasus yang tidak dapat dijawab memerlukan reason",
        ),
        ("answerable = false", "answerable = true", "(kasus b-1): kasus yang dapat dijawab memerlukan facts"),
        ("nothing_found", "unknown", "(kasus b-1): reason harus salah satu dari nothing_found, other_region"),
        (
            'kind = "siapa"',
            'kinds = "siapa"',
            "(kasus a-1): kunci tidak dikenal: kinds (mungkin maksudnya kind).",
        ),
        ('origin = "manual", topic', 'topik = "x", topic', "(kasus a-1): kunci tidak dikenal: topik."),
        ('history = ["', 'history = ["", "', "(kasus a-1): history harus berupa daftar teks."),
        ("history = ", "history == ", "baris 6 (kasus a-1): bukan TOML yang benar: nilainya bukan teks"),
    ],
)
def test_a_fault_names_file_line_and_case(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD

    assert message in fault(tmp_path, GOOD.replace(old, new, 1))


def test_the_same_id_in_two_files_is_a_fault(tmp_path: Path) -> None:
    first, second = write(tmp_path, GOOD, "a.toml"), write(tmp_path, GOOD, "b.toml")

    with pytest.raises(
        CaseError, match=r"b\.toml baris 3 \(kasus a-1\): id sudah dipakai di a\.toml baris 3"
    ):
        load_cases([first, second])


@pytest.mark.parametrize("text", ["", "case = []", "case = 1"])
def test_a_file_without_cases_is_a_fault(tmp_path: Path, text: str) -> None:
    assert "kasus.toml baris 1" in fault(tmp_path, text)


def test_a_file_in_another_encoding_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "kasus.toml"
    path.write_bytes("# Jum\u2019at".encode("utf-16"))

    with pytest.raises(CaseError, match=r"kasus\.toml baris 1: naskahnya bukan UTF-8; simpan ulang"):
        load_cases([path])


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"tiada\.toml tidak ada"):
        load_cases([tmp_path / "tiada.toml"])


def test_cases_are_checked_against_the_archive(tmp_path: Path) -> None:
    cases = load_cases([write(tmp_path, GOOD)])
    good = Article("satu", "Kunjungan Budi Santoso", "Sebanyak 85 orang datang.")

    assert check_against(cases, MemoryArchive((good,))) == ()

    other = Article("satu", "", "Sebanyak 86 orang datang bersama Budi Santoso.")
    (wrong,) = check_against(cases, MemoryArchive((other,)))
    assert "baris 3 (kasus a-1): fakta 85 orang tidak terdapat" in wrong.user_message

    (missing,) = check_against(cases, MemoryArchive(()))
    assert "artikel satu tidak ada di arsip" in missing.user_message


def test_a_date_may_need_the_day_of_publication(tmp_path: Path) -> None:
    text = GOOD.replace('["85 orang"]]\narticles', '["13 Juli 2017"]]\narticles')
    article = Article("satu", "", "Budi Santoso datang pada Kamis (13/7).", published=date(2017, 7, 14))

    assert check_against(load_cases([write(tmp_path, text)]), MemoryArchive((article,))) == ()


def test_the_shipped_cases_are_in_order() -> None:
    cases = load_cases([CASES_FOLDER])

    assert len(cases) >= 500
    assert sum(not case.answerable for case in cases) >= 100


REGISTER = """
[[case]]
id = "r-1"
question = "Berapa kunjungan ke Sleman?"
visits = ["satu", "dua#Kabupaten Siak"]
optional_visits = ["tiga"]
facts = [["2 kunjungan"]]
articles = []
answerable = true
split = "dev"
tags = { kind = "hitung", difficulty = "easy", origin = "register" }
"""


def test_a_question_to_the_register_names_its_visits(tmp_path: Path) -> None:
    (case,) = load_cases([write(tmp_path, REGISTER)])

    assert case.asks_register
    assert case.visits == ("satu", "dua#Kabupaten Siak")
    assert case.optional_visits == ("tiga",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('visits = ["satu", "dua#Kabupaten Siak"]', "visits = []"),
        ("articles = []", 'articles = ["satu"]'),
        ("answerable = true", 'answerable = true\nreason = "nothing_found"'),
    ],
)
def test_a_question_to_the_register_that_does_not_fit_together_is_a_fault(
    tmp_path: Path, old: str, new: str
) -> None:
    assert "(kasus r-1): kasus register memerlukan visits" in fault(tmp_path, REGISTER.replace(old, new, 1))


def test_the_articles_of_expected_visits_must_be_in_the_archive(tmp_path: Path) -> None:
    cases = load_cases([write(tmp_path, REGISTER)])

    faults = check_against(cases, MemoryArchive((Article("satu", "", "A."), Article("tiga", "", "B."))))

    assert [fault.user_message.split(": ")[-1] for fault in faults] == ["artikel dua tidak ada di arsip."]
