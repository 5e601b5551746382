"""Cleaning: dirty articles become exactly the expected ones, and clean ones stay as they are."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.cleaning import Cleaned, clean_article, normalise_text
from corpus.cleaning.headlines import letters_of
from corpus.loading.plain import read_markdown

HERE = Path(__file__).parent
SHARED = Path(__file__).resolve().parents[3] / "shared"
DIRTY = sorted((HERE / "dirty").glob("*.txt"))
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))


def read_expected(dirty: Path) -> Cleaned:
    draft = read_markdown(dirty.with_suffix(".expected.md").read_text(encoding="utf-8"))
    return Cleaned(draft.title or "", draft.text.strip(), draft.outlet, draft.published)


@pytest.mark.parametrize("path", DIRTY, ids=lambda path: path.stem)
def test_a_dirty_article_becomes_exactly_the_expected_one(path: Path) -> None:
    cleaned = clean_article(path.read_text(encoding="utf-8"))
    expected = read_expected(path)
    assert cleaned.text.split("\n\n") == expected.text.split("\n\n")
    assert cleaned == expected


@pytest.mark.parametrize("path", DIRTY, ids=lambda path: path.stem)
def test_cleaning_again_changes_nothing(path: Path) -> None:
    once = clean_article(path.read_text(encoding="utf-8"))
    assert clean_article(once.text, once.title, once.outlet, once.published) == once


@pytest.mark.skipif(not SEEDS, reason="the founding articles are not beside this checkout")
class TestFoundingArticles:
    def clean(self, start: str) -> Cleaned:
        path = next(path for path in SEEDS if path.name.startswith(start))
        return clean_article(path.read_text(encoding="utf-8"))

    def test_the_doubled_first_paragraph_stands_once_and_the_outlet_is_found(self) -> None:
        cleaned = self.clean("002")
        assert cleaned.outlet == "bdgtoday.com"
        assert cleaned.text.startswith("Program Smart City gagasan Pemerintah Kota Bandung")
        assert cleaned.text.count("kembali jadi inspirasi daerah lain") == 1

    def test_a_visit_date_in_the_text_is_not_the_day_of_publication(self) -> None:
        assert [self.clean(start).published for start in ("000", "001", "002", "003")] == [None] * 4

    def test_the_publication_line_gives_the_day(self) -> None:
        cleaned = self.clean("004")
        assert cleaned.published is not None and cleaned.published.isoformat() == "2023-12-11"
        assert cleaned.outlet == "BERITA KBB"
        assert cleaned.title.startswith("Dari Pelayanan Publik Hingga Pengendalian Inflasi")

    def test_the_sentence_under_the_photograph_stays_in_the_body_once(self) -> None:
        assert self.clean("004").text.count("Kerja sama tersebut tertuang") == 1

    @pytest.mark.parametrize(
        "junk",
        [
            "Spread the love",
            "Baca Juga",
            "Halaman",
            "Editor",
            "Tags",
            "Terkini",
            "/Istimewa",
            "(tafa)",
            "***",
        ],
    )
    def test_nothing_of_the_page_is_left(self, junk: str) -> None:
        for path in SEEDS:
            assert junk not in clean_article(path.read_text(encoding="utf-8")).text

    def test_no_sentence_is_lost(self) -> None:
        paragraphs = [
            len(clean_article(path.read_text(encoding="utf-8")).text.split("\n\n")) for path in SEEDS
        ]
        assert paragraphs == [12, 10, 17, 9, 7]


@pytest.mark.skipif(not (SHARED / "visits").exists(), reason="the visits are not beside this checkout")
def test_a_clean_text_stays_as_it_is() -> None:
    with (SHARED / "visits" / "visits.jsonl").open(encoding="utf-8") as file:
        for visit in map(json.loads, file):
            cleaned = clean_article(visit["body"], visit["title"])
            assert (cleaned.title, cleaned.text) == (normalise_text(visit["title"]), visit["body"])
            assert clean_article(visit["body"]).text == visit["body"]


def test_given_values_win_over_found_ones() -> None:
    text = (
        "Judul di Halaman Ini Lain\n\nKompas.com - 12/05/2022, 10:30 WIB\n\n"
        + "Isi artikel yang cukup panjang. " * 4
    )
    cleaned = clean_article(text, title="Judul Pemberian", outlet="Radar Kediri")
    assert (cleaned.title, cleaned.outlet) == ("Judul Pemberian", "Radar Kediri")
    assert str(cleaned.published) == "2022-05-12"


def test_a_date_in_running_text_is_never_the_day_of_publication() -> None:
    text = "Rombongan Kota Padang tiba di Kota Bandung pada Selasa, 7 Juni 2022. " * 3
    assert clean_article(text).published is None


LINES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            "Baca Juga: Wali Kota Resmikan Taman",
            "Baca juga:",
            "Tags",
            "Komentar",
            "ADVERTISEMENT",
            "BANDUNG, KOMPAS.com - Pemerintah Kota Bandung menerima tamu dari Kota Padang.",
            "BANDUNG - JAKARTA - Pemerintah Kota Bandung menerima tamu. (ab/cd) ***",
            "Kompas.com - 12/05/2022, 10:30 WIB",
            "Judul Berita tentang Kunjungan Kerja",
            "Pemerintah Kota Bandung menerima tamu dari Kota Padang untuk studi tiru, kata wali kota.",
            "Foto: Humas",
            "x",
            "***",
            "",
        ]
    ),
)


@given(st.lists(LINES, max_size=14).map("\n".join))
@settings(max_examples=300, deadline=None)
def test_cleaning_only_removes_and_is_stable(text: str) -> None:
    once = clean_article(text)
    source = "".join(normalise_text(text).replace("-", "").split())
    for line in once.text.split("\n"):
        assert "".join(line.replace("-", "").split()) in source
    assert clean_article(once.text, once.title, once.outlet, once.published) == once


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "Baca juga: ",
        "( ",
        "- ",
        "1 ",
        "x\n",
        "Baca juga:\n",
        "**",
        "home / ",
        "Tags: a\n",
        "12/05/2022 ",
        "(a/b)",
        "https://",
    ],
)
def test_a_megabyte_of_anything_is_cleaned_without_an_error(piece: str) -> None:
    clean_article(piece * (1_000_000 // len(piece)))


STAYS = "Pemkab Bone belajar memasang iklan layanan masyarakat di Kota Kediri pada hari kedua kunjungan itu."


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTORIAL",
        "[Iklan]",
        "(Advertorial)",
        "Sponsored",
        "Iklan: Obat kuat murah, pesan sekarang.",
        "Iklan",
    ],
)
def test_a_line_that_says_it_is_an_advertisement_goes(line: str) -> None:
    cleaned = clean_article(f"{STAYS}\n\n{line}\n\n{STAYS.replace('Bone', 'Wajo')}")
    assert cleaned.text == f"{STAYS}\n\n{STAYS.replace('Bone', 'Wajo')}"


@pytest.mark.parametrize(
    "line",
    [
        "Iklan rokok di jalan utama ditertibkan, kata kepala dinas itu kepada tamunya.",
        "Pendapatan dari iklan: Rp2 miliar setahun, naik dari tahun sebelumnya.",
        "“Iklan: itulah sumber pendapatan yang kami pelajari,” kata bupati.",
        "(ADV) Bupati Bone memimpin rombongan studi tiru ke Kota Kediri selama dua hari.",
    ],
)
def test_a_sentence_that_only_speaks_of_advertisements_stays(line: str) -> None:
    assert line.removeprefix("(ADV) ") in clean_article(f"{STAYS}\n\n{line}\n\n{STAYS[:-1]} lagi.").text


@given(st.text())
def test_the_letters_of_a_line_are_its_letters_and_digits_in_small(text: str) -> None:
    assert letters_of(text) == "".join(char for char in text.lower() if char.isalnum())


def test_a_caption_that_is_the_whole_article_stays_without_its_credit() -> None:
    caption = (
        "Wakil gubernur menerima kunjungan kerja tamu dari Kalimantan Utara di Kepatihan, Selasa (8/11/2022)."
    )
    assert clean_article(
        f"{caption} ANTARA FOTO/Andi Satria/tom.", title="Kunjungan"
    ).text == caption.removesuffix(".")


def test_a_narrow_column_with_parted_words_is_one_paragraph() -> None:
    column = "Peme-\nrintah Kabupaten Bone me-\nnerima tamu dari Kota Kediri\ndi aula kantor bupati, Senin."
    assert clean_article(column, title="Tamu").text == (
        "Pemerintah Kabupaten Bone menerima tamu dari Kota Kediri di aula kantor bupati, Senin."
    )
