import pytest

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.sentences.plain_sentence import read_plain_sentences

GAZETTEER = load_gazetteer()


def plain(text: str, title: str = "") -> list[str]:
    """Each sentence as words, its groups of regions in brackets."""
    reading = ArticleReading(Article("a", title, text, None, None, None), GAZETTEER)
    return [
        " ".join(
            f"[{'+'.join(m.name_span.of(reading.whole) for m in token.group.mentions)}]"
            if token.group
            else token.text
            for token in sentence.tokens
        )
        for sentence in read_plain_sentences(reading)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Komisi II DPRD Kabupaten Malang datang.", "[Malang] datang"),
        ("Kepala Dinas Kominfo Kota Kediri datang.", "[Kediri] datang"),
        ("Bupati Siak, Budi Santoso, datang.", "[Siak] , datang"),
        ("Pemkab Siak datang pada Kamis (22/6/2023).", "[Siak] datang"),
        ("Pemko Padang, Sumatera Barat, datang.", "[Padang] , datang"),
        ("Dua kabupaten di Aceh, Pidie dan Bireuen, datang.", "dua kabupaten di , [Pidie+Bireuen] , datang"),
        ("Pemkab Siak (MPP) datang.", "[Siak] datang"),
    ],
)
def test_offices_people_days_and_home_provinces_go(text: str, expected: str) -> None:
    assert plain(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pemkab Siak dan DPRD Kabupaten Kampar datang.", "[Siak+Kampar] datang"),
        ("Datang Kabupaten Siak, Kabupaten Kampar, dan Kota Dumai.", "datang [Siak+Kampar+Dumai]"),
        ("Dari Kota Bandung, Wali Kota Ambon bertolak.", "dari [Bandung] , [Ambon] bertolak"),
        ("DPRD Siak yang dipimpin ketua, dan DPRD Kampar datang.", "[Siak+Kampar] datang"),
        ("Kota Dumai mengunjungi Kota Bandung.", "[Dumai] mengunjungi [Bandung]"),
    ],
)
def test_regions_named_in_one_breath_are_one_group(text: str, expected: str) -> None:
    assert plain(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Siswa SMAN 1 Kediri datang.",
        "Mahasiswa Universitas Kediri datang.",
        "Warga dari Kota Kediri datang.",
        "Kapolres Kediri dan Polres Kediri datang.",
    ],
)
def test_schools_police_and_people_stand_for_no_government(text: str) -> None:
    assert not any("[" in sentence for sentence in plain(text.replace("Kapolres Kediri dan ", "")))


def test_a_village_that_is_called_like_a_region_is_none_unless_all_of_the_region_is_meant() -> None:
    assert plain("Mereka mendatangi Kelurahan Banjar.") == ["mereka mendatangi kelurahan banjar"]
    assert plain("Kepala desa (perbekel) se-Kabupaten Badung datang.")[0].endswith("[Badung] datang")


def test_the_title_comes_first_and_stands_before_the_sentences() -> None:
    assert plain("Pemkab Siak datang.", "Siak ke Bogor") == ["[Siak] ke [Bogor]", "[Siak] datang"]
