"""Puts the passages that were found in a better order: a model reads the best of them, together with the question."""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.article import Passage
from index.hit import Hit, SearchQuery
from index.passage_reading import PassageReading, ReadText
from index.retrieval import Mode
from index.search_text import build_heading

READINGS_KEPT = 2_000
"""Readings that are remembered: a few hundred questions; a follow-up asks for the same ones again."""


class PassageReader(Protocol):
    """What reads; index.cross_encoder.CrossEncoder is one."""

    def read(self, question: str, passages: Sequence[ReadText]) -> tuple[PassageReading, ...]:
        """A reading for every passage, in their order."""


class Retriever(Protocol):
    """What finds; index.retrieval.HybridRetriever is one."""

    def retrieve(self, query: SearchQuery, mode: Mode = "hybrid") -> tuple[Hit, ...]:
        """At most `query.limit` hits, best first."""


@dataclass(frozen=True, slots=True)
class RerankSettings:
    """How far is read, and how much reading counts; `python -m eval.fit_reranking` shows what each choice costs."""

    first: int = 6
    """Hits that are always read."""
    more: int = 4
    """Hits read at a time after that, while none is certain."""
    most: int = 18
    """Hits read at all."""
    certain: float = 0.9
    """Probability of an answer from which no more is read..."""
    behind: float = 0.2
    """...unless the next hit's fused score is less than this below that of the certain one."""
    weight: float = 0.5
    """Share of relevance in the score of the order, 0 to 1; the fused score has the rest."""


DEFAULT_RERANKING = RerankSettings()


class Reranker:
    """Reads hits and orders them; safe to share between threads."""

    def __init__(self, reader: PassageReader, settings: RerankSettings = DEFAULT_RERANKING) -> None:
        self.settings = settings
        self._reader = reader
        self._kept: OrderedDict[tuple[str, ReadText], PassageReading] = OrderedDict()
        self._lock = threading.Lock()

    def rerank(self, question: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The hits, each that was read with its reading; read ones first, by (-score, passage id).

        `hits`: best first. What was not read, since an answer was certain before, follows in the order given. The
        score of the order is `weight * relevance + (1 - weight) * fused`; both stay in the hit.
        """
        read: list[Hit] = []
        for chunk in self._chunks(hits):
            read += self._read(question, chunk)
            if self._is_certain(read, hits[len(read) :]):
                break
        ordered = sorted(read, key=lambda hit: (-self.score(hit), hit.passage.id))
        return (*ordered, *hits[len(read) :])

    def score(self, hit: Hit) -> float:
        """Score that a hit is ordered by, 0 to 1."""
        weight = self.settings.weight
        return weight * (hit.rerank or 0.0) + (1 - weight) * hit.fused

    def _chunks(self, hits: Sequence[Hit]) -> Iterator[Sequence[Hit]]:
        read = hits[: self.settings.most]
        starts = [0, *range(self.settings.first, len(read), self.settings.more)]
        for start, end in zip(starts, [*starts[1:], len(read)], strict=True):
            yield read[start:end]

    def _is_certain(self, read: Sequence[Hit], rest: Sequence[Hit]) -> bool:
        """True where a hit surely answers and no unread one was found with nearly as good a score."""
        level = rest[0].fused + self.settings.behind if rest else 0.0
        return any(
            hit.fused >= level and hit.reading is not None and hit.reading.answerable >= self.settings.certain
            for hit in read
        )

    def _read(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """The hits with their readings; those of the same question are taken from memory."""
        keys = [(question, read_text(hit.passage)) for hit in hits]
        with self._lock:
            known = {key: self._kept[key] for key in keys if key in self._kept}
        new = [key for key in dict.fromkeys(keys) if key not in known]
        found = self._reader.read(question, [text for _, text in new]) if new else ()
        known |= dict(zip(new, found, strict=True))
        self._keep(known)
        return [
            replace(hit, rerank=known[key].relevance, reading=known[key])
            for hit, key in zip(hits, keys, strict=True)
        ]

    def _keep(self, readings: dict[tuple[str, ReadText], PassageReading]) -> None:
        with self._lock:
            for key, reading in readings.items():
                self._kept[key] = reading
                self._kept.move_to_end(key)
            while len(self._kept) > READINGS_KEPT:
                self._kept.popitem(last=False)


class RerankingRetriever:
    """Finds passages, then lets a model read the best of them; safe to share between threads."""

    def __init__(self, first: Retriever, reranker: Reranker) -> None:
        self.first = first
        self.reranker = reranker

    def retrieve(self, query: SearchQuery, mode: Mode = "hybrid") -> tuple[Hit, ...]:
        """At most `query.limit` hits in the order of the reranker, which sees more of them than a low limit lets
        through; raises what `first` raises."""
        seen = replace(query, limit=max(query.limit, self.reranker.settings.most))
        return self.reranker.rerank(query.text, self.first.retrieve(seen, mode))[: query.limit]


def read_text(passage: Passage) -> ReadText:
    """What the model reads of a passage: its text under title and dateline."""
    return ReadText(build_heading(passage.article), passage.text)
