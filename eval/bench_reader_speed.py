"""How fast the reader reads: pairs one by one on every core, or in batches; and what company does to a pair's logits.

Run with `python -m eval.bench_reader_speed`. The ways take turns, since timings swing with other load.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import onnxruntime
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from corpus.passages import split_passages
from eval.bench_embedding import ARTICLES, read_articles, time_call
from index.cross_encoder import BUNDLED_READER, CrossEncoder, EncodedPair
from index.model_folder import MODEL_FILE, SLOW_FUSIONS, count_cores, run_rows
from index.reranking import read_text

PAD = 1
"""Piece that fills up a batch; masked."""
BATCHES = (4, 8)

Logits = NDArray[np.float32]
"""(pairs, 2): relevance and answerable."""
Way = Callable[[Sequence[EncodedPair]], Logits]


@dataclass(frozen=True, slots=True)
class Work:
    """One question with the passages that are read for it."""

    pairs: tuple[EncodedPair, ...]


def main(
    folder: Annotated[Path, typer.Option(help="Folder of the reader.")] = BUNDLED_READER,
    questions: Annotated[int, typer.Option(help="Questions in a round.")] = 6,
    passages: Annotated[int, typer.Option(help="Passages for each question.")] = 12,
    rounds: Annotated[int, typer.Option(help="Rounds; the ways take turns in each.")] = 5,
) -> None:
    """Measure the ways of reading and print one table."""
    started = time.perf_counter()
    reader = CrossEncoder(folder)
    loaded = time.perf_counter() - started
    works = read_works(reader, questions, passages)
    ways = build_ways(reader, folder / MODEL_FILE)
    measured = measure_in_turns(ways, works, rounds)
    apart = {name: measure_company(way, ways["one by one"], works) for name, way in ways.items()}
    console = Console()
    console.print(render_table(measured, apart, passages))
    tokens = [len(pair.ids) for work in works for pair in work.pairs]
    console.print(
        f"{reader.name}: loaded in {loaded:.2f} s; pairs of {np.mean(tokens):.0f} tokens "
        f"(5 % over {np.quantile(tokens, 0.95):.0f})"
    )


def read_works(reader: CrossEncoder, questions: int, passages: int) -> tuple[Work, ...]:
    """Questions made of titles, each with passages from all over the shipped archive."""
    articles = tuple(read_articles(ARTICLES))
    texts = [read_text(passage) for article in articles for passage in split_passages(article)]
    step, apart = max(1, len(articles) // questions), max(1, len(texts) // passages)
    asked = [f"Apa hasil {article.title[:1].lower()}{article.title[1:]}?" for article in articles[::step]]
    return tuple(
        Work(reader.encode(question, texts[number::apart][:passages]))
        for number, question in enumerate(asked[:questions])
    )


def build_ways(reader: CrossEncoder, model: Path) -> dict[str, Way]:
    """Name of each way to what runs it; the first is the product's own."""
    cores = count_cores()
    wide = open_wide(model, cores)
    ways: dict[str, Way] = {
        "one by one": lambda pairs: read_singly(reader, pairs, cores),
        "one by one, one thread": lambda pairs: read_singly(reader, pairs, 1),
        "one by one, cores within a run": lambda pairs: read_batches(wide, pairs, 1),
    }
    for size in BATCHES:
        ways[f"batches of {size}, cores within a run"] = lambda pairs, size=size: read_batches(  # type: ignore[misc]
            wide, pairs, size
        )
    return ways


def open_wide(model: Path, threads: int) -> onnxruntime.InferenceSession:
    """A session that shares each run among `threads` threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(
        str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(SLOW_FUSIONS)
    )


def read_singly(reader: CrossEncoder, pairs: Sequence[EncodedPair], threads: int) -> Logits:
    """Every pair in a run of its own, the longest first."""
    found = np.empty((len(pairs), 2), dtype=np.float32)

    def work(row: int) -> None:
        logits = reader.logits(pairs[row])
        found[row] = logits.relevance, logits.answerable

    run_rows(work, sorted(range(len(pairs)), key=lambda row: -len(pairs[row].ids)), threads)
    return found


def read_batches(session: onnxruntime.InferenceSession, pairs: Sequence[EncodedPair], size: int) -> Logits:
    """Pairs of similar length together, padded."""
    order = sorted(range(len(pairs)), key=lambda row: -len(pairs[row].ids))
    found = np.empty((len(pairs), 2), dtype=np.float32)
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        ids = np.full((len(rows), len(pairs[rows[0]].ids)), PAD, dtype=np.int64)
        mask = np.zeros_like(ids)
        for place, row in enumerate(rows):
            length = len(pairs[row].ids)
            ids[place, :length], mask[place, :length] = pairs[row].ids, 1
        relevance, answerable, *_ = session.run(None, {"input_ids": ids, "attention_mask": mask})
        found[rows, 0], found[rows, 1] = relevance, answerable
    return found


def measure_in_turns(ways: dict[str, Way], works: Sequence[Work], rounds: int) -> dict[str, list[float]]:
    """Seconds a question of each way, one for each question and round, after one round that is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for work in works:
            for name, way in ways.items():
                taken = time_call(lambda way=way, work=work: way(work.pairs))  # type: ignore[misc]
                if turn:
                    seconds[name].append(taken)
    return seconds


def measure_company(way: Way, alone: Way, works: Sequence[Work]) -> float:
    """Greatest difference of a logit to that of the same pair alone."""
    return max(float(np.abs(way(work.pairs) - alone(work.pairs)).max()) for work in works)


def render_table(measured: dict[str, list[float]], apart: dict[str, float], passages: int) -> Table:
    """One row for each way."""
    table = Table(title=f"Reading {passages} passages for a question on {count_cores()} cores")
    for heading in ("way", "ms p50", "ms p95", "pairs/s", "logits move by"):
        table.add_column(heading, justify="left" if heading == "way" else "right")
    for name, seconds in measured.items():
        p50, p95 = np.quantile(seconds, [0.5, 0.95])
        table.add_row(
            name, f"{p50 * 1000:.0f}", f"{p95 * 1000:.0f}", f"{passages / p50:.1f}", f"{apart[name]:.3f}"
        )
    return table


if __name__ == "__main__":
    typer.run(main)
