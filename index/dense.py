"""The dense index: Chroma finds the candidates, the archive's own vectors give their exact cosine.

The only module that imports chromadb. Chroma holds nothing that the archive does not: its folder may be
deleted.
"""

import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.api.models.Collection import Collection as ChromaCollection
from chromadb.config import Settings
from chromadb.errors import NotFoundError
from numpy.typing import NDArray

from index import messages
from index.errors import VectorStoreError

Result = TypeVar("Result")

SPACE: CreateHNSWConfiguration = {
    "space": "cosine",
    "ef_construction": 200,
    "max_neighbors": 32,
    "ef_search": 1500,
}
"""Graph of 32 neighbours, searched 1,500 wide. Of the exact 100 nearest it finds 0.951 at 400 wide, 0.978 at 800,
0.985 at 1,200 and 0.990 at 2,000 with 100,000 passages (eval/bench_scale.py)."""
EXACT_BELOW = 4000
"""Filters that let no more passages through are answered exactly: quicker than the graph."""
SPARE_CANDIDATES = 50
"""Candidates fetched beyond the limit: they are ranked anew, and removed ones drop out."""
BATCH = 2000


class VectorSource(Protocol):
    """Where the exact vectors are: the archive."""

    def vectors(self, passage_ids: Iterable[str]) -> tuple[tuple[str, ...], NDArray[np.float32]]:
        """Ids and unit vectors, shape (number, dimension), of those passages that exist."""


class DenseIndex:
    """Vectors of all passages under their ids; safe to use from several threads.

    A store's files are read once, when a client opens it: what another process writes is seen after `open`,
    and a client that has not seen it must not write; index.syncing sees to both. Raises VectorStoreError.
    """

    def __init__(self, folder: Path, source: VectorSource, url: str | None = None) -> None:
        """`url` (http://host:port) names a Chroma server in place of `folder`; nothing is opened yet."""
        self._home = None if url else folder
        self._url = url
        self._where = url or str(folder)
        self._source = source
        self._store = ""
        self._lock = threading.RLock()
        self._client: ClientAPI | None = None
        self._collection: ChromaCollection | None = None
        self._failed: list[ClientAPI] = []

    def count(self) -> int:
        """Number of vectors."""
        return self._run(lambda collection: collection.count())

    def ids(self) -> frozenset[str]:
        """The ids of all vectors."""
        return frozenset(self._run(lambda collection: collection.get(include=[]))["ids"])

    def upsert(self, passage_ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Store unit vectors, shape (number of ids, dimension), in the place of older ones; ids differ."""
        for start in range(0, len(passage_ids), BATCH):
            self._upsert(list(passage_ids[start : start + BATCH]), vectors[start : start + BATCH])

    def delete(self, passage_ids: Sequence[str]) -> None:
        """Delete vectors; unknown ids are passed over."""
        for start in range(0, len(passage_ids), BATCH):
            self._delete(list(passage_ids[start : start + BATCH]))

    def search(
        self, vector: NDArray[np.float32], limit: int, allowed: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """The nearest passages: (passage id, cosine -1 to 1), best first, ties by id; at most `limit`.

        `vector` has shape (dimension,) and unit length; `allowed` narrows the search to those passages.
        """
        if allowed is not None and len(allowed) <= EXACT_BELOW:
            return rank_exactly(self._source, vector, allowed, limit)
        return rank_exactly(self._source, vector, self._find_candidates(vector, limit, allowed), limit)

    def open(self, store: str) -> None:
        """Look at a store (again), made where it is missing; `trust` must follow when it has proved sound.

        Damaged files can crash the process inside Chroma. A mark beside the store shows at the next opening
        that the last one did not come to its end; it raises VectorStoreError before the files are touched.
        """
        with self._lock:
            self.close()
            self._store = store
            with store_errors(self._where):
                self._set_mark()
                self._client = self._connect()
                self._collection = self._client.get_or_create_collection(
                    f"rujukan-{store}", embedding_function=None, configuration={"hnsw": SPACE}
                )

    def trust(self) -> None:
        """Take the mark of `open` away, and delete all other stores."""
        with self._lock, store_errors(self._where):
            if self._home is None:
                return
            for path in self._home.iterdir():
                if path.name != self._store:
                    _delete(path)

    def replace(self, store: str) -> None:
        """Go on with an empty store; the old one is deleted by `trust`, on a server at once."""
        with self._lock:
            if self._url:
                with store_errors(self._where), suppress(NotFoundError):
                    self._connect().delete_collection(f"rujukan-{self._store}")
            self.open(store)

    def close(self) -> None:
        """Let go of the store's files."""
        with self._lock:
            client, self._client, self._collection = self._client, None, None
            if client is not None and client not in self._failed:
                with suppress(Exception):
                    cast(Any, client).close()  # the class has it, its interface does not

    def _upsert(self, ids: list[str], vectors: NDArray[np.float32]) -> None:
        self._run(lambda collection: collection.upsert(ids=ids, embeddings=vectors))

    def _delete(self, ids: list[str]) -> None:
        self._run(lambda collection: collection.delete(ids=ids))

    def _find_candidates(
        self, vector: NDArray[np.float32], limit: int, allowed: Collection[str] | None
    ) -> Sequence[str]:
        wanted: dict[str, Any] = {"n_results": limit + SPARE_CANDIDATES, "include": []}
        if allowed is not None:
            wanted["ids"] = sorted(allowed)
        found = self._run(lambda collection: collection.query(query_embeddings=vector[None, :], **wanted))
        return found["ids"][0]

    def _run(self, action: Callable[[ChromaCollection], Result]) -> Result:
        with self._lock, store_errors(self._where):
            if self._collection is None:
                raise VectorStoreError(
                    messages.CHROMA_UNUSABLE.format(where=self._where), "store is not open"
                )
            try:
                return action(self._collection)
            except BaseException:
                # closing a client with damaged files can crash the process: it is kept and left alone
                self._failed += [self._client] if self._client is not None else []
                raise

    def _connect(self) -> ClientAPI:
        if self._home is None:
            return _connect_server(self._where)
        return chromadb.PersistentClient(self._home / self._store, settings=_settings())

    def _set_mark(self) -> None:
        if self._home is None:
            return
        mark = self._home / f"{self._store}.opening"
        if mark.exists():
            detail = f"{mark}: the last opening did not come to its end"
            raise VectorStoreError(messages.CHROMA_UNUSABLE.format(where=self._where), detail)
        if self._home.is_file():
            self._home.unlink()
        self._home.mkdir(parents=True, exist_ok=True)
        mark.touch()


def rank_exactly(
    source: VectorSource, vector: NDArray[np.float32], passage_ids: Collection[str], limit: int
) -> list[tuple[str, float]]:
    """The passages by their cosine to `vector`: (id, cosine), best first, ties by id."""
    ids, matrix = source.vectors(passage_ids)
    return best_of(ids, matrix, vector, limit)


def best_of(
    ids: Sequence[str], matrix: NDArray[np.float32], vector: NDArray[np.float32], limit: int
) -> list[tuple[str, float]]:
    """The rows of unit vectors nearest to `vector`: (id, cosine), best first, ties by id."""
    if not ids:
        return []
    # half precision leaves rows a little off unit length
    cosines = (matrix @ vector) / np.linalg.norm(matrix, axis=1)
    return sorted(zip(ids, cosines.tolist(), strict=True), key=lambda hit: (-hit[1], hit[0]))[:limit]


@contextmanager
def store_errors(where: str) -> Iterator[None]:
    """Turn everything that Chroma raises, a panic of its compiled part too, into VectorStoreError."""
    try:
        yield
    except VectorStoreError:
        raise
    except BaseException as error:
        # a panic is no Exception, and its class cannot be imported
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        message = messages.CHROMA_UNREACHABLE if "://" in where else messages.CHROMA_UNUSABLE
        raise VectorStoreError(
            message.format(where=where), f"{where}: {type(error).__name__}: {error}"
        ) from error


def _settings() -> Settings:
    """New at every call: a client writes its own kind into the settings that it is given."""
    return Settings(anonymized_telemetry=False)


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _connect_server(url: str) -> ClientAPI:
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    return chromadb.HttpClient(
        host=parts.hostname or "localhost",
        port=parts.port or (443 if secure else 8000),
        ssl=secure,
        settings=_settings(),
    )
