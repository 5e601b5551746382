"""The people of a visit: who took part, in which office, on which side."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.people.participants import read_people
from corpus.visits.extraction.people.venue import read_venue
from corpus.visits.visit import Participant, Party, Reported

GAZETTEER = load_gazetteer()
ARTICLES = tomllib.loads((Path(__file__).parent / "people.toml").read_text(encoding="utf-8"))["article"]
VISITORS, HOSTS = ("Kabupaten Siak",), ("Kota Kediri",)


def reading_of(text: str, title: str = "Belajar", outlet: str | None = None) -> ArticleReading:
    return ArticleReading(Article("a", title, text.strip(), outlet), GAZETTEER)


def parties(names: tuple[str, ...], unit: str | None = None) -> tuple[Reported[Party], ...]:
    regions = [GAZETTEER.lookup(name)[0] for name in names]
    return tuple(Reported(Party(region.full_name, region.code, None, unit), (), 1.0) for region in regions)


def frame_of(
    reading: ArticleReading,
    visitors: tuple[str, ...] = VISITORS,
    hosts: tuple[str, ...] = HOSTS,
    sentences: tuple[int, ...] | None = None,
    in_passing: bool = False,
) -> VisitFrame:
    every = tuple(range(len(reading.sentences)))
    chosen = every if sentences is None else sentences
    return VisitFrame(parties(visitors), parties(hosts), chosen, in_passing=in_passing)


def people(text: str, title: str = "Belajar", outlet: str | None = None) -> list[Participant]:
    reading = reading_of(text, title, outlet)
    return [one.value for one in read_people(reading, frame_of(reading))]


def told(text: str) -> list[str]:
    return [f"{one.name} | {one.role or '-'} | {one.side or '-'}" for one in people(text)]


def side(text: str) -> str | None:
    (one,) = people(text)
    return one.side


@pytest.mark.parametrize("article", ARTICLES, ids=[article["people"][0] for article in ARTICLES])
def test_an_article_gives_the_people_that_a_person_reads(article: dict[str, Any]) -> None:
    reading = reading_of(article["text"])
    frame = frame_of(reading, tuple(article["visitors"]), tuple(article["hosts"]))
    found = [one.value for one in read_people(reading, frame)]
    assert [f"{one.name} | {one.role or '-'} | {one.side or '-'}" for one in found] == article["people"]
    venue = read_venue(reading, frame)
    assert (venue.value if venue else None) == article.get("venue")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bupati Siak Alfedri hadir.", "visitor"),
        ("Wali Kota Budi Santoso hadir.", "host"),
        ("Rombongan dipimpin langsung oleh Sekda Budi Santoso.", "visitor"),
        ("Rombongan diterima di aula oleh Sekda Budi Santoso.", "host"),
        ("Tuan rumah diwakili Sekda Budi Santoso.", "host"),
        ("Sekda Budi Santoso memboyong 40 orang.", "visitor"),
        ("Sekda Budi Santoso memaparkan berbagai inovasi.", "host"),
        ("Dari tuan rumah, Budi Santoso menjelaskan caranya.", "host"),
        ("Budi Santoso dari Kota Kediri menjelaskan caranya.", "host"),
        ("Sekda Budi Santoso mewakili Siak.", "visitor"),
        ("“Tujuan kami ke sini ingin belajar,” ujar Sekda Budi Santoso.", "visitor"),
        ("“Selamat datang kepada para tamu,” kata Sekda Budi Santoso.", "host"),
        ("Menurut Budi Santoso, salah satu anggota rombongan, kegiatan itu penting.", "visitor"),
        ("Kepala Dinas Budi Santoso menyebut kotanya menerima banyak penghargaan.", "host"),
        ("Kabid Budi Santoso menyebut hari itu cerah.", None),
    ],
)
def test_office_and_words_tell_the_side(sentence: str, expected: str | None) -> None:
    assert side(sentence) == expected


def test_those_who_stand_together_share_a_side() -> None:
    found = told(
        "Mereka disambut Sekda Bagus Alit, Kepala Bappeda Chevy Ning, dan Camat Mojoroto Bambang Tri, "
        "sedangkan rombongan dipimpin Asisten I Fauzi Asni didampingi Kabag Hukum Asrafli."
    )
    assert [line.rsplit(" | ")[-1] for line in found] == ["host", "host", "host", "visitor", "visitor"]


def test_a_pronoun_stands_for_the_one_named_before() -> None:
    found = told("Bupati Siak Alfedri tiba sore itu. Ia didampingi Asisten I Fauzi Asni.")
    assert found == ["Alfedri | Bupati Siak | visitor", "Fauzi Asni | Asisten I Kabupaten Siak | visitor"]


def test_a_speaker_who_goes_on_is_on_the_side_of_the_one_before() -> None:
    found = told("Wali Kota Budi Santoso menerima mereka.\n\nRatna Dewi menambahkan, layanan itu daring.")
    assert found[1] == "Ratna Dewi | - | host"


def test_the_outlet_tells_the_side_where_nothing_else_does() -> None:
    text = "Kabid Budi Santoso menyebut hari itu cerah."
    assert people(text, outlet="kedirikota.go.id")[0].side == "host"
    assert people(text, outlet="siakkab.go.id")[0].side == "visitor"


@pytest.mark.parametrize(
    "sentence",
    [
        "Rombongan diterima Sekda Bagus Alit mewakili Wali Kota Abu Bakar.",
        "Wali Kota Abu Bakar diwakili Sekda Bagus Alit menerima rombongan.",
        "Sekda Bagus Alit menerima rombongan karena Wali Kota Abu Bakar berhalangan hadir.",
        "Sekda Bagus Alit menerima rombongan sesuai arahan Presiden Joko Widodo.",
        "Sekda Bagus Alit menerima rombongan. Gubernur Bali Wayan Koster memuji langkah itu.",
        "Sekda Bagus Alit menerima rombongan di gedung yang dibangun pada masa Abu Bakar.",
    ],
)
def test_who_is_only_spoken_of_did_not_take_part(sentence: str) -> None:
    assert [one.name for one in people(sentence)] == ["Bagus Alit"]


def test_a_minister_who_leads_the_guests_took_part() -> None:
    assert told("Rombongan dipimpin Menteri Desa Abdul Halim Iskandar.") == [
        "Abdul Halim Iskandar | Menteri Desa | visitor"
    ]


def test_a_person_is_named_once_by_the_longest_name() -> None:
    found = told(
        "Fauzi datang pagi itu. Asisten I Drs. H. Fauzi Asni, M.Si., memimpin rombongan. “Kami belajar,” ujar Fauzi."
    )
    assert found == ["Drs. H. Fauzi Asni, M.Si. | Asisten I Kabupaten Siak | visitor"]


@pytest.mark.parametrize(
    "text",
    [
        "Bupati Siak Fitri Wahyuni, yang akrab disapa Ipit, tiba. Ipit ingin belajar.",
        "Bupati Siak Fitri Wahyuni tiba siang itu.\n\nBupati yang biasa dipanggil Ipit itu ingin belajar.",
        "Bupati Siak Fitri Wahyuni tiba. Wahyu mengaku kagum.",
    ],
)
def test_a_nickname_is_nobody_else(text: str) -> None:
    assert told(text) == ["Fitri Wahyuni | Bupati Siak | visitor"]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Rombongan dipimpin Budi Santoso, Asisten I Setda.", "Asisten I Setda Kabupaten Siak"),
        ("Rombongan dipimpin Budi Santoso selaku Kepala Bappeda.", "Kepala Bappeda Kabupaten Siak"),
        ("Ketua rombongan, Budi Santoso, yang juga Kepala Bappeda, memuji.", "Kepala Bappeda Kabupaten Siak"),
        (
            "Rombongan dipimpin Budi Santoso, kepala bagian umum pada Setda, siang itu.",
            "Kepala bagian umum pada Setda Kabupaten Siak",
        ),
        (
            "Rombongan dipimpin Kabid Budi Santoso dari Dinas Pariwisata.",
            "Kabid Dinas Pariwisata Kabupaten Siak",
        ),
        (
            "Rombongan DPRD Siak dipimpin Wakil Ketua Budi Santoso.",
            "Wakil Ketua DPRD Kabupaten Siak",
        ),
        ("Budi Santoso dari Komisi IV DPRD Siak bertanya.", "Anggota Komisi IV DPRD Siak"),
        ("Rombongan itu dipimpin Budi Santoso.", "Pimpinan rombongan Kabupaten Siak"),
        ("Rombongan diterima Wali Kota Budi Santoso.", "Wali Kota Kediri"),
        ("Rombongan diterima Camat Mojoroto Budi Santoso.", "Camat Mojoroto"),
        ("Kabid Budi Santoso menyebut hari itu cerah.", "Kabid"),
    ],
)
def test_an_office_is_told_in_full(sentence: str, role: str) -> None:
    (one,) = people(sentence)
    assert one.role == role


def test_several_people_share_one_office() -> None:
    found = told("Pimpinan DPRD Kota Kediri, Huda Yudiana dan Anton Prabu, menerima tamu.")
    assert found == [
        "Huda Yudiana | Pimpinan DPRD Kota Kediri | host",
        "Anton Prabu | Pimpinan DPRD Kota Kediri | host",
    ]


def test_only_people_of_the_sentences_of_a_visit_count() -> None:
    reading = reading_of("Bupati Siak Alfedri tiba. Tahun lalu Bupati Kampar Catur Sugeng datang.", "Alfedri")
    first = read_people(reading, frame_of(reading, sentences=(0,)))
    second = read_people(reading, frame_of(reading, ("Kabupaten Kampar",), sentences=(1,), in_passing=True))
    assert [one.value.name for one in first] == ["Alfedri"]
    assert [one.value.name for one in second] == ["Catur Sugeng"]


def test_a_passing_visit_of_him_is_a_visit_of_the_one_named_before() -> None:
    reading = reading_of("Bupati Siak Alfedri memuji Wali Kota Budi Santoso. Ia pernah datang pada 2021.")
    (one,) = read_people(reading, frame_of(reading, sentences=(1,), in_passing=True))
    assert one.value.name == "Alfedri"


def test_a_role_does_not_get_the_region_of_another_group() -> None:
    found = told(
        "Rombongan dari Pemkab Kampar dipimpin Sekda Alamul Haq, lalu Pemkab Siak dipimpin Sekda Jamal Abdi."
    )
    assert [line.split(" | ")[1] for line in found] == ["Sekda", "Sekda Kabupaten Siak"]


def test_guests_of_several_regions_get_their_own() -> None:
    text = "Rombongan dipimpin Sekda Budi Santoso dan Bupati Kampar Catur Sugeng."
    reading = reading_of(text)
    found = read_people(reading, frame_of(reading, ("Kabupaten Siak", "Kabupaten Kampar")))
    assert [one.value.role for one in found] == ["Sekda", "Bupati Kampar"]


def test_evidence_is_where_name_and_office_stand() -> None:
    text = "Fauzi datang. Asisten I H. Fauzi Asni memimpin rombongan."
    reading = reading_of(text)
    (one,) = read_people(reading, frame_of(reading))
    assert [text[place.start : place.end] for place in one.evidence] == ["H. Fauzi Asni", "Asisten I"]


PIECES = (
    "Bupati Siak Alfedri dan , . Sekda diterima dipimpin Kota Kediri oleh di Aula ujar “ ” Ketua DPRD bersama yang "
    "akrab disapa Budi H. S.E. ( ) dari mewakili Camat Leles Menteri rombongan \n\n"
)
WORDS = st.sampled_from(PIECES.split(" "))


@settings(deadline=None, max_examples=80)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_text_gives_people_with_evidence(text: str) -> None:
    reading = reading_of(text)
    frame = frame_of(reading)
    found = read_people(reading, frame)
    names = [one.value.name for one in found]
    assert len(names) == len(set(names))
    for one in found:
        place = one.evidence[0]
        source = reading.article.title if place.in_title else reading.article.text
        assert one.value.name == " ".join(source[place.start : place.end].split())
        assert one.value.side in ("visitor", "host", None)
        assert 0 < one.confidence < 1
    venue = read_venue(reading, frame)
    if venue is not None:
        (place,) = venue.evidence
        assert venue.value == " ".join(reading.article.text[place.start : place.end].split())


def test_who_only_tells_of_an_earlier_visit_took_no_part() -> None:
    text = "Alfedri menambahkan, sebelumnya Diskominfo Siak sudah berkunjung ke Kota Kediri."
    reading = reading_of(f"Bupati Siak Alfedri tiba. {text}")
    assert read_people(reading, frame_of(reading, sentences=(1,), in_passing=True)) == ()
