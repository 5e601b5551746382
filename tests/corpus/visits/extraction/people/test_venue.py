"""Where the guests were received."""

import pytest

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.people.venue import read_venue
from corpus.visits.visit import Party, Reported

GAZETTEER = load_gazetteer()


def party(name: str) -> tuple[Reported[Party], ...]:
    (region,) = GAZETTEER.lookup(name)
    return (Reported(Party(region.full_name, region.code), (), 1.0),)


def venue(text: str, sentences: tuple[int, ...] | None = None) -> str | None:
    reading = ArticleReading(Article("a", "Belajar", text), GAZETTEER)
    chosen = tuple(range(len(reading.sentences))) if sentences is None else sentences
    found = read_venue(reading, VisitFrame(party("Kabupaten Siak"), party("Kota Kediri"), chosen))
    if found is None:
        return None
    (place,) = found.evidence
    assert text[place.start : place.end] == found.value
    return found.value


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mereka diterima di Aula Bale Desa Trihanggo, Selasa (3/5).", "Aula Bale Desa Trihanggo"),
        (
            "Rombongan disambut di Ruang Kilisuci Balai Kota Kediri pada Rabu.",
            "Ruang Kilisuci Balai Kota Kediri",
        ),
        (
            "Acara berlangsung di ruang rapat lantai 2 Setda Kota Kediri.",
            "ruang rapat lantai 2 Setda Kota Kediri",
        ),
        ("Pertemuan digelar di Kediri Command Center pagi itu.", "Kediri Command Center"),
        (
            "Rombongan diterima di Mal Pelayanan Publik (MPP) Kota Kediri.",
            "Mal Pelayanan Publik (MPP) Kota Kediri",
        ),
        ("Rombongan mengunjungi DPRD Kota Kediri, Senin 4 Mei 2020.", "DPRD Kota Kediri"),
        ("Kelurahan Pojok, Kota Kediri, menerima studi banding.", "Kelurahan Pojok, Kota Kediri"),
        (
            "Mereka menemui Dinas Komunikasi, Informatika, dan Statistik Kota Kediri.",
            "Dinas Komunikasi, Informatika, dan Statistik Kota Kediri",
        ),
        ("Rombongan belajar di Desa Tetebatu, Kota Kediri, pagi itu.", "Desa Tetebatu, Kota Kediri"),
        ("Tamu dijamu di Pendopo, Selasa 7 Juni 2022.", "Pendopo"),
        ("Tamu diterima di Aula Pendopo drh. Soepardi.", "Aula Pendopo drh. Soepardi"),
    ],
)
def test_the_place_of_the_meeting_is_read_as_it_is_told(text: str, place: str) -> None:
    assert venue(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "KEDIRI, KOMPAS.com - Rombongan Siak datang ke Kota Kediri.",
        "Rombongan berkunjung ke Kota Kediri pada Rabu (3/5).",
        "Rombongan berangkat dari Kantor Bupati Siak.",
        "Rombongan disambut di Kantor Bupati Siak sepulang dari sana.",
        "Rombongan pernah datang ke DPRD Kabupaten Sleman.",
        "Mereka belajar di sana.",
    ],
)
def test_no_other_place_is_taken_for_it(text: str) -> None:
    assert venue(text) is None


def test_the_place_where_guests_are_received_goes_before_one_that_they_see() -> None:
    text = "Rombongan meninjau Pasar Setono Betek. Sebelumnya mereka diterima di Ruang Joyoboyo Balai Kota Kediri."
    assert venue(text) == "Ruang Joyoboyo Balai Kota Kediri"


def test_only_sentences_of_the_visit_count() -> None:
    text = "Mereka disambut di Ruang Joyoboyo. Tahun lalu tamu dari Blitar diterima di Ruang Kilisuci."
    assert venue(text, sentences=(1,)) == "Ruang Kilisuci"
