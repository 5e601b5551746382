import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.question import understand
from assistant.understanding.spelling import mend_spelling, restore_capitals
from corpus.regions import load_gazetteer

GAZETTEER = load_gazetteer()


def unknown(_: str) -> bool:
    return False


def known(_: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("sispa yang datang", "siapa yang datang"),
        ("tujuan kunjungn bupati", "tujuan kunjungan bupati"),
        ("rombongan ke tomohn", "rombongan ke Tomohon"),
        ("dari prnigsewu", "dari Pringsewu"),
        ("bagaimana pengeloaan pasar", "bagaimana pengelolaan pasar"),
        ("Kapan Siak ke Surabya?", "Kapan Siak ke Surabaya?"),
        ("Sispa yang datang?", "Siapa yang datang?"),
        ("Kunjugan apa saja?", "Kunjungan apa saja?"),
        ("Klau ke Sleman siapa?", "Kalau ke Sleman siapa?"),
        ("data dwerah mana?", "data daerah mana?"),
        ("brrapa orang?", "berapa orang?"),
        ("siaap yang datang?", "siapa yang datang?"),
        ("kapna datang?", "kapan datang?"),
        ("mengpa datang?", "mengapa datang?"),
        ("Siap yang datang?", "Siapa yang datang?"),
        ("Pmkot Semarang belajar apa?", "Pemkot Semarang belajar apa?"),
        ("Siapa Sekdz Kota Malang?", "Siapa Sekda Kota Malang?"),
        ("Siapa Wali Kota Surabya?", "Siapa Wali Kota Surabaya?"),
        ("tamu DPDR Kota Bogor", "tamu DPRD Kota Bogor"),
        ("pada 22 Agutsus 2023", "pada 22 Agustus 2023"),
        ("Koa Kediri", "Kota Kediri"),
    ],
)
def test_a_misspelled_word_becomes_the_only_word_near_it(typed: str, mended: str) -> None:
    assert mend_spelling(typed, GAZETTEER, unknown) == mended


@pytest.mark.parametrize(
    "text",
    [
        "siapa pak dimas",
        "kapan paso",
        "bus rapid transit",
        "promo apa",
        "Siapa Bupati Surabya?",
        "Siapa Wali Kota Dadang?",
        "Dadang ke mana?",
        "Apa kata Tomohn?",
        "siapa dadang",
        "APBN TOMOHN",
        "kediri ke bogor",
    ],
)
def test_names_short_words_and_foreign_words_are_left_alone(text: str) -> None:
    assert mend_spelling(text, GAZETTEER, unknown) == text


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("aplikasi Bandng apa?", "aplikasi Bandung apa?"),
        ("Lamlung Selatan belajar apa?", "Lampung Selatan belajar apa?"),
        ("Kabpuaten Slemna belajar apa?", "Kabupaten Sleman belajar apa?"),
        ("rombongan dari Bangka Tegnah", "rombongan dari Bangka Tengah"),
        ("Ogan Komreing Ulu", "Ogan Komering Ulu"),
        ("Kabupaten Waho datang", "Kabupaten Wajo datang"),
        ("studi bandng ke bandng", "studi banding ke Bandung"),
        ("Kabupaten Badng", "Kabupaten Badung"),
    ],
)
def test_a_misspelled_region_is_mended_wherever_it_stands(typed: str, mended: str) -> None:
    assert mend_spelling(typed, GAZETTEER, unknown) == mended


@pytest.mark.parametrize(
    "text",
    [
        "Kota Badung",
        "Kota Badng",
        "Pemkot Slemna",
        "Desa Slemna",
        "Kecamatan Bandungn",
        "Pak Slemna",
        "Siapa Slemna",
        "DPD Kota Bogor",
        "Kota Slem4n",
        "pada tahun 20233",
        "Siapa Dimas?",
        "Kapan Pertamina datang?",
        "kunjungan ke melaka",
        "kunjungan ke penang",
        "Mama Papua berjualan?",
    ],
)
def test_no_name_turns_into_another_and_no_kind_or_number_changes(text: str) -> None:
    assert mend_spelling(text, GAZETTEER, unknown) == text


def test_a_text_of_another_language_or_noise_is_left_alone() -> None:
    text = " ".join(f"slemna{letter}{letter}q" for letter in "abcdefghijklmn") + " kapna"
    assert mend_spelling(text, GAZETTEER, unknown) == text


def test_words_of_the_archive_are_left_alone() -> None:
    assert mend_spelling("sispa ke tomohn", GAZETTEER, known) == "sispa ke tomohn"


def test_a_root_is_only_put_in_where_the_archive_has_it() -> None:
    assert mend_spelling("soal komunitass", GAZETTEER, {"komunitas"}.__contains__) == "soal komunitas"
    assert mend_spelling("soal komunitass", GAZETTEER, unknown) == "soal komunitass"


def test_the_mended_question_is_the_one_that_is_understood() -> None:
    question = understand("kapan siak ke surabya?", GAZETTEER, known=unknown)
    assert question.text == "kapan siak ke Surabaya?"
    assert [mention.span.of(question.text) for mention in question.regions] == ["siak", "Surabaya"]
    assert understand("kapan siak ke surabya?", GAZETTEER).text == "kapan siak ke surabya?"


def test_a_shouted_question_gets_its_capitals_back() -> None:
    question = understand("APA KATA SUTRISNO SOAL PKL DI DPRD LOMBOK BARAT?", GAZETTEER)
    assert question.text == "apa kata Sutrisno tentang PKL di DPRD Lombok Barat?"
    assert question.people == ("Sutrisno",)


@given(st.text(max_size=200))
def test_any_text_can_be_mended(text: str) -> None:
    assert mend_spelling(text, GAZETTEER, known) == text
    assert isinstance(mend_spelling(text, GAZETTEER, unknown), str)
    assert restore_capitals(text, GAZETTEER).lower() == text.lower() or not text.isascii()
