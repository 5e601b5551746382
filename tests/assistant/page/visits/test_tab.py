"""The handlers of the tab, called as the framework calls them, with whatever a browser may send."""

import gradio as gr
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.page.signing_in import SignIns
from assistant.page.visits.correcting import Correcting
from assistant.page.visits.corrections import Corrections
from assistant.page.visits.tab import Reading
from assistant.page.visits.wanted import Look, Wanted
from corpus.visits.visit import Evidence

KEYS = [*Wanted.__slots__, *Evidence.__slots__, "year", "name", "window", "column", "page", "visit", "act"]
KEYS += ["article", "title", "sha", "version", "other", "typed", "articles", "venue", "date"]
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20)),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
SENT = st.one_of(JSON, st.dictionaries(st.sampled_from(KEYS), JSON, max_size=8))


@pytest.fixture
def sign_ins() -> SignIns:
    return SignIns("kata sandi uji")


@pytest.fixture
def reading(showing, sign_ins) -> Reading:
    return Reading(showing, Corrections(Correcting(showing._register), sign_ins))


def sent(**values: object) -> gr.EventData:
    return gr.EventData(None, values)


def test_a_filter_narrows_what_is_shown_and_is_kept(reading):
    summary, _, table, look = reading.filter(Look(page=2), sent(host="Kota Kediri", planned="1"))
    assert look == Look(Wanted(host="Kota Kediri", planned=True))
    assert "2 kunjungan" in summary and table.count("<tr data-visit=") == 2


def test_a_click_in_a_picture_is_written_into_the_form(reading):
    filters, *_, look = reading.pick(Look(), sent(host="Kota Kediri", year="2022"))
    assert look.wanted == Wanted(host="Kota Kediri", since=2022, until=2022)
    assert 'value="Kota Kediri"' in filters and "<option selected>2022</option>" in filters


def test_one_filter_or_all_are_dropped(reading):
    look = Look(Wanted(host="Kota Kediri", since=2020))
    assert reading.drop(look, sent(name="host"))[-1].wanted == Wanted(since=2020)
    assert reading.drop(look, sent(name=""))[-1].wanted == Wanted()


def test_every_drawing_of_the_form_differs(reading):
    assert reading.refresh(Look())[0] != reading.refresh(Look())[0]


def test_a_visit_opens_and_a_click_on_its_evidence_marks_it(reading, library):
    visit, panel, notice, opened = reading.see(None, sent(visit="k1"))
    assert (panel, notice, opened) == ("", "", "k1")
    assert "Kota Bengkulu" in visit and "rj-correct" not in visit
    sha = library.archive.article("alfa").sha256
    assert "<mark>" in reading.cite(sent(article="alfa", start=0, end=9, sha=sha, title=0))
    assert "<mark>" not in reading.cite(sent(article="alfa", start=9, end=9, sha=sha, title=0))


def test_a_refused_correction_leaves_everything_as_it_was_typed(reading):
    notice, *rest = reading.act(None, "k1", Look(), sent(act="delete"))
    assert "Masuk dahulu sebagai pengelola" in notice
    assert rest == [gr.skip()] * 7


def test_a_signed_in_session_gets_the_form_and_nobody_else(reading, sign_ins, showing):
    token = sign_ins.sign_in("kata sandi uji", "").token
    assert "rj-correct" in reading.see(token, sent(visit="k1"))[0]
    assert "rj-correct" in reading.see_again(token, "k1")
    sign_ins.sign_out(token)
    assert "rj-correct" not in reading.see_again(token, "k1")
    assert reading.see_again(token, "") == ""


def test_a_number_without_end_is_none(reading):
    assert "Media Satu" in reading.look(sent(article="alfa", version=10**30))
    assert reading.turn_page(Look(), sent(page=-(10**30)))[1].page == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=SENT)
def test_nonsense_from_the_browser_never_raises(reading, data):
    event = gr.EventData(None, data)
    for handler in (
        reading.filter,
        reading.pick,
        reading.drop,
        reading.look_at,
        reading.sort,
        reading.turn_page,
    ):
        *drawn, look = handler(Look(), event)
        assert all(isinstance(html, str) for html in drawn) and isinstance(look, Look)
        reading.refresh(look)
    assert isinstance(reading.cite(event), str) and isinstance(reading.look(event), str)
    assert isinstance(reading.see(None, event)[0], str)
    assert "Masuk dahulu" in reading.act(None, "k1", Look(), event)[0]
