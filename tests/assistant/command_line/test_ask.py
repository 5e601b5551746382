import json
from pathlib import Path

import pytest

KEYS = {
    "id",
    "question",
    "resolved",
    "status",
    "reason",
    "answer",
    "short",
    "sentences",
    "citations",
    "visits",
    "mode",
    "seconds",
}
QUESTION = "Berapa orang kepala desa Lombok Barat yang mengunjungi Sleman?"


def rows(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def write_batch(path: Path, *lines: object, start: str = "") -> Path:
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text(start + "\n".join(written), encoding="utf-8")
    return path


# --- one question ---------------------------------------------------------------------------------------------


def test_an_answer_shows_its_sources(run, home) -> None:
    shown = run("ask", QUESTION, "--home", home)
    assert (shown.code, shown.err) == (0, "")
    assert "Sebanyak 85 orang kepala desa" in shown.out
    assert (
        "Sumber:\n[1] Kepala Desa se-Lombok Barat Belajar Alokasi Dana Desa di Trihanggo — slemankab.go.id"
        in shown.out
    )


def test_an_answer_as_json_is_one_line_of_the_stable_keys(run, home) -> None:
    shown = run("ask", QUESTION, "--json", "--home", home)
    (row,) = rows(shown.out)
    assert row.keys() == KEYS
    assert (row["id"], row["question"], row["status"]) == (None, QUESTION, "answered")


def test_earlier_questions_complete_a_follow_up(run, home) -> None:
    shown = run(
        "ask", "Siapa yang menyambutnya?", "--history", "Kapan itu?", "--history", QUESTION, "--home", home
    )
    assert shown.out.startswith("Dipahami sebagai: Siapa yang menyambutnya (tentang ")
    (row,) = rows(run("ask", "Kapan itu?", "--history", QUESTION, "--json", "--home", home).out)
    assert "Lombok Barat" in row["resolved"]


def test_an_abstention_is_an_answer_and_no_failure(run, home) -> None:
    shown = run("ask", "Siapa yang berkunjung ke Jayapura?", "--home", home)
    assert (shown.code, shown.err) == (0, "")
    assert "Jayapura" in shown.out and "Sumber:" not in shown.out


def test_article_text_is_never_markup(run, home) -> None:
    shown = run("ask", "[bold]Siapa[/bold] [red]itu[/nope]?", "--home", home)
    assert shown.code == 0


def test_an_empty_archive_says_what_to_do(run, tmp_path) -> None:
    shown = run("ask", QUESTION, "--home", tmp_path / "kosong")
    assert shown.code == 0
    assert shown.err.splitlines() == [shown.err.strip()] and "rujukan prepare" in shown.err


@pytest.mark.parametrize(
    "arguments", [("ask",), ("search",), ("ask", "x", "--batch", "b.jsonl"), ("search", "x", "--batch", "b")]
)
def test_one_question_or_one_batch(run, arguments) -> None:
    refused = run(*arguments)
    assert refused.code == 2
    assert refused.complaint == "Berikan satu pertanyaan atau satu berkas dengan --batch, bukan keduanya."


# --- batches --------------------------------------------------------------------------------------------------


def test_a_batch_keeps_its_order_and_its_ids(run, home, tmp_path) -> None:
    batch = write_batch(
        tmp_path / "b.jsonl",
        {"id": "b", "q": QUESTION},
        {"id": 7, "q": "Kapan itu?", "history": [QUESTION]},
        {"q": "Siapa yang berkunjung ke Jayapura?"},
        {"id": "a", "q": ""},
    )
    shown = run("ask", "--batch", batch, "--home", home)
    found = rows(shown.out)
    assert (shown.code, shown.err) == (0, "")
    assert [row["id"] for row in found] == ["b", 7, None, "a"]
    assert all(row.keys() == KEYS for row in found)
    assert [row["status"] for row in found[::2]] == ["answered", "not_found"]
    assert "Lombok Barat" in found[1]["resolved"]


@pytest.mark.parametrize(
    ("line", "problem", "line_id"),
    [
        ("bukan json", "bukan JSON yang sah", None),
        ('{"q": "terpotong', "bukan JSON yang sah", None),
        ("[" * 5000, "bukan JSON yang sah", None),
        ("[1, 2]", "bukan objek JSON", None),
        ("null", "bukan objek JSON", None),
        ('{"id": "x"}', "tidak memuat teks pertanyaan pada kunci `q`", "x"),
        ('{"id": "x", "q": 3}', "tidak memuat teks pertanyaan pada kunci `q`", "x"),
        ('{"id": "x", "q": "a", "history": "b"}', "`history` harus berupa daftar teks", "x"),
        ('{"id": "x", "q": "a", "history": [1]}', "`history` harus berupa daftar teks", "x"),
        ('{"id": "x", "q": "a", "k": 0}', "`k` harus bilangan bulat 1 sampai 1000", "x"),
        ('{"id": "x", "q": "a", "k": true}', "`k` harus bilangan bulat 1 sampai 1000", "x"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(run, home, tmp_path, line, problem, line_id) -> None:
    batch = write_batch(tmp_path / "b.jsonl", {"id": 1, "q": QUESTION}, "", line, {"id": 2, "q": QUESTION})
    shown = run("ask", "--batch", batch, "--home", home)
    first, bad, last = rows(shown.out)
    assert (shown.code, shown.err) == (0, "")
    assert (first["status"], last["status"]) == ("answered", "answered")
    assert bad == {
        "id": line_id,
        "line": 3,
        "error": f"Baris 3 {problem}; perbaiki baris itu, baris lain tetap dijawab.",
    }


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_are_no_matter(run, home, tmp_path) -> None:
    batch = tmp_path / "b.jsonl"
    batch.write_bytes(b"\xef\xbb\xbf" + f'{{"id": "a", "q": "{QUESTION}"}}\r\n  \r\n\r\n'.encode())
    (row,) = rows(run("ask", "--batch", batch, "--home", home).out)
    assert (row["id"], row["status"]) == ("a", "answered")


def test_bytes_that_are_no_text_spoil_their_own_line_only(run, home, tmp_path) -> None:
    batch = tmp_path / "b.jsonl"
    batch.write_bytes(b'\xff\xfe{"q": "a"}\n{"q": "halo"}\n')
    bad, good = rows(run("ask", "--batch", batch, "--home", home).out)
    assert bad["line"] == 1 and good["status"] == "out_of_scope"


def test_half_a_character_comes_back_as_it_came(run, home) -> None:
    shown = run("ask", "--batch", "-", "--home", home, stdin=b'{"q": "\\ud800 Kediri"}\n')
    (row,) = rows(shown.out)
    assert row["question"] == "\ud800 Kediri"


def test_a_dash_reads_standard_input(run, home) -> None:
    shown = run("ask", "--batch", "-", "--home", home, stdin=f'{{"q": "{QUESTION}"}}'.encode())
    assert [row["status"] for row in rows(shown.out)] == ["answered"]


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_batch_that_cannot_be_read_is_one_sentence(run, home, tmp_path, command) -> None:
    refused = run(command, "--batch", tmp_path / "tiada.jsonl", "--home", home)
    assert refused.code == 2
    assert (
        refused.complaint
        == f"Berkas {tmp_path / 'tiada.jsonl'} tidak dapat dibaca; periksa nama dan izinnya."
    )
    assert run(command, "--batch", tmp_path, "--home", home).code == 2


def test_an_empty_batch_answers_nothing(run, home, tmp_path) -> None:
    shown = run("ask", "--batch", write_batch(tmp_path / "b.jsonl"), "--home", home)
    assert (shown.code, shown.out, shown.err) == (0, "", "")
