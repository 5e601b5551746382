from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from corpus.article import Article
from eval.bench_embedding import (
    ARTICLES,
    TOKENS,
    Speed,
    Work,
    cut_windows,
    measure,
    read_articles,
    repeat,
    take_medians,
)
from eval.bench_quantisation import rank_gold
from eval.bench_support.qa_corpus import QaCorpus, QaQuestion
from index.embedding import BUNDLED, PASSAGE_PREFIX, HashEmbedder
from index.model_folder import TOKENIZER_FILE


def test_windows_have_the_stated_number_of_tokens_or_few_less() -> None:
    tokenizer = Tokenizer.from_file(str(BUNDLED / TOKENIZER_FILE))
    articles = list(read_articles(ARTICLES))[:10]
    windows = cut_windows(articles)
    assert windows
    for window in windows:
        assert TOKENS - 8 <= len(tokenizer.encode(PASSAGE_PREFIX + window).ids) <= TOKENS
        assert any(article.text.startswith(window) for article in articles)


def test_an_article_that_is_too_short_gives_no_window() -> None:
    assert cut_windows([Article("a", "Judul", "Satu kalimat saja.")]) == []


def test_texts_start_again_when_there_are_too_few() -> None:
    assert repeat(["a", "b"], 5) == ["a", "b", "a", "b", "a"]


def test_medians_are_taken_of_each_figure_alone() -> None:
    assert take_medians([Speed(1, 9, 3, 4), Speed(2, 8, 1, 6), Speed(3, 7, 2, 5)]) == Speed(2, 8, 2, 5)


def test_a_round_measures_passages_a_second_and_milliseconds() -> None:
    speed = measure(HashEmbedder(), Work(("a b",) * 3, ("c",) * 3, ("d?",) * 3))
    assert speed.equal > 0
    assert speed.real > 0
    assert 0 < speed.p50 <= speed.p95


def test_the_rank_counts_every_context_that_is_as_near_as_the_right_one(tmp_path: Path) -> None:
    corpus = QaCorpus(("bank sampah", "harga cabai", "harga cabai"), ())
    questions = [QaQuestion("bank sampah", 0, "x"), QaQuestion("harga cabai", 1, "x")]
    np.testing.assert_array_equal(rank_gold(HashEmbedder(), corpus, questions, tmp_path), [1, 2])
    # the vectors come from the folder at the second time
    assert len(list(tmp_path.glob("*.npy"))) == 2
    np.testing.assert_array_equal(rank_gold(HashEmbedder(), corpus, questions, tmp_path), [1, 2])
