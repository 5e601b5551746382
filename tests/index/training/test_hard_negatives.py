"""Wrong passages look right but are not, and held-out text stays out of training."""

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("bm25s", reason="only there with the extra `train`")

from index.embedding import HashEmbedder
from index.training.hard_negatives import (
    KEPT,
    MinedQuery,
    SearchedPassages,
    contains_words,
    load_mined,
    may_be_right,
    mine,
    mine_negatives,
    save_mined,
    share_of_shingles,
)
from index.training.held_out import is_held_out_context
from index.training.retrieval_pairs import RetrievalPair, load_pairs

GOLD = "Rombongan DPRD Kota Kediri belajar pengelolaan sampah di Kota Malang pada tahun 2022."
WRONG = "Rombongan DPRD Kota Blitar belajar pengelolaan sampah di Kota Batu pada tahun lalu."
ANSWERS_TOO = "Pengelolaan sampah di Kota Malang dipelajari banyak daerah."
REPEATED = "Kemarin, rombongan DPRD Kota Kediri belajar pengelolaan sampah di Kota Malang pada siang hari."
FAR = "Harga beras naik lagi."
QUERY = "Di mana DPRD Kota Kediri belajar pengelolaan sampah?"


def search(pair: RetrievalPair, texts: list[str], held_out: set[str]) -> MinedQuery:
    embedder = HashEmbedder()
    passages = SearchedPassages.build(texts, embedder.embed_passages(texts), held_out)
    (found,) = mine_negatives([pair], embedder.embed_queries([pair.query]), passages)
    return found


def test_neither_the_right_passage_nor_one_with_the_answer_nor_a_repetition_is_a_negative() -> None:
    pair = RetrievalPair(QUERY, GOLD, "facqa", answers=("Kota Malang",))
    found = search(pair, [GOLD, ANSWERS_TOO, REPEATED, WRONG, FAR], set())
    assert found.negatives[0] == WRONG
    assert set(found.negatives) == {WRONG, FAR}


def test_training_queries_never_get_held_out_passages_nor_what_repeats_them() -> None:
    repeats_held_out = f"Selanjutnya: {WRONG}"
    texts = [GOLD, WRONG, repeats_held_out, FAR]
    trained = search(RetrievalPair(QUERY, GOLD, "facqa"), texts, {WRONG})
    assert trained.negatives == (FAR,)
    measured = search(RetrievalPair(QUERY, GOLD, "facqa", held_out=True), texts, {WRONG})
    assert set(measured.negatives) == {WRONG, repeats_held_out, FAR}


def test_news_passages_nearer_than_the_right_one_are_left_out() -> None:
    near = "Belajar pengelolaan sampah: di mana DPRD Kota Kediri?"
    texts = [GOLD, near, FAR]
    assert search(RetrievalPair(QUERY, GOLD, "news_click_id"), texts, set()).negatives == (FAR,)
    assert near in search(RetrievalPair(QUERY, GOLD, "idk_mrc"), texts, set()).negatives


def test_queries_without_known_words_still_get_negatives_and_never_too_many() -> None:
    texts = [GOLD, *(f"Berita nomor {number} tentang hal lain." for number in range(40))]
    for query in ("???", "zzxqwv"):
        assert len(search(RetrievalPair(query, GOLD, "idk_mrc"), texts, set()).negatives) == KEPT


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("Pada 12 Mei 2022.", "12 mei 2022", True),
        ("Pada 112 Mei 2022.", "12 Mei 2022", False),
        ("Rp1.500 saja", "1.500", False),
        ("Kota Malang", "?!", False),
    ],
)
def test_an_answer_is_found_as_whole_words(text: str, part: str, expected: bool) -> None:
    assert contains_words(text, part) is expected


def test_repetition_is_a_share_of_the_shorter_text() -> None:
    assert share_of_shingles(GOLD, f"{FAR} {GOLD} {WRONG}") == 1.0
    assert share_of_shingles(GOLD, FAR) == 0.0
    assert not may_be_right(RetrievalPair(QUERY, GOLD, "facqa"), WRONG)


def test_the_file_gives_back_what_was_mined(tmp_path: Path) -> None:
    mined = (
        MinedQuery(RetrievalPair(QUERY, GOLD, "facqa"), (WRONG, FAR)),
        MinedQuery(RetrievalPair("Kapan?\u2028", GOLD, "idk_mrc", held_out=True), ()),
    )
    save_mined(mined, tmp_path / "new" / "negatives.jsonl")
    assert load_mined(tmp_path / "new" / "negatives.jsonl") == mined


def write_data(folder: Path, contexts: list[str]) -> None:
    for place in ("qa", "pairs"):
        (folder / place).mkdir()
    rows = [
        {"question": f"Soal {n}?", "context": text, "answers": [{"text": text.split()[-1], "start": 0}]}
        for n, text in enumerate(contexts)
    ]
    unanswerable = {"question": "Tak terjawab?", "context": contexts[0], "answers": [], "answerable": False}
    lines = [json.dumps(row | {"answerable": True}) for row in rows] + [json.dumps(unanswerable)]
    for name in ("idk_mrc", "facqa", "tydiqa", "squad2_id_mt"):
        (folder / "qa" / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for name in ("news_click_id", "news_indosum"):
        news = [json.dumps({"query": f"Judul {n}", "positive": text}) for n, text in enumerate(contexts)]
        (folder / "pairs" / f"{name}.jsonl").write_text("\n".join(news), encoding="utf-8")


def test_pairs_are_answerable_and_training_ones_share_no_words_with_held_out_ones(tmp_path: Path) -> None:
    contexts = [" ".join(f"kata{n}x{word}" for word in range(10)) for n in range(60)]
    held_out = [text for text in contexts if is_held_out_context(text)]
    assert held_out, "the sample must hold some"
    write_data(tmp_path, contexts)
    pairs = load_pairs(tmp_path)
    assert not any(pair.query == "Tak terjawab?" for pair in pairs)
    assert {pair.positive for pair in pairs if pair.held_out} == set(held_out)
    # the machine-translated set measures nothing, so its rows on held-out contexts go
    assert {pair.held_out for pair in pairs if pair.source == "squad2_id_mt"} == {False}
    assert not {pair.positive for pair in pairs if not pair.held_out} & set(held_out)


def test_mining_a_folder_is_repeatable_from_the_stored_vectors(tmp_path: Path) -> None:
    data, cache = tmp_path / "data", tmp_path / "cache"
    data.mkdir()
    write_data(data, [f"Kalimat nomor {n} berisi {n * n} hal tentang kota {n}." for n in range(30)])
    first = mine(data, HashEmbedder(), cache)
    stored = {path: path.stat().st_mtime_ns for path in cache.iterdir()}
    assert mine(data, HashEmbedder(), cache) == first
    assert {path: path.stat().st_mtime_ns for path in cache.iterdir()} == stored
    assert all(np.load(path, allow_pickle=False).ndim == 2 for path in stored)
