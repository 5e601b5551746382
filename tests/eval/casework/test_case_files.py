from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Reason
from corpus.article import Article
from eval.casework.case import CaseTags
from eval.casework.case_files import CASES_FOLDER, case_files, find_faults, home_cases, load_cases
from eval.casework.checking import check_against, check_cases
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


def test_an_unknown_key_around_the_cases_hides_no_fault_of_a_case(tmp_path: Path) -> None:
    text = GOOD.replace('split = "dev"', 'split = "uji"') + '\n[[kase]]\nid = "c-1"\n'

    first, second = find_faults([write(tmp_path, text)])

    assert "baris 24: kunci tidak dikenal: kase (mungkin maksudnya case)" in first.user_message
    assert "baris 3 (kasus a-1): split harus salah satu dari dev, check" in second.user_message


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
            "Perbaiki berkas kasus kasus.toml baris 3 (kasus a-1): "
            "kunci tidak dikenal: spilt (mungkin maksudnya split).",
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
        (
            'origin = "manual", topic',
            'topik = "x", topic',
            "(kasus a-1): kunci tidak dikenal: topik (mungkin maksudnya topic).",
        ),
        ('history = ["', 'history = ["", "', "(kasus a-1): history harus berupa daftar teks."),
        (
            'history = ["Siapa yang datang ke Sleman?"]',
            'history = "x"',
            "(kasus a-1): history harus berupa daftar teks.",
        ),
        (
            "[[case]]\nid",
            "[[cases]]\nid",
            "baris 3: kunci tidak dikenal: cases (mungkin maksudnya case).",
        ),
        (
            '"Siapa yang memimpin rombongan?"',
            '" "',
            "(kasus a-1): question harus berupa teks yang tidak kosong.",
        ),
        (
            "answerable = true",
            "answerable = true\nsimilar_names = 1",
            "similar_names harus berupa true atau false.",
        ),
        (
            "answerable = true",
            "answerable = true\ncount = true",
            "count harus berupa bilangan bulat 0 atau lebih.",
        ),
        (
            "answerable = true",
            "answerable = true\ncount = -1",
            "count harus berupa bilangan bulat 0 atau lebih.",
        ),
        ('tags = { kind = "siapa"', "tags = [] # ", "(kasus a-1): tags harus berupa tabel."),
        (
            'articles = ["satu"]',
            'articles = ["satu", "satu"]',
            "satu disebut lebih dari sekali dalam articles.",
        ),
        (
            "answerable = true",
            'answerable = true\nforbidden = [["85 orang"]]',
            "(kasus a-1): fakta 85 orang diharapkan dan sekaligus terlarang.",
        ),
        (
            "answerable = true",
            'answerable = true\nforbidden = [["Budi"]]',
            "fakta Budi Santoso / Pak Budi diharapkan dan sekaligus terlarang.",
        ),
        (
            "answerable = true",
            'answerable = true\noptional_visits = ["a"]',
            "(kasus a-1): optional_visits hanya berguna bersama visits.",
        ),
        ('"Siapa yang memimpin rombongan?"', '"Siapa', "tanda kutip belum ditutup"),
        ('["85 orang"]]\narticles', '["85 orang"]\narticles', "kurung siku belum ditutup"),
        ('split = "dev"', 'split = "dev"\nsplit = "dev"', "kunci yang sama ditulis dua kali"),
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


def test_a_number_alone_makes_a_question_to_the_register(tmp_path: Path) -> None:
    only_count = REGISTER.replace(
        'visits = ["satu", "dua#Kabupaten Siak"]\noptional_visits = ["tiga"]', "count = 5"
    )
    none = only_count.replace("count = 5", "count = 0").replace(
        "answerable = true", 'answerable = false\nreason = "nothing_found"'
    )
    none = none.replace('facts = [["2 kunjungan"]]\n', "")

    (case,) = load_cases([write(tmp_path, only_count)])
    (empty,) = load_cases([write(tmp_path, none)])

    assert (case.asks_register, case.visits, case.count) == (True, None, 5)
    assert (empty.asks_register, empty.count, empty.answerable) == (True, 0, False)


@pytest.mark.parametrize("count", [2, 3])
def test_a_number_may_count_optional_visits(tmp_path: Path, count: int) -> None:
    (case,) = load_cases([write(tmp_path, REGISTER.replace(TAGS, f"count = {count}\n{TAGS}"))])
    assert case.count == count


TAGS = 'tags = { kind = "hitung", difficulty = "easy", origin = "register" }\n'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (TAGS, f"count = 1\n{TAGS}", "count 1 bertentangan dengan visits yang berisi 2"),
        (TAGS, f"count = 4\n{TAGS}", "count 4 bertentangan dengan visits yang berisi 2"),
        (TAGS, f"count = 0\n{TAGS}", "count 0 bertentangan dengan visits yang berisi 2"),
        ('"satu", "dua', '"satu", "satu", "dua', "satu disebut lebih dari sekali dalam visits"),
        ('["tiga"]', '["satu"]', "satu disebut dalam visits dan juga dalam optional_visits"),
        (
            'visits = ["satu", "dua#Kabupaten Siak"]\n',
            "count = 2\n",
            "optional_visits hanya berguna bersama visits",
        ),
    ],
)
def test_expected_visits_and_their_number_must_agree(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert f"(kasus r-1): {message}" in fault(tmp_path, REGISTER.replace(old, new, 1))


def test_a_key_counts_as_often_as_it_is_repeated(tmp_path: Path) -> None:
    text = REGISTER.replace('"satu", "dua', '"satu", "satu", "dua').replace(TAGS, f"count = 3\n{TAGS}")
    assert load_cases([write(tmp_path, text)])[0].count == 3


def test_all_faults_are_found_at_once(tmp_path: Path) -> None:
    broken = GOOD.replace("split =", "spilt =", 1).replace('"nothing_found"', '"tak_tahu"')
    write(tmp_path, broken, "a.toml")
    write(tmp_path, "[[case]", "b.toml")
    write(tmp_path, GOOD, "c.toml")
    write(tmp_path, GOOD, "d.toml")

    places = [found.user_message.split(":")[0] for found in find_faults([tmp_path])]

    assert places == [
        "Perbaiki berkas kasus a.toml baris 3 (kasus a-1)",
        "Perbaiki berkas kasus a.toml baris 3 (kasus a-1)",
        "Perbaiki berkas kasus a.toml baris 13 (kasus b-1)",
        "Perbaiki berkas kasus b.toml baris 1",
        "Perbaiki berkas kasus d.toml baris 3 (kasus a-1)",
        "Perbaiki berkas kasus d.toml baris 13 (kasus b-1)",
    ]


def test_a_check_tells_faults_of_files_and_of_their_fit_to_the_archive(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "a.toml")
    write(tmp_path, REGISTER.replace("answerable = true", "answerable = 1"), "b.toml")

    assert len(check_cases([tmp_path])) == 1
    told = [found.user_message for found in check_cases([tmp_path], MemoryArchive(()))]
    assert len(told) == 2
    assert "b.toml baris 2 (kasus r-1): answerable harus" in told[0]
    assert "a.toml baris 3 (kasus a-1): artikel satu tidak ada di arsip" in told[1]


def test_headers_in_strings_and_comments_do_not_move_lines(tmp_path: Path) -> None:
    question = '"""Apa itu\n[[case]]\n# dan "ini"?"""'
    text = GOOD.replace('"Siapa yang memimpin rombongan?"', question) + "# [[case]]\n"
    one, two = load_cases([write(tmp_path, text)])
    assert (one.line, two.line) == (3, 15)


def test_cases_in_an_inline_list_are_named_by_their_id(tmp_path: Path) -> None:
    assert "baris 1 (kasus x): kunci wajib belum ada" in fault(tmp_path, 'case = [{ id = "x" }]')


def test_line_ends_of_other_systems_and_a_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "kasus.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert [case.line for case in load_cases([path])] == [3, 13]


def test_a_path_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (found,) = find_faults([tmp_path])
    assert "folder.toml tidak dapat dibaca; periksa izin" in found.user_message


def test_brackets_without_end_are_a_fault(tmp_path: Path) -> None:
    assert "bukan TOML yang benar: kurung bersarang terlalu dalam" in fault(tmp_path, "a = " + "[" * 5000)


def test_control_signs_of_a_file_reach_no_sentence(tmp_path: Path) -> None:
    sentence = fault(tmp_path, GOOD.replace('id = "a-1"', 'id = "a\\u001b[31m\\n\\u202eb"\nx = 1'))
    assert "(kasus a [31m b): kunci tidak dikenal: x" in sentence


def test_guests_of_expected_visits_are_regions_that_the_article_names(tmp_path: Path) -> None:
    def told(key: str) -> list[str]:
        text = REGISTER.replace('"satu", "dua#Kabupaten Siak"', f'"{key}"').replace('"tiga"', "")
        cases = load_cases([write(tmp_path, text)])
        article = Article("dua", "Kunjungan Pemkab Siak", "Bupati Siak dan Wali Kota Kediri ke Sleman.")
        return [
            found.user_message.split(": ")[-1] for found in check_against(cases, MemoryArchive((article,)))
        ]

    assert told("dua#Kabupaten Siak") == []
    assert told("dua#Kabupaten Siak+Kota Kediri") == []
    assert told("dua#Kabupaten Atlantis") == [
        "tamu Kabupaten Atlantis dalam kunjungan dua#Kabupaten Atlantis bukan nama daerah."
    ]
    assert told("dua#Kabupaten Sleman+Kota Bandung") == ["tamu Kota Bandung tidak disebut dalam artikel dua."]


def test_items_of_a_list_may_stand_in_several_sentences_of_the_articles(tmp_path: Path) -> None:
    cases = load_cases([write(tmp_path, GOOD.replace('"Budi Santoso", "Pak Budi"', '"Sleman; Bantul"'))])
    told = Article("satu", "", "Mereka ke Bantul. Sebanyak 85 orang ikut. Lalu mereka ke Sleman.")
    assert check_against(cases, MemoryArchive((told,))) == ()

    half = Article("satu", "", "Mereka ke Bantul. Sebanyak 85 orang ikut.")
    assert len(check_against(cases, MemoryArchive((half,)))) == 1


def test_similar_names_are_accepted_only_where_the_case_says_so(tmp_path: Path) -> None:
    strict = GOOD.replace('"Budi Santoso", "Pak Budi"', '"Junaedi Santoso"')
    archive = MemoryArchive((Article("satu", "", "Bupati Junaidi Santoso membawa 85 orang."),))
    lenient = strict.replace("answerable = true", "answerable = true\nsimilar_names = true", 1)

    assert len(check_against(load_cases([write(tmp_path, strict)]), archive)) == 1
    assert check_against(load_cases([write(tmp_path, lenient)]), archive) == ()


def test_a_home_has_cases_where_somebody_accepted_one(tmp_path: Path) -> None:
    assert home_cases(tmp_path) is None
    (tmp_path / "eval").mkdir()
    path = write(tmp_path / "eval", GOOD)
    assert home_cases(tmp_path) == path
