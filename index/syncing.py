"""Keeps the dense index equal to the archive: after changes, kills, other processes' changes."""

import logging
import threading
import time
import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from corpus.archive import Archive
from corpus.errors import ArchiveError
from index.dense import DenseIndex, best_of
from index.errors import VectorStoreError
from index.progress import Advance

logger = logging.getLogger(__name__)

STORE_KEY = "dense_store"
"""In the archive's meta: the id of the Chroma collection that belongs to it; a refilled one gets a new id."""
REOPEN_SECONDS = 1.0
"""Least time between two looks at what another process wrote: a long import there does not slow searches."""
REFILL_BATCH = 2000
UNSEEN = -1
PROBES = 16
PROBES_FOUND = 0.75
"""Least part of sample vectors that must find themselves for a store to be sound."""
PROBE_COSINE = 0.99
"""A stored vector finds itself, or its like."""
UNPROBED_KEY = "dense_unprobed"
"""In the archive's meta: set where even a new store fails the probes, so that it is not filled again for that."""


class SyncedDense:
    """The dense index of one archive, as the retriever sees it; safe to use from several threads.

    The archive's outbox says what Chroma has not been told. Only the holder of the writer lock writes to
    Chroma, after having seen what others wrote there; `data_version` shows that they did.
    """

    def __init__(self, archive: Archive, dense: DenseIndex, check: Callable[[], None]) -> None:
        """`check` raises StaleIndexError where another process has rebuilt the index with other settings."""
        self._archive = archive
        self._dense = dense
        self._check = check
        self._seen = UNSEEN
        self._looked = float("-inf")
        self._refreshing = threading.Lock()

    def search(
        self, vector: NDArray[np.float32], limit: int, allowed: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """The nearest passages: (passage id, cosine -1 to 1), best first, ties by id; at most `limit`.

        `vector` has shape (dimension,) and unit length; `allowed` narrows the search to those passages. Where
        Chroma fails the archive's vectors are searched one by one: slower, the same result.
        """
        self.refresh()
        try:
            return self._dense.search(vector, limit, allowed)
        except VectorStoreError as error:
            logger.warning("dense index failed, searching the archive's vectors: %s", error.detail)
            self._seen = UNSEEN
            return self._search_archive(vector, limit, allowed)

    def count(self) -> int:
        """Number of vectors in Chroma."""
        return self._dense.count()

    def ids(self) -> frozenset[str]:
        """The ids of all vectors in Chroma."""
        return self._dense.ids()

    def close(self) -> None:
        """Let go of Chroma's files."""
        self._dense.close()

    def mend(self, on_progress: Advance | None = None) -> None:
        """Make Chroma equal to the archive: replay the outbox, and fill it anew where that is not enough."""
        with self._archive.writer_lock():
            if not self._look_again(thoroughly=True):
                self.refill(on_progress)

    def refill(self, on_progress: Advance | None = None) -> None:
        """Fill an empty store with the archive's vectors; nothing is embedded again."""
        with self._archive.writer_lock():
            logger.info("filling the dense index anew from the archive")
            store = new_store_id()
            self._dense.replace(store)
            done, total = 0, self._archive.count().passages
            for ids, matrix in self._archive.all_vectors(REFILL_BATCH):
                self._dense.upsert(ids, matrix)
                done += len(ids)
                if on_progress:
                    on_progress(done, total)
            # Only now is the store the archive's: one that was half filled is never taken for whole.
            probed = None if self._finds_probes() else "no"
            self._archive.set_meta({STORE_KEY: store, UNPROBED_KEY: probed})
            self._archive.settle_all()
            self._dense.trust()
            self._seen = self._archive.data_version

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep other writers out; Chroma is brought up to date before the block and after it."""
        with self._archive.writer_lock():
            if self._seen != self._archive.data_version:
                self._check()
                self._look_again()
            try:
                yield
            finally:
                self.settle()

    def settle(self) -> None:
        """Tell Chroma what the outbox holds; a failure is logged, the outbox keeps it for the next time."""
        with self._archive.writer_lock():
            try:
                self._replay()
                self._seen = self._archive.data_version
            except VectorStoreError as error:
                logger.warning("dense index not updated, the outbox keeps the changes: %s", error.detail)
                self._seen = UNSEEN

    def refresh(self) -> None:
        """See what another process wrote and replay what is left in the outbox, unless a writer is at it."""
        version = self._archive.data_version
        if version == self._seen or time.monotonic() - self._looked < REOPEN_SECONDS:
            return
        if not self._refreshing.acquire(blocking=False):
            return
        try:
            self._check()
            self._refresh_now()
        finally:
            self._refreshing.release()

    def _refresh_now(self) -> None:
        self._looked = time.monotonic()
        try:
            with self._archive.writer_lock(timeout=0):
                self._look_again()
        except ArchiveError as error:
            logger.debug("another writer is at work, searching what was there before: %s", error.detail)

    def _look_again(self, thoroughly: bool = False) -> bool:
        """Open the archive's store as it is now and tell it what it missed; False where it is not sound.

        Needs the writer lock: Chroma writes even when it is only asked.
        """
        self._seen = UNSEEN
        try:
            self._dense.open(self._archive.meta(STORE_KEY) or self._name_store())
            self._replay()
            if not self._is_whole(thoroughly):
                return False
            self._dense.trust()
        except VectorStoreError as error:
            logger.warning("dense index cannot be opened: %s", error.detail)
            return False
        self._seen = self._archive.data_version
        return True

    def _name_store(self) -> str:
        store = new_store_id()
        self._archive.set_meta({STORE_KEY: store})
        return store

    def _replay(self) -> None:
        """What a row says is checked against the archive, so that replaying rows twice does no harm."""
        while rows := self._archive.pending():
            named = dict.fromkeys(row.passage_id for row in rows)
            present, matrix = self._archive.vectors(named)
            kept = frozenset(present)
            self._dense.delete([passage_id for passage_id in named if passage_id not in kept])
            self._dense.upsert(present, matrix)
            self._archive.settle(rows)

    def _is_whole(self, thoroughly: bool) -> bool:
        """As many vectors as passages; `thoroughly`: those of all ages are found, too.

        Chroma counts in one file and searches in others.
        """
        if self._dense.count() != self._archive.count().passages:
            return False
        return not thoroughly or self._archive.meta(UNPROBED_KEY) is not None or self._finds_probes()

    def _finds_probes(self) -> bool:
        _, matrix = self._archive.sample_vectors(PROBES)
        hits = [self._dense.search(vector, 1) for vector in matrix]
        found = sum(bool(hit) and hit[0][1] >= PROBE_COSINE for hit in hits)
        return found >= PROBES_FOUND * len(hits)

    def _search_archive(
        self, vector: NDArray[np.float32], limit: int, allowed: Collection[str] | None
    ) -> list[tuple[str, float]]:
        if allowed is not None:
            return best_of(*self._archive.vectors(allowed), vector, limit)
        best: list[tuple[str, float]] = []
        for ids, matrix in self._archive.all_vectors():
            best += best_of(ids, matrix, vector, limit)
        return sorted(best, key=lambda hit: (-hit[1], hit[0]))[:limit]


def new_store_id() -> str:
    """An id for a Chroma collection that no other has."""
    return uuid.uuid4().hex
