"""What pruning and int8 cost in retrieval: nDCG@10 of the bundled model beside the float32 model.

Run with `python -m eval.bench_quantisation --data ../shared/data`. Dense search alone, exact, over all contexts; the
float32 model is the unpruned one, built into `--peer` at the first run (needs the extra `train`).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from eval.bench_embedding import PEER, build_peer
from eval.bench_support.qa_corpus import SETS, QaCorpus, QaQuestion, load_qa_corpus
from eval.bench_support.ranks import Ranks, estimate_mean, ndcg_at
from eval.spreading import spread
from index.embedding import Embedder, OnnxEmbedder, SentenceTransformerEmbedder
from index.training.vector_cache import load_vectors

DEPTH = 10


def main(
    data: Annotated[Path, typer.Option(help="Folder that holds qa/.")],
    peer: Annotated[Path, typer.Option(help="Folder of the float32 model.")] = PEER,
    cache: Annotated[Path, typer.Option(help="Folder for vectors.")] = PEER.parent,
    questions: Annotated[int, typer.Option(help="Questions of each set, spread evenly.")] = 500,
) -> None:
    """Compare the retrieval of both models and print one table."""
    console = Console()
    build_peer(peer, console)
    corpus = load_qa_corpus(data)
    asked = {name: spread([q for q in corpus.questions if q.source == name], questions) for name in SETS}
    engines: dict[str, Embedder] = {
        "bundled, pruned, int8": OnnxEmbedder(),
        "unpruned, float32": SentenceTransformerEmbedder(peer),
    }
    gains = {
        engine: {
            name: ndcg_at(rank_gold(embedder, corpus, chosen, cache), DEPTH) for name, chosen in asked.items()
        }
        for engine, embedder in engines.items()
    }
    table = Table(title=f"nDCG@{DEPTH} over {len(corpus.contexts)} contexts, dense alone")
    for heading in ("model", *(f"{name} ({len(asked[name])} questions)" for name in SETS)):
        table.add_column(heading)
    for engine, by_set in gains.items():
        table.add_row(engine, *(str(estimate_mean(by_set[name])) for name in SETS))
    ours, theirs = gains.values()
    table.add_row("difference", *(estimate_mean(ours[name] - theirs[name]).signed() for name in SETS))
    console.print(table)


def rank_gold(embedder: Embedder, corpus: QaCorpus, questions: Sequence[QaQuestion], cache: Path) -> Ranks:
    """Place of each question's own context by cosine, from 1; a tie counts against it."""
    texts = [question.text for question in questions]
    contexts = load_vectors(cache, f"{embedder.name} passage", corpus.contexts, embedder.embed_passages)
    scores = load_vectors(cache, f"{embedder.name} query", texts, embedder.embed_queries) @ contexts.T
    gold = scores[np.arange(len(questions)), [question.gold for question in questions]]
    return np.asarray((scores >= gold[:, None]).sum(axis=1), dtype=np.int64)


if __name__ == "__main__":
    typer.run(main)
