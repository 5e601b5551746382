from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.dense import EXACT_BELOW, DenseIndex, best_of, store_errors
from index.errors import VectorStoreError


class Vectors:
    """Unit vectors under ids, as the archive has them."""

    def __init__(self, count: int, dimension: int = 16) -> None:
        matrix = np.random.default_rng(7).normal(size=(count, dimension)).astype(np.float32)
        self.matrix = matrix / np.linalg.norm(matrix, axis=1, keepdims=True)
        self.rows = {f"a{row:05}:0-9": row for row in range(count)}

    def vectors(self, passage_ids: Iterable[str]) -> tuple[tuple[str, ...], NDArray[np.float32]]:
        ids = tuple(sorted(set(passage_ids) & self.rows.keys()))
        return ids, self.matrix[[self.rows[passage_id] for passage_id in ids]]

    def exact(self, vector: NDArray[np.float32], limit: int) -> list[str]:
        return [hit[0] for hit in best_of(tuple(self.rows), self.matrix, vector, limit)]


@pytest.fixture(name="source", scope="module")
def fixture_source() -> Vectors:
    return Vectors(EXACT_BELOW + 500)


@pytest.fixture(name="dense", scope="module")
def fixture_dense(source: Vectors, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DenseIndex]:
    dense = DenseIndex(tmp_path_factory.mktemp("chroma"), source)
    dense.open("satu")
    dense.upsert(tuple(source.rows), source.matrix)
    dense.trust()
    yield dense
    dense.close()


def test_a_stored_vector_finds_itself_first(dense: DenseIndex, source: Vectors) -> None:
    for passage_id, row in list(source.rows.items())[::500]:
        found, cosine = dense.search(source.matrix[row], 3)[0]
        assert found == passage_id and cosine == pytest.approx(1.0, abs=1e-5)


def test_the_graph_misses_almost_nothing(dense: DenseIndex, source: Vectors) -> None:
    queries = np.random.default_rng(8).normal(size=(20, 16)).astype(np.float32)
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    shared = [
        len({hit[0] for hit in dense.search(query, 100)} & set(source.exact(query, 100))) / 100
        for query in queries
    ]
    assert np.mean(shared) >= 0.98


def test_hits_are_sorted_by_cosine_and_limited(dense: DenseIndex, source: Vectors) -> None:
    cosines = [cosine for _, cosine in dense.search(source.matrix[5], 40)]
    assert len(cosines) == 40 and cosines == sorted(cosines, reverse=True)


@pytest.mark.parametrize("size", [0, 1, 200, EXACT_BELOW, EXACT_BELOW + 200])
def test_a_filter_lets_only_its_passages_through(dense: DenseIndex, source: Vectors, size: int) -> None:
    allowed = set(list(source.rows)[::-1][:size])
    hits = dense.search(source.matrix[0], 10, allowed)
    assert len(hits) == min(size, 10) and {hit[0] for hit in hits} <= allowed


def test_passages_that_the_archive_no_longer_has_are_left_out(tmp_path: Path) -> None:
    source = Vectors(20)
    dense = DenseIndex(tmp_path, source)
    dense.open("satu")
    dense.upsert(tuple(source.rows), source.matrix)
    del source.rows["a00003:0-9"]
    assert "a00003:0-9" not in {hit[0] for hit in dense.search(source.matrix[3], 20)}
    dense.close()


def test_equal_cosines_are_ordered_by_id() -> None:
    matrix = np.eye(2, dtype=np.float32)[[0, 0, 1, 0]]
    hits = best_of(("c", "a", "d", "b"), matrix, np.array([1, 0], dtype=np.float32), 3)
    assert hits == [("a", 1.0), ("b", 1.0), ("c", 1.0)]


def test_upsert_replaces_and_delete_passes_over_unknown_ids(tmp_path: Path) -> None:
    source = Vectors(4)
    dense = DenseIndex(tmp_path, source)
    dense.open("satu")
    dense.upsert(tuple(source.rows), source.matrix)
    dense.upsert(tuple(source.rows)[:2], source.matrix[:2])
    dense.delete(["a00000:0-9", "tidak-ada:0-9"])
    assert dense.count() == 3 and dense.ids() == frozenset(tuple(source.rows)[1:])
    dense.close()


def test_an_empty_store_finds_nothing(tmp_path: Path) -> None:
    dense = DenseIndex(tmp_path, Vectors(1))
    dense.open("satu")
    assert dense.search(np.ones(16, dtype=np.float32) / 4, 5) == []
    dense.close()


def test_an_opening_that_did_not_end_is_not_repeated(tmp_path: Path) -> None:
    dense = DenseIndex(tmp_path, Vectors(1))
    dense.open("satu")
    dense.close()
    with pytest.raises(VectorStoreError, match="tidak dapat dibuka"):
        dense.open("satu")
    dense.replace("dua")
    dense.trust()
    dense.open("dua")
    dense.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dua", "dua.opening"]


def test_a_store_that_is_not_open_says_so(tmp_path: Path) -> None:
    with pytest.raises(VectorStoreError, match="periksa hak akses folder"):
        DenseIndex(tmp_path, Vectors(1)).count()


def test_an_unreachable_server_is_named() -> None:
    dense = DenseIndex(Path("unused"), Vectors(1), "http://127.0.0.1:9")
    with pytest.raises(
        VectorStoreError, match=r"Server Chroma di http://127\.0\.0\.1:9 tidak dapat dihubungi"
    ):
        dense.open("satu")


def test_a_panic_is_an_error_like_any_other_but_an_interrupt_is_not() -> None:
    class PanicException(BaseException):
        pass

    with pytest.raises(VectorStoreError), store_errors("folder"):
        raise PanicException
    with pytest.raises(KeyboardInterrupt), store_errors("folder"):
        raise KeyboardInterrupt
