"""Files of public sets: what is read, what is refused, and that one bad question stops no other."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from eval.errors import EvalError
from eval.public_sets.question_set import PublicQuestion
from eval.public_sets.set_loading import load_question_set

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "qa"
ROW = {
    "id": "a",
    "question": "Siapa?",
    "context": "Bupati Siak datang.",
    "answers": [{"text": "Bupati", "start": 0}],
}


def write(tmp_path: Path, content: bytes | str) -> Path:
    path = tmp_path / "soal.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def lines(*rows: dict[str, Any]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def squad(*qas: object, context: object = "Normandia ada di Prancis.") -> dict[str, Any]:
    return {
        "version": "v2.0",
        "data": [{"title": "x", "paragraphs": [{"context": context, "qas": list(qas)}]}],
    }


def test_a_row_a_line_is_read_with_what_it_says_of_its_source(tmp_path: Path) -> None:
    none = {
        "id": 7,
        "question": "Kapan?",
        "context": "Lain.",
        "answers": [],
        "answerable": False,
        "source": "facqa",
    }

    found = load_question_set(write(tmp_path, lines(ROW, none)))

    assert found.questions == (
        PublicQuestion("a", "Siapa?", "Bupati Siak datang.", ("Bupati",)),
        PublicQuestion("7", "Kapan?", "Lain.", (), source="facqa"),
    )
    assert not found.bad


def test_squad_2_is_read_plausible_answers_are_none(tmp_path: Path) -> None:
    answerable = {
        "id": "1",
        "question": "Di negara apa Normandia?",
        "is_impossible": False,
        "answers": [
            {"text": "Prancis", "answer_start": 17},
            {"text": "Prancis", "answer_start": 17},
            {"text": "di Prancis"},
        ],
    }
    impossible = {
        "id": "2",
        "question": "Siapa rajanya?",
        "is_impossible": True,
        "answers": [],
        "plausible_answers": [{"text": "Normandia", "answer_start": 0}],
    }
    of_version_1 = {"id": "3", "question": "Apa?", "answers": [{"text": "Normandia", "answer_start": 0}]}

    found = load_question_set(write(tmp_path, json.dumps(squad(answerable, impossible, of_version_1))))

    assert [question.answers for question in found.questions] == [
        ("Prancis", "di Prancis"),
        (),
        ("Normandia",),
    ]
    assert {question.context for question in found.questions} == {"Normandia ada di Prancis."}


def test_a_packed_file_and_one_with_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    for content in (
        gzip.compress(lines(ROW).encode()),
        b"\xef\xbb\xbf" + lines(ROW, ROW | {"id": "b"}).encode(),
    ):
        assert load_question_set(write(tmp_path, content)).questions[0].id == "a"
    packed = gzip.compress(json.dumps(squad({"id": "1", "question": "Apa?", "answers": []})).encode())
    assert load_question_set(write(tmp_path, packed)).questions[0].id == "1"


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ("{bukan json", "bukan JSON yang benar"),
        ("[" * 100_000, "bukan JSON yang benar"),
        ("[1, 2]", "bukan objek JSON"),
        (json.dumps(ROW | {"question": "  "}), "question harus berupa teks yang tidak kosong"),
        (json.dumps(ROW | {"context": 3}), "context harus berupa teks yang tidak kosong"),
        (json.dumps(ROW | {"id": None}), "id harus berupa teks atau bilangan bulat"),
        (json.dumps(ROW | {"id": True}), "id harus berupa teks atau bilangan bulat"),
        (json.dumps(ROW | {"answers": "Bupati"}), "answers harus berupa daftar"),
        (
            json.dumps(ROW | {"answers": ["Bupati"]}),
            "answers harus berupa daftar objek dengan text berupa teks",
        ),
        (json.dumps(ROW | {"answerable": "ya"}), "answerable harus berupa true atau false"),
        (json.dumps(ROW | {"answerable": False}), "ditandai tidak terjawab, tetapi memuat jawaban"),
        (json.dumps(ROW | {"answers": [], "answerable": True}), "ditandai terjawab, tetapi tanpa jawaban"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(tmp_path: Path, bad: str, problem: str) -> None:
    text = f"{lines(ROW)}\n\n{bad}\n{lines(ROW | {'id': 'b'})}\n"

    found = load_question_set(write(tmp_path, text))

    assert [question.id for question in found.questions] == ["a", "b"]
    assert [row.sentence for row in found.bad] == [f"Baris 3 dilewati: {problem}."]


def test_half_characters_bytes_that_are_no_text_and_repeated_ids_lose_nothing_else(tmp_path: Path) -> None:
    half = json.dumps(ROW | {"id": "h", "question": "Siapa \ud800?"})
    content = b"\n".join([half.encode(), b'{"id": "\xff"}', lines(ROW, ROW).encode()])

    found = load_question_set(write(tmp_path, content))

    assert [(question.id, question.question) for question in found.questions] == [
        ("h", "Siapa ??"),
        ("a", "Siapa?"),
    ]
    assert [row.sentence for row in found.bad] == [
        "Baris 2 dilewati: bukan teks UTF-8.",
        "Soal a dilewati: id a sudah dipakai.",
    ]


def test_bad_parts_of_squad_are_named_by_their_place(tmp_path: Path) -> None:
    good = {"id": "1", "question": "Apa?", "answers": [{"text": "Normandia", "answer_start": 0}]}
    value = squad(good, "bukan soal", {"id": "2", "question": "", "answers": []})
    value["data"] += ["bukan topik", {"paragraphs": [{"qas": []}, {"context": "Ada.", "qas": 5}]}]

    found = load_question_set(write(tmp_path, json.dumps(value)))

    assert [question.id for question in found.questions] == ["1"]
    assert [row.sentence for row in found.bad] == [
        "Soal data[0].paragraphs[0].qas[1] dilewati: bukan objek JSON.",
        "Soal data[0].paragraphs[0].qas[2] dilewati: question harus berupa teks yang tidak kosong.",
        "Soal data[1] dilewati: bukan objek JSON.",
        "Soal data[2].paragraphs[0] dilewati: context harus berupa teks yang tidak kosong.",
        "Soal data[2].paragraphs[1] dilewati: qas harus berupa daftar.",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tidak ada soal yang dapat dibaca"),
        (b"\x00\x01\x02", "Tidak ada soal yang dapat dibaca"),
        (b'{"data": []}', "Tidak ada soal yang dapat dibaca"),
        (b"\x1f\x8bbukan gzip", "bukan gzip yang utuh"),
        (gzip.compress(b"{}" * 1000)[:-12], "bukan gzip yang utuh"),
    ],
)
def test_a_file_without_any_question_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(EvalError) as caught:
        load_question_set(write(tmp_path, content))
    assert sentence in caught.value.user_message


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path / "tiada.json", tmp_path, Path("\0")):
        with pytest.raises(EvalError, match="tidak dapat dibaca; periksa jalur dan izinnya"):
            load_question_set(path)
    monkeypatch.setattr("eval.public_sets.set_loading.MOST_BYTES", 1000)
    with pytest.raises(EvalError, match="pecah dahulu"):
        load_question_set(write(tmp_path, gzip.compress(b" " * 1001)))


def test_trained_are_the_contexts_of_our_training_sets_that_were_not_held_out() -> None:
    contexts = [f"Kunjungan nomor {number} ke kota." for number in range(200)]
    held_out = [not PublicQuestion("", "", text, source="facqa").trained for text in contexts]
    assert 0 < sum(held_out) < 60
    assert all(PublicQuestion("", "", text, source="squad2_id_mt").trained for text in contexts)
    assert not any(PublicQuestion("", "", text, source="lain").trained for text in contexts)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data/qa is missing")
@pytest.mark.parametrize(("name", "count"), [("facqa", 1941), ("tydiqa", 395)])
def test_the_shared_sets_are_read_whole(name: str, count: int) -> None:
    found = load_question_set(SHARED / f"{name}.jsonl")
    assert (len(found.questions), len(found.bad)) == (count, 0)
    assert all(question.answers and question.source == name for question in found.questions)
