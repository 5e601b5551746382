import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.answer import Answer, AnswerSentence, Citation, Status
from corpus.article import Article
from corpus.spans import Span
from eval.casework.case import CaseTags, EvalCase
from eval.running.citations import check_citations, said_by
from eval.running.fakes import MemoryArchive, QuotingAssistant
from eval.running.run import PASSAGE_CHARS, PASSAGES, SEARCHED, run_cases

SLEMAN = Article("sleman", "", "Sebanyak 85 orang kepala desa mengunjungi Sleman. Rombongan dipimpin Udin.")
BADUNG = Article("badung", "", "Teguh Prabowo memimpin rombongan DPRD Tuban ke Badung.")
TAGS = CaseTags("berapa", "easy", "manual")
HOW_MANY = EvalCase(
    "satu",
    "Berapa kepala desa yang mengunjungi Sleman?",
    True,
    TAGS,
    "dev",
    facts=(("85 orang",),),
    articles=("sleman",),
    forbidden=(("Teguh Prabowo",),),
)
UNKNOWN = EvalCase("dua", "Cuaca besok?", False, TAGS, "dev")


class Broken:
    """Fails at one question and passes the others on."""

    def __init__(self, inner: QuotingAssistant, message: str = "no answer today") -> None:
        self.library = inner.library
        self._inner = inner
        self._message = message

    def respond(self, text: str, history: Sequence[str] = ()) -> Answer:
        if "Cuaca" in text:
            raise RuntimeError(self._message)
        return self._inner.respond(text, history)


@pytest.fixture
def assistant() -> QuotingAssistant:
    return QuotingAssistant.over((SLEMAN, BADUNG))


def test_an_answer_is_checked_from_every_side(assistant: QuotingAssistant) -> None:
    (result,) = run_cases([HOW_MANY], assistant).results

    assert result.passed, result.faults
    assert [fact.found for fact in result.facts] == [True]
    assert [fact.found for fact in result.forbidden] == [False]
    assert [check.resolves for check in result.citations] == [True]
    assert result.retrieved[0] == "sleman"
    assert result.answer is not None
    assert result.seconds > 0


def test_results_come_in_the_order_of_the_cases_and_are_reported_one_by_one(
    assistant: QuotingAssistant,
) -> None:
    seen: list[str] = []

    report = run_cases([UNKNOWN, HOW_MANY], assistant, lambda result: seen.append(result.case.id))

    assert [result.case.id for result in report.results] == seen == ["dua", "satu"]
    assert all(result.passed for result in report.results)


def test_a_crash_is_a_row_and_the_others_go_on(assistant: QuotingAssistant) -> None:
    crashed, good = run_cases([UNKNOWN, HOW_MANY], Broken(assistant)).results

    assert crashed.error is not None
    assert re.fullmatch(r"RuntimeError: no answer today \(test_run\.py:\d+\)", crashed.error)
    assert crashed.faults == (f"galat: {crashed.error}",)
    assert not crashed.answered
    assert not crashed.abstained
    assert good.passed


def test_a_crash_keeps_what_was_expected(assistant: QuotingAssistant) -> None:
    (crashed,) = run_cases([replace(HOW_MANY, question="Cuaca?")], Broken(assistant)).results

    assert [(check.forms, check.found) for check in crashed.facts] == [(("85 orang",), False)]
    assert [(check.forms, check.found) for check in crashed.forbidden] == [(("Teguh Prabowo",), False)]


def test_the_cause_of_a_crash_changes_with_neither_run_nor_machine(assistant: QuotingAssistant) -> None:
    message = "no <Index object at 0x7f3a5c0d1e20> in '/home/budi/arsip'"

    (crashed,) = run_cases([UNKNOWN], Broken(assistant, message)).results

    assert crashed.error is not None
    assert crashed.error.startswith("RuntimeError: no <Index object at 0x…> in '…/arsip' (test_run.py:")


def test_history_reaches_the_assistant_and_the_search_uses_the_resolved_question(
    assistant: QuotingAssistant,
) -> None:
    follow_up = replace(HOW_MANY, question="Lalu?", history=("Berapa kepala desa yang mengunjungi Sleman?",))

    (result,) = run_cases([follow_up], assistant).results

    assert result.passed, result.faults
    assert result.retrieved[0] == "sleman"


def test_every_side_of_an_answer_is_found_out(assistant: QuotingAssistant) -> None:
    asked = replace(HOW_MANY, facts=(("58 orang kepala desa",),), forbidden=())

    (result,) = run_cases([asked], assistant).results

    assert [(wrong.said, wrong.kind) for wrong in result.wrong_facts] == [("85 orang", "number")]
    assert [(one.citations, one.supported) for one in result.sentences] == [((1,), True)]
    assert result.retrieved == ("sleman",)
    assert [passage.article_id for passage in result.passages][:1] == ["sleman"]
    assert not result.foreign
    assert result.told_count is None


def test_passages_are_cut_and_few_and_articles_stand_once() -> None:
    long = Article(
        "panjang", "Judul", "Kepala desa mengunjungi " + "Sleman dan " * 60 + "pulang. " + "Kepala desa. " * 9
    )

    (result,) = run_cases([HOW_MANY], QuotingAssistant.over([long])).results

    assert result.retrieved == ("panjang",)
    assert len(result.passages) == PASSAGES
    assert max(len(passage.text) for passage in result.passages) == PASSAGE_CHARS
    assert result.passages[0].title == "Judul"


def test_seconds_come_from_the_clock_that_is_given(assistant: QuotingAssistant) -> None:
    ticks = iter([10.0, 12.5])

    (result,) = run_cases([HOW_MANY], assistant, clock=lambda: next(ticks)).results

    assert result.seconds == 2.5


def test_the_search_is_as_deep_as_that_of_the_assistant() -> None:
    from assistant.respond import HITS  # noqa: PLC0415

    assert SEARCHED == HITS


def test_a_register_question_with_another_count_fails(assistant: QuotingAssistant) -> None:
    asked = EvalCase("tiga", "Berapa kunjungan ke Sleman?", True, TAGS, "dev", count=7)

    (result,) = run_cases([asked], assistant).results

    assert "jumlah tidak tepat (diharapkan 7; dijawab 0)" in result.faults
    assert replace(result, told_count=7).faults == ("tidak dijawab, padahal jawabannya ada di arsip",)


def test_no_fact_is_found_across_two_parts_of_an_answer() -> None:
    sentences = (AnswerSentence("Mereka tiba di kota", (1,)), AnswerSentence("Bandung menyambut.", (1,)))

    assert said_by(Answer("", "", Status.ANSWERED, short="85", sentences=sentences)) == (
        "85\n\nMereka tiba di kota\n\nBandung menyambut."
    )


def answer_citing(article: Article, span: Span, numbers: tuple[int, ...] = (1,)) -> Answer:
    sentences = (AnswerSentence("x", numbers),)
    return Answer("", "", Status.ANSWERED, sentences=sentences, citations=(Citation(1, article, span),))


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (answer_citing(Article("lain", "", "x y"), Span(0, 1)), "artikel lain tidak ada di arsip"),
        (
            answer_citing(Article("sleman", "", "Naskah lama."), Span(0, 6)),
            "naskah artikel sleman sudah berubah",
        ),
        (answer_citing(SLEMAN, Span(900, 910)), "kutipan berbeda dari naskah artikel sleman"),
        (answer_citing(SLEMAN, Span(0, 8), (2,)), "kalimat merujuk nomor 2 yang tidak ada"),
        (answer_citing(SLEMAN, Span(0, 8), ()), "kalimat tanpa nomor rujukan"),
    ],
)
def test_a_citation_that_does_not_resolve_is_named(answer: Answer, why: str) -> None:
    checks = check_citations(answer, MemoryArchive((SLEMAN,)))

    assert [check.why for check in checks if not check.resolves] == [why]
