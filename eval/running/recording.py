"""A library whose searches can be looked up afterwards, so that checking an answer need not search again."""

from collections import OrderedDict
from typing import Any, cast

from index.hit import Hit, SearchQuery
from index.library import Library
from index.reranking import Retriever
from index.retrieval import Mode

KEPT = 16
"""Searches that are kept: one answer takes a few."""


class RecordingRetriever:
    """Searches as its inner retriever does, every time anew, and keeps what the last few searches found."""

    def __init__(self, inner: Retriever) -> None:
        self._inner = inner
        self._found: OrderedDict[SearchQuery, tuple[Hit, ...]] = OrderedDict()

    def retrieve(self, query: SearchQuery, mode: Mode = "hybrid") -> tuple[Hit, ...]:
        """The hits of the inner retriever, best first; raises what that raises."""
        hits = self._inner.retrieve(query, mode)
        if mode == "hybrid":
            self._found[query] = hits
            self._found.move_to_end(query)
            while len(self._found) > KEPT:
                self._found.popitem(last=False)
        return hits

    def recall(self, query: SearchQuery) -> tuple[Hit, ...] | None:
        """What the same search found a moment ago; None where it is not kept."""
        return self._found.get(query)


class _RecordingLibrary:
    """A library in everything but its retriever."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.retriever = RecordingRetriever(library.retriever)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)


def record_searches(library: Library) -> Library:
    """`library` with a `RecordingRetriever`; for one thread, and only while nothing is added or removed."""
    return cast(Library, _RecordingLibrary(library))
