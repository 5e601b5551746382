import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from corpus.article import Article, Passage
from index.hit import Hit, SearchQuery
from index.passage_reading import NOTHING_READ, PassageReading, ReadText
from index.reranking import DEFAULT_RERANKING, READINGS_KEPT, Reranker, RerankingRetriever, RerankSettings

QUESTION = "Siapa yang menerima rombongan?"
SETTINGS = RerankSettings(first=2, more=2, most=6, certain=0.9, behind=0.15, weight=0.5)


def hit(name: str, fused: float) -> Hit:
    article = Article(name, f"Judul {name}", f"Teks {name}.", "Harian Kota", published=date(2022, 6, 7))
    return Hit(Passage(article, 0, len(article.text)), fused, 1.0, 0.8)


class ScriptedReader:
    """Relevance and answerability of each passage by the id of its article; counts what it reads."""

    def __init__(self, **readings: tuple[float, float]) -> None:
        self.readings = readings
        self.calls: list[tuple[str, ...]] = []
        self.lock = threading.Lock()

    def read(self, question: str, passages) -> tuple[PassageReading, ...]:
        assert question == QUESTION
        names = tuple(passage.text.split()[1].rstrip(".") for passage in passages)
        with self.lock:
            self.calls.append(names)
        return tuple(PassageReading(*self.readings.get(name, (0.0, 0.0)), ()) for name in names)


HITS = tuple(
    hit(name, fused) for name, fused in zip("abcdefgh", (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2), strict=True)
)


def ids(hits) -> str:
    return "".join(one.passage.article.id for one in hits)


def test_what_was_read_is_ordered_by_relevance_and_fused_score_and_keeps_both() -> None:
    reader = ScriptedReader(a=(0.1, 0.0), c=(0.9, 0.5), f=(0.6, 0.1))
    ranked = Reranker(reader, SETTINGS).rerank(QUESTION, HITS)
    # halves: c 0.8, a and f 0.5 (the id decides), b 0.4, d 0.3, e 0.25; g and h were not read
    assert ids(ranked) == "cafbdegh"
    first = ranked[0]
    assert (first.fused, first.rerank, first.lexical, first.dense) == (0.7, 0.9, 1.0, 0.8)
    assert first.reading == PassageReading(0.9, 0.5, ())
    assert all(one.rerank is None and one.reading is None for one in ranked[6:])
    assert HITS[2].rerank is None


def test_reading_stops_once_an_answer_is_certain_and_the_rest_keeps_its_order() -> None:
    reader = ScriptedReader(a=(0.1, 0.0), b=(0.9, 0.95))
    ranked = Reranker(reader, SETTINGS).rerank(QUESTION, (*HITS[:2], *HITS[4:], HITS[2]))
    assert reader.calls == [("a", "b")]
    assert ids(ranked) == "baefghc"


def test_reading_goes_on_where_the_next_hit_was_found_with_nearly_as_good_a_score() -> None:
    reader = ScriptedReader(b=(0.9, 0.95))
    ranked = Reranker(reader, SETTINGS).rerank(QUESTION, HITS)
    assert reader.calls == [("a", "b"), ("c", "d")]  # c is 0.1 behind b, e 0.3
    assert ids(ranked) == "bacdefgh"


def test_no_more_is_read_than_the_settings_allow() -> None:
    reader = ScriptedReader()
    Reranker(reader, RerankSettings(first=3, more=2, most=6)).rerank(QUESTION, HITS)
    assert reader.calls == [("a", "b", "c"), ("d", "e"), ("f",)]


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_few_hits_are_all_read(number: int) -> None:
    reader = ScriptedReader()
    assert ids(Reranker(reader, SETTINGS).rerank(QUESTION, HITS[:number])) == "abc"[:number]
    assert "".join("".join(call) for call in reader.calls) == "abc"[:number]


def test_nothing_is_read_twice_for_one_question() -> None:
    reader = ScriptedReader(a=(0.3, 0.2), strict=True)
    reranker = Reranker(reader, SETTINGS)
    once, again = reranker.rerank(QUESTION, HITS), reranker.rerank(QUESTION, HITS)
    assert once == again
    assert [name for call in reader.calls for name in call] == list("abcdef")


def test_an_edited_passage_is_read_anew() -> None:
    reader = ScriptedReader()
    reranker = Reranker(reader, SETTINGS)
    reranker.rerank(QUESTION, [hit("a", 0.9)])
    edited = Article("a", "Judul lain", "Teks a.", "Harian Kota", published=date(2022, 6, 7))
    reranker.rerank(QUESTION, [Hit(Passage(edited, 0, 7), 0.9, None, None)])
    assert reader.calls == [("a",), ("a",)]


def test_old_readings_are_forgotten() -> None:
    class Plain:
        def read(self, question: str, passages) -> tuple[PassageReading, ...]:
            return (NOTHING_READ,) * len(passages)

    reranker = Reranker(Plain(), SETTINGS)
    for number in range(READINGS_KEPT + 5):
        reranker.rerank(f"Pertanyaan {number}?", HITS[:1])
    assert len(reranker._kept) == READINGS_KEPT
    assert "Pertanyaan 0?" not in {question for question, _ in reranker._kept}


def test_threads_may_share_a_reranker() -> None:
    reader = ScriptedReader(a=(0.1, 0.0), c=(0.9, 0.5))
    reranker = Reranker(reader, SETTINGS)
    expected = reranker.rerank(QUESTION, HITS)
    with ThreadPoolExecutor(4) as pool:
        assert all(
            found == expected for found in pool.map(lambda _: reranker.rerank(QUESTION, HITS), range(20))
        )


def test_the_model_reads_the_passage_under_title_and_dateline() -> None:
    seen: list[ReadText] = []

    class Watching:
        def read(self, question: str, passages) -> tuple[PassageReading, ...]:
            seen.extend(passages)
            return (NOTHING_READ,) * len(passages)

    Reranker(Watching(), SETTINGS).rerank(QUESTION, HITS[:1])
    assert seen == [ReadText("Judul a\nHarian Kota, 7 Juni 2022", "Teks a.")]


def test_a_low_limit_still_chooses_from_all_that_is_read() -> None:
    class First:
        def retrieve(self, query: SearchQuery, mode: str = "hybrid") -> tuple[Hit, ...]:
            assert (query.text, mode) == (QUESTION, "lexical")
            return HITS[: query.limit]

    retriever = RerankingRetriever(First(), Reranker(ScriptedReader(f=(1.0, 0.1)), SETTINGS))
    assert ids(retriever.retrieve(SearchQuery(QUESTION, limit=1), "lexical")) == "f"
    assert ids(retriever.retrieve(SearchQuery(QUESTION, limit=8), "lexical")) == "fabcdegh"


def test_the_defaults_read_some_at_once_and_not_without_end() -> None:
    assert 1 <= DEFAULT_RERANKING.first <= DEFAULT_RERANKING.most and 0 < DEFAULT_RERANKING.weight <= 1
