"""The task retrieval: all contexts of a file in a library of their own, searched by every question."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from corpus.cleaning.normalising import normalise_text
from corpus.incoming import NewArticle
from corpus.loading import Loaded
from eval.bench_support.ranks import (
    Estimate,
    Ranks,
    estimate_mean,
    ndcg_at,
    rank_of,
    recall_at,
    reciprocal_ranks,
)
from eval.public_sets import messages
from eval.public_sets.question_set import PublicQuestion
from index.embedding import Embedder
from index.fusion import Fused, fuse, rank_scores
from index.hit import SearchQuery
from index.library import Library
from index.progress import Advance
from index.reranking import PassageReader
from index.retrieval import Candidates

DEPTH = 10
"""Contexts that count; a right one further down is not found."""
RERANKED_PASSAGES = 60
"""Hits taken of the reranked search: enough for DEPTH contexts, of which each may have several passages."""

NOTHING = "—"
"""Stands for a context of invisible characters alone, which the archive would refuse."""

RERANKED = "reranked"
WAYS: Mapping[str, Callable[[Candidates], Sequence[Fused]]] = {
    "lexical": lambda found: rank_scores(found.lexical),
    "dense": lambda found: rank_scores(found.dense),
    "hybrid": lambda found: fuse(found.lexical, found.dense),
}
"""Ways of ranking what both sides found; RERANKED is the fourth."""


Progress = Callable[[str], AbstractContextManager[Advance]]
"""Shows a bar under an Indonesian title, to be told (done, total)."""


@dataclass(frozen=True, slots=True)
class ContextLibrary:
    """A library that holds the contexts, each as one article, in passages as articles are cut."""

    library: Library
    places: Mapping[str, str]
    """Normalised context -> id of its article."""

    @property
    def passages(self) -> int:
        """Number of passages."""
        return self.library.archive.count().passages

    def rank(self, question: PublicQuestion) -> dict[str, int]:
        """Place of the question's own context, from 1, by each way; 0 beyond DEPTH.

        A context stands where the best of its passages does.
        """
        gold = self.places[tidy_context(question.context)]
        query = SearchQuery(question.question, RERANKED_PASSAGES)
        found = self.library.first_retriever.find_candidates(query)
        ranked = {name: [hit.passage_id for hit in way(found)] for name, way in WAYS.items()}
        if self.library.reader is not None:
            ranked[RERANKED] = [hit.passage.id for hit in self.library.retriever.retrieve(query)]
        return {name: rank_of(gold, _contexts_of(ids)[:DEPTH]) for name, ids in ranked.items()}

    def rank_all(self, questions: Sequence[PublicQuestion], advance: Advance) -> dict[str, Ranks]:
        """The same for several questions: way -> (questions,)."""
        rows: list[dict[str, int]] = []
        for question in questions:
            rows.append(self.rank(question))
            advance(len(rows), len(questions))
        return (
            {name: np.array([row[name] for row in rows], dtype=np.int64) for name in rows[0]} if rows else {}
        )


@contextmanager
def opened_contexts(
    contexts: Sequence[str], embedder: Embedder, reader: PassageReader | None, progress: Progress
) -> Iterator[ContextLibrary]:
    """All distinct contexts indexed in a temporary folder, gone at the end.

    Never the user's archive, nor a Chroma server of the settings. Without `reader` nothing is reranked.
    """
    texts = tuple(dict.fromkeys(map(tidy_context, contexts)))
    places = {text: f"konteks-{number:06d}" for number, text in enumerate(texts, start=1)}
    items = (Loaded(NewArticle(text, id=place), place) for text, place in places.items())
    with (
        TemporaryDirectory(prefix="rujukan-") as folder,
        Library.open(Path(folder), embedder, reader=reader) as library,
    ):
        with progress(messages.INDEXING) as advance:
            for done, _ in enumerate(library.add_loaded(items), start=1):
                advance(done, len(places))
        yield ContextLibrary(library, places)


def retrieval_figures(ranks: Ranks) -> dict[str, Estimate]:
    """Recall@1, @5 and @10, MRR@10 and nDCG@10 over questions with one right context each, 0 to 1."""
    columns = {f"recall_at_{depth}": recall_at(ranks, depth) for depth in (1, 5, DEPTH)}
    columns |= {"mrr_at_10": reciprocal_ranks(ranks), "ndcg_at_10": ndcg_at(ranks, DEPTH)}
    return {name: estimate_mean(values) for name, values in columns.items()}


def tidy_context(text: str) -> str:
    """A context as the archive keeps it; what differs in white space alone is one context."""
    return normalise_text(text).strip() or NOTHING


def _contexts_of(passage_ids: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(passage_id.partition(":")[0] for passage_id in passage_ids))
