import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.visits.topics import Topic, Topics, load_topics

DATA = tomllib.loads((Path(corpus.__file__).parent / "data" / "topics.toml").read_text(encoding="utf-8"))


def names(text: str) -> list[str]:
    return [name for name, _ in load_topics().find(text)]


def test_each_phrase_of_the_data_file_means_one_topic() -> None:
    counts = Counter(word for table in DATA["topic"] for word in table["words"])
    assert [word for word, count in counts.items() if count > 1] == []


def test_each_wider_topic_is_in_the_list_and_none_is_its_own() -> None:
    topics = load_topics()
    for name in topics.names:
        assert name not in topics.wider(name)


def test_each_name_and_each_phrase_is_found_as_its_topic() -> None:
    topics = load_topics()
    for table in DATA["topic"]:
        for phrase in (table["name"], *table["words"]):
            assert topics.lookup(phrase) == table["name"], phrase
            assert topics.find(phrase) and topics.find(phrase)[0][0] == table["name"], phrase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kunjungan tentang MPP dan SP4N-LAPOR!", ["Mal Pelayanan Publik", "pengaduan masyarakat"]),
        ("belajar kota pintar serta e-government", ["smart city", "SPBE"]),
        ("sampahnya dikelola BUMDes-nya", ["pengelolaan sampah", "BUMDes"]),
        ("usaha mikro, kecil, dan menengah", ["UMKM"]),
        ("Pengelolaan DAS Citarum", ["sungai dan danau"]),
        ("das ist ham", []),
        ("Kota Sungai Penuh", []),
        ("wisata religi", ["wisata religi"]),
        ("Mal\nPelayanan Publik", ["Mal Pelayanan Publik"]),
        ("kota. Cerdas", []),
    ],
)
def test_finds_topics_by_synonym_the_longest_phrase_first(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_wider_topic_knows_its_narrower_ones() -> None:
    assert "Mal Pelayanan Publik" in load_topics().narrower("pelayanan publik")
    assert "command center" in load_topics().narrower("SPBE")
    assert load_topics().narrower("geopark") == ()


def test_offers_the_nearest_topics_for_a_mistyped_one() -> None:
    assert load_topics().nearest("pengelolan sampa")[0] == "pengelolaan sampah"
    assert load_topics().nearest("smart siti")[0] == "smart city"
    assert load_topics().nearest("xqzw") == ()


def test_what_only_points_to_a_topic_is_no_name_of_it() -> None:
    topics = Topics([Topic("pertanian", None, ("padi",), ("panen",))])
    assert topics.lookup("panen") is None
    assert topics.find("panen padi")[0][1].of("panen padi") == "padi"
    assert [mention.hint for mention in topics.scan("panen padi")] == [True, False]


def test_an_unknown_topic_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="astronomi"):
        load_topics().get("astronomi")


@given(st.text(alphabet=st.sampled_from("SMARTcity mpPad-nyaİß,. \n/é"), max_size=60))
def test_spans_are_in_order_inside_the_text_without_overlap(text: str) -> None:
    spans = [span for _, span in load_topics().find(text)]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)


def test_a_longer_thing_after_a_word_of_doing_is_the_topic() -> None:
    found = load_topics().find("mempelajari pengembangan desa wisata di sana")
    assert [name for name, _ in found] == ["desa wisata"]
