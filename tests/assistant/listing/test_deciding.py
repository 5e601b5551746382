"""What questions to the register are read as; the questions stand in `questions.toml`."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

QUESTIONS = tomllib.loads((Path(__file__).parent / "questions.toml").read_text(encoding="utf-8"))
WORDS = (
    "siapa apa mana saja berapa kunjungan ke dari di pernah dikunjungi Siak Kediri DPRD smart city 2022 sejak dan "
    "yang terakhir paling sering bandingkan tahun kota kabupaten belum tujuan luar Jawa , ? tamu studi tiru provinsi"
)


@pytest.mark.parametrize("question", QUESTIONS["register"])
def test_a_question_to_the_register_is_read_as_its_conditions(read, question):
    assert read(question) == QUESTIONS["register"][question]


@pytest.mark.parametrize("question", QUESTIONS["articles"]["questions"])
def test_a_question_that_articles_answer_is_none_to_the_register(read, question):
    assert read(question) == "artikel"


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(read, text):
    assert read(text)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14))
def test_no_order_of_its_own_words_breaks_the_reading(read, words):
    assert read(" ".join(words))


@pytest.mark.parametrize(
    "question",
    [
        "Berapa kunjungan ke Kota Kediri?" + " dan juga ke tempat lain" * 20,
        "Daerah mana saja yang datang ke Kota Kediri pada 22 Juni 2023 bersama Wakanda Jaya?",
        "Bandingkan kunjungan ke Kota Kediri dengan kunjungan ke Kota Kediri",
        "Berapa kunjungan bukan ke Kota Kediri?",
        "Kunjungan mana saja yang tidak ke Kota Kediri?",
        "Berapa kunjungan pada tahun 0?",
    ],
)
def test_a_question_with_more_than_conditions_goes_to_the_articles(read, question):
    assert read(question) == "artikel"
