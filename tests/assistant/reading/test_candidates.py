from datetime import date

import pytest

from assistant.reading.candidates import find_candidates
from assistant.reading.wanted import find_wanted
from assistant.understanding.question import Kind, understand
from corpus.regions import load_gazetteer

GAZETTEER = load_gazetteer()
TEXT = (
    "Bupati Sleman, Sri Purnomo, menyambut 85 orang kepala desa dari Lombok Barat di Aula Bale Desa pada Rabu, "
    "21 Juli 2010 pukul 09.30. Anggarannya naik 25,36 persen menjadi Rp147,07 miliar."
)


@pytest.fixture
def best(view_of):
    """The best candidate for a question in one sentence of the text; None where there is none."""

    def find(question: str, sentence: int = 0, text: str = TEXT) -> str | None:
        view = view_of(text, "", date(2010, 7, 23))
        asked = understand(question, GAZETTEER)
        found = find_candidates(asked, find_wanted(asked), view, view.sentences[sentence])
        return found[0].span.of(text) if found else None

    return find


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("Siapa Bupati Sleman yang menyambut?", 0, "Sri Purnomo"),
        ("Berapa orang kepala desa yang datang?", 0, "85 orang"),
        ("Kapan kepala desa itu datang?", 0, "Rabu, 21 Juli 2010"),
        ("Berapa persen kenaikan anggarannya?", 1, "25,36 persen"),
        ("Berapa anggarannya?", 1, "Rp147,07 miliar"),
    ],
)
def test_a_direct_answer_is_of_the_kind_asked_for(best, question: str, sentence: int, answer: str) -> None:
    found = best(question, sentence)
    assert found is not None and (found == answer or answer.startswith(found) or found.startswith(answer))


@pytest.mark.parametrize(
    "question", ["Apa yang dibahas?", "Mengapa Sleman dipilih?", "Bagaimana desa dikelola?"]
)
def test_an_open_question_has_no_direct_answer(best, question: str) -> None:
    assert best(question) is None


def test_a_person_of_the_question_is_not_its_answer(best) -> None:
    assert best("Siapa yang bertemu Bupati Sri Purnomo?") is None


def test_the_office_is_that_behind_the_question_word() -> None:
    assert (
        find_wanted(understand("Siapa Wakil Bupati Sleman yang hadir?", GAZETTEER)).office == "wakil bupati"
    )
    assert find_wanted(understand("Siapa yang menyambut Bupati Sleman?", GAZETTEER)).office == ""


def test_what_is_counted_is_the_noun_beside_the_question_word() -> None:
    assert find_wanted(understand("Berapa banyak aplikasi yang dimiliki?", GAZETTEER)).noun == "aplikasi"
    assert find_wanted(understand("Luas wilayahnya berapa?", GAZETTEER)).kind is Kind.HOW_MANY


def test_an_hour_is_asked_for_by_pukul() -> None:
    assert find_wanted(understand("Pukul berapa acaranya?", GAZETTEER)).clock
    assert not find_wanted(understand("Kapan acaranya?", GAZETTEER)).clock
