"""The library: the archive and its two indexes as one, for adding, removing, searching and mending."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from corpus.archive import ARCHIVE_FILE, Archive
from corpus.loading import Loaded, Refused
from corpus.passages import DEFAULT_CHUNKS, ChunkSettings
from index import messages
from index.adding import Adder, AddResult
from index.dense import DenseIndex
from index.embedding import Embedder, load_embedder
from index.identity import IDENTITY_KEY, REBUILDING_KEY, IndexIdentity, check_identity, record_identity
from index.preparing import Preparer
from index.progress import Advance
from index.reranking import PassageReader, Reranker, RerankingRetriever, Retriever
from index.retrieval import HybridRetriever
from index.shipped import SHIPPED, ShippedArticles
from index.syncing import SyncedDense

__all__ = ["AddResult", "IndexSettings", "Library"]

CHROMA_FOLDER = "chroma"
REBUILD_BATCH = 16


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """How articles are indexed; a change makes an index stale."""

    chunks: ChunkSettings = DEFAULT_CHUNKS


DEFAULT_SETTINGS = IndexSettings()


class Library:
    """One home folder: articles, both indexes, the embedder; safe to share between threads.

    Several processes may have the same home open: one writes at a time, the others see it.
    """

    def __init__(
        self,
        archive: Archive,
        dense: SyncedDense,
        preparer: Preparer,
        identity: IndexIdentity,
        reader: PassageReader | None = None,
    ) -> None:
        self.archive = archive
        self.dense = dense
        self.embedder = preparer.embedder
        self._preparer = preparer
        self._identity = identity
        self.reader = reader

    @classmethod
    def open(  # noqa: PLR0913 (keywords)
        cls,
        home: Path,
        embedder: Embedder | None = None,
        settings: IndexSettings = DEFAULT_SETTINGS,
        *,
        reader: PassageReader | None = None,
        chroma_url: str | None = None,
        allow_stale: bool = False,
        on_progress: Advance | None = None,
        on_wait: Callable[[str], None] | None = None,
    ) -> Self:
        """Open a home folder, made where it is missing, and mend its dense index after a kill.

        Without `embedder` the bundled model; without `reader` no passage is read in a search. `on_progress` is told
        (done, total) where Chroma is filled anew; `on_wait` is told, in Indonesian, of waiting for
        another writer. Raises ArchiveError, ModelError, VectorStoreError, and StaleIndexError unless `allow_stale`
        (then only `rebuild` may follow).
        """
        embedder = embedder or load_embedder()
        identity = IndexIdentity.of(embedder, settings.chunks)
        archive = Archive.open(home / ARCHIVE_FILE, on_wait=on_wait)
        try:
            record_identity(archive, identity)
            if not allow_stale:
                check_identity(archive, identity)
            dense = SyncedDense(
                archive,
                DenseIndex(home / CHROMA_FOLDER, archive, chroma_url),
                lambda: check_identity(archive, identity),
            )
            if not allow_stale:
                dense.mend(on_progress)
        except BaseException:
            archive.close()
            raise
        return cls(archive, dense, Preparer(embedder, settings.chunks), identity, reader)

    def close(self) -> None:
        """Close the files."""
        self.dense.close()
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def retriever(self) -> Retriever:
        """Searches by words and by meaning; where there is a reader, it reads the best hits and orders them."""
        if self.reader is None:
            return self.first_retriever
        return RerankingRetriever(self.first_retriever, Reranker(self.reader))

    @cached_property
    def first_retriever(self) -> HybridRetriever:
        """Searches by words and by meaning, without reading."""
        return HybridRetriever(self.archive, self.dense, self.embedder)

    def add(
        self, sources: Iterable[str], on_progress: Advance | None = None, actor: str = "rujukan"
    ) -> Iterator[AddResult]:
        """Add files, folders and addresses: one result for each article or refused source, in their order.

        An article whose result is given out is durable. What is wrong with one source never stops the others.
        `on_progress` is told (done, total), where the total grows as folders and collections are read. Raises
        ArchiveError where the archive itself cannot be written.
        """
        return Adder(self.archive, self.dense, self._preparer, actor).add(sources, on_progress)

    def add_loaded(
        self,
        items: Iterable[Loaded | Refused],
        on_progress: Advance | None = None,
        actor: str = "rujukan",
    ) -> Iterator[AddResult]:
        """As `add`, for what corpus.loading has loaded already: the articles of an upload."""
        return Adder(self.archive, self.dense, self._preparer, actor).add_loaded(items, on_progress)

    def add_shipped(self, on_progress: Advance | None = None, folder: Path = SHIPPED) -> Iterator[AddResult]:
        """Add the shipped articles that are new or edited since the last time; quick where none is.

        One that was removed stays removed, and one whose full text was added stays as it is.
        """
        shipped = ShippedArticles(self.archive, folder)
        for result in self.add(shipped.find_new(), on_progress):
            shipped.keep(result)
            yield result
        shipped.record()

    def remove(self, article_id: str, actor: str = "rujukan") -> None:
        """Remove an article with all that was made from it; the error names ids near an unknown one."""
        with self.dense.writing():
            self.archive.remove(article_id, actor)

    def rebuild(self, on_progress: Advance | None = None) -> None:
        """Split, stem and embed every article anew with the settings in force, and fill Chroma from that.

        A rebuild that was cut short goes on where it was; until it is done the library cannot be searched.
        """
        with self.archive.writer_lock():
            target = self._identity.to_json()
            if self.archive.meta(REBUILDING_KEY) != target:
                self.archive.begin_rebuild({REBUILDING_KEY: target})
            self._prepare_again(on_progress)
            self.dense.refill()
            self.archive.set_meta({IDENTITY_KEY: target, REBUILDING_KEY: None})
            self.dense.settle()

    def problems(self) -> tuple[str, ...]:
        """An Indonesian sentence for everything that is wrong in the archive or between it and Chroma."""
        with self.archive.writer_lock():
            stored = {passage_id for ids, _ in self.archive.all_vectors() for passage_id in ids}
            whole = self.dense.ids() == stored
        return (*self.archive.problems(), *(() if whole else (messages.STORES_DIFFER,)))

    def _prepare_again(self, on_progress: Advance | None) -> None:
        total = self.archive.count().articles
        left = self.archive.unprepared()
        for start in range(0, len(left), REBUILD_BATCH):
            some = left[start : start + REBUILD_BATCH]
            prepared = self._preparer.prepare([self.archive.article(article_id) for article_id in some])
            for article_id, one in zip(some, prepared, strict=True):
                self.archive.prepare_again(article_id, one)
            if on_progress:
                on_progress(total - len(left) + start + len(some), total)
