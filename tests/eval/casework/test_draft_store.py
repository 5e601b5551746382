import json
import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.archive import ARCHIVE_FILE, Archive, Feedback
from corpus.archive.records import Prepared
from corpus.incoming import NewArticle
from eval.casework.case import CaseTags, EvalCase
from eval.casework.case_files import CASES_FOLDER, home_cases, load_cases
from eval.casework.draft_store import DraftStore
from eval.casework.drafts import DraftState
from eval.errors import CaseError, EvalError

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
ANSWER = {
    "status": "answered",
    "resolved": "",
    "short": "85 orang",
    "citations": [{"article_id": "satu"}],
    "answer": "Sebanyak 85 orang datang. [1]",
}
CASE = EvalCase(
    "a", "Siapa?", True, CaseTags("siapa", "hard", "x"), "dev", facts=(("85 orang",),), articles=("satu",)
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Archive.open(tmp_path / ARCHIVE_FILE) as archive:
        article = NewArticle("Sebanyak 85 orang datang ke Sleman.", "Kunjungan", id="satu")
        archive.add(article, lambda _: Prepared(()))
        for number in range(4):
            question = f"Berapa orang yang datang ke Sleman? ({number})"
            at = AT + timedelta(minutes=number)
            archive.add_feedback(Feedback(at, question, json.dumps(ANSWER), "benar"))
    return tmp_path


@pytest.fixture
def store(home: Path) -> Iterator[DraftStore]:
    with Archive.open(home / ARCHIVE_FILE) as archive:
        yield DraftStore(home, archive)


def test_open_drafts_come_newest_first(store: DraftStore) -> None:
    assert [draft.question[-2] for draft in store.drafts()] == ["3", "2", "1", "0"]
    assert {draft.problem for draft in store.drafts()} == {""}


def test_feedback_that_comes_or_loses_its_answer_is_seen(store: DraftStore, home: Path) -> None:
    before = store.drafts()
    with Archive.open(home / ARCHIVE_FILE) as archive:
        archive.add_feedback(Feedback(AT + timedelta(hours=1), "Siapa?", json.dumps(ANSWER), "salah"))
        archive.remove("satu")
    after = store.drafts()
    assert [draft.id for draft in after[1:]] == [draft.id for draft in before]
    assert {draft.answer for draft in after} == {""}
    assert all("jawabannya sudah dihapus" in draft.problem for draft in after)


def test_an_accepted_draft_is_a_case_of_the_home(store: DraftStore, home: Path) -> None:
    newest, second = store.drafts()[:2]
    assert newest.suggested is not None and second.suggested is not None
    store.accept(newest.id, newest.suggested)
    store.accept(second.id, replace(second.suggested, id="milik saya", facts=(("85 orang", "85 tamu"),)))

    path = home_cases(home)
    assert path == home / "eval" / "kasus.toml"
    assert [case.id for case in load_cases([path, CASES_FOLDER])][:2] == [newest.suggested.id, "milik saya"]
    assert path.read_text(encoding="utf-8").startswith("# Kasus yang diterima evaluator dari umpan balik")
    assert len(store.drafts()) == 2
    accepted = store.draft(second.id)
    assert (accepted.state, accepted.case_id) == (DraftState.ACCEPTED, "milik saya")


def test_a_discarded_draft_is_gone_from_the_open_ones(store: DraftStore, home: Path) -> None:
    draft = store.drafts()[0]
    store.discard(draft.id)
    assert draft.id not in {open_draft.id for open_draft in store.drafts()}
    assert store.draft(draft.id).state is DraftState.DISCARDED
    assert home_cases(home) is None


def test_a_decided_draft_cannot_be_decided_again(store: DraftStore) -> None:
    draft = store.drafts()[0]
    store.discard(draft.id)
    with pytest.raises(EvalError, match=f"Draf {draft.id} sudah dibuang; lihat semua draf"):
        store.accept(draft.id, CASE)
    with pytest.raises(EvalError, match="sudah dibuang"):
        store.discard(draft.id)


def test_an_unknown_draft_is_named_with_the_nearest(store: DraftStore) -> None:
    known = store.drafts()[0].id
    with pytest.raises(EvalError, match=f"mungkin maksud Anda {known}"):
        store.discard(known[:-1])
    with pytest.raises(EvalError, match="Draf zzz tidak ada; lihat daftarnya"):
        store.discard("zzz")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"facts": (("86 orang",),)}, "Perbaiki kasus a: fakta 86 orang tidak terdapat dalam artikel"),
        ({"articles": ("dua",)}, "Perbaiki kasus a: artikel dua tidak ada di arsip."),
        ({"facts": ()}, "kasus yang dapat dijawab memerlukan Fakta dan Artikel, tanpa Alasan."),
        ({"facts": (("...",),)}, "setiap fakta memerlukan sedikitnya satu bentuk"),
        ({"question": " "}, "Pertanyaan harus berupa teks yang tidak kosong."),
        ({"id": "founding-001"}, "Perbaiki kasus founding-001: id sudah dipakai di founding.toml."),
    ],
)
def test_a_case_that_is_not_in_order_changes_nothing(
    store: DraftStore, home: Path, change: dict[str, object], message: str
) -> None:
    draft, case = store.drafts()[0], replace(CASE, **change)
    assert [message in fault.user_message for fault in store.find_faults(case)][:1] == [True]
    with pytest.raises(CaseError) as caught:
        store.accept(draft.id, case)
    assert message in caught.value.user_message
    assert home_cases(home) is None
    assert len(store.drafts()) == 4


def test_an_id_is_taken_once(store: DraftStore) -> None:
    first, second = store.drafts()[:2]
    store.accept(first.id, CASE)
    with pytest.raises(CaseError, match=r"id sudah dipakai di kasus\.toml"):
        store.accept(second.id, replace(CASE, question="Berapa?"))


def test_a_kill_between_the_two_files_is_made_good(store: DraftStore, home: Path) -> None:
    draft = store.drafts()[0]
    store.accept(draft.id, CASE)
    (home / "eval" / "drafts.json").unlink()
    store.accept(draft.id, CASE)
    assert len(load_cases([home / "eval" / "kasus.toml"])) == 1
    assert store.draft(draft.id).state is DraftState.ACCEPTED


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"format": 1}', '{"format": 1, "drafts": {"x": {"state": "aneh", "at": ""}}}', "\0"],
)
def test_broken_notes_are_one_sentence_and_stay(store: DraftStore, home: Path, text: str) -> None:
    path = home / "eval" / "drafts.json"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    for attempt in (store.drafts, lambda: store.discard("x"), lambda: store.accept("x", CASE)):
        with pytest.raises(EvalError, match=r"drafts\.json rusak; pulihkan cadangannya"):
            attempt()
    assert path.read_text(encoding="utf-8") == text
    assert home_cases(home) is None


def test_notes_of_a_newer_version_are_left_alone(store: DraftStore, home: Path) -> None:
    path = home / "eval" / "drafts.json"
    path.parent.mkdir()
    path.write_text('{"format": 2, "drafts": {}}', encoding="utf-8")
    with pytest.raises(EvalError, match="versi Rujukan yang lebih baru"):
        store.discard("d0")
    assert "2" in path.read_text(encoding="utf-8")


def test_a_file_edited_by_hand_is_continued_and_keeps_its_comments(store: DraftStore, home: Path) -> None:
    first, second = store.drafts()[:2]
    store.accept(first.id, CASE)
    path = home / "eval" / "kasus.toml"
    path.write_text(path.read_text("utf-8") + "\n\n# catatan saya", encoding="utf-8")
    store.accept(second.id, replace(CASE, id="b"))
    assert '# catatan saya\n\n[[case]]\nid = "b"' in path.read_text("utf-8")
    assert [case.id for case in load_cases([path])] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[case]\n", "kasus.toml baris 1: bukan TOML yang benar"),
        ('[[case]]\nid = "x', "kasus.toml baris 2"),
        ("case = []\n", "berkas ini tidak dapat ditambahi; tulis setiap kasus di bawah [[case]] tersendiri"),
        ('case = [{ id = "x" }]\n', "berkas ini tidak dapat ditambahi"),
    ],
)
def test_a_file_that_cannot_be_continued_is_one_sentence_and_stays(
    store: DraftStore, home: Path, text: str, message: str
) -> None:
    path = home / "eval" / "kasus.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvalError) as caught:
        store.accept(store.drafts()[0].id, CASE)
    assert message in caught.value.user_message
    assert path.read_text(encoding="utf-8") == text
    assert len(store.drafts()) == 4


def test_a_file_in_another_encoding_is_one_sentence_and_stays(store: DraftStore, home: Path) -> None:
    path = home / "eval" / "kasus.toml"
    path.parent.mkdir()
    path.write_bytes(b"# Jum\x92at\n")
    with pytest.raises(CaseError, match="bukan UTF-8"):
        store.accept(store.drafts()[0].id, CASE)
    assert path.read_bytes() == b"# Jum\x92at\n"


def accept_one(home: Path, draft_id: str, number: int) -> None:
    with Archive.open(home / ARCHIVE_FILE) as archive:
        DraftStore(home, archive).accept(draft_id, replace(CASE, id=f"kasus-{number}"))


def test_processes_that_accept_at_once_lose_nothing(store: DraftStore, home: Path) -> None:
    context = multiprocessing.get_context("fork")
    workers = [
        context.Process(target=accept_one, args=(home, draft.id, number))
        for number, draft in enumerate(store.drafts())
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert {case.id for case in load_cases([home / "eval" / "kasus.toml"])} == {
        f"kasus-{n}" for n in range(4)
    }
    assert store.drafts() == ()
    assert {draft.state for draft in store.all()} == {DraftState.ACCEPTED}
