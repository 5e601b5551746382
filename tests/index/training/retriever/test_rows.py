"""Which rows the retriever learns from, and that no batch holds a right passage as a wrong one."""

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("bm25s", reason="only there with the extra `train`")

from hypothesis import given
from hypothesis import strategies as st

from index.training.hard_negatives import MinedQuery
from index.training.reader.examples import ReadingExample
from index.training.retrieval_pairs import RetrievalPair
from index.training.retriever.config import STORED, load_retriever_config
from index.training.retriever.rows import (
    TrainingRow,
    arrange_batches,
    draw_rows,
    plain_typing,
    read_visit_rows,
)

CONFIG = replace(load_retriever_config(), shares={"idk_mrc": 1.0, "facqa": 0.5}, plain_typing=0.0)


def build_mined(
    number: int, source: str = "idk_mrc", held_out: bool = False, negatives: int = 6
) -> MinedQuery:
    pair = RetrievalPair(f"Siapa {number}", f"Benar {source} {number}", source, held_out=held_out)
    return MinedQuery(pair, tuple(f"Salah {number} {place}" for place in range(negatives)))


def test_held_out_queries_are_never_drawn() -> None:
    mined = [build_mined(0), build_mined(1, held_out=True)]
    assert [row.positive for row in draw_rows(CONFIG, mined, ())] == ["Benar idk_mrc 0"]


def test_of_each_source_its_share_is_drawn_and_the_same_rows_every_time() -> None:
    mined = [build_mined(n, source) for source in ("idk_mrc", "facqa", "tydiqa") for n in range(10)]
    rows = draw_rows(CONFIG, mined, ())
    assert sorted(row.source for row in rows) == ["facqa"] * 5 + ["idk_mrc"] * 10
    assert draw_rows(CONFIG, mined, ()) == rows
    assert draw_rows(replace(CONFIG, seed=1), mined, ()) != rows


def test_negatives_are_of_the_hardest_or_else_passages_of_other_rows() -> None:
    mined = [build_mined(n) for n in range(5)] + [build_mined(5, negatives=1)]
    for row in draw_rows(replace(CONFIG, negatives=2, hardest=3), mined, ()):
        assert len(row.negatives) == 2
        number = row.query.removeprefix("Siapa ").removesuffix("?")
        allowed = {f"Salah {number} {place}" for place in range(3)} | {f"Benar idk_mrc {n}" for n in range(6)}
        assert set(row.negatives) <= allowed


def test_questions_are_tidied_or_typed_plainly() -> None:
    tidied = draw_rows(CONFIG, [build_mined(3)], ())[0]
    plain = draw_rows(replace(CONFIG, plain_typing=1.0), [build_mined(3)], ())[0]
    assert (tidied.query, plain.query) == ("Siapa 3?", "siapa 3")


def test_plain_typing_keeps_marks_within_numbers_and_words() -> None:
    question = "Berapa (Rp1.500,50) biaya e-kinerja, pada 12/5/2022?"
    assert plain_typing(question) == "berapa rp1.500,50 biaya e-kinerja pada 12/5/2022"


texts = st.sampled_from([f"teks {n}" for n in range(12)])
rows_of_texts = st.lists(
    st.builds(
        TrainingRow,
        query=st.just("q"),
        positive=texts,
        negatives=st.tuples(texts),
        source=st.sampled_from(["a", "b"]),
        topic=st.sampled_from(["", "x", "y"]),
    ),
    max_size=60,
)


@given(rows=rows_of_texts, size=st.integers(2, 6), seed=st.integers(0, 3))
def test_no_batch_holds_a_passage_or_a_topic_twice(rows: list[TrainingRow], size: int, seed: int) -> None:
    batches = arrange_batches(rows, size, seed)
    used = [number for batch in batches for number in batch]
    assert len(used) == len(set(used))
    for batch in batches:
        assert len(batch) == size
        assert len({rows[number].source for number in batch}) == 1
        whole = [{rows[number].positive, *rows[number].negatives} for number in batch]
        assert sum(map(len, whole)) == len(set().union(*whole))
        topics = [rows[number].topic for number in batch if rows[number].topic]
        assert len(topics) == len(set(topics))


def test_a_visit_gives_its_answered_question_with_the_wrong_passages_of_its_group() -> None:
    examples = [
        ReadingExample("1", "Siapa?", "Budi.", "Judul", answerable=True, relevant=True, group="g"),
        ReadingExample("2", "Siapa?", "Ani.", "Lain", answerable=False, relevant=False, group="g"),
        ReadingExample("1:twin", "Siapa dia?", "Budi.", "Judul", answerable=False, relevant=False, group="g"),
        ReadingExample("3", "Kapan?", "Budi.", "Judul", answerable=False, relevant=True, group="h"),
    ]
    row = TrainingRow("Siapa?", "Judul\nBudi.", ("Lain\nAni.",), "visits", topic="Judul")
    assert read_visit_rows(examples) == (row,)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("seed = ", "sed = ", "missing ['seed'], unknown ['sed']"),
        ("blend = 0.", "blend = 7.", "expected blend from 0 to 1"),
        ("idk_mrc = 0.6", "idk_mrc = 2.0", "expected shares.idk_mrc from 0 to 1, got 2.0"),
        ("hardest = 4", "hardest = 0", "expected 1 <= negatives <= hardest"),
    ],
)
def test_a_recipe_with_a_fault_names_it(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = STORED.read_text("utf-8")
    assert old in text
    (tmp_path / "recipe.toml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ValueError, match=r"recipe\.toml") as error:
        load_retriever_config(tmp_path / "recipe.toml")
    assert expected in str(error.value)
