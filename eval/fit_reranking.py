"""Fits how much reading counts in the order of hits, and how early reading may stop.

    python -m eval.fit_reranking [--data ../shared/data] [--questions 200]

Questions: dev cases over the shipped archive whose articles the model was not trained on, and public questions on
held-out contexts, searched among all contexts of their sets. Every hit is read once; all settings are then tried
on the same readings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, TypeVar

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from eval.bench_store import opened_retriever, passage_id
from eval.bench_support.qa_corpus import load_qa_corpus
from eval.bench_support.ranks import Ranks, ndcg_at, recall_at, reciprocal_ranks
from eval.casework.case_files import load_passage_cases
from eval.fit_model_reading import is_unseen
from index.cross_encoder import BUNDLED_READER, CrossEncoder
from index.embedding import load_embedder
from index.hit import Hit, SearchQuery
from index.library import Library
from index.passage_reading import PassageReading, ReadText
from index.reranking import DEFAULT_RERANKING, PassageReader, Reranker
from index.training.qa_data import MEASURED_SETS

DEPTH = DEFAULT_RERANKING.most
Item = TypeVar("Item")

WEIGHTS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
CERTAIN = (0.8, 0.9, 0.95, 0.98)
BEHIND = (0.0, 0.1, 0.2, 0.3)
FIRST = (4, 6, 8)
NEVER = 2.0
"""A certainty that no probability reaches."""


@dataclass(frozen=True, slots=True)
class Searched:
    """One question with its hits."""

    text: str
    hits: tuple[Hit, ...]
    right: tuple[bool, ...]
    """Of each hit."""


class RememberingReader:
    """Reads every pair once and counts what it is asked for."""

    def __init__(self, reader: PassageReader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, ReadText], PassageReading] = {}
        self.asked = 0

    def read(self, question: str, passages: Sequence[ReadText]) -> tuple[PassageReading, ...]:
        """As the reader that it stands for."""
        self.asked += len(passages)
        new = [passage for passage in passages if (question, passage) not in self._known]
        for passage, reading in zip(new, self._reader.read(question, new), strict=True):
            self._known[question, passage] = reading
        return tuple(self._known[question, passage] for passage in passages)


def main(
    data: Annotated[Path, typer.Option(help="folder that holds qa/")] = Path("../shared/data"),
    questions: Annotated[int, typer.Option(help="questions of each set")] = 200,
    folder: Annotated[Path, typer.Option(help="the reader")] = BUNDLED_READER,
    cache: Annotated[Path, typer.Option(help="vectors of the contexts")] = Path("var/bench"),
) -> None:
    """Search, read, try the settings, print."""
    reader = RememberingReader(CrossEncoder(folder))
    console = Console(width=120)
    for name, searched in search_all(data, questions, cache):
        console.print(render_weights(name, searched, reader))
        console.print(render_exits(name, searched, reader))


def search_all(data: Path, count: int, cache: Path) -> Iterator[tuple[str, tuple[Searched, ...]]]:
    """Name of each corpus and its questions, with the hits that may be read."""
    yield "dev cases, articles not trained on", tuple(search_cases(count))
    yield "public questions", tuple(search_public(data, count, cache))


def search_cases(count: int) -> Iterator[Searched]:
    """Dev cases without history, over the shipped archive."""
    cases = [case for case in load_passage_cases() if case.split == "dev" and is_unseen(case)]
    cases = [case for case in cases if case.answerable and not case.history]
    with TemporaryDirectory() as home, Library.open(Path(home), load_embedder()) as library:
        list(library.add_shipped())
        for case in thin_out(cases, count):
            hits = library.first_retriever.retrieve(SearchQuery(case.question, DEPTH))
            yield Searched(case.question, hits, tuple(h.passage.article.id in case.articles for h in hits))


def search_public(data: Path, count: int, cache: Path) -> Iterator[Searched]:
    """Questions on held-out contexts of the half that nothing is reported on, among all contexts."""
    corpus = load_qa_corpus(data, MEASURED_SETS)
    fitting = set(corpus.half(reporting=False))
    asked = thin_out([question for question in corpus.held_out() if question in fitting], count)
    texts = list(dict.fromkeys(question.text for question in asked))
    with opened_retriever(corpus.contexts, texts, load_embedder(), cache) as retriever:
        for question in asked:
            hits = retriever.retrieve(SearchQuery(question.text, DEPTH))
            gold = passage_id(question.gold, corpus.contexts[question.gold])
            yield Searched(question.text, hits, tuple(hit.passage.id == gold for hit in hits))


def thin_out(items: Sequence[Item], count: int) -> Sequence[Item]:
    """About `count` of the items, at even distances."""
    return items[:: max(1, len(items) // count)]


def rank_right(searched: Sequence[Searched], reranker: Reranker) -> Ranks:
    """Place of the first right hit after reranking, from 1; 0 where there is none."""
    return np.array([_first_right(one, reranker.rerank(one.text, one.hits)) for one in searched])


def _first_right(one: Searched, ranked: Sequence[Hit]) -> int:
    right = {hit.passage.id for hit, is_right in zip(one.hits, one.right, strict=True) if is_right}
    return next((place for place, hit in enumerate(ranked, 1) if hit.passage.id in right), 0)


def render_weights(name: str, searched: Sequence[Searched], reader: RememberingReader) -> Table:
    """One row for each weight of relevance, everything read."""
    table = Table("weight", "hit@1", "MRR", "nDCG@10", title=f"{name}: {len(searched)} questions")
    for weight in WEIGHTS:
        settings = replace(DEFAULT_RERANKING, weight=weight, certain=NEVER)
        ranks = rank_right(searched, Reranker(reader, settings))
        figures = (recall_at(ranks, 1), reciprocal_ranks(ranks), ndcg_at(ranks, 10))
        table.add_row(f"{weight:.1f}", *(f"{values.mean():.4f}" for values in figures))
    return table


def render_exits(name: str, searched: Sequence[Searched], reader: RememberingReader) -> Table:
    """One row for each way to stop early, with the weight in force: what is read, and what it costs."""
    table = Table("first", "certain", "behind", "read", "hit@1", "nDCG@10", title=f"{name}: stopping early")
    for first, certain, behind in product(FIRST, (*CERTAIN, NEVER), BEHIND):
        if certain == NEVER and (first, behind) != (FIRST[0], BEHIND[0]):
            continue
        settings = replace(DEFAULT_RERANKING, first=first, more=first, certain=certain, behind=behind)
        reader.asked = 0
        ranks = rank_right(searched, Reranker(reader, settings))
        shown = (str(first), "never" if certain == NEVER else f"{certain:.2f}", f"{behind:.2f}")
        read = f"{reader.asked / max(1, len(searched)):.1f}"
        table.add_row(*shown, read, f"{recall_at(ranks, 1).mean():.4f}", f"{ndcg_at(ranks, 10).mean():.4f}")
    return table


if __name__ == "__main__":
    typer.run(main)
