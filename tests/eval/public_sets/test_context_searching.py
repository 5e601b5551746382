"""The task retrieval: every context of the file takes part, in a library that is gone afterwards."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eval.public_sets.context_searching import WAYS, opened_contexts, retrieval_figures
from eval.public_sets.question_set import PublicQuestion
from index.embedding import HashEmbedder
from index.library import Library
from index.passage_reading import NOTHING_READ, PassageReading, ReadText

CONTEXTS = (
    "Bengkulu belajar pengelolaan sampah ke Kediri.",
    "Bengkulu belajar pengelolaan sampah di Sleman tahun lalu.",
    "Harga beras naik.",
)
QUESTION = PublicQuestion("1", "Bengkulu belajar pengelolaan sampah?", CONTEXTS[1], ("Sleman",))


class OnlySleman:
    """Holds passages that name Sleman for relevant, and no other."""

    def read(self, question: str, passages: Sequence[ReadText]) -> tuple[PassageReading, ...]:
        return tuple(replace(NOTHING_READ, relevance=float("Sleman" in passage.text)) for passage in passages)


@pytest.fixture
def told() -> list[tuple[str, int, int]]:
    return []


@pytest.fixture
def progress(told: list[tuple[str, int, int]]) -> object:
    @contextmanager
    def show(title: str) -> Iterator[Callable[[int, int], None]]:
        yield lambda done, total: told.append((title, done, total))

    return show


def test_every_way_ranks_the_questions_own_context(
    progress: object, told: list[tuple[str, int, int]]
) -> None:
    with opened_contexts(CONTEXTS, HashEmbedder(), OnlySleman(), progress) as held:  # type: ignore[arg-type]
        ranks = held.rank_all([QUESTION, QUESTION], lambda done, total: told.append(("cari", done, total)))
    assert {name: row.tolist() for name, row in ranks.items()} == {
        "lexical": [2, 2],
        "dense": [2, 2],
        "hybrid": [2, 2],
        "reranked": [1, 1],
    }
    assert told == [*(("Mengindeks konteks", done, 3) for done in (1, 2, 3)), ("cari", 1, 2), ("cari", 2, 2)]


def test_without_a_reader_nothing_is_reranked(progress: object) -> None:
    with opened_contexts(CONTEXTS, HashEmbedder(), None, progress) as held:  # type: ignore[arg-type]
        assert set(held.rank(QUESTION)) == set(WAYS)
        assert held.rank_all([], lambda done, total: None) == {}


def test_contexts_that_differ_in_white_space_alone_are_one_and_all_others_are_kept(progress: object) -> None:
    contexts = (*CONTEXTS, "  Harga\tberas naik. \r\n", "Harga beras naik!", "\u200b", "\u2060")
    with opened_contexts(contexts, HashEmbedder(), None, progress) as held:  # type: ignore[arg-type]
        assert held.library.archive.count().articles == len(held.places) == 5
        last = held.rank(PublicQuestion("2", "harga beras", "  Harga\tberas naik. \r\n", ("naik",)))
        assert last["lexical"] in (1, 2)
        nowhere = held.rank(PublicQuestion("3", "harga beras", CONTEXTS[0], ("x",)))
        assert nowhere["lexical"] == 0


def test_a_long_context_stands_where_its_best_passage_does(progress: object) -> None:
    filler = "Rapat anggaran dibuka pagi hari oleh ketua panitia. " * 60
    long_one = f"{filler}\n\nWali Kota Padang menerima kunjungan tentang kebakaran hutan."
    with opened_contexts((*CONTEXTS, long_one), HashEmbedder(), None, progress) as held:  # type: ignore[arg-type]
        assert held.passages > 5
        ranks = held.rank(PublicQuestion("1", "kebakaran hutan Padang", long_one, ("Wali Kota Padang",)))
    assert ranks["lexical"] == 1


def test_the_library_is_no_home_of_anybody_and_gone_afterwards(
    progress: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    plain = Library.open

    def noting(home: Path, *rest: object, **more: object) -> Library:
        opened.append(home)
        assert "chroma_url" not in more
        return plain(home, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setenv("RUJUKAN_HOME", str(tmp_path / "rumah"))
    monkeypatch.setattr(Library, "open", noting)
    with opened_contexts(CONTEXTS, HashEmbedder(), None, progress):  # type: ignore[arg-type]
        assert opened[0].is_dir()
    assert not opened[0].exists() and not (tmp_path / "rumah").exists()


def test_the_figures_are_those_of_one_right_context() -> None:
    figures = {name: estimate.mean for name, estimate in retrieval_figures(np.array([1, 2, 0, 6])).items()}
    assert figures == pytest.approx(
        {
            "recall_at_1": 1 / 4,
            "recall_at_5": 2 / 4,
            "recall_at_10": 3 / 4,
            "mrr_at_10": (1 + 1 / 2 + 1 / 6) / 4,
            "ndcg_at_10": (1 + 1 / np.log2(3) + 1 / np.log2(7)) / 4,
        }
    )
