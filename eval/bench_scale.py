"""How the product holds up at size: opening, searching, answering, memory, disk, what Chroma misses; and its peer.

Run with `python -m eval.bench_scale --passages 100000`. A home of that size is filled first (once for a `--home`),
then opened in a fresh process for each row of the table.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, TypeVar

import numpy as np
import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from eval.bench_support.scale_filler import fill
from eval.casework.case_files import load_passage_cases
from index.cross_encoder import load_reader
from index.dense import best_of
from index.embedding import Embedder, load_embedder
from index.hit import SearchQuery
from index.library import Library

DEPTH = 100
RECALL_QUESTIONS = 100
PLACES = 10
MIB = 2**20
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Question:
    """One question and the articles that answer it."""

    text: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of many runs."""

    p50: float
    p95: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Timing":
        """Quantiles of `seconds`."""
        return cls(*(float(value) for value in np.quantile(seconds, [0.5, 0.95])))


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: figures of one system at one size."""

    name: str
    passages: int
    opening: float | None
    """Seconds."""
    search: Timing
    answer: Timing | None
    memory: float
    """Resident MiB of the process after all questions."""
    disk: float
    """MiB."""
    recall: float | None
    """Part of the exact DEPTH nearest that Chroma finds."""
    hits: tuple[float, float] | None
    """Part of the questions with a right article among the first 1 and 5 passages."""


def main(
    passages: Annotated[int, typer.Option(help="passages of the large archive")] = 100_000,
    questions: Annotated[int, typer.Option(help="questions asked")] = 200,
    embedder: Annotated[str | None, typer.Option(help="as RUJUKAN_EMBEDDER")] = None,
    home: Annotated[Path | None, typer.Option(help="folder kept for the next run")] = None,
    peer: Annotated[bool, typer.Option(help="measure the LlamaIndex quickstart too")] = True,
) -> None:
    """Fill, measure, print."""
    asked = read_questions(questions)
    console = Console(width=132)
    with kept_folder(home) as folder:
        rows = []
        for size in (0, passages):
            _prepare(folder / f"home-{size}", size, embedder, console)
            for fast in (False, True):
                rows.append(apart(measure_product, folder / f"home-{size}", embedder, asked, fast))
            if peer:
                rows.append(apart(measure_peer, folder, folder / f"home-{size}", size, asked))
            console.print(render(rows, len(asked)))


def read_questions(count: int) -> tuple[Question, ...]:
    """Evenly spread answerable questions without history over the shipped articles."""
    cases = [case for case in load_passage_cases() if case.answerable and not case.history]
    return tuple(
        Question(case.question, case.articles) for case in cases[:: max(1, len(cases) // count)][:count]
    )


def measure_product(
    home: Path, embedder_setting: str | None, asked: Sequence[Question], fast: bool
) -> Measured:
    """Open the home and ask; the page's framework is imported, as in the server."""
    import gradio  # noqa: F401, PLC0415 (for the memory of the server)

    from assistant.respond import Assistant  # noqa: PLC0415 (not for the rows of the peer)

    embedder, reader = load_embedder(embedder_setting), None if fast else load_reader()
    started = time.perf_counter()
    with Library.open(home, embedder, reader=reader) as library:
        opening = time.perf_counter() - started
        _search(library, asked[0].text)
        found, search = _timed(asked, lambda text: _search(library, text))
    # opened anew: what was read for a search is remembered, and an answer would find it there
    with Library.open(home, embedder, reader=reader) as library:
        assistant = Assistant(library)
        assistant.respond(asked[0].text)
        _, answer = _timed(asked, assistant.respond)
        memory = resident_mib()
        recall = measure_recall(library, embedder, asked[:RECALL_QUESTIONS])
        count = library.archive.count().passages
    name = "Rujukan" if reader else "Rujukan --fast"
    return Measured(
        name, count, opening, search, answer, memory, disk_mib(home), recall, hit_rates(found, asked)
    )


def measure_peer(folder: Path, home: Path, passages: int, asked: Sequence[Question]) -> Measured:
    """Build the quickstart over the shipped articles, fill it, and ask."""
    from eval.bench_support.scale_peer import build_peer, found_articles  # noqa: PLC0415 (LlamaIndex and torch)

    with Library.open(home, allow_stale=True) as library:
        articles = [article for article in library.archive.articles() if article.digest]
    with TemporaryDirectory(dir=folder) as store:
        retriever, count = build_peer(articles, Path(store), folder, passages)
        found_articles(retriever, asked[0].text)
        found, search = _timed(asked, lambda text: found_articles(retriever, text))
        size = disk_mib(Path(store))
    # its filler has no words of its own, so that what it finds among that says nothing
    hits = None if passages else hit_rates(found, asked)
    return Measured("LlamaIndex quickstart", count, None, search, None, resident_mib(), size, None, hits)


def measure_recall(library: Library, embedder: Embedder, asked: Sequence[Question]) -> float:
    """Mean part of the exact DEPTH nearest passages that the dense index finds, 0 to 1."""
    shared = []
    for vector in embedder.embed_queries([question.text for question in asked]):
        exact: list[tuple[str, float]] = []
        for ids, matrix in library.archive.all_vectors(20_000):
            exact += best_of(ids, matrix, vector, DEPTH)
        best = {hit[0] for hit in sorted(exact, key=lambda hit: (-hit[1], hit[0]))[:DEPTH]}
        shared.append(len(best & {hit[0] for hit in library.dense.search(vector, DEPTH)}) / len(best))
    return float(np.mean(shared))


def hit_rates(found: Sequence[Sequence[str]], asked: Sequence[Question]) -> tuple[float, float]:
    """Part of the questions with a right article among the first 1, and the first 5."""
    return tuple(  # type: ignore[return-value]
        float(
            np.mean(
                [bool(set(ids[:depth]) & set(one.articles)) for ids, one in zip(found, asked, strict=True)]
            )
        )
        for depth in (1, 5)
    )


def resident_mib() -> float:
    """Memory of this process that is in use now."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def disk_mib(folder: Path) -> float:
    """Size of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MIB


def render(rows: Iterable[Measured], questions: int) -> Table:
    """The table that people read."""
    table = Table(title=f"{questions} questions; milliseconds p50 / p95")
    for column in (
        "system",
        "passages",
        "opening s",
        "search",
        "answer",
        "memory MiB",
        "disk MiB",
        "recall@100",
        "hit@1 / 5",
    ):
        table.add_column(column, justify="left" if column == "system" else "right")
    for row in rows:
        table.add_row(
            row.name,
            f"{row.passages:,}",
            "–" if row.opening is None else f"{row.opening:.2f}",
            _milliseconds(row.search),
            _milliseconds(row.answer),
            f"{row.memory:.0f}",
            f"{row.disk:.0f}",
            "–" if row.recall is None else f"{row.recall:.4f}",
            "–" if row.hits is None else " / ".join(f"{rate:.3f}" for rate in row.hits),
        )
    return table


def apart(measure: Callable[..., Result], *arguments: object) -> Result:
    """Call a function of this module in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, *arguments).result()


@contextmanager
def kept_folder(home: Path | None) -> Iterator[Path]:
    """The folder asked for, or one that is gone at the end."""
    if home is not None:
        home.mkdir(parents=True, exist_ok=True)
        yield home
        return
    with TemporaryDirectory() as folder:
        yield Path(folder)


def fill_home(home: Path, passages: int, embedder_setting: str | None) -> None:
    """Fill one home up to `passages`, with a progress bar."""
    with Progress() as bar, Library.open(home, load_embedder(embedder_setting)) as library:
        task = bar.add_task(f"filling {home.name}", total=passages or None)
        fill(library, passages, lambda done, total: bar.update(task, completed=done, total=total))


def _prepare(home: Path, passages: int, embedder: str | None, console: Console) -> None:
    started = time.perf_counter()
    apart(fill_home, home, passages, embedder)
    console.print(f"{home.name}: ready in {time.perf_counter() - started:.0f} s")


def _search(library: Library, text: str) -> list[str]:
    return [hit.passage.article.id for hit in library.retriever.retrieve(SearchQuery(text, limit=PLACES))]


def _timed(asked: Sequence[Question], ask: Callable[[str], Result]) -> tuple[list[Result], Timing]:
    results, seconds = [], []
    for question in asked:
        started = time.perf_counter()
        results.append(ask(question.text))
        seconds.append(time.perf_counter() - started)
    return results, Timing.of(seconds)


def _milliseconds(timing: Timing | None) -> str:
    return "–" if timing is None else f"{timing.p50 * 1000:.0f} / {timing.p95 * 1000:.0f}"


if __name__ == "__main__":
    typer.run(main)
