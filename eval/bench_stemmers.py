"""Chooses the stemmer of the lexical index: nDCG@10, Recall@5 and speed of each candidate.

Run with `python -m eval.bench_stemmers --data ../shared/data`; needs PyStemmer for the Snowball row.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from eval.bench_support.qa_corpus import QaCorpus, QaQuestion, load_qa_corpus
from eval.bench_support.ranks import estimate_mean, ndcg_at, rank_of, recall_at
from index.lexical import build_match
from index.stemming import stem_word
from index.terms import TermReader

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to make terms."""

    name: str
    reader: TermReader


def candidates() -> Iterator[Candidate]:
    """No stemmer, Snowball, Sastrawi; and the chosen one with stop words, and without synonyms."""
    yield Candidate("no stemmer", TermReader(stem=str))
    if snowball := _load_snowball():
        yield Candidate("Snowball (PyStemmer)", TermReader(stem=snowball))
    yield Candidate("Sastrawi", TermReader(stem=stem_word))
    yield Candidate("Sastrawi, stop words indexed", TermReader(stem=stem_word, stop=False))
    yield Candidate("Sastrawi, no synonyms", TermReader(stem=stem_word, concepts=False))


def build_table(reader: TermReader, contexts: Sequence[str]) -> sqlite3.Connection:
    """A full-text table in memory, one row a context, as in the archive."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    rows = ((number, reader.index_terms(text)) for number, text in enumerate(contexts))
    connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", rows)
    return connection


def rank_questions(
    reader: TermReader, table: sqlite3.Connection, questions: Sequence[QaQuestion]
) -> list[int]:
    """Rank of the right context of each question, 0 where it is not in the first DEPTH."""
    query = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words), rowid LIMIT ?"
    ranks = []
    for question in questions:
        match = build_match(reader.query_terms(question.text))
        found = [str(row) for (row,) in table.execute(query, (match, DEPTH))] if match else []
        ranks.append(rank_of(str(question.gold), found))
    return ranks


def measure_speed(reader: TermReader, contexts: Sequence[str]) -> float:
    """Words a second through the reader, everything cold."""
    stem_word.cache_clear()
    started = time.perf_counter()
    for text in contexts:
        reader.index_terms(text)
    return sum(len(text.split()) for text in contexts) / (time.perf_counter() - started)


def _load_snowball() -> Callable[[str], str] | None:
    try:
        stemmer = import_module("Stemmer").Stemmer("indonesian")
    except ImportError:
        return None
    return lambda word: str(stemmer.stemWord(word))


def _render_row(candidate: Candidate, corpus: QaCorpus) -> str:
    speed = measure_speed(candidate.reader, corpus.contexts)
    table = build_table(candidate.reader, corpus.contexts)
    questions = corpus.half(reporting=False)
    ranks = np.array(rank_questions(candidate.reader, table, questions))
    cells = [candidate.name]
    for source in ("idk_mrc", "facqa"):
        chosen = ranks[[question.source == source for question in questions]]
        cells += [str(estimate_mean(ndcg_at(chosen, 10))), f"{recall_at(chosen, 5).mean():.3f}"]
    return f"| {' | '.join(cells)} | {speed:,.0f} |"


def main(data: Annotated[Path, typer.Option(help="folder that holds qa/")]) -> None:
    """Print the table, as Markdown, over the fitting half of the questions."""
    corpus = load_qa_corpus(data)
    typer.echo("| terms | IDK-MRC nDCG@10 | Recall@5 | FacQA nDCG@10 | Recall@5 | words/s |")
    typer.echo("| --- | --- | --- | --- | --- | --- |")
    for candidate in candidates():
        typer.echo(_render_row(candidate, corpus))


if __name__ == "__main__":
    typer.run(main)
