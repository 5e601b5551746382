from datetime import date

import pytest

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.subjects.programs import read_programs


def read(text: str, title: str = "Kabar kunjungan") -> ArticleReading:
    return ArticleReading(Article("a1", title, text, "Harian Uji", None, date(2024, 5, 20)), load_gazetteer())


def programs_of(text: str, title: str = "Kabar kunjungan") -> list[str]:
    reading = read(text, title)
    frame = VisitFrame((), (), tuple(range(len(reading.sentences))))
    return [one.value for one in read_programs(reading, frame)]


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        ("Tamu melihat aplikasi Sapawarga di kantor dinas.", ["Sapawarga"]),
        ("Kota itu memakai super apps Jogja Smart Service.", ["Jogja Smart Service"]),
        ('Program "Sapu Lidi" diperkenalkan kepada tamu.', ["Sapu Lidi"]),
        (
            "Ia memuji program unggulan Gandeng Gendong dan Grebeg Sungai Bersih.",
            ["Gandeng Gendong", "Grebeg Sungai Bersih"],
        ),
        ("Mereka meninjau Mal Pelayanan Publik di pusat kota.", ["Mal Pelayanan Publik"]),
        ("Inovasi Sakoci merupakan layanan konseling.", ["Sakoci"]),
        ("Warga mengadu lewat LAPOR HENDI, aplikasi milik pemkot.", ["LAPOR HENDI"]),
        ("Bandung memakai e-musrenbang sejak 2016.", ["e-musrenbang"]),
        ("Rombongan mengunjungi TPST Bantargebang.", ["TPST Bantargebang"]),
        ("Kabupaten itu menggelar Banyuwangi Ethno Carnival tiap tahun.", ["Banyuwangi Ethno Carnival"]),
        ("Kelompok itu meraih penghargaan Kalpataru.", ["Kalpataru"]),
        ("Perda Nomor 8 Tahun 2019 dijadikan contoh.", ["Perda Nomor 8 Tahun 2019"]),
    ],
)
def test_names_of_programs_are_found_by_their_cue_or_shape(text: str, programs: list[str]) -> None:
    assert programs_of(text) == programs


@pytest.mark.parametrize(
    "text",
    [
        "Bupati Maros Chaidir Syam disambut Wali Kota Kediri Abu Bakar.",
        "Rombongan diterima di Ruang Rapat Praja Mukti, Kantor Bupati Kulon Progo.",
        "Kunjungan diikuti Badan Perencanaan Pembangunan Daerah (Bappeda) dan Dinas Sosial.",
        'Ia berkata, "Kami sangat senang belajar di sini."',
        "Mereka singgah di Pantai Parangtritis dan Candi Prambanan.",
        "Program kerja sama dengan Pemerintah Kabupaten Siak dibahas.",
        "Undang-Undang Nomor 23 Tahun 2014 menjadi dasar.",
        "Acara digelar di Bandung Creative Hub.",
        "Pada Senin, 20 Mei 2024, ia tiba di Bandara Soekarno-Hatta.",
    ],
)
def test_offices_places_people_days_and_speech_are_no_programs(text: str) -> None:
    assert programs_of(text) == []


def test_all_of_a_list_after_a_colon_are_programs_and_their_explanations_are_not() -> None:
    text = (
        "Camat memperkenalkan inovasi kecamatan: Sapu Bersih (sadar pungut sampah), Lamar Kang Asep (layanan malam), "
        "OSIS Barat alias Operasi Sayang Siswa, serta Festival Kampung."
    )
    assert programs_of(text) == ["Sapu Bersih", "Lamar Kang Asep", "OSIS Barat", "Festival Kampung"]


def test_names_in_small_letters_count_after_a_cue_with_their_explanation_or_in_quotes() -> None:
    assert programs_of("Sekolah itu punya program sapu lidi (siswa peduli lingkungan).") == [
        "sapu lidi (siswa peduli lingkungan)"
    ]
    assert programs_of('Warga menjalankan gerakan "satu rumah satu pohon".') == ["satu rumah satu pohon"]


def test_an_acronym_with_its_expansion_is_one_program_and_shown_as_it_is_used() -> None:
    text = "Layanan Aspirasi Kotak Saran Anda (LAKSA) diperlihatkan. Kota lain juga memakai aplikasi LAKSA."
    assert programs_of(text) == ["LAKSA"]


def test_a_known_name_and_its_acronym_are_one_program() -> None:
    text = "Tamu meninjau Mall Pelayanan Publik (MPP). Menurut Sekda, MPP Badung ramai."
    assert programs_of(text) == ["Mal Pelayanan Publik"]


def test_an_acronym_stands_for_the_words_right_before_it_only() -> None:
    text = "Mereka mendatangi lapak UMKM Bogowonto dan Pahlawan Street Center (PSC)."
    assert programs_of(text) == ["Pahlawan Street Center (PSC)"]


def test_a_longer_name_wins_over_a_known_one_in_it() -> None:
    assert programs_of("Trenggalek menjalankan program Adipura Desa.") == ["Adipura Desa"]


def test_the_site_of_a_newspaper_is_no_program() -> None:
    assert programs_of("SOLOK, HARIANUJI.COM – Tamu melihat aplikasi SILADUK.") == ["SILADUK"]


def test_the_title_tells_no_program_for_its_capitals() -> None:
    assert programs_of("Mereka tiba di kota itu.", "Bupati Siak Belajar Program Hebat Sekali") == []


def test_every_place_of_a_program_is_evidence() -> None:
    reading = read("Ia melihat aplikasi Simpati. Aplikasi Simpati mencatat ibu hamil.")
    frame = VisitFrame((), (), tuple(range(len(reading.sentences))))
    (found,) = read_programs(reading, frame)
    assert [reading.article.text[one.start : one.end] for one in found.evidence] == ["Simpati", "Simpati"]


def test_hostile_text_is_read_in_time() -> None:
    assert len(programs_of("Aplikasi " + "Aa Bb " * 3000 + "(" * 500)) <= 8
