"""Canonical addresses and article ids."""

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.addresses import canonical_url
from corpus.incoming import NewArticle, make_article_id, slugify


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://WWW.Kompas.COM/read/2022/?page=all#utama", "https://www.kompas.com/read/2022"),
        ("http://a.example:80/b/", "http://a.example/b"),
        ("https://a.example:443/b", "https://a.example/b"),
        ("https://a.example:8443/b", "https://a.example:8443/b"),
        ("https://a.example/b?utm_source=x&utm_medium=y&fbclid=z&id=7", "https://a.example/b?id=7"),
        ("https://a.example/?b=2&a=1", "https://a.example?a=1&b=2"),
        ("https://a.example/berita/amp/", "https://a.example/berita"),
        ("https://a.example/kamp", "https://a.example/kamp"),
        ("https://user:pass@a.example./b", "https://a.example/b"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://a.example/%7euser/%2f", "https://a.example/~user/%2F"),
        ("https://a.example//b///c", "https://a.example/b/c"),
        ("  https://a.example/b c  ", "https://a.example/b%20c"),
        ("https://a.example/b?page=2", "https://a.example/b?page=2"),
        ("https://m.a.example/b", "https://m.a.example/b"),
    ],
)
def test_known_forms(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url", ["", "a.example/b", "ftp://a.example", "http://", "http:///b", "http://[::1", "https://a b/c"]
)
def test_what_is_no_web_address_raises(url: str) -> None:
    with pytest.raises(ValueError, match=r"expected|Invalid|netloc"):
        canonical_url(url)


@given(
    st.builds(
        "{}://{}{}/{}?{}#{}".format,
        st.sampled_from(["http", "HTTPS"]),
        st.sampled_from(["a.example", "A.Example.", "bücher.example", "[::1]", "u@a.example"]),
        st.sampled_from(["", ":80", ":443", ":8080"]),
        st.text(max_size=20),
        st.text(max_size=20),
        st.text(max_size=5),
    )
)
def test_canonical_again_changes_nothing(url: str) -> None:
    try:
        once = canonical_url(url)
    except ValueError:
        return
    assert canonical_url(once) == once


@given(st.text())
def test_any_text_is_an_address_or_a_value_error(url: str) -> None:
    with contextlib.suppress(ValueError):
        assert canonical_url(url).startswith("http")


def test_a_safe_given_id_is_kept() -> None:
    assert make_article_id(NewArticle("a", id="2022-06-07_Semarang.1")) == "2022-06-07_Semarang.1"


def test_two_given_ids_never_meet() -> None:
    assert make_article_id(NewArticle("a", id="a/b")) != make_article_id(NewArticle("a", id="a b"))


def test_the_id_has_words_of_the_title_and_a_hash_of_the_identity() -> None:
    first = make_article_id(NewArticle("isi", title="Padang Belajar ke Bekasi", url="https://a.example/1"))
    second = make_article_id(NewArticle("isi", title="Padang Belajar ke Bekasi", url="https://a.example/2"))
    assert first.startswith("padang-belajar-ke-bekasi-") and first != second


def test_the_id_outlives_a_change_of_the_text() -> None:
    ids = {make_article_id(NewArticle(text, title="T", origin="/a/b.txt")) for text in ("satu", "dua")}
    assert len(ids) == 1


@given(st.text(), st.text(), st.one_of(st.none(), st.text()))
def test_any_title_and_id_make_a_safe_id(title: str, text: str, given_id: str | None) -> None:
    made = make_article_id(NewArticle(text, title=title, id=given_id))
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", made)


@given(st.text())
def test_a_slug_is_short_and_plain(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]*(-[a-z0-9]+)*", slugify(text)) and len(slugify(text)) <= 60
