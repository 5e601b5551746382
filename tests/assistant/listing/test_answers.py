"""Answers from the register on the way that every question goes."""

import json

import pytest

from assistant.answer import Status
from assistant.json_form import answer_to_json
from assistant.listing import messages

GUESTS = "Daerah mana saja yang pernah belajar ke Kota Kediri?"
COUNT = "Berapa kunjungan ke Banyuwangi pada 2025?"
NONE = "Apakah Kota Kediri pernah ke Kota Bengkulu?"
PASSAGE = "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?"


def test_a_question_to_the_register_is_listed_with_its_visits(open_assistant):
    answer = open_assistant.respond(GUESTS)
    assert answer.status is Status.LISTED
    assert answer.short == "Kota Bengkulu"
    assert [visit.articles for visit in answer.visits] == [
        ("2023-06-22-kota-bengkulu-kota-kediri-pelayanan-publik",)
    ]


@pytest.mark.parametrize("question", [GUESTS, COUNT, NONE])
def test_every_citation_is_what_the_archive_holds(open_assistant, small_library, question):
    answer = open_assistant.respond(question)
    assert answer.citations
    for row in answer_to_json(answer)["citations"]:
        stored = small_library.archive.article(row["article_id"])
        assert row["quote"] == stored.text[row["start"] : row["end"]] != ""
        assert row["sha256"] == stored.sha256
    numbers = {citation.number for citation in answer.citations}
    assert answer.table is not None
    assert all(row.citations and numbers.issuperset(row.citations) for row in answer.table.rows)


def test_the_visits_stand_in_the_json(open_assistant):
    row = json.loads(json.dumps(answer_to_json(open_assistant.respond(COUNT))))
    assert row["status"] == "listed"
    assert [visit["hosts"][0]["region"] for visit in row["visits"]] == ["Kabupaten Banyuwangi"]
    assert row["answer"].startswith("Arsip mencatat 1 kunjungan ke Kabupaten Banyuwangi pada 2025. [1]")


def test_nothing_found_has_the_nearest_as_a_hint_and_no_visits(open_assistant):
    answer = open_assistant.respond(NONE)
    assert (answer.status, answer.visits, answer.sentences) == (Status.NOT_FOUND, (), ())
    assert answer.table is not None and answer.table.caption == messages.NEAREST_CAPTION
    assert answer_to_json(answer)["visits"] == []


def test_a_follow_up_says_how_it_was_read(open_assistant):
    answer = open_assistant.respond("kalau ke Makassar?", (GUESTS,))
    assert answer.status is Status.LISTED
    assert answer.resolved == "Siapa saja tamu dalam kunjungan ke Kota Makassar?"


def test_a_question_about_one_article_is_answered_by_its_passages(open_assistant):
    answer = open_assistant.respond(PASSAGE)
    assert answer.status is Status.ANSWERED and answer.table is None


def test_a_list_that_the_register_cannot_give_is_looked_for_in_passages(open_assistant):
    assert open_assistant.respond("Kabupaten mana yang belajar geopark ke Kota Sabang?").table is None
