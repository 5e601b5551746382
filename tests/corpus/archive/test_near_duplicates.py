import random
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.archive import Archive, Prepared
from corpus.archive.near_duplicates import THRESHOLD, build_sketch, resemblance, shingles
from corpus.article import Article
from corpus.incoming import NewArticle
from corpus.sentences import split_sentences

SHIPPED = sorted((Path(__file__).resolve().parents[3] / "corpus" / "articles").glob("*.md"))
TEXTS = [path.read_text("utf-8").split("---", 2)[2].strip() for path in SHIPPED]


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


def drop_a_quarter(text: str) -> str:
    parts = sentences(text)
    return " ".join(parts[: len(parts) - len(parts) // 4])


def put_a_lead_before(text: str) -> str:
    return "KOTA, wartadaerah – Berita ini disiarkan oleh bagian humas pada hari yang sama. " + text


def swap_words(text: str) -> str:
    """Every twelfth word is another one, as an editor would change verbs and titles."""
    words = text.split()
    return " ".join("menyampaikan" if index % 12 == 5 else word for index, word in enumerate(words))


def shuffle_paragraphs(text: str) -> str:
    parts = sentences(text)
    random.Random(1).shuffle(parts)
    return " ".join(parts)


def shout(text: str) -> str:
    return text.upper().replace(",", " ,").replace(".", " .")


EDITS = (drop_a_quarter, put_a_lead_before, swap_words, shuffle_paragraphs, shout)


def similarity(one: str, other: str) -> float:
    return resemblance(shingles(one), shingles(other))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_edited_copies_are_above_the_threshold_and_share_a_band(edit: Callable[[str], str]) -> None:
    for text in TEXTS:
        copy = edit(text)
        assert similarity(text, copy) >= THRESHOLD
        assert set(build_sketch(text)) & set(build_sketch(copy))


def test_different_articles_are_below_the_threshold() -> None:
    found = [shingles(text) for text in TEXTS]
    assert max(resemblance(one, other) for one, other in combinations(found, 2)) < THRESHOLD / 2


@given(st.text(), st.text())
def test_resemblance_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    value = similarity(one, other)
    assert 0.0 <= value <= 1.0 and value == similarity(other, one)
    assert similarity(one, one) == (1.0 if shingles(one) else 0.0)


@given(st.text())
def test_sketch_is_the_same_every_time_and_fits_a_column(text: str) -> None:
    sketch = build_sketch(text)
    assert sketch == build_sketch(text) == tuple(sorted(set(sketch)))
    assert all(0 <= band < 2**63 for band in sketch)


def nothing(_: Article) -> Prepared:
    return Prepared(())


def test_links_go_both_ways_and_with_the_article(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "arsip.sqlite3") as archive:
        for number, text in enumerate(TEXTS[:20]):
            assert (
                archive.add(
                    NewArticle(text, id=f"a{number}", url=f"https://a.id/{number}"), nothing
                ).near_duplicates
                == ()
            )
        copy = archive.add(NewArticle(swap_words(TEXTS[3]), url="https://b.id/3", id="salinan"), nothing)
        assert copy.near_duplicates == ("a3",)
        assert archive.near_duplicates("a3") == ("salinan",)
        assert archive.add(
            NewArticle(swap_words(TEXTS[3]), url="https://b.id/3", id="salinan"), nothing
        ).near_duplicates == ("a3",)
        archive.add(NewArticle(TEXTS[30], id="salinan"), nothing)
        assert archive.near_duplicates("a3") == ()
        archive.add(NewArticle(drop_a_quarter(TEXTS[3]), id="salinan"), nothing)
        archive.remove("a3")
        assert archive.near_duplicates("salinan") == ()


def test_the_same_text_at_two_addresses_is_linked(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "arsip.sqlite3") as archive:
        first = archive.add(NewArticle(TEXTS[0], url="https://a.id/1"), nothing)
        second = archive.add(NewArticle(TEXTS[0], url="https://b.id/1"), nothing)
        assert second.near_duplicates == (first.article.id,)
