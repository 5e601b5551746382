import io
from dataclasses import replace

import numpy as np
import pytest
from rich.console import Console

from corpus.article import Article, Passage
from eval.fit_reranking import (
    NEVER,
    RememberingReader,
    Searched,
    rank_right,
    render_exits,
    render_weights,
    thin_out,
)
from index.hit import Hit
from index.passage_reading import PassageReading
from index.reranking import DEFAULT_RERANKING, Reranker

NAMES = "abcdefgh"


def hit(name: str, fused: float) -> Hit:
    article = Article(name, "", f"Teks {name}.")
    return Hit(Passage(article, 0, len(article.text)), fused, None, None)


class Knowing:
    """Finds passage h relevant and sure, every other one neither; counts what it reads."""

    def __init__(self) -> None:
        self.read_names: list[str] = []

    def read(self, question: str, passages) -> tuple[PassageReading, ...]:
        names = [passage.text[5] for passage in passages]
        self.read_names += names
        return tuple(PassageReading(float(name == "h"), float(name == "h"), ()) for name in names)


HITS = tuple(hit(name, 1 - number / 10) for number, name in enumerate(NAMES))
SEARCHED = (
    Searched("Siapa?", HITS, tuple(name == "h" for name in NAMES)),
    Searched("Apa?", HITS, (False,) * len(HITS)),
)


def test_every_pair_is_read_once_whatever_is_tried() -> None:
    inner = Knowing()
    reader = RememberingReader(inner)
    for weight in (0.0, 0.5, 1.0):
        rank_right(SEARCHED, Reranker(reader, replace(DEFAULT_RERANKING, weight=weight, certain=NEVER)))
    assert len(inner.read_names) == 2 * len(NAMES) and reader.asked == 3 * 2 * len(NAMES)


@pytest.mark.parametrize(("weight", "place"), [(0.0, 8), (1.0, 1)])
def test_ranks_are_those_of_the_first_right_hit_and_zero_without_one(weight: float, place: int) -> None:
    settings = replace(DEFAULT_RERANKING, weight=weight, certain=NEVER)
    ranks = rank_right(SEARCHED, Reranker(RememberingReader(Knowing()), settings))
    np.testing.assert_array_equal(ranks, [place, 0])


def test_tables_have_a_row_for_every_setting() -> None:
    reader = RememberingReader(Knowing())
    console = Console(file=io.StringIO(), width=120)
    weights, exits = render_weights("uji", SEARCHED, reader), render_exits("uji", SEARCHED, reader)
    console.print(weights, exits)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "uji: 2 questions" in text and "never" in text and weights.row_count == 9


def test_questions_are_thinned_out_evenly() -> None:
    assert thin_out(range(10), 5) == range(0, 10, 2)
    assert len(thin_out(range(3), 10)) == 3
