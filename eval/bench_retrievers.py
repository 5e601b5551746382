"""Our retriever beside its start and others, on questions over text that no model of ours was trained on.

Run with `python -m eval.bench_retrievers --data ../shared/data --embedder e5-small=FOLDER`, where the folder is the
model before fine-tuning (`python -m index.training.convert -o FOLDER`). All contexts take part in the search, trained
ones too; the questions are those on held-out contexts. Vectors are kept in `--cache`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import numpy as np
import typer

from eval.bench_retrieval import DEPTH, RANKERS, render_differences, render_figures, search_questions
from eval.bench_store import PEER, has_peer, opened_retriever, passage_id, rank_with_peer
from eval.bench_support.qa_corpus import QaCorpus, QaQuestion, load_news_corpus, load_qa_corpus
from eval.bench_support.ranks import Ranks, rank_of
from eval.casework.case import EvalCase
from eval.casework.case_files import load_passage_cases
from eval.spreading import spread
from index.cross_encoder import BUNDLED_READER, load_reader
from index.embedding import Embedder, OnnxEmbedder, load_embedder
from index.hit import SearchQuery
from index.library import Library
from index.reranking import Reranker, RerankingRetriever, Retriever
from index.retrieval import Mode
from index.training.qa_data import MEASURED_SETS

OURS = "ours"
LEXICAL = "lexical (BM25)"
RERANKED = f"{OURS}, hybrid + rerank"
MODES: tuple[Mode, ...] = ("dense", "hybrid")
NEWS_PASSAGES = 2_000


@dataclass(frozen=True)
class Contenders:
    """What is compared, beside words alone and the peer."""

    embedders: Mapping[str, Embedder]
    """Name of the row -> model; OURS is the last."""
    reranker: Reranker | None
    """Reads what OURS finds; None leaves out its row."""
    cache: Path

    @property
    def best(self) -> str:
        """The row that the others are compared with."""
        return RERANKED if self.reranker else f"{OURS}, hybrid"


def rank_corpus(
    corpus: QaCorpus, questions: tuple[QaQuestion, ...], contenders: Contenders
) -> dict[str, Ranks]:
    """Row -> place of the right context of each question, 0 beyond DEPTH."""
    texts = list(dict.fromkeys(question.text for question in questions))
    ranks: dict[str, Ranks] = {}
    for name, embedder in contenders.embedders.items():
        with opened_retriever(corpus.contexts, texts, embedder, contenders.cache) as retriever:
            searched = search_questions(corpus, questions, retriever)
            ranks[LEXICAL] = searched.rank(RANKERS[LEXICAL])
            ranks |= {f"{name}, {mode}": searched.rank(RANKERS[mode]) for mode in MODES}
            if name == OURS and contenders.reranker:
                reading = RerankingRetriever(retriever, contenders.reranker)
                ranks[RERANKED] = rank_questions(corpus, questions, reading)
    if has_peer():
        ranks[PEER] = rank_peer(corpus, questions, contenders.cache)
    return ranks


def rank_questions(corpus: QaCorpus, questions: Sequence[QaQuestion], retriever: Retriever) -> Ranks:
    """Place of the right context of each question among the hits, 0 beyond DEPTH."""
    found = ([hit.passage.id for hit in retriever.retrieve(SearchQuery(q.text, DEPTH))] for q in questions)
    golds = (passage_id(question.gold, corpus.contexts[question.gold]) for question in questions)
    return np.array([rank_of(gold, ids) for gold, ids in zip(golds, found, strict=True)])


def rank_peer(corpus: QaCorpus, questions: Sequence[QaQuestion], cache: Path) -> Ranks:
    """The same for the peer, with exact search."""
    rankings = rank_with_peer(corpus.contexts, [question.text for question in questions], cache, DEPTH)
    pairs = zip(questions, rankings, strict=True)
    return np.array([rank_of(str(question.gold), [str(number) for number in top]) for question, top in pairs])


def rank_archive(cases: Sequence[EvalCase], contenders: Contenders) -> dict[str, Ranks]:
    """Row -> place of the first hit of an article that answers each case, over the shipped archive."""
    ranks: dict[str, Ranks] = {}
    for name, embedder in contenders.embedders.items():
        with TemporaryDirectory() as home, Library.open(Path(home), embedder) as library:
            list(library.add_shipped())
            retriever = library.first_retriever
            ranks[LEXICAL] = rank_cases(cases, retriever, "lexical")
            ranks |= {f"{name}, {mode}": rank_cases(cases, retriever, mode) for mode in MODES}
            if name == OURS and contenders.reranker:
                ranks[RERANKED] = rank_cases(
                    cases, RerankingRetriever(retriever, contenders.reranker), "hybrid"
                )
    return ranks


def rank_cases(cases: Sequence[EvalCase], retriever: Retriever, mode: Mode) -> Ranks:
    """Place of the first hit that is of an expected article, 0 beyond DEPTH."""

    def find_places(case: EvalCase) -> Iterator[int]:
        hits = retriever.retrieve(SearchQuery(case.question, DEPTH), mode)
        return (place for place, hit in enumerate(hits, 1) if hit.passage.article.id in case.articles)

    return np.array([next(find_places(case), 0) for case in cases])


def render_group(title: str, ranks: Mapping[str, Ranks], chosen: np.ndarray, best: str) -> Iterator[str]:
    """Figures of every row over the chosen questions; what the best row, and ours by meaning, are ahead of others."""
    yield f"\n### {title}: {chosen.sum()} questions\n"
    yield from render_figures(ranks, chosen)
    for first in (best, f"{OURS}, dense"):
        yield ""
        yield from render_differences(ranks, chosen, first)


def report_questions(data: Path, contenders: Contenders, limit: int) -> Iterator[str]:
    """The public sets, then news."""
    corpora = {
        "Questions": load_qa_corpus(data, MEASURED_SETS),
        "Headlines and summaries of news": load_news_corpus(data, NEWS_PASSAGES),
    }
    for title, corpus in corpora.items():
        questions = spread(corpus.held_out(), limit or None)
        yield f"\n## {title}: {len(corpus.contexts)} contexts"
        ranks = rank_corpus(corpus, questions, contenders)
        sources = np.array([question.source for question in questions])
        yield from render_group("all", ranks, np.ones(len(sources), dtype=bool), contenders.best)
        for source in dict.fromkeys(sources.tolist()):
            yield from render_group(source, ranks, sources == source, contenders.best)


def report_archive(contenders: Contenders) -> Iterator[str]:
    """The shipped archive, by split: the visits of `check` were never trained on."""
    cases = [case for case in load_passage_cases() if case.answerable and not case.history]
    yield "\n## Shipped archive; a hit is an article that answers"
    ranks = rank_archive(cases, contenders)
    for split in ("check", "dev"):
        chosen = np.array([case.split == split for case in cases])
        yield from render_group(split, ranks, chosen, contenders.best)


def main(  # noqa: PLR0913, PLR0917 (options)
    data: Annotated[Path, typer.Option(help="folder that holds qa/ and pairs/")],
    embedder: Annotated[list[str] | None, typer.Option(help="NAME=FOLDER of a model beside ours")] = None,
    ours: Annotated[Path | None, typer.Option(help="our model (default: the bundled one)")] = None,
    reader: Annotated[
        Path, typer.Option(help="model that reranks; no row where it is missing")
    ] = BUNDLED_READER,
    questions: Annotated[int, typer.Option(help="questions of each corpus at most; 0: all")] = 0,
    cache: Annotated[Path, typer.Option(help="folder for vectors")] = Path("var/bench"),
) -> None:
    """Print all tables as Markdown."""
    others = dict(named.split("=", 1) for named in embedder or ())
    embedders = {name: load_embedder(folder) for name, folder in others.items()}
    embedders[OURS] = OnnxEmbedder(ours) if ours else load_embedder()
    cross_encoder = load_reader(reader)
    contenders = Contenders(embedders, Reranker(cross_encoder) if cross_encoder else None, cache)
    typer.echo(", ".join(f"{name}: {model.name}" for name, model in embedders.items()))
    for line in chain(report_questions(data, contenders, questions), report_archive(contenders)):
        typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
