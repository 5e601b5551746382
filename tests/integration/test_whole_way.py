"""The shipped archive, the bundled model, the fitted reader: what a new user meets."""

import json
import re

import pytest

from assistant.answer import Answer, Reason, Status
from assistant.command_line.program import main
from assistant.opening import open_library
from assistant.respond import Assistant
from assistant.settings import Settings
from index.library import Library

KEDIRI = "2023-06-22-kota-bengkulu-kota-kediri-pelayanan-publik"
FIRST = "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?"


def check_quotes(answer: Answer, library: Library) -> None:
    for citation in answer.citations:
        stored = library.archive.article(citation.article.id)
        assert citation.quote == stored.text[citation.span.start : citation.span.end]
        assert citation.article.sha256 == stored.sha256


@pytest.mark.parametrize(
    "question",
    [FIRST, "sapa walikota bengkulu yg berkunjung ke kediri ?", FIRST.upper(), f"Halo min, {FIRST.lower()}"],
)
def test_the_first_question_is_answered_from_its_article(
    shipped_assistant, shipped_library, question
) -> None:
    answer = shipped_assistant.respond(question)
    assert (answer.status, answer.reason) == (Status.ANSWERED, None)
    assert answer.short == "Helmi Hasan"
    assert answer.citations[0].article.id == KEDIRI
    assert "Helmi Hasan" in answer.citations[0].quote
    check_quotes(answer, shipped_library)


def test_a_conversation_goes_on(shipped_assistant) -> None:
    answer = shipped_assistant.respond("Siapa yang menyambutnya?", (FIRST,))
    assert answer.status is Status.ANSWERED
    assert "tentang Wali Kota Bengkulu yang berkunjung ke Kediri" in answer.resolved
    assert "Abdullah Abu Bakar" in answer.text
    assert {citation.article.id for citation in answer.citations} == {KEDIRI}


@pytest.mark.parametrize(
    ("question", "status", "reason"),
    [
        ("Siapa Wali Kota Bengkulu yang berkunjung ke Kota Jayapura?", Status.NOT_FOUND, Reason.OTHER_REGION),
        (
            "Kapan Kabupaten Lombok Barat berkunjung ke Kabupaten Banyumas?",
            Status.NOT_FOUND,
            Reason.OTHER_REGION,
        ),
        (
            "Kapan kepala desa Lombok Barat mengunjungi Sleman tahun 2019?",
            Status.NOT_FOUND,
            Reason.OTHER_YEAR,
        ),
        (
            "Apa kata Raden Bambang Sutrisno tentang pelayanan publik di Kediri?",
            Status.NOT_FOUND,
            Reason.NOTHING_FOUND,
        ),
        ("Kapan Wali Kota Kediri berkunjung ke Bengkulu?", Status.NOT_FOUND, Reason.NOTHING_FOUND),
        ("Bagaimana cara memasak rendang yang empuk?", Status.OUT_OF_SCOPE, Reason.OUT_OF_SCOPE),
        ("Halo, terima kasih!", Status.OUT_OF_SCOPE, Reason.OUT_OF_SCOPE),
        ("  ", Status.NOT_FOUND, Reason.NOTHING_FOUND),
    ],
)
def test_what_the_archive_does_not_have_is_a_state_with_a_reason(
    shipped_assistant, question, status, reason
) -> None:
    answer = shipped_assistant.respond(question)
    assert (answer.status, answer.reason) == (status, reason)
    assert answer.message.endswith((".", "?")) and answer.text == answer.message
    assert answer.short is None and not answer.sentences and not answer.citations


def test_every_shipped_article_can_be_cited_exactly(shipped_assistant, shipped_library) -> None:
    for article in list(shipped_library.archive.articles())[::12]:
        answer = shipped_assistant.respond(f"Apa yang dibahas dalam {article.title}?")
        check_quotes(answer, shipped_library)
        assert bool(answer.citations) is (answer.status is Status.ANSWERED)


def test_a_second_start_gives_the_same_answer(shipped_home, shipped_library, shipped_assistant) -> None:
    with Library.open(shipped_home, shipped_library.embedder) as library:
        again = Assistant(library).respond(FIRST)
    first = shipped_assistant.respond(FIRST)
    assert (again.text, again.short, again.citations) == (first.text, first.short, first.citations)


def test_the_command_line_takes_the_same_way(shipped_home, shipped_assistant, capsys) -> None:
    assert main(["ask", FIRST, "--json", "--fast", "--home", str(shipped_home)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["answer"] == shipped_assistant.respond(FIRST).text
    assert re.fullmatch(r"[0-9a-f]{64}", printed["citations"][0]["sha256"])


def test_with_the_reading_model_hits_are_read_and_the_quotation_holds_the_direct_answer(shipped_home) -> None:
    with open_library(Settings(home=shipped_home)) as library:
        assistant = Assistant(library)
        hits = assistant.search(assistant.understand(FIRST))
        answer = assistant.respond(FIRST)
        assert hits[0].reading is not None
        assert hits[0].rerank == hits[0].reading.relevance
        assert answer.short
        assert any(answer.short in citation.quote for citation in answer.citations)
        assert answer.text == assistant.respond(FIRST).text
