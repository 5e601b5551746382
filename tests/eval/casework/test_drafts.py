"""What of an answer goes into a draft, by what the reader said of it."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Reason
from corpus.archive import VERDICTS, Feedback
from eval.casework.drafts import ORIGIN, Draft, build_draft, name_rows
from eval.casework.entry import find_contradictions
from eval.make_cases import split_of

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
ANSWERED: dict[str, Any] = {
    "question": "Berapa kades ke Sleman?",
    "resolved": "Berapa kades ke Sleman?",
    "status": "answered",
    "reason": None,
    "answer": "Sebanyak 85 orang datang. [1]",
    "short": "85 orang",
    "citations": [
        {"number": 1, "article_id": "satu"},
        {"number": 2, "article_id": "dua"},
        {"number": 3, "article_id": "satu"},
    ],
    "visits": [],
}
LISTED = ANSWERED | {
    "status": "listed",
    "short": "2 kunjungan",
    "visits": [
        {"articles": ["b"], "in_passing": False, "visitors": [{"region": "Kota Kediri"}]},
        {
            "articles": ["a"],
            "in_passing": True,
            "visitors": [{"region": "Kota Solok"}, {"region": "Kabupaten Siak"}],
        },
    ],
}
REFUSED = ANSWERED | {"status": "not_found", "reason": "other_year", "short": None, "citations": []}


def draft_of(answer: Any, verdict: str = "benar", question: str = "Berapa kades ke Sleman?") -> Draft:
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return build_draft(Feedback(AT, question, text, verdict, "catatan"), "d1")


def test_a_right_answer_is_a_complete_case() -> None:
    draft = draft_of(ANSWERED)
    case = draft.suggested
    assert case is not None
    assert (case.facts, case.articles, case.answerable) == ((("85 orang",),), ("satu", "dua"), True)
    assert (case.tags.kind, case.tags.origin, case.tags.region) == ("berapa", ORIGIN, "Kabupaten Sleman")
    assert (case.id, case.split) == ("umpan-balik-d1", split_of("satu"))
    assert (draft.problem, draft.answer, draft.status, draft.comment) == (
        "",
        "85 orang",
        "answered",
        "catatan",
    )


def test_a_right_list_suggests_its_visits_and_their_number() -> None:
    case = draft_of(LISTED).suggested
    assert case is not None
    assert case.visits == ("a#Kabupaten Siak+Kota Solok", "b")
    assert (case.count, case.facts, case.articles, case.tags.kind) == (2, (), (), "hitung")
    assert draft_of(LISTED).problem == ""


def test_a_number_of_something_else_than_visits_is_a_fact() -> None:
    case = draft_of(LISTED | {"short": "17 daerah"}).suggested
    assert case is not None
    assert (case.count, case.facts) == (None, (("17 daerah",),))
    assert list(find_contradictions(case)) == []


def test_a_right_refusal_is_a_case_with_its_reason() -> None:
    draft = draft_of(REFUSED)
    assert draft.suggested is not None
    assert (draft.suggested.answerable, draft.suggested.reason) == (False, Reason.OTHER_YEAR)
    assert (draft.suggested.facts, draft.suggested.articles, draft.problem) == ((), (), "")


@pytest.mark.parametrize(
    ("answer", "verdict", "answerable", "articles", "problem"),
    [
        (ANSWERED, "salah", True, ("satu", "dua"), "jawabannya dinilai salah"),
        (ANSWERED, "sumber_salah", True, (), "sumbernya dinilai salah"),
        (ANSWERED, "seharusnya_tidak_dijawab", False, (), "seharusnya tidak dijawab; pilih alasannya"),
        (REFUSED, "salah", True, (), "jawabannya dinilai salah"),
        ({}, "benar", True, (), "jawabannya sudah dihapus"),
        ("[1]", "salah", True, (), "jawabannya sudah dihapus"),
        ("tidak ada", "salah", True, (), "jawabannya sudah dihapus"),
        (ANSWERED | {"short": None}, "benar", True, ("satu", "dua"), "memerlukan facts dan articles"),
    ],
)
def test_of_a_wrong_answer_no_fact_is_suggested(
    answer: Any, verdict: str, answerable: bool, articles: tuple[str, ...], problem: str
) -> None:
    draft = draft_of(answer, verdict)
    assert draft.suggested is not None
    assert (draft.suggested.facts, draft.suggested.reason) == ((), None)
    assert (draft.suggested.answerable, draft.suggested.articles) == (answerable, articles)
    assert problem in draft.problem


def test_a_follow_up_is_asked_with_what_it_took_from_its_conversation() -> None:
    draft = draft_of(ANSWERED | {"resolved": "Kapan kades Lombok Barat ke Sleman?"}, question="Kapan?")
    assert draft.suggested is not None
    assert (draft.question, draft.suggested.question) == ("Kapan?", "Kapan kades Lombok Barat ke Sleman?")


def test_feedback_without_a_question_suggests_nothing() -> None:
    draft = draft_of({}, question=" ")
    assert (draft.suggested, draft.problem) == (None, "umpan balik ini tidak memuat pertanyaan")


def test_ids_are_stable_and_differ_for_the_same_question_in_the_same_second() -> None:
    row = Feedback(AT, "Siapa?", "{}", "benar")
    other = Feedback(AT, "Apa?", "{}", "benar")
    first, second, third = (draft_id for _, draft_id in name_rows([row, other, row]))
    assert third == f"{first}-2"
    assert [draft_id for _, draft_id in name_rows([row, other])] == [first, second]


def test_a_long_answer_is_cut() -> None:
    assert len(draft_of(ANSWERED | {"short": "kata " * 200}).answer) <= 301


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(LISTED)), inner, max_size=4)
    ),
    max_leaves=10,
)


@settings(deadline=None)
@given(JSON, st.sampled_from(VERDICTS), st.sampled_from(["answered", "listed", "not_found", "x"]))
def test_no_stored_answer_breaks_a_draft(value: Any, verdict: str, status: str) -> None:
    draft_of(value, verdict)
    draft_of(
        {**value, "status": status} if isinstance(value, dict) else {"visits": value, "status": status},
        verdict,
    )
