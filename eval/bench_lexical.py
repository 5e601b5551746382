"""What leaving out common terms costs and saves: `python -m eval.bench_lexical --data ../shared/data`.

Speed over PASSAGES made of shuffled sentences of the question sets; quality over their contexts, with limits in
proportion to the smaller number of rows.
"""

import random
import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from corpus.sentences import split_sentences
from eval.bench_support.qa_corpus import QaQuestion, load_qa_corpus
from eval.bench_support.ranks import estimate_mean, ndcg_at, rank_of
from index.lexical import ROWS_SCORED, build_match, prune_terms
from index.terms import index_terms, query_terms

PASSAGES = 100_000
SENTENCES = 3
QUESTIONS = 400
LIMITS = (10**9, 50_000, ROWS_SCORED, 10_000, 5_000)
SEED = 1


class FullText:
    """A full-text table in memory, as the archive's."""

    def __init__(self, rows: Iterable[str]) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        self._connection.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row)")
        self._connection.executemany("INSERT INTO words VALUES (?)", ((row,) for row in rows))

    def term_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Number of rows with each term."""
        query = "SELECT term, doc FROM vocabulary WHERE term = ?"
        return dict(row for term in terms for row in self._connection.execute(query, (term,)))

    def search(self, question: str, limit: int, rows: int) -> list[int]:
        """Numbers of the best rows, from 0, touching about `rows` of them."""
        terms = query_terms(question)
        match = build_match(prune_terms(terms, self.term_frequencies([term.text for term in terms]), rows))
        if not match:
            return []
        query = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
        return [int(row) - 1 for (row,) in self._connection.execute(query, (match, limit))]


def build_filler(contexts: Sequence[str]) -> Iterable[str]:
    """PASSAGES rows of terms, each of some sentences drawn at random."""
    drawn = random.Random(SEED)  # noqa: S311 (no secret)
    sentences = [index_terms(span.of(text)) for text in contexts for span in split_sentences(text)]
    return (" ".join(drawn.choices(sentences, k=SENTENCES)) for _ in range(PASSAGES))


def time_searches(table: FullText, questions: Sequence[QaQuestion], rows: int) -> np.ndarray:
    """Milliseconds of each search, terms and frequencies included."""
    spent = []
    for question in questions:
        started = time.perf_counter()
        table.search(question.text, 200, rows)
        spent.append(1_000 * (time.perf_counter() - started))
    return np.array(spent)


def main(data: Annotated[Path, typer.Option(help="folder that holds qa/")]) -> None:
    """Print the table as Markdown."""
    corpus = load_qa_corpus(data)
    large, small = FullText(build_filler(corpus.contexts)), FullText(map(index_terms, corpus.contexts))
    questions = corpus.half(reporting=False)
    typer.echo(
        f"| rows scored at most, of {PASSAGES} | p50 ms | p95 ms | nDCG@10 at the same share of rows |"
    )
    typer.echo("| --- | --- | --- | --- |")
    for rows in LIMITS:
        spent = time_searches(large, questions[:QUESTIONS], rows)
        share = max(1, rows * len(corpus.contexts) // PASSAGES)
        ranks = [rank_of(str(q.gold), [str(n) for n in small.search(q.text, 10, share)]) for q in questions]
        quality = estimate_mean(ndcg_at(np.array(ranks), 10))
        name = f"{rows:,}" if rows <= PASSAGES else "no limit"
        typer.echo(f"| {name} | {np.median(spent):.1f} | {np.percentile(spent, 95):.1f} | {quality} |")


if __name__ == "__main__":
    typer.run(main)
