from dataclasses import fields
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.subjects.stretches import read_stretches
from corpus.visits.extraction.subjects.topic_features import TopicFeatures
from corpus.visits.extraction.subjects.topic_places import find_places
from corpus.visits.extraction.subjects.topics import choose_topics, load_topic_weights, read_topics


def read(title: str, text: str) -> ArticleReading:
    return ArticleReading(Article("a1", title, text, "Harian Uji", None, date(2024, 5, 20)), load_gazetteer())


def frame_of(reading: ArticleReading) -> VisitFrame:
    return VisitFrame((), (), tuple(range(len(reading.sentences))))


def topics_of(title: str, text: str) -> list[str]:
    reading = read(title, text)
    return [topic.value for topic in read_topics(reading, frame_of(reading))]


ARSIP = (
    "AMBON, HARIANUJI — Rombongan Dinas Perpustakaan dan Kearsipan Kabupaten Buru tiba di Kota Ambon, Rabu (15/5), "
    "untuk mempelajari pengelolaan arsip digital. Sekda menyambut tamu di Ruang Vlissingen.\n\n"
    '"Kami ingin tahu bagaimana arsip dinamis disimpan," kata Kepala Dinas Ahmad Latua. '
    "Kota Ambon memiliki lima kecamatan, dengan APBD Rp1,2 triliun, serta dikenal dengan pantainya."
)


def test_the_purpose_is_a_topic_and_the_background_is_none() -> None:
    found = topics_of("Buru Belajar Arsip Digital ke Ambon", ARSIP)
    assert found == ["kearsipan"]


def test_all_of_a_list_of_purposes_are_topics() -> None:
    text = (
        "Komisi III DPRD Kota Bima mengunjungi Kota Depok, Senin. Mereka ingin mempelajari pengelolaan sampah, "
        "penataan pedagang kaki lima, dan perparkiran. Soal pengelolaan sampah, Depok punya bank sampah."
    )
    assert {"pengelolaan sampah", "penataan PKL", "parkir"} <= set(topics_of("DPRD Bima ke Depok", text))


def test_a_topic_in_the_name_of_an_office_is_no_subject() -> None:
    text = (
        "Kunjungan diterima Kepala Dinas Pariwisata dan Kepala Dinas Pertanian. Tamu dari Kota Palu "
        "belajar tentang penurunan stunting. Angka stunting di sana turun."
    )
    assert topics_of("Palu Belajar Turunkan Stunting", text) == ["stunting"]


def test_a_topic_in_the_name_of_a_region_is_none() -> None:
    reading = read(
        "Studi tiru", "Pemkot Sungai Penuh belajar tentang sungai ke Kabupaten Hulu Sungai Tengah."
    )
    found = [
        place.span.of(reading.whole)
        for place in find_places(reading, read_stretches(reading, frame_of(reading)))
    ]
    assert found.count("sungai") <= 1


def test_what_nearly_every_visit_speaks_of_counts_only_alone() -> None:
    assert choose_topics({"kerja sama daerah": 0.9, "pariwisata": 0.8}) == ("pariwisata",)
    assert choose_topics({"kerja sama daerah": 0.9, "pariwisata": 0.1}) == ("kerja sama daerah",)
    assert choose_topics({}) == ()


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert set(load_topic_weights().weights) == {field.name for field in fields(TopicFeatures)}


def test_the_surest_topic_counts_even_where_it_is_not_likely() -> None:
    assert choose_topics({"pariwisata": 0.3, "stunting": 0.25}) == ("pariwisata",)
    assert choose_topics({"pariwisata": 0.1}) == ()


def test_topics_come_surest_first_with_ties_in_the_order_of_the_list() -> None:
    assert choose_topics({"pariwisata": 0.6, "stunting": 0.9, "smart city": 0.6}) == (
        "stunting",
        "smart city",
        "pariwisata",
    )


def test_the_evidence_is_the_words_that_name_the_topic() -> None:
    reading = read("Buru Belajar ke Ambon", ARSIP)
    found = read_topics(reading, frame_of(reading))[0]
    said = [reading.article.text[one.start : one.end] for one in found.evidence]
    assert said[0] == "pengelolaan arsip"
    assert all("arsip" in words.lower() for words in said)


def test_an_article_without_topics_gives_none() -> None:
    assert topics_of("Kabar", "Mereka tiba pukul 09.00 WIB.") == []


@pytest.mark.parametrize("text", ["", "...", "\n\n", "smart city" * 3, "Smart City " * 400])
def test_odd_texts_are_read(text: str) -> None:
    reading = read("Smart City", text)
    assert all(0 <= topic.confidence <= 1 for topic in read_topics(reading, frame_of(reading)))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["belajar", "MPP", "sampah", "Dinas", "Kota Kediri", ".", ",", "wisata", "\n"]),
        max_size=30,
    )
)
def test_every_piece_of_evidence_names_its_topic(words: list[str]) -> None:
    reading = read("Kunjungan", " ".join(words))
    for topic in read_topics(reading, frame_of(reading)):
        assert topic.evidence
        for one in topic.evidence:
            source = reading.article.title if one.in_title else reading.article.text
            assert source[one.start : one.end].strip()
        assert all(left != right for left, right in pairwise(topic.evidence))
