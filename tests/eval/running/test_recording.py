"""Searches that are looked up afterwards."""

from typing import cast

from corpus.article import Article
from eval.running.fakes import MemoryArchive, QuotingLibrary, SharedWordsRetriever
from eval.running.recording import KEPT, RecordingRetriever, record_searches
from index.hit import Hit, SearchQuery
from index.library import Library
from index.reranking import Retriever

SLEMAN = Article("sleman", "", "Sebanyak 85 orang kepala desa mengunjungi Sleman.")
QUERY = SearchQuery("kepala desa Sleman", limit=5)


class Searching:
    def __init__(self) -> None:
        self.searches: list[SearchQuery] = []
        self._inner = SharedWordsRetriever((SLEMAN,))

    def retrieve(self, query: SearchQuery, mode: str = "hybrid") -> tuple[Hit, ...]:
        self.searches.append(query)
        return self._inner.retrieve(query)


def test_every_search_is_made_anew_and_can_be_recalled() -> None:
    inner = Searching()
    recording = RecordingRetriever(cast(Retriever, inner))

    assert recording.recall(QUERY) is None
    first, second = recording.retrieve(QUERY), recording.retrieve(QUERY)

    assert first == second == recording.recall(QUERY)
    assert len(inner.searches) == 2
    assert recording.recall(SearchQuery(QUERY.text, limit=6)) is None


def test_only_the_last_few_searches_are_kept_and_only_whole_ones() -> None:
    recording = RecordingRetriever(cast(Retriever, Searching()))
    recording.retrieve(QUERY, "lexical")
    assert recording.recall(QUERY) is None

    recording.retrieve(QUERY)
    for number in range(KEPT):
        recording.retrieve(SearchQuery(f"desa {number}"))

    assert recording.recall(QUERY) is None
    assert recording.recall(SearchQuery("desa 0")) is not None


def test_a_recorded_library_is_the_library_in_all_else() -> None:
    quoting = QuotingLibrary(MemoryArchive((SLEMAN,)), SharedWordsRetriever((SLEMAN,)))
    library = cast(Library, quoting)
    recorded = record_searches(library)

    assert recorded.archive is library.archive
    assert isinstance(recorded.retriever, RecordingRetriever)
