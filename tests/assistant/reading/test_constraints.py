from datetime import date

import pytest

from assistant.reading.constraints import Misfit, compare
from assistant.understanding.question import Question, understand
from corpus.regions import load_gazetteer

GAZETTEER = load_gazetteer()
TEXT = (
    "Wali Kota Bandung menerima rombongan DPRD Kabupaten Siak di Balai Kota Bandung pada Kamis, 22 Juni 2023. "
    "Ketua rombongan Junaedi Hasan, S.E., mempelajari SPBE."
)


def ask(text: str) -> Question:
    return understand(text, GAZETTEER)


@pytest.fixture
def misfit(view_of):
    def hold(question: str, text: str = TEXT, published: date | None = None, title: str = "") -> Misfit:
        return compare(ask(question), view_of(text, title, published))

    return hold


# --- regions --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("Siapa yang datang ke Kota Bandung?", True),
        ("Siapa yang datang ke Kabupaten Bandung?", False),
        ("Siapa yang datang ke Bandung?", True),
        ("Apa yang dipelajari Kabupaten Siak?", True),
        ("Siapa yang datang ke Kota Bogor?", False),
    ],
)
def test_a_kota_is_not_its_kabupaten(misfit, question: str, fits: bool) -> None:
    assert misfit(question).fits is fits
    assert bool(misfit(question).regions) is not fits


@pytest.mark.parametrize(("province", "fits"), [("Jawa Barat", True), ("Riau", True), ("Jawa Timur", False)])
def test_a_province_holds_its_regions(misfit, province: str, fits: bool) -> None:
    assert misfit(f"Apa kunjungan yang melibatkan {province}?").fits is fits


def test_a_region_does_not_stand_for_its_province(misfit) -> None:
    assert not misfit(
        "Siapa dari Kabupaten Siak?", "Rombongan DPRD Provinsi Riau datang ke Kota Bandung."
    ).fits


def test_a_region_that_only_the_title_names_counts(misfit) -> None:
    assert misfit(
        "Siapa ke Kota Bogor?", "Rombongan datang kemarin.", title="Siak Studi Tiru ke Kota Bogor"
    ).fits


def test_every_region_of_the_question_must_be_there(misfit) -> None:
    missing = misfit("Kapan Siak dan Kota Bogor bertemu?").regions
    assert [mention.regions[0].full_name for mention in missing] == ["Kota Bogor"]


# --- times ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("time", "fits"),
    [
        ("tahun 2023", True),
        ("tahun 2022", False),
        ("Juni 2023", True),
        ("Juli 2023", False),
        ("22 Juni", True),
        ("22 Juni 2023", True),
        ("23 Juni 2023", False),
        ("22 Juni 2022", False),
    ],
)
def test_every_stated_part_of_a_time_must_agree(misfit, time: str, fits: bool) -> None:
    assert bool(misfit(f"Siapa yang berkunjung ke Bandung pada {time}?").dates) is not fits


def test_a_day_without_a_year_is_resolved_by_the_day_of_publication(misfit) -> None:
    text = "Rombongan Siak berkunjung ke Kota Bandung pada Kamis (22/6)."
    assert misfit("Siapa berkunjung ke Bandung tahun 2023?", text, date(2023, 6, 23)).fits
    assert not misfit("Siapa berkunjung ke Bandung tahun 2022?", text, date(2023, 6, 23)).fits


@pytest.mark.parametrize(("day", "fits"), [(20, True), (21, True), (22, True), (19, False), (23, False)])
def test_a_day_inside_a_range_agrees(misfit, day: int, fits: bool) -> None:
    text = "Rombongan Siak berkunjung ke Kota Bandung pada 20-22 September 2022."
    assert misfit(f"Siapa berkunjung ke Bandung pada {day} September 2022?", text).fits is fits


@pytest.mark.parametrize("word", ["sejak", "setelah", "sebelum tahun", "hingga"])
def test_an_open_time_rules_nothing_out(misfit, word: str) -> None:
    assert misfit(f"Siapa yang berkunjung ke Bandung {word} 2019?").fits


def test_an_article_without_any_time_is_told_apart(misfit) -> None:
    found = misfit("Siapa yang datang ke Bandung tahun 2023?", "DPRD Siak datang ke Kota Bandung.")
    assert found.fits and found.time_unknown
    assert not misfit("Siapa yang datang ke Bandung?", "DPRD Siak datang ke Kota Bandung.").time_unknown


def test_a_target_of_another_year_is_not_the_year_of_the_visit(misfit) -> None:
    text = "Rombongan Siak berkunjung ke Kota Bandung pada 22 Juni 2023 untuk menyusun target 2024."
    assert misfit("Siapa yang berkunjung ke Bandung tahun 2024?", text).dates
    assert misfit("Berapa target tahun 2024?", text).fits


# --- people ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Junaedi Hasan", "Junaidi Hasan", "Junaedi Hassan", "H. Junaedi Hasan, S.E.", "Hasan"]
)
def test_a_name_is_known_in_a_like_spelling(misfit, name: str) -> None:
    question = ask(f"Apa kata {name}?")
    assert question.people
    assert misfit(question.text).people == ()


@pytest.mark.parametrize("name", ["Budi Santoso", "Junaedi Santoso", "Joko Siregar"])
def test_another_person_is_missing(misfit, name: str) -> None:
    assert misfit(f"Apa kata {name}?").people == (name,)


# --- direction ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "is_reversed"),
    [
        ("Kapan Siak berkunjung ke Bandung?", False),
        ("Kapan Bandung dikunjungi Siak?", False),
        ("Kapan Bandung berkunjung ke Siak?", True),
        ("Kapan Siak menerima rombongan dari Bandung?", True),
        ("Apa hubungan Siak dan Bandung?", False),
    ],
)
def test_a_visit_the_other_way_round_does_not_answer(misfit, question: str, is_reversed: bool) -> None:
    assert misfit(question).reversed is is_reversed
    assert misfit(question).fits is not is_reversed


def test_what_is_missing_is_counted() -> None:
    assert Misfit().fits and Misfit().count == 0
    assert Misfit(people=("A", "B"), reversed=True).count == 3
    assert Misfit(time_unknown=True).fits
