"""Drafts on the page with the real store over a real archive."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from corpus.archive.records import Feedback
from eval.casework.case_files import home_cases, load_cases
from eval.casework.draft_store import DraftStore
from eval.page.drafting import SHOWN, Drafting
from index.hash_embedding import HashEmbedder
from index.library import Library

HOSTILE = "<img src=x onerror=alert(1)> \"'><script>alert(2)</script> {{7*7}}"
AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
TEXT = "Wali Kota Alfa, Budi Santoso, melihat pengolahan sampah bersama 25 orang rombongan di kota tujuan."
ANSWER = {
    "status": "answered",
    "resolved": "Siapa Wali Kota Alfa?",
    "short": "Budi Santoso",
    "answer": "Budi Santoso [1]",
    "citations": [{"number": 1, "article_id": "alfa"}],
}


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "alfa.md"
    path.write_text(f"---\ntitle: {json.dumps(HOSTILE)}\nid: alfa\n---\n\n{TEXT}\n", encoding="utf-8")
    with Library.open(tmp_path / "home", HashEmbedder(64)) as library:
        assert [result.outcome for result in library.add([str(path)])] == ["added"]
        yield library


@pytest.fixture
def tell(library):
    def tell(question, verdict="benar", comment="", answer=ANSWER, number=0):
        told = json.dumps(answer | {"resolved": question})
        library.archive.add_feedback(Feedback(AT + timedelta(hours=number), question, told, verdict, comment))

    return tell


@pytest.fixture
def drafting(tmp_path, library, sign_ins):
    return Drafting(DraftStore(tmp_path / "home", library.archive), library, sign_ins)


def first_id(drafting):
    return drafting.store.drafts()[0].id


def form_of(html):
    """What a browser sends of the form as it stands."""
    sent = dict(re.findall(r'<input type="text" name="(\w+)" value="([^"]*)"', html))
    sent |= dict(re.findall(r'<textarea name="(\w+)"[^>]*>([^<]*)</textarea>', html))
    for name in ("reason", "difficulty", "split"):
        (select,) = re.findall(rf'<select name="{name}">(.*?)</select>', html)
        sent[name] = (re.findall(r'value="([^"]*)" selected', select) or [""])[0]
    sent["articles"] = re.findall(r'name="articles" value="([^"]*)" checked', html)
    sent["answerable"] = re.findall(r'name="answerable" value="(\w+)" checked', html)[0]
    return sent


def test_difficulties_stand_in_their_order(drafting, tell, token):
    tell("Siapa Wali Kota Alfa?")

    html = drafting.see(token, first_id(drafting)).drafts

    (select,) = re.findall(r'<select name="difficulty">(.*?)</select>', html)
    assert re.findall(r'value="([^"]*)"', select)[:3] == ["easy", "medium", "hard"]


def test_strangers_see_and_change_nothing(drafting, tell):
    tell("Siapa Wali Kota Alfa?")
    draft = first_id(drafting)
    for drawn in (drafting.begin(None), drafting.see("bukan token", draft)):
        assert (drawn.drafts, drawn.waiting, drawn.signed_in) == ("", 0, False)
    for drawn in (drafting.accept(None, draft, {}), drafting.discard(None, draft)):
        assert "Masuk dahulu" in drawn.notice and drawn.drafts is None
    assert len(drafting.store.drafts()) == 1


def test_open_drafts_are_listed_newest_first_and_counted(drafting, tell, token):
    assert "Tidak ada usulan" in drafting.begin(token).drafts
    for number in range(SHOWN + 2):
        tell(f"Siapa Wali Kota Alfa ke-{number:02}?", number=number)
    drawn = drafting.begin(token)
    assert drawn.waiting == SHOWN + 2 and f"{SHOWN + 2} menunggu" in drawn.drafts
    assert drawn.drafts.index("ke-21?") < drawn.drafts.index("ke-20?")
    assert drawn.drafts.count("data-draft=") == SHOWN and "2 usulan lain" in drawn.drafts


def test_a_complete_draft_becomes_a_case_of_the_home(drafting, tell, token, tmp_path):
    tell("Siapa Wali Kota Alfa?")
    draft = first_id(drafting)
    opened = drafting.see(token, draft)
    assert opened.opened == draft and "Budi Santoso" in opened.drafts
    done = drafting.accept(token, draft, form_of(opened.drafts))
    assert "Kasus diterima" in done.notice, done.notice
    assert (done.opened, done.waiting) == ("", 0) and "Tidak ada usulan" in done.drafts
    (case,) = load_cases([home_cases(tmp_path / "home")])
    assert (case.question, case.facts, case.articles) == (
        "Siapa Wali Kota Alfa?",
        (("Budi Santoso",),),
        ("alfa",),
    )


def test_faults_are_told_beside_the_form_which_stays(drafting, tell, token, tmp_path):
    tell("Siapa Wali Kota Alfa?")
    draft = first_id(drafting)
    form = form_of(drafting.see(token, draft).drafts)
    for change, told in (
        ({"facts": "Citra Lestari"}, "Citra Lestari tidak terdapat"),
        ({"articles": [], "more_articles": "alva"}, "alva"),
        ({"facts": ""}, "Fakta"),
        ({"question": ""}, "Isi “Pertanyaan”"),
    ):
        drawn = drafting.accept(token, draft, form | change)
        assert told in drawn.notice and 'role="alert"' in drawn.notice
        assert (drawn.drafts, drawn.opened, drawn.waiting) == (None, None, None)
    assert home_cases(tmp_path / "home") is None


def test_a_draft_that_is_thrown_away_does_not_come_back(drafting, tell, token, library):
    tell("Siapa Wali Kota Alfa?")
    draft = first_id(drafting)
    assert "sudah dibuang" in drafting.discard(token, draft).notice
    assert drafting.begin(token).waiting == 0
    assert 'role="alert"' in drafting.discard(token, draft).notice
    assert "sudah diterima atau dibuang" in drafting.see(token, draft).notice
    assert "sudah diterima atau dibuang" in drafting.accept(token, draft, {}).notice
    assert len(library.archive.feedback()) == 1


def test_what_readers_wrote_is_shown_as_text(drafting, tell, token):
    tell(HOSTILE, "salah", HOSTILE, ANSWER | {"short": HOSTILE})
    listed = drafting.begin(token).drafts
    form = drafting.see(token, first_id(drafting)).drafts
    for html in (listed, form):
        assert "<img" not in html and "<script" not in html
        assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_a_wrong_abstention_or_answer_leaves_the_rest_to_a_person(drafting, tell, token):
    tell("Siapa Wali Kota Alfa?", "seharusnya_tidak_dijawab")
    draft = first_id(drafting)
    form = form_of(drafting.see(token, draft).drafts)
    assert form["answerable"] == "tidak"
    assert "Alasan tidak dijawab" in drafting.accept(token, draft, form).notice
    assert "Kasus diterima" in drafting.accept(token, draft, form | {"reason": "nothing_found"}).notice


def test_whoever_comes_back_to_an_open_form_finds_what_was_typed(drafting, tell, token):
    tell("Siapa Wali Kota Alfa?")
    draft = first_id(drafting)
    drawn = drafting.begin(token, draft)
    assert (drawn.drafts, drawn.notice, drawn.opened, drawn.waiting) == (None, None, draft, 1)


def test_a_store_that_cannot_be_read_is_a_sentence(drafting, tell, token, tmp_path):
    tell("Siapa Wali Kota Alfa?")
    decisions = tmp_path / "home" / "eval" / "drafts.json"
    decisions.parent.mkdir(exist_ok=True)
    decisions.write_text("[", encoding="utf-8")
    drawn = drafting.begin(token)
    assert drawn.drafts == "" and 'role="alert"' in drawn.notice


def test_a_search_that_fails_is_a_sentence_and_the_list_stays(drafting, tell, token, monkeypatch, caplog):
    tell("Siapa Wali Kota Alfa?")

    def fail(*_):
        raise RuntimeError("rusak")

    monkeypatch.setattr(drafting.library.retriever, "retrieve", fail)
    drawn = drafting.see(token, first_id(drafting))
    assert "Terjadi kesalahan" in drawn.notice and drawn.drafts is None
    assert "RuntimeError: rusak" in caplog.text


def test_a_list_of_the_register_becomes_a_case_with_its_visits(drafting, tell, token, tmp_path):
    visits = [{"articles": ["alfa"], "visitors": [{"region": "Kota Bandung"}]}]
    listed = ANSWER | {"status": "listed", "short": "1 kunjungan", "visits": visits}
    tell("Berapa kunjungan dari Kota Bandung?", answer=listed)
    draft = first_id(drafting)
    html = drafting.see(token, draft).drafts
    form = form_of(html) | {"kind": "hitung"}
    assert (form["visits"], form["count"], form["articles"]) == ("alfa", "1", [])
    assert "Kasus diterima" in drafting.accept(token, draft, form).notice
    (case,) = load_cases([home_cases(tmp_path / "home")])
    assert (case.visits, case.count, case.articles) == (("alfa",), 1, ())
