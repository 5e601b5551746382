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
        ("Sispa yang datang?", "siapa yang datang?"),
        ("Kunjugan apa saja?", "kunjungan apa saja?"),
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
