import re

import pytest

from assistant.page.signing_in import SignIns
from assistant.page.visits.correcting import Correcting
from assistant.page.visits.corrections import Corrections
from assistant.page.visits.showing import Showing
from corpus.visits.register import VisitRegister
from corpus.visits.visit import Review

PASSWORD = "kata sandi uji"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def register(library, make):
    told = {
        "alfa": make("k1", "Kota Bengkulu", "Kota Kediri", "2022-06-07"),
        "beta": make("k2", "Kota Bengkulu", "Kota Kediri", "2019-03-17", articles=("beta",)),
        "gama": make("k3", "Kabupaten Siak", "Kota Surabaya", articles=("gama",)),
    }
    return VisitRegister(library.archive, lambda reading: (told[reading.article.id],), "uji")


@pytest.fixture
def correcting(register):
    return Correcting(register)


def test_a_correction_is_shown_audited_and_told(correcting, register, library):
    outcome = correcting.perform("correct", "k1", {"venue": HOSTILE, "date": "Juni 2022"})
    assert (outcome.text, outcome.bad, outcome.visit_id) == ("Koreksi tersimpan.", False, "k1")
    visit = register.registry().get("k1")
    assert (visit.venue.value, str(visit.date.value), visit.review) == (HOSTILE, "2022-06", Review.CORRECTED)
    line = correcting.form("k1").history[0]
    assert (line.actor, line.what) == ("halaman", "dikoreksi: waktu, tempat")
    assert library.archive.audit_lines()[-1].actor == "halaman"


def test_a_confirmation_is_shown(correcting, register):
    assert correcting.perform("confirm", "k3", {}).text == "Kunjungan ini ditandai sudah benar."
    assert register.registry().get("k3").review is Review.CONFIRMED


def test_likely_doubles_are_offered_the_nearest_first(correcting):
    assert [row.id for row in correcting.form("k1").alike] == ["k2"]
    assert correcting.form("k3").alike == ()


@pytest.mark.parametrize("values", [{"other": "k2"}, {"typed": " k2 ", "other": "k3"}])
def test_two_visits_become_one_and_two_again(correcting, register, values):
    assert correcting.perform("merge", "k1", values).visit_id == "k1"
    assert set(register.registry().get("k1").articles) == {"alfa", "beta"}
    outcome = correcting.perform("split", "k1", {"articles": "beta"})
    assert not outcome.bad
    assert {visit.articles for visit in register.registry().visits} == {("alfa",), ("beta",), ("gama",)}


def test_a_deleted_visit_can_be_restored(correcting, register):
    outcome = correcting.perform("delete", "k3", {})
    assert (outcome.visit_id, outcome.deleted) == ("", "k3")
    assert [row.id for row in correcting.deleted()] == ["k3"]
    assert correcting.form("k3") is None
    assert correcting.perform("restore", "", {"visit": "k3"}).visit_id == "k3"
    assert register.registry().get("k3").id == "k3" and correcting.deleted() == ()


@pytest.mark.parametrize(
    ("act", "values", "said"),
    [
        ("correct", {}, "Tidak ada isian yang berubah"),
        ("correct", {"date": "entah"}, "tidak dapat dibaca"),
        ("correct", {"visitors_region": ["", "Kediri"]}, "Kediri"),
        ("correct", {"visitors_region": ["", "Atlantis Raya"]}, "Atlantis Raya"),
        ("correct", {"hosts_region": [""]}, "tuan rumah"),
        ("correct", {"topics": ["", "sihir"]}, "sihir"),
        ("correct", {"form": HOSTILE}, "img"),
        ("correct", {"status": "entah"}, "rencana"),
        ("correct", {"people_name": ["", ""], "people_role": ["", "Bupati"]}, ""),
        ("merge", {}, "Pilih dahulu kunjungan lain"),
        ("merge", {"typed": "k1"}, ""),
        ("merge", {"typed": HOSTILE}, "Tidak ada kunjungan"),
        ("split", {"articles": "alfa"}, ""),
        ("split", {"articles": ["x", None, 3]}, ""),
        ("split", {}, ""),
        ("restore", {"visit": "k1"}, ""),
        ("restore", {"visit": ["k1"]}, ""),
        ("hapus semua", {}, "tidak terduga"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(correcting, register, act, values, said):
    before = register.registry().visits
    outcome = correcting.perform(act, "k1", values)
    assert outcome.bad and outcome.visit_id == "k1"
    assert said in outcome.text
    assert re.fullmatch(r"[^\n]+\.", outcome.text)
    assert register.registry().visits == before


def test_only_a_signed_in_session_corrects_and_sees_the_form(correcting, register):
    sign_ins = SignIns(PASSWORD)
    corrections = Corrections(correcting, sign_ins)
    correcting.perform("delete", "k3", {})
    for token in (None, "tebakan"):
        for act in ("correct", "confirm", "merge", "split", "delete", "restore"):
            outcome = corrections.perform(token, act, "k1", {"visit": "k3", "venue": "x"})
            assert outcome.bad and "Masuk dahulu sebagai pengelola" in outcome.text
        assert corrections.form(token, "k1") is None
        assert corrections.upkeep(token).strip() == ""
    assert len(register.registry()) == 2 and register.history("k1") == ()
    token = sign_ins.sign_in(PASSWORD, "").token
    assert corrections.form(token, "k1").values.date == "7 Juni 2022"
    assert 'data-on="k3"' in corrections.upkeep(token)
    assert not corrections.perform(token, "confirm", "k1", {}).bad
    sign_ins.sign_out(token)
    assert corrections.perform(token, "delete", "k1", {}).bad


def test_a_correction_whose_article_is_gone_is_listed_for_the_administrator(library, make):
    told = make("k1", "Kota Bengkulu", "Kota Kediri", "2022-06-07")
    other = make("k1", "Kabupaten Siak", "Kota Surabaya", "2015-01-01")
    first = VisitRegister(
        library.archive, lambda reading: (told,) if reading.article.id == "alfa" else (), "satu"
    )
    assert not Correcting(first).perform("confirm", "k1", {}).bad
    then = VisitRegister(
        library.archive, lambda reading: (other,) if reading.article.id == "alfa" else (), "dua"
    )
    assert [line.what for line in Correcting(then).left()] == ["ditandai sudah benar (nomor k1)"]
    sign_ins = SignIns(PASSWORD)
    html = Corrections(Correcting(then), sign_ins).upkeep(sign_ins.sign_in(PASSWORD, "").token)
    assert "Koreksi yang perlu diperiksa lagi" in html and "nomor k1" in html


def test_a_notice_is_text(correcting):
    outcome = correcting.perform("merge", "k1", {"typed": HOSTILE})
    html = Corrections(correcting, SignIns(PASSWORD)).notice(outcome)
    assert "<img" not in html and 'role="alert"' in html


def test_the_form_escapes_what_stands_in_it(correcting, register, library):
    for values in ({"venue": HOSTILE}, {"people_name": ["", HOSTILE], "people_role": ["", '"><b>']}):
        assert not correcting.perform("correct", "k1", values).bad
    html = Showing(register, library.archive).open("k1", "x", correcting.form("k1"))
    assert "<img" not in html and "<b>" not in html
    assert 'value="&lt;img' in html and "Simpan koreksi" in html
