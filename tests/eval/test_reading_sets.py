"""What the reader is measured on."""

import json
from pathlib import Path

import pytest

from eval.bench_support.reading_sets import find_wrong_passages, load_reading_sets, tidy_questions
from index.embedding import HashEmbedder
from index.training.held_out import is_held_out_context

TOPICS = ("sampah", "pasar", "jalan", "air", "sekolah", "hutan", "pajak", "listrik")


def context(number: int) -> str:
    topic = TOPICS[number % len(TOPICS)]
    return (
        f"Kota nomor {number} mengelola {topic} dengan anggaran {number * 7 + 3} miliar rupiah setiap tahun."
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "qa").mkdir()
    texts = [context(number) for number in range(80)]
    for name in ("idk_mrc", "facqa", "tydiqa"):
        rows = [row(name, number, text) for number, text in enumerate(texts)]
        (tmp_path / "qa" / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return tmp_path


def row(name: str, number: int, text: str) -> dict[str, object]:
    answer = f"{number * 7 + 3} miliar"
    answers = [{"text": answer, "start": text.index(answer)}]
    question = f"berapa anggaran {TOPICS[number % len(TOPICS)]} kota nomor {number} ?"
    return {"id": f"{name}-{number}", "question": question, "context": text, "answers": answers,
            "answerable": True, "source": name}  # fmt: skip


def test_only_held_out_contexts_are_measured_on(data: Path) -> None:
    sets = load_reading_sets(data)
    assert set(sets) == {"idk_mrc", "facqa", "tydiqa"}
    assert 0 < len(sets["idk_mrc"]) < 40
    assert all(is_held_out_context(example.passage) for some in sets.values() for example in some)


def test_a_wrong_passage_is_another_context_without_the_answer(data: Path, tmp_path: Path) -> None:
    sets = load_reading_sets(data)
    wrong = find_wrong_passages(data, sets, HashEmbedder(), tmp_path / "cache")
    assert len(wrong) == len(sets["idk_mrc"]) + len(sets["facqa"]), "tydiqa is not among the retrieval sets"
    own = {example.id: example for some in sets.values() for example in some}
    for example in wrong:
        question = own[example.group]
        assert example.source == f"{question.source}/wrong"
        assert example.answerable is False
        assert example.passage != question.passage
        assert question.spans[0].of(question.passage) not in example.passage


def test_tidied_questions_lose_their_habits_alone(data: Path) -> None:
    examples = load_reading_sets(data)["facqa"]
    (tidied,) = tidy_questions(examples[:1])
    assert tidied.question.startswith("Berapa anggaran")
    assert tidied.question.endswith(tidied.id.split("-")[1] + "?")
    assert tidied.passage == examples[0].passage
