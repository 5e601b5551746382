"""Follow-ups on questions to the register."""

import pytest

SMART = "Daerah mana saja yang belajar smart city ke Kota Kediri?"
SURABAYA = "Berapa kunjungan ke Kota Surabaya pada 2022?"
SIAK = "Kapan terakhir Kabupaten Siak studi tiru, dan ke mana?"
COMPARED = "Bandingkan kunjungan Siak ke Kampar dan ke Tabanan"
BENGKULU = "Siapa yang pernah dikunjungi Kota Bengkulu?"


@pytest.mark.parametrize(
    ("history", "question", "reading"),
    [
        ([SMART], "Yang 2023 saja?", "LIST visitor | H Kota Kediri | t smart city | p 2023-01-01..2023-12-31"),
        ([SMART], "Kalau ke Kabupaten Kediri?", "LIST visitor | H Kabupaten Kediri | t smart city"),
        ([SMART], "kalau kabupaten kediri?", "LIST visitor | H Kabupaten Kediri | t smart city"),
        ([SMART], "berapa jumlahnya?", "COUNT visitor | H Kota Kediri | t smart city"),
        ([SMART], "Siapa yang terakhir?", "LAST | H Kota Kediri | t smart city"),
        ([SMART], "yang dari Jawa Timur?", "LIST visitor | G Jawa Timur + isinya | H Kota Kediri | t smart city"),
        ([SMART], "yang kabupaten saja", "LIST visitor | H Kota Kediri | g kabupaten | t smart city"),
        ([SMART], "DPRD saja?", "LIST visitor | H Kota Kediri | g dprd | t smart city"),
        ([SMART], "kalau tentang stunting?", "LIST visitor | H Kota Kediri | t stunting"),
        ([SMART], "semua topik?", "LIST visitor | H Kota Kediri"),
        ([SMART, "Yang 2023 saja?"], "tahun sebelumnya?",
         "LIST visitor | H Kota Kediri | t smart city | p 2022-01-01..2022-12-31"),
        ([SMART, "Yang 2023 saja?"], "semua tahun", "LIST visitor | H Kota Kediri | t smart city"),
        ([SMART, "Yang 2023 saja?"], "kalau ke Banyuwangi",
         "LIST visitor | H Kabupaten Banyuwangi | t smart city | p 2023-01-01..2023-12-31"),
        ([SURABAYA], "yang dari Jawa Timur?",
         "COUNT | G Jawa Timur + isinya | H Kota Surabaya | p 2022-01-01..2022-12-31"),
        ([SURABAYA], "siapa saja?", "LIST visitor | H Kota Surabaya | p 2022-01-01..2022-12-31"),
        ([SURABAYA], "topiknya apa saja?", "GROUP by topic | H Kota Surabaya | p 2022-01-01..2022-12-31"),
        ([SURABAYA], "per tahun?", "GROUP by year | H Kota Surabaya | p 2022-01-01..2022-12-31"),
        ([SURABAYA], "Berapa kunjungan ke Kota Malang?", "COUNT | H Kota Malang"),
        ([SIAK], "sebelumnya pernah ke mana saja?", "LIST host | G Kabupaten Siak | f studi tiru"),
        ([SIAK], "kalau Kampar?", "LAST host | G Kabupaten Kampar | f studi tiru"),
        ([BENGKULU], "Kalau Kota Batam?", "LIST host | G Kota Batam"),
        ([COMPARED], "kalau dari Kota Batam?",
         "COMPARE | G Kota Batam | H Kabupaten Kampar, Kabupaten Tabanan | 2 sets"),
        ([COMPARED], "yang 2019 saja",
         "COMPARE | G Kabupaten Siak | H Kabupaten Kampar, Kabupaten Tabanan | p 2019-01-01..2019-12-31 | 2 sets"),
        (["Berapa kunjungan ke Kota Kediri?"], "bandingkan dengan Kabupaten Kediri",
         "COMPARE | H Kabupaten Kediri | 2 sets"),
        (["Siapa yang memimpin rombongan Siak ke Kampar?"], "Berapa kunjungan ke sana?",
         "COUNT | G Kabupaten Siak | H Kabupaten Kampar"),
    ],
)  # fmt: skip
def test_a_follow_up_changes_what_it_says_and_keeps_the_rest(read_after, history, question, reading):
    assert read_after(history, question) == reading


@pytest.mark.parametrize(
    ("history", "question"),
    [
        ([SMART], "Siapa yang memimpin rombongan itu?"),
        ([SMART], "Apa saja aplikasi yang dipelajari?"),
        ([SMART], "Terima kasih banyak"),
        ([SMART], "Siapa Bupati Siak?"),
        (["Siapa yang memimpin rombongan Siak ke Kampar?"], "Kalau ke Bogor?"),
        (["Siapa yang memimpin rombongan Siak ke Kampar?"], "Kapan itu?"),
        ([], "Berapa kunjungan ke sana?"),
        ([], "Yang 2023 saja?"),
    ],
)
def test_what_articles_answer_stays_with_them(read_after, history, question):
    assert read_after(history, question) == "artikel"


def test_small_talk_between_two_questions_is_forgotten(read_after):
    assert read_after([SURABAYA, "Terima kasih"], "siapa saja?").startswith("LIST visitor | H Kota Surabaya")
