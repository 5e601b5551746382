"""Speed of the bundled int8 model beside the peer: the float32 model under sentence-transformers.

Run with `python -m eval.bench_embedding`. Both are in one process, in turns, each with all cores; medians over
the rounds. The float32 model is the unpruned one, built into `--peer` at the first run (needs the extra `train`).
"""

import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table
from tokenizers import Tokenizer

from corpus.article import Article
from corpus.loading import Loaded, load_source
from corpus.passages import split_passages
from index.embedding import (
    BUNDLED,
    PASSAGE_PREFIX,
    Embedder,
    OnnxEmbedder,
    SentenceTransformerEmbedder,
)
from index.model_folder import TOKENIZER_FILE, count_cores
from index.search_text import build_dense_text

ARTICLES = Path(__file__).parents[1] / "corpus" / "articles"
PEER = Path(__file__).parents[1] / "var" / "bench" / "e5-small-fp32"
TOKENS = 128
"""Length of the passages of equal length, prefix and control tokens included."""
QUESTIONS = 40

LOAD_PROBE = """
import json, resource, time
def megabytes(): return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 1e6
import numpy, onnxruntime, tokenizers
before, start = megabytes(), time.perf_counter()
from index.embedding import OnnxEmbedder
embedder = OnnxEmbedder()
seconds, loaded = time.perf_counter() - start, megabytes()
embedder.embed_passages(["studi tiru pengelolaan sampah kota " * 20] * 32)
print(json.dumps([seconds, loaded - before, megabytes() - before]))
"""


@dataclass(frozen=True, slots=True)
class Work:
    """The texts that every engine embeds."""

    equal: tuple[str, ...]
    """Passages of TOKENS tokens."""
    real: tuple[str, ...]
    """Passages of the shipped archive as they are indexed, of mixed length."""
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speed:
    """One round of one engine, or the medians over rounds."""

    equal: float
    """Passages of equal length a second."""
    real: float
    """Passages of the archive a second."""
    p50: float
    """Milliseconds of one question, median."""
    p95: float


def main(
    rounds: Annotated[int, typer.Option(help="Rounds; engines take turns in each.")] = 4,
    passages: Annotated[int, typer.Option(help="Passages of either kind in a round.")] = 64,
    peer: Annotated[Path, typer.Option(help="Folder of the float32 model.")] = PEER,
) -> None:
    """Measure the embedders and print one table."""
    console = Console()
    logging.getLogger().setLevel(logging.ERROR)
    build_peer(peer, console)
    work = read_work(passages)
    engines: dict[str, Embedder] = {
        "bundled int8": OnnxEmbedder(),
        "float32 (peer)": SentenceTransformerEmbedder(peer),
    }
    measured = measure_in_turns(engines, work, rounds)
    console.print(render_table(measured, rounds))
    ours, theirs = (embedder.embed_passages(work.real) for embedder in engines.values())
    cosines = (ours * theirs).sum(axis=1)
    console.print(f"cosine of both, real passages: mean {cosines.mean():.4f}, least {cosines.min():.4f}")
    seconds, loaded, used = probe_load()
    console.print(
        f"bundled model: loaded in {seconds:.2f} s; memory +{loaded:.0f} MB loaded, +{used:.0f} MB used"
    )


def build_peer(folder: Path, console: Console) -> None:
    """Build the unpruned float32 model into `folder`, unless it is there already."""
    if folder.is_dir():
        return
    try:
        from index.training.base.container import load_container  # noqa: PLC0415 (of the extra `train`)
        from index.training.base.encoder import build_encoder, save_sentence_transformer  # noqa: PLC0415
        from index.training.base.tokenization import build_tokenizer  # noqa: PLC0415

        container = load_container()
    except (ImportError, FileNotFoundError) as error:
        console.print(f"no float32 model in {folder}, and it cannot be built: {error}")
        raise typer.Exit(2) from error
    console.print(f"building the float32 model in {folder}")
    save_sentence_transformer(build_encoder(container), build_tokenizer(container), folder)


def read_work(count: int) -> Work:
    """Texts from the shipped articles; every `count` is met by starting again from the first one."""
    articles = tuple(read_articles(ARTICLES))
    real = [build_dense_text(passage) for article in articles for passage in split_passages(article)]
    # spread over the archive, so that the lengths are those of all of it
    real = real[:: max(1, len(real) // count)]
    titles = [f"Apa hasil {article.title[:1].lower()}{article.title[1:]}?" for article in articles]
    return Work(
        equal=tuple(repeat(cut_windows(articles), count)),
        real=tuple(repeat(real, count)),
        questions=tuple(repeat(titles, QUESTIONS)),
    )


def read_articles(folder: Path) -> Iterator[Article]:
    """The articles of a folder, in the order of their files."""
    for loaded in load_source(str(folder)):
        if isinstance(loaded, Loaded):
            new = loaded.article
            yield Article("a", new.title, new.text, new.outlet, new.url, new.published)


def cut_windows(articles: Sequence[Article]) -> list[str]:
    """Openings of articles that have exactly TOKENS tokens as passages, as nearly as whole words allow."""
    tokenizer = Tokenizer.from_file(str(BUNDLED / TOKENIZER_FILE))
    windows = []
    for article in articles:
        encoding = tokenizer.encode(PASSAGE_PREFIX + article.text)
        if len(encoding.ids) > TOKENS:
            end = encoding.offsets[TOKENS - 1][0] - len(PASSAGE_PREFIX)
            windows.append(article.text[:end].rsplit(" ", 1)[0])
    return windows


def repeat(texts: Sequence[str], count: int) -> list[str]:
    """`count` of `texts`, from the start again where they do not suffice."""
    return [texts[number % len(texts)] for number in range(count)]


def measure_in_turns(engines: dict[str, Embedder], work: Work, rounds: int) -> dict[str, list[Speed]]:
    """Speeds of each engine, one for each round, after one round that is not counted."""
    measured: dict[str, list[Speed]] = {name: [] for name in engines}
    for turn in range(rounds + 1):
        for name, embedder in engines.items():
            speed = measure(embedder, work)
            if turn:
                measured[name].append(speed)
    return measured


def measure(embedder: Embedder, work: Work) -> Speed:
    """One round of one engine."""
    equal = time_call(partial(embedder.embed_passages, work.equal))
    real = time_call(partial(embedder.embed_passages, work.real))
    questions = [time_call(partial(embedder.embed_queries, [question])) for question in work.questions]
    p50, p95 = np.percentile(questions, [50, 95]) * 1000
    return Speed(len(work.equal) / equal, len(work.real) / real, float(p50), float(p95))


def time_call(call: Callable[[], object]) -> float:
    """Seconds that `call` takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def take_medians(speeds: Sequence[Speed]) -> Speed:
    """Median of each figure over the rounds."""
    rows = np.array([[speed.equal, speed.real, speed.p50, speed.p95] for speed in speeds])
    return Speed(*(float(value) for value in np.median(rows, axis=0)))


def render_table(measured: dict[str, list[Speed]], rounds: int) -> Table:
    """One row for each engine, and one with the ratio of the first to the last."""
    title = f"Embedding on {count_cores()} cores, medians of {rounds} rounds in turns"
    table = Table(title=title)
    for heading in (
        "model",
        f"passages/s ({TOKENS} tokens)",
        "passages/s (archive)",
        "query p50 ms",
        "p95 ms",
    ):
        table.add_column(heading, justify="left" if heading == "model" else "right")
    medians = {name: take_medians(speeds) for name, speeds in measured.items()}
    for name, speed in medians.items():
        table.add_row(name, f"{speed.equal:.1f}", f"{speed.real:.1f}", f"{speed.p50:.1f}", f"{speed.p95:.1f}")
    first, *_, last = medians.values()
    table.add_row(
        "times as fast",
        f"{first.equal / last.equal:.2f}",
        f"{first.real / last.real:.2f}",
        f"{last.p50 / first.p50:.2f}",
        f"{last.p95 / first.p95:.2f}",
    )
    return table


def probe_load() -> tuple[float, float, float]:
    """Of a fresh process: seconds to load the bundled model, megabytes added by loading, and by using it too."""
    root = Path(__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    probe = [sys.executable, "-c", LOAD_PROBE]
    output = subprocess.run(
        probe, cwd=root, env=environment, capture_output=True, text=True, check=True
    ).stdout
    seconds, loaded, used = json.loads(output)
    return seconds, loaded, used


if __name__ == "__main__":
    typer.run(main)
