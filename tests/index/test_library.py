import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.errors import ArchiveError
from corpus.passages import ChunkSettings
from corpus.visits.readings import extraction_version
from index.errors import StaleIndexError
from index.hash_embedding import HashEmbedder
from index.hit import SearchQuery
from index.library import IndexSettings, Library
from index.shipped import SHIPPED
from index.syncing import SyncedDense

TEXT = (
    "Wali Kota Bengkulu mengunjungi Kota Kediri pada Kamis, 22 Juni 2023. Rombongan mempelajari pelayanan publik "
    "dan perizinan. Mereka disambut di balai kota oleh jajaran pemerintah daerah setempat."
)


def write_lines(path: Path, rows: Sequence[dict[str, object]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def rows(count: int, **more: object) -> list[dict[str, object]]:
    return [
        {
            "id": f"a{number:02}",
            "title": f"Judul {number}",
            "text": f"{TEXT} Catatan ke-{number} {'x' * number}.",
            **more,
        }
        for number in range(count)
    ]


def open_library(home: Path, dimension: int = 64, **more: object) -> Library:
    return Library.open(home, HashEmbedder(dimension), **more)  # type: ignore[arg-type]


def found(library: Library, text: str) -> list[str]:
    return [hit.passage.article.id for hit in library.retriever.retrieve(SearchQuery(text))]


def test_articles_are_added_found_updated_and_removed(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "x.jsonl", rows(3))
    with open_library(tmp_path / "home") as library:
        assert [result.outcome for result in library.add([source])] == ["added"] * 3
        assert [result.outcome for result in library.add([source])] == ["unchanged"] * 3
        write_lines(
            tmp_path / "x.jsonl", [*rows(2), {"id": "a02", "text": TEXT + " Yang ini disunting redaksi."}]
        )
        assert [result.outcome for result in library.add([source])] == ["unchanged", "unchanged", "updated"]
        assert "a02" in found(library, "disunting redaksi")
        library.remove("a02")
        assert "a02" not in found(library, "disunting redaksi")
        assert library.problems() == () and library.archive.pending() == ()


def test_bad_sources_never_stop_the_others_and_results_keep_the_order(tmp_path: Path) -> None:
    good = tmp_path / "baik.txt"
    good.write_text(TEXT, encoding="utf-8")
    empty = tmp_path / "kosong.txt"
    empty.write_text("", encoding="utf-8")
    progress: list[tuple[int, int]] = []
    with open_library(tmp_path / "home") as library:
        sources = [str(empty), str(tmp_path / "tiada.txt"), str(good)]
        results = list(library.add(sources, lambda done, total: progress.append((done, total))))
    assert [result.outcome for result in results] == ["refused", "refused", "added"]
    assert all(result.reason for result in results[:2]) and results[2].reason is None
    assert progress[-1] == (3, 3)


class Moody(HashEmbedder):
    """Fails on one word, as no real model should."""

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if any("celaka" in text for text in texts):
            raise RuntimeError("model failed")
        return super().embed_passages(texts)


def test_an_unexpected_failure_costs_one_article(tmp_path: Path) -> None:
    source = write_lines(
        tmp_path / "x.jsonl", [*rows(2), {"id": "b", "text": TEXT + " Sungguh celaka."}, *rows(4)[2:]]
    )
    with Library.open(tmp_path / "home", Moody(64)) as library:
        results = list(library.add([source]))
        assert [result.outcome for result in results] == ["added", "added", "refused", "added", "added"]
        assert results[2].reason and "gagal diproses" in results[2].reason
        assert library.archive.count().articles == 4 and library.problems() == ()


def test_near_duplicates_are_kept_and_named(tmp_path: Path) -> None:
    twins = [{"url": f"https://{site}.id/1", "text": TEXT} for site in ("a", "b")]
    with open_library(tmp_path / "home") as library:
        first, second = library.add([write_lines(tmp_path / "x.jsonl", twins)])
        assert second.outcome == "added" and first.article_id
        assert f"hampir sama dengan artikel {first.article_id}" in second.warnings[-1]
        assert library.archive.near_duplicates(first.article_id) == (second.article_id,)


def test_what_was_added_is_there_after_reopening(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with open_library(home) as library:
        list(library.add([write_lines(tmp_path / "x.jsonl", rows(5))]))
        before = library.retriever.retrieve(SearchQuery("catatan 3"))
    with open_library(home) as library:
        assert library.retriever.retrieve(SearchQuery("catatan 3")) == before


@pytest.mark.parametrize(
    ("dimension", "settings", "message"),
    [
        (32, IndexSettings(), "model pencarian “hash-64@1”, sedangkan yang berlaku sekarang “hash-32@1”"),
        (64, IndexSettings(ChunkSettings(max_sentences=2)), "aturan pemotongan artikel"),
    ],
    ids=["another model", "other passages"],
)
def test_a_stale_index_is_named_and_rebuilt(
    tmp_path: Path, dimension: int, settings: IndexSettings, message: str
) -> None:
    home = tmp_path / "home"
    with open_library(home) as library:
        list(library.add([write_lines(tmp_path / "x.jsonl", rows(20))]))
    with pytest.raises(StaleIndexError, match=message) as caught:
        open_library(home, dimension, settings=settings)
    assert "rujukan doctor --bangun-ulang" in caught.value.user_message
    with open_library(home, dimension, settings=settings, allow_stale=True) as library:
        progress: list[tuple[int, int]] = []
        library.rebuild(lambda done, total: progress.append((done, total)))
        assert progress[-1] == (20, 20)
    with open_library(home, dimension, settings=settings) as library:
        assert library.problems() == () and library.archive.count().articles == 20
        assert library.archive.vectors(library.dense.ids())[1].shape[1] == dimension
        assert found(library, "catatan ke-7")
    with pytest.raises(StaleIndexError):
        open_library(home)


def test_a_rebuild_that_was_cut_short_goes_on(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with open_library(home) as library:
        list(library.add([write_lines(tmp_path / "x.jsonl", rows(40))]))

    def interrupt(done: int, _: int) -> None:
        if done >= 16:
            raise KeyboardInterrupt

    with open_library(home, 32, allow_stale=True) as library, pytest.raises(KeyboardInterrupt):
        library.rebuild(interrupt)
    for dimension in (32, 64):
        with pytest.raises(StaleIndexError, match="belum selesai"):
            open_library(home, dimension)
    with open_library(home, 32, allow_stale=True) as library:
        progress: list[int] = []
        library.rebuild(lambda done, _: progress.append(done))
        assert progress[0] == 32, "the first sixteen were not prepared again"
        assert library.problems() == ()


def test_an_empty_archive_takes_on_other_settings(tmp_path: Path) -> None:
    open_library(tmp_path / "home").close()
    open_library(tmp_path / "home", 32).close()


def test_chroma_is_rebuilt_from_the_archive_when_it_is_gone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with open_library(home) as library:
        list(library.add([write_lines(tmp_path / "x.jsonl", rows(5))]))
        before = library.retriever.retrieve(SearchQuery("catatan 3"))
    shutil.rmtree(home / "chroma")
    progress: list[tuple[int, int]] = []
    with open_library(home, on_progress=lambda done, total: progress.append((done, total))) as library:
        assert library.retriever.retrieve(SearchQuery("catatan 3")) == before
        assert library.problems() == ()
        passages = library.archive.count().passages
    assert progress == [(passages, passages)]


def test_chroma_of_another_archive_is_not_taken_for_its_own(tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        with open_library(tmp_path / name) as library:
            list(library.add([write_lines(tmp_path / "x.jsonl", rows(5, outlet=name))]))
    shutil.rmtree(tmp_path / "satu" / "chroma")
    shutil.copytree(tmp_path / "dua" / "chroma", tmp_path / "satu" / "chroma")
    with open_library(tmp_path / "satu") as library:
        assert library.problems() == ()


def test_a_graph_that_misses_its_own_vectors_is_not_filled_at_every_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    with open_library(home) as library:
        list(library.add([write_lines(tmp_path / "x.jsonl", rows(5))]))
    monkeypatch.setattr(SyncedDense, "_finds_probes", lambda _: False)
    for fillings in (1, 0):
        progress: list[int] = []
        open_library(home, on_progress=lambda done, _, told=progress: told.append(done)).close()
        assert len(progress) == fillings


def test_search_goes_on_by_the_archives_vectors_when_chroma_fails(tmp_path: Path) -> None:
    with open_library(tmp_path / "home") as library:
        list(library.add([write_lines(tmp_path / "x.jsonl", rows(5))]))
        vector = library.embedder.embed_queries(["catatan ke-3"])[0]
        before = library.dense.search(vector, 4)
        library.dense.close()
        assert library.dense.search(vector, 4) == before


def test_shipped_articles_are_added_once(tmp_path: Path) -> None:
    folder = tmp_path / "artikel"
    folder.mkdir()
    for path in sorted(SHIPPED.glob("*.md"))[:4]:
        shutil.copy(path, folder)
    one, two, three, _ = sorted(folder.iterdir())
    with open_library(tmp_path / "home") as library:
        assert [result.outcome for result in library.add_shipped(folder=folder)] == ["added"] * 4
        assert list(library.add_shipped(folder=folder)) == []
        library.remove(one.stem)
        for path in (one, two):
            path.write_text(path.read_text("utf-8") + "\nKalimat tambahan dari redaksi.\n", encoding="utf-8")
        results = list(library.add_shipped(folder=folder))
        assert [(result.article_id, result.outcome) for result in results] == [(two.stem, "updated")]
        assert not library.archive.has(one.stem), "an article that was removed came back"
        assert library.archive.article(three.stem).version == 1


def test_removing_an_unknown_article_is_an_error(tmp_path: Path) -> None:
    with open_library(tmp_path / "home") as library, pytest.raises(ArchiveError, match="Tidak ada artikel"):
        library.remove("tidak-ada")


def test_visits_are_read_as_articles_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(
        "corpus.visits.readings.load_extractor", lambda: lambda reading: read.append(reading.article.id) or ()
    )
    source = write_lines(tmp_path / "x.jsonl", rows(18))
    with open_library(tmp_path / "home") as library:
        list(library.add([source]))
        list(library.add([source]))
        assert library.archive.visit_store.unread(extraction_version()) == ()
    assert sorted(read) == [f"a{number:02}" for number in range(18)]


def test_rules_for_visits_that_fail_refuse_no_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise ValueError("cannot read this")

    monkeypatch.setattr("corpus.visits.readings.load_extractor", lambda: fail)
    with open_library(tmp_path / "home") as library:
        results = list(library.add([write_lines(tmp_path / "x.jsonl", rows(2))]))
        assert [result.outcome for result in results] == ["added", "added"]
        assert len(library.archive.visit_store.failures()) == 2
