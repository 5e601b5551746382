"""Retrieval measured: words, meaning, both, and Chroma's default embedder; public questions and our archive.

Run with `python -m eval.bench_retrieval --data ../shared/data`. Weights are swept on one half of the
questions, figures reported on the other; all contexts are one corpus in both. Vectors are kept in `--cache`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import numpy as np
import typer

from eval.bench_store import PEER, has_peer, opened_retriever, passage_id, rank_with_peer
from eval.bench_support.qa_corpus import SETS, QaCorpus, QaQuestion, load_qa_corpus
from eval.bench_support.ranks import Ranks, estimate_mean, ndcg_at, rank_of, recall_at, reciprocal_ranks
from eval.casework.case_files import load_passage_cases
from index.embedding import Embedder, load_embedder
from index.fusion import DENSE_WEIGHT, Fused, fuse, fuse_ranks, rank_scores
from index.hit import SearchQuery
from index.library import Library
from index.retrieval import Candidates, HybridRetriever, Mode

DEPTH = 10
"""Places that count."""

SWEPT_WEIGHTS = tuple(number / 20 for number in range(21))

Ranker = Callable[[Candidates], Sequence[Fused]]

RANKERS: Mapping[str, Ranker] = {
    "lexical (BM25)": lambda found: rank_scores(found.lexical),
    "dense": lambda found: rank_scores(found.dense),
    "hybrid": lambda found: fuse(found.lexical, found.dense),
    "reciprocal rank fusion, k = 60": lambda found: fuse_ranks(found.lexical, found.dense),
}


@dataclass(frozen=True, slots=True)
class Searched:
    """Questions with what both sides found for each."""

    questions: tuple[QaQuestion, ...]
    candidates: tuple[Candidates, ...]
    golds: tuple[str, ...]
    """Passage id of the right context of each question."""

    def rank(self, ranker: Ranker) -> Ranks:
        """Rank of the right context of each question under one way of ranking; 0 beyond DEPTH."""
        tops = ([hit.passage_id for hit in ranker(found)[:DEPTH]] for found in self.candidates)
        return np.array([rank_of(gold, top) for gold, top in zip(self.golds, tops, strict=True)])


def search_questions(
    corpus: QaCorpus, questions: tuple[QaQuestion, ...], retriever: HybridRetriever
) -> Searched:
    """Ask the product's retriever every question."""
    golds = tuple(passage_id(question.gold, corpus.contexts[question.gold]) for question in questions)
    found = tuple(retriever.find_candidates(SearchQuery(question.text)) for question in questions)
    return Searched(questions, found, golds)


def render_sweep(searched: Searched) -> Iterator[str]:
    """nDCG@10 of each weight of the dense side, a set a column; the last is the mean of the sets."""
    yield f"| dense weight | {' | '.join(SETS)} | mean |"
    yield "| --- " * (len(SETS) + 2) + "|"
    for weight in SWEPT_WEIGHTS:
        values = ndcg_at(searched.rank(_weighted(weight)), DEPTH)
        means = [values[_of_set(searched.questions, name)].mean() for name in SETS]
        yield f"| {weight:.2f} | {' | '.join(f'{mean:.4f}' for mean in means)} | {np.mean(means):.4f} |"


def render_figures(ranks: Mapping[str, Ranks], chosen: np.ndarray) -> Iterator[str]:
    """A row for each ranking over the chosen questions: means with 95 % bootstrap intervals."""
    yield "| | nDCG@10 | Recall@1 | Recall@5 | Recall@10 | MRR@10 |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, all_ranks in ranks.items():
        some = all_ranks[chosen]
        columns = [ndcg_at(some, DEPTH), *(recall_at(some, k) for k in (1, 5, 10)), reciprocal_ranks(some)]
        yield f"| {name} | {' | '.join(str(estimate_mean(column)) for column in columns)} |"


def render_differences(ranks: Mapping[str, Ranks], chosen: np.ndarray, best: str = "hybrid") -> Iterator[str]:
    """One ranking less each other one, question by question."""
    yield f"| {best} − | nDCG@10 | Recall@1 | Recall@5 |"
    yield "| --- | --- | --- | --- |"
    first = ranks[best][chosen]
    for name, all_ranks in ranks.items():
        if name != best:
            some = all_ranks[chosen]
            gains = [ndcg_at(first, DEPTH) - ndcg_at(some, DEPTH)]
            gains += [recall_at(first, k) - recall_at(some, k) for k in (1, 5)]
            yield f"| {name} | {' | '.join(estimate_mean(gain).signed() for gain in gains)} |"


def render_archive(embedder: Embedder) -> Iterator[str]:
    """The shipped archive: place of an article that holds the answer, over the answerable dev cases."""
    cases = [case for case in load_passage_cases() if case.answerable and case.split == "dev"]
    cases = [case for case in cases if not case.history]
    with TemporaryDirectory() as home, Library.open(Path(home), embedder) as library:
        added = sum(result.outcome == "added" for result in library.add_shipped())
        yield f"{added} articles, {library.archive.count().passages} passages, {len(cases)} questions."
        yield ""
        yield "| | hit@1 | hit@3 | hit@5 | hit@10 | MRR@10 |"
        yield "| --- | --- | --- | --- | --- | --- |"
        for mode in ("lexical", "dense", "hybrid"):
            ranks = np.array(
                [article_rank(library.first_retriever, c.question, c.articles, mode) for c in cases]
            )
            columns = [*(recall_at(ranks, k) for k in (1, 3, 5, 10)), reciprocal_ranks(ranks)]
            yield f"| {mode} | {' | '.join(str(estimate_mean(column)) for column in columns)} |"


def article_rank(retriever: HybridRetriever, question: str, articles: Sequence[str], mode: Mode) -> int:
    """Place of the first hit, from 1, that is of one of the articles; 0 beyond DEPTH."""
    hits = retriever.retrieve(SearchQuery(question, DEPTH), mode)
    places = (place for place, hit in enumerate(hits, 1) if hit.passage.article.id in articles)
    return next(places, 0)


def _weighted(weight: float) -> Ranker:
    return lambda found: fuse(found.lexical, found.dense, weight)


def _of_set(questions: Sequence[QaQuestion], name: str) -> np.ndarray:
    return np.array([question.source == name for question in questions])


def _rank_peer(corpus: QaCorpus, questions: tuple[QaQuestion, ...], cache: Path) -> Ranks:
    rankings = rank_with_peer(corpus.contexts, [question.text for question in questions], cache, DEPTH)
    pairs = zip(questions, rankings, strict=True)
    return np.array([rank_of(str(question.gold), [str(number) for number in top]) for question, top in pairs])


def _report_questions(corpus: QaCorpus, embedder: Embedder, cache: Path) -> Iterator[str]:
    texts = list(dict.fromkeys(question.text for question in corpus.questions))
    with opened_retriever(corpus.contexts, texts, embedder, cache) as retriever:
        fitting = search_questions(corpus, corpus.half(reporting=False), retriever)
        reporting = search_questions(corpus, corpus.half(reporting=True), retriever)
    yield f"## Weight of the dense side (fitting half, {len(fitting.questions)} questions)\n"
    yield from render_sweep(fitting)
    ranks = {name: reporting.rank(ranker) for name, ranker in RANKERS.items()}
    if has_peer():
        ranks[PEER] = _rank_peer(corpus, reporting.questions, cache)
    everything = np.ones(len(reporting.questions), dtype=bool)
    groups = {"all": everything} | {name: _of_set(reporting.questions, name) for name in SETS}
    for name, chosen in groups.items():
        yield f"\n## {name}: {chosen.sum()} questions, {len(corpus.contexts)} contexts (reporting half)\n"
        yield from render_figures(ranks, chosen)
        yield ""
        yield from render_differences(ranks, chosen)


def main(
    data: Annotated[
        Path | None, typer.Option(help="folder that holds qa/; without it the archive only")
    ] = None,
    cache: Annotated[Path, typer.Option(help="folder for vectors")] = Path("var/bench"),
) -> None:
    """Print all tables as Markdown."""
    embedder = load_embedder()
    typer.echo(f"Model {embedder.name}, dense weight {DENSE_WEIGHT}\n")
    if data:
        for line in _report_questions(load_qa_corpus(data), embedder, cache):
            typer.echo(line)
    typer.echo("\n## Shipped archive\n")
    for line in render_archive(embedder):
        typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
