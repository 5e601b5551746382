"""The retriever over a small archive, a hash embedder and an exact dense side."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.archive import Archive, Prepared, PreparedPassage
from corpus.article import Article, Passage
from corpus.incoming import NewArticle
from corpus.passages import split_passages
from index.embedding import HashEmbedder
from index.errors import StaleIndexError, VectorStoreError
from index.hit import Hit, SearchQuery
from index.retrieval import HybridRetriever, Weights, drop_repetitions
from index.search_text import build_dense_text, build_lexical_text

ARTICLES = (
    NewArticle(
        "Wali Kota Bengkulu Helmi Hasan berkunjung ke Kediri. Rombongan mempelajari pengelolaan sampah.",
        title="Bengkulu Belajar ke Kediri",
        outlet="Kabar Kediri",
        published=date(2018, 4, 5),
        id="bengkulu-kediri",
    ),
    NewArticle(
        "DPRD Siak melakukan kaji banding tentang SPBE ke Sleman. Sebanyak 25 orang ikut.",
        title="DPRD Siak ke Sleman",
        outlet="slemankab.go.id",
        published=date(2022, 6, 7),
        id="siak-sleman",
    ),
    NewArticle(
        "Pemkab Berau meninjau mal pelayanan publik di Banyuwangi.",
        title="Berau Tinjau MPP",
        outlet="Kabar Kediri",
        id="berau-banyuwangi",
    ),
)
REGIONS = {"bengkulu-kediri": ("35.71",), "siak-sleman": ("14.08", "34.04"), "berau-banyuwangi": ("64.03",)}


class ExactDense:
    """Every vector of the archive, compared one by one."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def search(
        self, vector: NDArray[np.float32], limit: int, allowed: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        found = [pair for ids, rows in self._archive.all_vectors() for pair in zip(ids, rows, strict=True)]
        hits = [(i, float(row @ vector)) for i, row in found if allowed is None or i in allowed]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))[:limit]


class BrokenDense:
    """A dense side that cannot be used."""

    def search(self, *_: object) -> list[tuple[str, float]]:
        raise VectorStoreError("Indeks makna rusak.", "no such folder")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder: Path = tmp_path_factory.mktemp("archive")
    with Archive.open(folder / "archive.sqlite3") as archive:
        for article in ARTICLES:
            archive.add(article, prepare)
        yield archive


@pytest.fixture(scope="module")
def retriever(archive: Archive) -> HybridRetriever:
    return HybridRetriever(archive, ExactDense(archive), HashEmbedder())


def prepare(article: Article) -> Prepared:
    passages = split_passages(article)
    vectors = HashEmbedder().embed_passages([build_dense_text(passage) for passage in passages])
    rows = []
    for passage, vector in zip(passages, vectors, strict=True):
        words = build_lexical_text(passage)
        rows.append(PreparedPassage(passage.start, passage.end, words.title, words.text, vector))
    return Prepared(tuple(rows), REGIONS[article.id])


def found(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.passage.article.id for hit in hits]


@pytest.mark.parametrize("mode", ["hybrid", "lexical", "dense"])
def test_the_right_article_comes_first(retriever: HybridRetriever, mode: str) -> None:
    query = SearchQuery("Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?")
    assert found(retriever.retrieve(query, mode))[0] == "bengkulu-kediri"  # type: ignore[arg-type]


def test_hits_are_sorted_and_keep_raw_scores(retriever: HybridRetriever) -> None:
    hits = retriever.retrieve(SearchQuery("studi tiru SPBE"))
    assert [(-hit.fused, hit.passage.id) for hit in hits] == sorted(
        (-hit.fused, hit.passage.id) for hit in hits
    )
    assert all(0 <= hit.fused <= 1 for hit in hits)
    assert hits[0].passage.article.id == "siak-sleman"
    assert hits[0].lexical is not None
    assert hits[0].lexical > 0
    assert all(hit.dense is not None and -1 <= hit.dense <= 1 for hit in hits)
    assert any(hit.lexical is None for hit in hits)


def test_synonym_finds_what_no_shared_word_does(retriever: HybridRetriever) -> None:
    assert found(retriever.retrieve(SearchQuery("lawatan"), "lexical")) == ["siak-sleman"]


def test_same_question_gives_the_same_hits(retriever: HybridRetriever) -> None:
    query = SearchQuery("kunjungan pelayanan")
    assert retriever.retrieve(query) == retriever.retrieve(query)


def test_limit_is_kept(retriever: HybridRetriever) -> None:
    assert len(retriever.retrieve(SearchQuery("kunjungan ke Kediri, Sleman, Banyuwangi", limit=1))) == 1


@pytest.mark.parametrize("mode", ["hybrid", "lexical", "dense"])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (SearchQuery("kunjungan", regions=("14.08",)), {"siak-sleman"}),
        (SearchQuery("kunjungan", outlets=("KABAR kediri",)), {"bengkulu-kediri", "berau-banyuwangi"}),
        (SearchQuery("kunjungan", published_from=date(2020, 1, 1)), {"siak-sleman"}),
        (SearchQuery("kunjungan", published_to=date(2018, 4, 5)), {"bengkulu-kediri"}),
        (SearchQuery("kunjungan", regions=("35.71",), published_from=date(2020, 1, 1)), set()),
    ],
)
def test_filters_hold_on_both_sides(
    retriever: HybridRetriever, query: SearchQuery, expected: set[str], mode: str
) -> None:
    hits = retriever.retrieve(query, mode)  # type: ignore[arg-type]
    assert set(found(hits)) <= expected
    if mode != "lexical":
        assert set(found(hits)) == expected


@pytest.mark.parametrize("text", ["", "   ", "?!", "\x00", "🙂"])
def test_text_without_words_finds_nothing(retriever: HybridRetriever, text: str) -> None:
    assert retriever.retrieve(SearchQuery(text)) == ()


@pytest.mark.parametrize("text", ['"Kediri" NEAR(', "kediri* OR NOT -", "Kediri\x00" * 20_000, "'; DROP --"])
def test_hostile_text_is_searched_as_words(retriever: HybridRetriever, text: str) -> None:
    retriever.retrieve(SearchQuery(text))


def test_broken_dense_side_leaves_the_words(archive: Archive, caplog: pytest.LogCaptureFixture) -> None:
    retriever = HybridRetriever(archive, BrokenDense(), HashEmbedder())
    for mode in ("hybrid", "dense"):
        hits = retriever.retrieve(SearchQuery("SPBE Sleman"), mode)
        assert found(hits) == ["siak-sleman"]
        assert hits[0].dense is None
        assert hits[0].fused == 1.0
    assert "searching by words alone: no such folder" in caplog.text


def test_stale_index_is_an_error_and_not_a_lexical_search(archive: Archive) -> None:
    class StaleDense(ExactDense):
        def search(self, *_: object) -> list[tuple[str, float]]:
            raise StaleIndexError("Indeks sudah usang.", "terms differ")

    retriever = HybridRetriever(archive, StaleDense(archive), HashEmbedder())
    with pytest.raises(StaleIndexError, match="Indeks sudah usang"):
        retriever.retrieve(SearchQuery("SPBE"))


def test_without_a_dense_side_the_search_is_lexical(archive: Archive) -> None:
    query = SearchQuery("SPBE Sleman")
    assert HybridRetriever(archive, None, None).retrieve(query) == HybridRetriever(
        archive, ExactDense(archive), HashEmbedder()
    ).retrieve(query, "lexical")


def test_hit_whose_passage_was_removed_meanwhile_is_left_out(archive: Archive) -> None:
    class Remembering(ExactDense):
        def search(self, *args: object) -> list[tuple[str, float]]:
            return [("gone:0-10", 0.99), *super().search(*args)]  # type: ignore[arg-type]

    retriever = HybridRetriever(archive, Remembering(archive), HashEmbedder())
    hits = retriever.retrieve(SearchQuery("SPBE Sleman"))
    assert "gone" not in found(hits)
    assert hits


def test_weights_are_used(archive: Archive) -> None:
    query = SearchQuery("Sleman")
    lexical = HybridRetriever(archive, ExactDense(archive), HashEmbedder(), Weights(dense=0.0))
    hits = lexical.retrieve(query)
    assert hits[0].fused == 1.0
    assert all(hit.fused == 0.0 for hit in hits if hit.lexical is None)


def hit(article: Article, start: int, end: int, score: float) -> Hit:
    return Hit(Passage(article, start, end), score, None, score)


def test_passage_that_mostly_repeats_a_better_one_is_left_out() -> None:
    one, other = Article("satu", "", "a" * 100), Article("dua", "", "a" * 100)
    hits = [hit(one, 0, 40, 0.9), hit(one, 10, 45, 0.8), hit(one, 30, 80, 0.7), hit(other, 0, 40, 0.6)]
    assert drop_repetitions(hits) == [hits[0], hits[2], hits[3]]


def test_passage_inside_a_better_one_is_left_out_and_the_longer_too() -> None:
    article = Article("satu", "", "a" * 100)
    inside, around = hit(article, 10, 20, 0.9), hit(article, 0, 90, 0.8)
    assert drop_repetitions([inside, around]) == [inside]
    assert drop_repetitions([around, inside]) == [around]
