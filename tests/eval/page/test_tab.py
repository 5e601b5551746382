"""The handlers of the tab, called as the framework calls them, with whatever a browser may send."""

from types import SimpleNamespace

import gradio as gr
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.archive import Archive
from eval.casework.draft_store import DraftStore
from eval.page.draft_form import CaseValues
from eval.page.drafting import Drafting
from eval.page.tab import Evaluating

KEYS = [*CaseValues.__slots__, "run", "draft", "files", "split", "limit"]
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20)),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
SENT = st.one_of(JSON, st.dictionaries(st.sampled_from(KEYS), JSON, max_size=8))
REQUEST = SimpleNamespace(client=None)


@pytest.fixture
def evaluating(desk, assistant, sign_ins, tmp_path):
    with Archive.open(tmp_path / "home" / "arsip.sqlite3") as archive:
        yield Evaluating(desk, Drafting(DraftStore(tmp_path / "home", archive), assistant.library, sign_ins))


def sent(**values):
    return gr.EventData(None, values)


def test_the_tab_is_seen_with_its_count_by_who_is_signed_in(evaluating, token):
    tab = evaluating.begin(token, "")[4]
    assert (tab["label"], tab["visible"]) == ("Evaluasi", True)
    assert evaluating.begin(None, "")[4]["visible"] is False
    assert evaluating.greet(token)[4]["visible"] is True
    assert evaluating.greet(None)[4]["visible"] is False


def test_parts_that_stay_are_skipped(evaluating, token):
    control, notice, progress, runs = evaluating.start(
        token, REQUEST, sent(limit="nol", files=["kades.toml"])
    )
    assert "bilangan bulat" in notice
    assert [control, progress, runs] == [gr.skip()] * 3


def test_strangers_get_nothing_from_any_handler(evaluating):
    event = sent(run=1, draft="d1", files=["kades.toml"])
    for drawn in (
        evaluating.start(None, REQUEST, event),
        evaluating.cancel(None, event),
        evaluating.tick(None, event),
        evaluating.renew(None),
        evaluating.delete(None, event),
    ):
        assert "Masuk dahulu" in drawn[0] and drawn[1:] == ("", "", "")
    assert evaluating.see(None, event)[1:] == ("", "", "")
    assert "Masuk dahulu" in evaluating.accept(None, event)[2]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=40,
)
@given(data=SENT)
def test_nonsense_from_the_browser_never_raises(evaluating, token, data):
    event = gr.EventData(None, data)
    for handler in (
        evaluating.cancel,
        evaluating.tick,
        evaluating.delete,
        evaluating.see,
        evaluating.discard,
        evaluating.accept,
    ):
        assert len(handler(token, event)) in (4, 5)
    evaluating.start(token, REQUEST, event)
