import dataclasses
import re
import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.passages import ChunkSettings, dateline, split_passages
from corpus.sentences import split_sentences

_WORDS = st.sampled_from(
    [
        "Bandung",
        "dan",
        "H.",
        "S.E.,",
        "M.M.",
        "pulang.",
        "baik.”",
        "“Kami",
        "Rp",
        "1.200.000",
        "Ia",
        "kata",
        "***",
        "benar?",
        "selesai.Kemudian",
    ]
)
_TEXTS = st.one_of(
    st.lists(_WORDS, max_size=120).map(" ".join),
    st.lists(st.lists(_WORDS, min_size=1, max_size=20).map(" ".join), max_size=12).map("\n\n".join),
    st.text(max_size=300),
)
_SETTINGS = st.builds(
    lambda target, more, sentences, overlap: ChunkSettings(
        target, target + more, sentences, min(overlap, sentences - 1)
    ),
    st.integers(5, 200),
    st.integers(0, 200),
    st.integers(1, 5),
    st.integers(0, 3),
)


def make_article(text: str, **fields: object) -> Article:
    return Article(id="a", title="Judul", text=unicodedata.normalize("NFC", text), **fields)  # type: ignore[arg-type]


@given(_TEXTS, _SETTINGS)
def test_passages_are_in_order_bounded_and_leave_out_only_white_space(
    text: str, settings: ChunkSettings
) -> None:
    article = make_article(text)
    passages = split_passages(article, settings)
    outside = list(article.text)
    for earlier, later in pairwise(passages):
        assert earlier.start < later.start
        assert earlier.end < later.end
    for passage in passages:
        assert passage.text == article.text[passage.start : passage.end] == passage.text.strip() != ""
        assert passage.end - passage.start <= settings.max_chars
        outside[passage.start : passage.end] = " " * (passage.end - passage.start)
    assert "".join(outside).strip() == ""


@given(_TEXTS)
def test_every_sentence_is_whole_in_some_passage(text: str) -> None:
    article = make_article(text)
    passages = split_passages(article)
    for sentence in split_sentences(article.text):
        if sentence.end - sentence.start <= ChunkSettings().max_chars:
            assert any(p.start <= sentence.start and sentence.end <= p.end for p in passages)


@given(_TEXTS)
def test_a_passage_finds_the_sentences_of_its_article_again(text: str) -> None:
    article = make_article(text)
    sentences = split_sentences(article.text)
    for passage in split_passages(article):
        inside = tuple(s for s in sentences if passage.start <= s.start and s.end <= passage.end)
        assert passage.sentences == inside


def test_neighbours_share_one_sentence() -> None:
    article = make_article(
        " ".join(
            f"Kalimat nomor {n} berisi keterangan tentang kunjungan kerja ke Kota Bandung." for n in range(12)
        )
    )
    passages = split_passages(article)
    assert [len(p.sentences) for p in passages] == [4, 4, 4, 3]
    assert all(a.sentences[-1] == b.sentences[0] for a, b in pairwise(passages))


def test_two_long_sentences_stay_together_where_they_fit() -> None:
    long = "Kota " + "sangat " * 50 + "maju."
    passages = split_passages(make_article(f"{long} {long} {long}"))
    assert [len(p.sentences) for p in passages] == [2, 2]


def test_a_sentence_over_the_maximum_is_cut_at_white_space() -> None:
    passages = split_passages(make_article("kata " * 1000))
    assert all(re.fullmatch(r"kata( kata)*", p.text) for p in passages)
    assert sum(p.text.count("kata") for p in passages) >= 1000


def test_text_without_white_space_is_cut_hard() -> None:
    assert [len(p.text) for p in split_passages(make_article("a" * 2000))] == [900, 900, 200]


def test_a_stub_at_the_end_joins_the_passage_before() -> None:
    sentences = " ".join(f"Kalimat nomor {n} berisi keterangan." for n in range(4))
    assert [p.text[-6:] for p in split_passages(make_article(f"{sentences} (tafa)"))] == ["(tafa)"]


def test_an_empty_article_has_no_passages() -> None:
    assert split_passages(make_article("  \n ")) == ()


def test_the_fingerprint_changes_with_every_setting() -> None:
    default = ChunkSettings()
    others = [
        dataclasses.replace(default, **{f.name: getattr(default, f.name) + 1})
        for f in dataclasses.fields(default)
    ]
    assert len({default.fingerprint(), *(other.fingerprint() for other in others)}) == 5
    assert ChunkSettings().fingerprint() == default.fingerprint()


def test_impossible_settings_are_refused() -> None:
    with pytest.raises(ValueError, match="target_chars <= max_chars, got 900, 450"):
        ChunkSettings(target_chars=900, max_chars=450)
    with pytest.raises(ValueError, match="overlap_sentences < max_sentences, got 2, 2"):
        ChunkSettings(max_sentences=2, overlap_sentences=2)


def test_the_dateline_says_only_what_is_known() -> None:
    assert dateline(make_article("x", outlet="Humas", published=date(2022, 6, 7))) == "Humas, 7 Juni 2022"
    assert dateline(make_article("x", published=date(2022, 6, 7))) == "7 Juni 2022"
    assert dateline(make_article("x")) == ""
