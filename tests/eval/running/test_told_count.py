"""The number that an answer of the register gives."""

import pytest

from assistant.answer import Answer, AnswerSentence, Status
from corpus.visits.visit import Visit
from eval.running.told_count import read_told_count

VISIT = Visit("k1", (), (), None, None, (), None, (), (), (), (), ("satu",))


def listed(short: str | None, sentence: str = "", visits: int = 0) -> Answer:
    sentences = (AnswerSentence(sentence, (1,)),) if sentence else ()
    return Answer("", "", Status.LISTED, short=short, sentences=sentences, visits=(VISIT,) * visits)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (listed("7 kunjungan", "Arsip mencatat 7 kunjungan ke Kota Kediri."), 7),
        (listed("1.250 kunjungan"), 1250),
        (
            listed("3 kota", "Ada 3 kota yang tercatat sebagai tamu dalam 5 kunjungan ke Siak: A, B, dan C."),
            3,
        ),
        (
            listed("Kota Kediri dan Kota Malang", "Ada 2 kota yang tercatat sebagai tamu dalam 4 kunjungan."),
            2,
        ),
        (listed("tujuh kunjungan"), 7),
        (listed("7 Juni 2022, Kota Batu ke Kota Kediri", "Kunjungan terakhir: 7 Juni 2022.", visits=1), 1),
        (listed("Kota Batu", "Terbanyak: Kota Batu, pada 2022.", visits=4), 4),
        (listed(None, "Arsip mencatat 6 kunjungan pada 2022.", visits=6), 6),
        (listed(None, visits=3), 3),
        (listed(None), 0),
        (Answer("", "", Status.NOT_FOUND, message="Belum ada di arsip."), 0),
        (Answer("", "", Status.OUT_OF_SCOPE), None),
        (Answer("", "", Status.ANSWERED, short="4 kunjungan"), 4),
        (Answer("", "", Status.ANSWERED, short="Kota Batu"), None),
        (Answer("", "", Status.ANSWERED, sentences=(AnswerSentence("Ada 4 desa.", (1,)),)), None),
    ],
)
def test_the_number_comes_from_what_is_said_and_else_from_what_is_listed(
    answer: Answer, told: int | None
) -> None:
    assert read_told_count(answer) == told
