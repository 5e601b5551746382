from datetime import date

import pytest

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.subjects.figures import read_figures
from corpus.visits.extraction.subjects.outcomes import read_outcomes


def read(text: str) -> tuple[ArticleReading, VisitFrame]:
    article = Article("a1", "Kabar kunjungan", text, "Harian Uji", None, date(2024, 5, 20))
    reading = ArticleReading(article, load_gazetteer())
    return reading, VisitFrame((), (), tuple(range(len(reading.sentences))))


def figures_of(text: str) -> list[tuple[str, str]]:
    return [(one.value.what, one.value.value) for one in read_figures(*read(text))]


def outcomes_of(text: str) -> list[str]:
    return [one.value for one in read_outcomes(*read(text))]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Kota itu mengelola 174 aplikasi, kata Kadis.", [("aplikasi", "174 aplikasi")]),
        ("Di sana ada 153 pasar tradisional yang ramai.", [("pasar tradisional", "153 pasar")]),
        ("Rombongan berjumlah sekitar 45 orang.", [("anggota rombongan", "sekitar 45 orang")]),
        ("Ia membawa 50 orang pejabat ke Kota Batu.", [("pejabat", "50 orang")]),
        ("Kabupaten berpenduduk 1,1 juta jiwa itu maju.", [("penduduk", "1,1 juta jiwa")]),
        ("Target PAD naik menjadi Rp147,07 miliar.", [("Target PAD", "Rp147,07 miliar")]),
        (
            "Angka stunting turun dari 14,48 persen pada 2020 menjadi 5,5 persen.",
            [("Angka stunting", "14,48 persen"), ("Angka stunting", "5,5 persen")],
        ),
    ],
)
def test_a_figure_says_what_it_counts(text: str, figures: list[tuple[str, str]]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "Pertemuan digelar pukul 09.30 WIB di lantai 9.",
        "Perda Nomor 10 Tahun 2013 menjadi dasar.",
        "Kunjungan berlangsung selama 2 hari pada 16-18 Januari 2018.",
        "Telepon 0812-3456-7890 dapat dihubungi.",
        "Pelayanan satu pintu memuat dua hal.",
        "Mereka tiba Rabu (22/6/2022).",
    ],
)
def test_times_floors_laws_days_and_telephones_are_no_figures(text: str) -> None:
    assert figures_of(text) == []


def test_the_evidence_of_a_figure_is_the_number_with_what_it_counts() -> None:
    reading, frame = read("Desa itu terdiri atas 16 RW.")
    (figure,) = read_figures(reading, frame)
    (evidence,) = figure.evidence
    assert reading.article.text[evidence.start : evidence.end] == "16 RW"


def test_a_figure_that_is_told_twice_is_one() -> None:
    assert figures_of("Ada 222 aplikasi. Menurutnya 222 aplikasi itu gratis.") == [
        ("aplikasi", "222 aplikasi")
    ]


def test_a_signing_is_an_outcome_even_in_the_first_sentence() -> None:
    text = "Bupati Siak dan Bupati Maros menandatangani nota kesepahaman. Cuaca cerah."
    assert outcomes_of(text) == ["Bupati Siak dan Bupati Maros menandatangani nota kesepahaman."]


def test_follow_ups_come_before_hopes() -> None:
    text = (
        "Pemkab Siak datang ke Kota Batu. Bupati berharap kunjungan bermanfaat. "
        "Menurutnya, pola itu akan diterapkan di Siak mulai tahun depan."
    )
    assert outcomes_of(text) == ["Menurutnya, pola itu akan diterapkan di Siak mulai tahun depan."]


def test_a_hope_counts_where_nothing_firmer_is_told() -> None:
    text = "Pemkab Siak datang ke Kota Batu. Bupati berharap pola itu bermanfaat."
    assert outcomes_of(text) == ["Bupati berharap pola itu bermanfaat."]


def test_the_signing_of_a_permit_is_no_outcome() -> None:
    assert outcomes_of("Tamu tiba. Kepala dinas menerima berkas dan menandatangani izin.") == []


def test_an_outcome_is_quoted_as_it_stands() -> None:
    reading, frame = read("Tamu tiba.\n\nKedua daerah  sepakat bertukar data.")
    (outcome,) = read_outcomes(reading, frame)
    (evidence,) = outcome.evidence
    assert reading.article.text[evidence.start : evidence.end] == "Kedua daerah  sepakat bertukar data."
    assert outcome.value == "Kedua daerah sepakat bertukar data."
