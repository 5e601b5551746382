"""Corrections said again of visits that were read anew: none is lost, and the same comes out every time."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from corpus.archive.visit_store import StoredCorrection
from corpus.visits.correcting.anchors import Anchor
from corpus.visits.correcting.corrections import (
    Action,
    Corrected,
    Correction,
    apply_corrections,
    confirmed_values,
    encode_correction,
)
from corpus.visits.merging.merging import Merged, merge_reports
from corpus.visits.merging.uniting import Report
from corpus.visits.visit import Visit
from eval.bench_support.visit_filler import build_visit

ARTICLES = "abcdef"
PARTIES = ("Kota Bengkulu", "Kabupaten Siak", "Kota Batu", "?Serang")
HOSTS = ("Kota Kediri", "Kabupaten Kampar")
WHENS = ("2023-06-22", "2023-06", "2022", None)
CHANGES = (
    {"venue": {"set": "Pendopo"}},
    {"date": {"set": "2021-01-02"}},
    {"topics": {"add": ["smart city"]}},
)


@st.composite
def told(draw: st.DrawFn) -> list[Report]:
    """Up to eight visits in six articles."""
    visits = []
    for number in range(draw(st.integers(1, 8))):
        guest, host = draw(st.sampled_from(PARTIES)), draw(st.sampled_from(HOSTS))
        when, article = draw(st.sampled_from(WHENS)), draw(st.sampled_from(ARTICLES))
        visits.append(build_visit(guest, host, when, article=article, visit_id=f"k{number}"))
    return [Report(visit) for visit in visits]


def build(number: int, action: Action, visits: list[Visit], choice: int) -> Correction:
    """A correction of one of the visits that are shown, through the JSON that the archive keeps."""
    chosen = visits[choice % len(visits)]
    anchors, changes, articles = [Anchor.of(chosen)], {}, ()
    if action is Action.MERGE:
        anchors.append(Anchor.of(visits[(choice + 1) % len(visits)]))
    elif action is Action.SPLIT:
        articles = chosen.articles[:1]
    elif action is Action.CONFIRM:
        changes = confirmed_values(chosen)
    elif action is Action.CORRECT:
        changes = CHANGES[choice % len(CHANGES)]
    elif action is Action.ADD:
        anchors = [replace(anchors[0], visit_id=f"baru{number}")]
        changes = {
            name: {"set": [{"region": "Kota Batu", "code": "35.79"}]} for name in ("visitors", "hosts")
        }
    data = encode_correction(anchors, changes, articles)
    return Correction.read(StoredCorrection(number, datetime.now(UTC), "admin", action, data))


ACTS = st.lists(st.tuples(st.sampled_from(list(Action)), st.integers(0, 20)), max_size=8)


def say(merged: tuple[Merged, ...], acts: list[tuple[Action, int]]) -> tuple[list[Correction], Corrected]:
    """Corrections as they come one after the other, each of what is shown then."""
    said: list[Correction] = []
    shown = apply_corrections(merged, said, ARTICLES)
    for number, (action, choice) in enumerate(acts):
        visits = list(shown.deleted if action is Action.RESTORE else shown.visits)
        if visits:
            said.append(build(number, action, visits, choice))
            shown = apply_corrections(merged, said, ARTICLES)
    return said, shown


@given(told(), ACTS)
def test_every_correction_finds_the_visit_that_it_was_said_of(reports: list[Report], acts: list) -> None:
    _, shown = say(merge_reports(reports), acts)
    assert [one for one in shown.open if one.action is not Action.SPLIT] == []
    assert len({visit.id for visit in shown.visits}) == len(shown.visits)


@given(told(), told(), ACTS)
def test_no_correction_is_lost_when_articles_are_read_anew(
    before: list[Report], after: list[Report], acts: list
) -> None:
    said, _ = say(merge_reports(before), acts)
    again = apply_corrections(merge_reports(after), said, ARTICLES)
    kept = {one.seq for one in again.open} | {one.seq for lines in again.history.values() for one in lines}
    assert kept == {one.seq for one in said}


@given(told(), ACTS)
def test_the_same_comes_out_every_time(reports: list[Report], acts: list) -> None:
    said, shown = say(merge_reports(reports), acts)
    assert apply_corrections(merge_reports(reversed(reports)), said, ARTICLES) == shown


@given(told(), ACTS)
def test_corrections_are_plain_json(reports: list[Report], acts: list) -> None:
    for one in say(merge_reports(reports), acts)[0]:
        data = encode_correction(one.anchors, one.changes, one.articles)
        assert json.loads(data)["anchors"][0]["visit_id"] == one.anchors[0].visit_id
