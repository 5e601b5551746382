"""What should be searched of a passage? `python -m eval.bench_search_text` tries title and dateline on and off.

Over the shipped archive and the answerable dev cases without history; only means are looked at, never questions.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import typer

from corpus.archive import Archive, Prepared, PreparedPassage
from corpus.article import Article, Passage
from corpus.incoming import NewArticle
from corpus.passages import dateline, split_passages
from eval.bench_retrieval import article_rank
from eval.bench_support.ranks import recall_at, reciprocal_ranks
from eval.casework.case import EvalCase
from eval.casework.case_files import load_passage_cases
from index.dense import DenseIndex
from index.embedding import Embedder, load_embedder
from index.library import Library
from index.retrieval import HybridRetriever, Mode, Weights
from index.terms import index_terms

MODES: tuple[Mode, ...] = ("lexical", "dense", "hybrid")
TITLE_WEIGHTS = (0.25, 1.0, 2.0)

Head = Callable[[Article], str]

HEADS: Mapping[str, Head] = {
    "passage alone": lambda _: "",
    "with title": lambda article: article.title,
    "with title and dateline": lambda article: f"{article.title}\n{dateline(article)}".strip(),
}


@dataclass(frozen=True, slots=True)
class Variant:
    """Prepares articles with one kind of heading before each passage."""

    head: Head
    embedder: Embedder

    def prepare(self, article: Article) -> Prepared:
        """The heading goes to the title column and before the embedded text."""
        head, passages = self.head(article), split_passages(article)
        vectors = self.embedder.embed_passages([f"{head}\n{passage.text}".strip() for passage in passages])
        return Prepared(tuple(map(lambda p, v: _read_passage(head, p, v), passages, vectors)))


def render_variants(articles: Sequence[Article], cases: Sequence[EvalCase]) -> Iterator[str]:
    """A row for each heading and mode, then for each weight of the title."""
    embedder = load_embedder()
    yield "| searched | mode | title weight | hit@1 | hit@3 | MRR@10 |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, head in HEADS.items():
        with TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive.sqlite3") as archive:
            dense = _fill(archive, Path(folder), articles, Variant(head, embedder))
            settings = [(mode, Weights()) for mode in MODES]
            if name == list(HEADS)[-1]:
                settings += [("hybrid", Weights(title=weight)) for weight in TITLE_WEIGHTS]
            for mode, weights in settings:
                ranks = _rank(HybridRetriever(archive, dense, embedder, weights), cases, mode)
                figures = (recall_at(ranks, 1), recall_at(ranks, 3), reciprocal_ranks(ranks))
                cells = " | ".join(f"{figure.mean():.4f}" for figure in figures)
                yield f"| {name} | {mode} | {weights.title:g} | {cells} |"
            dense.close()


def _fill(archive: Archive, folder: Path, articles: Sequence[Article], variant: Variant) -> DenseIndex:
    for a in articles:
        archive.add(NewArticle(a.text, a.title, a.outlet, a.url, a.published, a.id), variant.prepare)
    dense = DenseIndex(folder / "chroma", archive)
    dense.open("bench")
    for ids, vectors in archive.all_vectors():
        dense.upsert(ids, vectors)
    return dense


def _read_passage(head: str, passage: Passage, vector: np.ndarray) -> PreparedPassage:
    return PreparedPassage(passage.start, passage.end, index_terms(head), index_terms(passage.text), vector)


def _rank(retriever: HybridRetriever, cases: Sequence[EvalCase], mode: Mode) -> np.ndarray:
    return np.array([article_rank(retriever, case.question, case.articles, mode) for case in cases])


def main() -> None:
    """Print the table as Markdown."""
    cases = [case for case in load_passage_cases() if case.answerable and case.split == "dev"]
    with TemporaryDirectory() as home, Library.open(Path(home)) as library:
        list(library.add_shipped())
        articles = tuple(library.archive.articles())
    for line in render_variants(articles, [case for case in cases if not case.history]):
        typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
