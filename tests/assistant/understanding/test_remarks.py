import pytest

from assistant.understanding.question import understand
from assistant.understanding.remarks import drop_remarks
from corpus.regions import load_gazetteer

ASKED = "Siapa Bupati Siak?"


@pytest.mark.parametrize(
    "text",
    [
        f"Saya sedang menyusun laporan. {ASKED}",
        f"{ASKED} Kami perlu secepatnya.",
        f"Atasan saya bertanya tadi pagi. {ASKED} Kami tunggu.",
    ],
)
def test_sentences_about_the_one_who_asks_are_left_out(text: str) -> None:
    assert drop_remarks(text, load_gazetteer()) == ASKED


@pytest.mark.parametrize(
    "text",
    [
        ASKED,
        f"Kami dari Kabupaten Kampar. {ASKED}",
        f"kami mau ke kota kediri. {ASKED}",
        f"Kami membahas SPBE. {ASKED}",
        f"Kami ke sana tahun 2019. {ASKED}",
        f"Ada kunjungan soal sampah. {ASKED}",
        "Saya ingin tahu bupati itu. Kami perlu namanya.",
        "Siapa yang menyambut kami? Siapa bupatinya?",
    ],
)
def test_what_may_belong_to_the_question_stays(text: str) -> None:
    assert drop_remarks(text, load_gazetteer()) == text


def test_a_question_is_read_without_remarks_and_courtesies() -> None:
    text = f"Selamat pagi, Pak. Saya sedang menyusun laporan. {ASKED} Terima kasih."
    assert understand(text, load_gazetteer()).text == ASKED
