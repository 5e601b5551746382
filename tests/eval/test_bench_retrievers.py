"""The comparison of retrievers: every row answers the same questions, and the order of reading counts."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eval import bench_retrievers
from eval.bench_retrievers import LEXICAL, OURS, RERANKED, Contenders, rank_corpus, render_group
from eval.bench_support.qa_corpus import QaCorpus, QaQuestion
from index.embedding import HashEmbedder
from index.passage_reading import NOTHING_READ, PassageReading, ReadText
from index.reranking import Reranker

CONTEXTS = (
    "Bengkulu belajar pengelolaan sampah ke Kediri.",
    "Bengkulu belajar pengelolaan sampah di Sleman tahun lalu.",
    "Harga beras naik.",
)
CORPUS = QaCorpus(CONTEXTS, (QaQuestion("Bengkulu belajar pengelolaan sampah?", 1, "facqa"),))


class OnlySleman:
    """Holds passages that name Sleman for relevant, and no other."""

    def read(self, question: str, passages: Sequence[ReadText]) -> tuple[PassageReading, ...]:
        return tuple(replace(NOTHING_READ, relevance=float("Sleman" in passage.text)) for passage in passages)


@pytest.fixture(autouse=True)
def without_peer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_retrievers, "has_peer", lambda: False)


def test_every_row_ranks_every_question_and_reading_changes_the_order(tmp_path: Path) -> None:
    embedders = {"other": HashEmbedder(), OURS: HashEmbedder()}
    contenders = Contenders(embedders, Reranker(OnlySleman()), tmp_path)
    ranks = rank_corpus(CORPUS, CORPUS.questions, contenders)
    rows = {LEXICAL, "other, dense", "other, hybrid", f"{OURS}, dense", f"{OURS}, hybrid", RERANKED}
    assert ranks.keys() == rows
    assert ranks[f"{OURS}, hybrid"].tolist() == ranks["other, hybrid"].tolist() == [2]
    assert ranks[RERANKED].tolist() == [1]


def test_without_a_reader_hybrid_is_the_row_that_others_are_compared_with(tmp_path: Path) -> None:
    contenders = Contenders({OURS: HashEmbedder()}, None, tmp_path)
    ranks = rank_corpus(CORPUS, CORPUS.questions, contenders)
    assert RERANKED not in ranks
    lines = list(render_group("facqa", ranks, np.array([True]), contenders.best))
    assert f"| {OURS}, hybrid − | nDCG@10 | Recall@1 | Recall@5 |" in lines
    assert any(line.startswith(f"| {LEXICAL} | +0.000") for line in lines)
