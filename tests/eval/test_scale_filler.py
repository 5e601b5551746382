from itertools import islice
from pathlib import Path

import numpy as np

from eval.bench_scale import Question, hit_rates, measure_recall
from eval.bench_support.scale_filler import VectorBreeder, fill, make_filler, read_stock
from index.hash_embedding import HashEmbedder
from index.library import Library


def test_filler_grows_a_sound_archive_around_the_shipped_articles(tmp_path: Path) -> None:
    embedder = HashEmbedder(64)
    with Library.open(tmp_path, embedder) as library:
        fill(library, 600, lambda done, total: None)
        assert 600 <= library.archive.count().passages < 606
        assert library.problems() == ()
        stock = read_stock(library)
        first, again = (list(islice(make_filler(stock), 3)) for _ in range(2))
        assert [one.article for one in first] == [one.article for one in again]
        text = first[0].article.text
        assert [text[p.start : p.end][-1] for p in first[0].prepared.passages] == ["."] * 6
        assert measure_recall(library, embedder, [Question("kunjungan ke Kediri", ())]) > 0.9


def test_filler_vectors_lie_among_the_shipped_ones() -> None:
    random = np.random.default_rng(1)
    vectors = random.normal(size=(60, 64)).astype(np.float32) + 1
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    breeder = VectorBreeder(vectors)
    bred = np.stack([breeder.breed(random) for _ in range(60)])
    np.testing.assert_allclose(np.linalg.norm(bred, axis=1), 1, atol=1e-5)
    assert abs((bred @ bred.T).mean() - (vectors @ vectors.T).mean()) < 0.05
    assert 0.75 < (bred @ vectors.T).max(axis=1).mean() < 0.99


def test_hits_count_a_right_article_among_the_first() -> None:
    asked = [Question("a", ("x",)), Question("b", ("y", "z")), Question("c", ("w",))]
    assert hit_rates([["x"], ["a", "z"], []], asked) == (1 / 3, 2 / 3)
