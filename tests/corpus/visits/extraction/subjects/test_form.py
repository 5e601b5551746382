from datetime import date

import pytest

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.subjects.form import read_form
from corpus.visits.visit import FORMS


def read(title: str, text: str, *, in_passing: bool = False) -> ArticleReading:
    return ArticleReading(Article("a1", title, text, "Harian Uji", None, date(2024, 5, 20)), load_gazetteer())


def frame_of(reading: ArticleReading, *, in_passing: bool = False) -> VisitFrame:
    return VisitFrame((), (), tuple(range(len(reading.sentences))), in_passing=in_passing)


def form_of(title: str, text: str, *, in_passing: bool = False) -> str | None:
    reading = read(title, text)
    found = read_form(reading, frame_of(reading, in_passing=in_passing))
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("DPRD Kota Solok melakukan studi banding ke Kabupaten Badung.", "studi banding"),
        ("Pemkab Blora menggelar kaji banding ke Kota Batu.", "studi banding"),
        ("Rombongan Diskominfo Kota Ambon melaksanakan studi komparatif di Kota Bogor.", "studi banding"),
        ("Dinas Sosial Kota Palu melaksanakan kaji tiru ke Kota Surakarta.", "studi tiru"),
        ("Study tiru Pemkab Ngada ke Kabupaten Kulon Progo diikuti 20 orang.", "studi tiru"),
        ("Komisi II DPRD Kabupaten Lahat kunker ke Kota Bandung.", "kunjungan kerja"),
        ("Tim Bappeda Kota Ternate melakukan benchmarking ke Kota Semarang.", "benchmarking"),
        ("Peserta PKA Kabupaten Buol menjalani studi lapangan di Kota Malang.", "benchmarking"),
        ("Bupati Siak dan Wali Kota Padang menandatangani nota kesepahaman di Padang.", "kerja sama"),
        ("Wali Kota Tual berkunjung ke Kota Bitung untuk belajar perikanan.", "kunjungan kerja"),
        ("Kota Bima belajar pengelolaan sampah ke Kota Depok.", "kunjungan kerja"),
    ],
)
def test_the_form_is_what_the_article_calls_it(text: str, form: str) -> None:
    assert form in FORMS
    assert form_of("Kabar daerah", text) == form


def test_silence_about_a_visit_gives_no_form() -> None:
    assert form_of("Harga cabai naik", "Harga cabai di pasar naik tajam sejak Senin.") is None


def test_a_form_in_the_title_weighs_more_than_one_in_the_text() -> None:
    text = "Kunjungan kerja Pemkab Belu ke Kota Kediri berlangsung dua hari."
    assert form_of("Pemkab Belu Studi Tiru Smart City ke Kediri", text) == "studi tiru"


def test_visits_of_others_do_not_name_the_form() -> None:
    text = (
        "Bupati Maros melakukan kunjungan kerja ke Mal Pelayanan Publik Kota Pekanbaru. "
        "Tempat itu kerap didatangi daerah lain untuk studi tiru."
    )
    assert form_of("Bupati Maros Tengok MPP", text) == "kunjungan kerja"


def test_a_signing_after_a_named_visit_does_not_rename_it() -> None:
    text = (
        "Pemkot Tegal melakukan studi banding e-government ke Kota Surabaya. "
        "Studi banding itu ditutup dengan penandatanganan nota kesepahaman."
    )
    assert form_of("Tegal Belajar ke Surabaya", text) == "studi banding"


def test_a_visit_told_in_passing_does_not_take_the_title() -> None:
    title = "Pemkab Belu Studi Tiru ke Kediri"
    assert form_of(title, "Ia pernah berkunjung ke Badung pada 2021.", in_passing=True) == "kunjungan kerja"


def test_the_evidence_is_the_words_that_name_the_form() -> None:
    reading = read("Kabar", "Hari itu Pemkab Belu melaksanakan kaji\u00a0tiru ke Kota Kediri.")
    found = read_form(reading, frame_of(reading))
    assert found is not None
    assert [reading.article.text[one.start : one.end] for one in found.evidence] == ["kaji\u00a0tiru"]
    assert 0 < found.confidence <= 1
