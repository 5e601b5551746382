import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.english import is_english
from corpus.regions import load_gazetteer


@pytest.mark.parametrize(
    "text",
    [
        "Who visited Sleman in 2022?",
        "hello, who came to Bandung?",
        "What is a public service mall?",
        "Please list all visits to Batu",
        "I would like to know who came to Malang last year.",
    ],
)
def test_a_question_in_english_is_noticed(text: str) -> None:
    assert is_english(text, load_gazetteer())


@pytest.mark.parametrize(
    "text",
    [
        "Apa itu smart city dan command center?",
        "benchmarking e-government ke Sleman?",
        "Siapa narasumber Leading the Way to Better Government?",
        "Kunjungan bertema The Power of Data ke Sleman",
        "Visit Banyuwangi Year itu apa?",
        "sister city Bandung dan Braunschweig",
        "Eri Cahyadi",
        "Sleman 2022",
        "",
    ],
)
def test_english_terms_and_names_make_no_english_question(text: str) -> None:
    assert not is_english(text, load_gazetteer())


@given(st.text(max_size=300))
def test_any_text_can_be_judged(text: str) -> None:
    assert is_english(text, load_gazetteer()) in (True, False)
