"""The benchmark asks the product's own retriever."""

from pathlib import Path

import numpy as np

from eval.bench_store import opened_retriever, passage_id
from index.embedding import HashEmbedder
from index.hit import SearchQuery
from index.training.vector_cache import load_vectors

CONTEXTS = ("Bengkulu belajar ke Kediri.", "Siak mengunjungi Sleman tentang SPBE.")


def test_contexts_are_found_under_their_numbers(tmp_path: Path) -> None:
    question = "Siapa yang ke Sleman?"
    with opened_retriever(CONTEXTS, [question], HashEmbedder(), tmp_path) as retriever:
        hits = retriever.retrieve(SearchQuery(question))
    assert hits[0].passage.id == passage_id(1, CONTEXTS[1])
    assert {hit.passage.id for hit in hits} == {passage_id(n, text) for n, text in enumerate(CONTEXTS)}


def test_vectors_are_embedded_once(tmp_path: Path) -> None:
    calls: list[int] = []

    def embed(texts: object) -> np.ndarray:
        calls.append(1)
        return HashEmbedder().embed_passages(list(texts))  # type: ignore[call-overload]

    first = load_vectors(tmp_path, "model", CONTEXTS, embed)
    assert np.array_equal(load_vectors(tmp_path, "model", CONTEXTS, embed), first)
    assert len(calls) == 1
    load_vectors(tmp_path, "other model", CONTEXTS, embed)
    load_vectors(tmp_path, "model", CONTEXTS[:1], embed)
    assert len(calls) == 3
