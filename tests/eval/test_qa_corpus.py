"""Question sets as a retrieval corpus."""

import json
from pathlib import Path

import pytest

from eval.bench_support.qa_corpus import (
    NEWS_SETS,
    SETS,
    load_news_corpus,
    load_qa_corpus,
    merge_near_identical,
)
from index.training.held_out import is_held_out_context

LONG = "Pemerintah kota itu mengelola sampah dengan tempat pemrosesan akhir yang baru dan bank sampah di tiap kelurahan"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "qa").mkdir()
    rows = {
        "idk_mrc": [
            ("Apa?", LONG, True),
            ("Siapa?", LONG + ".", True),
            ("Mana?", "Lain sama sekali.", False),
        ],
        "facqa": [("Kapan?", "Pada tahun 2005 ada pasar baru di kota.", True), ("Apa?", LONG, True)],
    }
    for name, some in rows.items():
        lines = [json.dumps({"question": q, "context": c, "answerable": a}) for q, c, a in some]
        (tmp_path / "qa" / f"{name}.jsonl").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return tmp_path


def test_near_identical_contexts_become_one_and_all_contexts_take_part(folder: Path) -> None:
    corpus = load_qa_corpus(folder)
    assert corpus.contexts == (LONG, "Lain sama sekali.", "Pada tahun 2005 ada pasar baru di kota.")
    assert [(q.text, q.gold, q.source) for q in corpus.questions] == [
        ("Apa?", 0, "idk_mrc"),
        ("Siapa?", 0, "idk_mrc"),
        ("Kapan?", 2, "facqa"),
        ("Apa?", 0, "facqa"),
    ]


def test_halves_share_no_context(folder: Path) -> None:
    corpus = load_qa_corpus(folder)
    fitting, reporting = ({q.gold for q in corpus.half(part)} for part in (False, True))
    assert not fitting & reporting
    assert fitting | reporting == {0, 2}


def test_missing_set_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=f"{SETS[0]}.jsonl"):
        load_qa_corpus(tmp_path)


def test_different_texts_are_not_merged() -> None:
    assert merge_near_identical([LONG, "Lain sama sekali", LONG.upper()]) == {0: 0, 1: 1, 2: 0}


def test_all_held_out_news_is_asked_for_among_trained_news(tmp_path: Path) -> None:
    (tmp_path / "pairs").mkdir()
    texts = [" ".join(f"kata{number}x{word}" for word in range(9)) for number in range(100)]
    held_out = {text for text in texts if is_held_out_context(text)}
    assert held_out
    for name in NEWS_SETS:
        rows = [
            json.dumps({"query": f"{name} {number}", "positive": text}) for number, text in enumerate(texts)
        ]
        (tmp_path / "pairs" / f"{name}.jsonl").write_text("\n".join(rows), encoding="utf-8")
    corpus = load_news_corpus(tmp_path, 40)
    assert len(corpus.contexts) == 40
    assert held_out <= set(corpus.contexts)
    assert len(corpus.questions) == 2 * len(held_out)
    assert corpus.held_out() == corpus.questions
    for question in corpus.questions:
        number = int(question.text.split()[1])
        assert corpus.contexts[question.gold] == texts[number]
