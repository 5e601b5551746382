import json

import pytest

from assistant.answer import Answer, AnswerSentence, Citation, Reason, Status
from corpus.article import Article
from corpus.spans import Span
from eval.casework.case import CaseTags, EvalCase
from eval.measuring.metric import METRICS
from eval.reporting.json_report import RunOptions, dump_report, report_to_json, result_to_json
from eval.running.fakes import QuotingAssistant
from eval.running.result import CaseResult, CitationCheck, ShownPassage, WrongFact
from eval.running.run import Report, run_cases

ARTICLES = (
    Article("sleman", "", "Sebanyak 85 orang kepala desa mengunjungi Sleman."),
    Article("badung", "", "Teguh Prabowo memimpin rombongan DPRD Tuban ke Badung."),
)
TAGS = CaseTags("berapa", "easy", "manual")


def case(id_: str, question: str, fact: str) -> EvalCase:
    return EvalCase(
        id_, question, True, TAGS, "dev", facts=((fact,),), articles=("sleman",), file="k.toml", line=7
    )


CASES = (
    case("satu", "Berapa kepala desa mengunjungi Sleman?", "85 orang"),
    case("dua", "Siapa kepala desa mengunjungi Sleman?", "Udin"),
    EvalCase("tiga", "Cuaca besok?", False, TAGS, "check", reason=Reason.OUT_OF_SCOPE, file="k.toml", line=9),
)


@pytest.fixture(scope="module")
def report() -> Report:
    return run_cases(CASES, QuotingAssistant.over(ARTICLES))


def test_two_runs_without_times_are_equal_to_the_byte(report):
    again = run_cases(CASES, QuotingAssistant.over(ARTICLES))

    assert dump_report(report, with_times=False) == dump_report(again, with_times=False)


def test_only_the_times_are_kept_apart(report):
    with_times = json.loads(dump_report(report, unit=0.25))

    times = with_times.pop("times")
    assert set(times) == {"p50", "p95", "p99", "unit", "cases"}
    assert set(times["cases"]) == {"satu", "dua", "tiga"}
    assert times["unit"] == 0.25
    assert with_times == json.loads(dump_report(report, with_times=False))
    assert "seconds" not in json.dumps(with_times)


def test_the_json_holds_figures_slices_curves_and_results(report):
    value = report_to_json(report)

    assert (value["format"], value["cases"], value["passed"]) == (2, 3, 2)
    assert list(value["figures"]) == [metric.name for metric in METRICS]
    assert value["figures"]["facts_found"]["value"] == 0.5
    assert value["slices"]["split=check"]["passed"]["count"] == 1
    assert set(value["curves"]["risk_coverage"]) == {"points", "area"}
    assert [(result["id"], result["passed"]) for result in value["results"]] == [
        ("satu", True),
        ("dua", False),
        ("tiga", True),
    ]
    assert value["results"][1]["facts"] == [{"forms": ("Udin",), "found": False, "why": "tidak ditemukan"}]


def test_how_the_run_was_asked_for_is_told_without_paths(report):
    value = report_to_json(report, options=RunOptions("check", fast=True))

    assert value["options"] == {"split": "check", "fast": True, "files": ["k.toml"]}


def test_a_result_tells_what_was_expected_and_what_is_observed(report):
    first, _, third = report_to_json(report)["results"]

    assert (first["file"], first["line"], first["split"]) == ("k.toml", 7, "dev")
    assert first["tags"] == {"kind": "berapa", "difficulty": "easy", "origin": "manual"}
    assert first["expected"] == {
        "reason": None,
        "articles": ["sleman"],
        "visits": None,
        "optional_visits": [],
        "count": None,
    }
    assert first["values"]["passed"] == [1.0]
    assert third["expected"]["reason"] == "out_of_scope"
    assert third["expected"]["count"] is None


def test_a_citation_comes_with_title_and_quotation_and_an_unknown_number_without():
    article = Article("x", "Judul", "Sebanyak 85 orang datang.")
    answer = Answer(
        "q",
        "q",
        Status.ANSWERED,
        sentences=(AnswerSentence("Sebanyak 85 orang datang.", (1, 2)),),
        citations=(Citation(1, article, Span(9, 17)),),
        confidence=0.123456789,
    )
    checks = (CitationCheck(1, "x", True, "sama"), CitationCheck(2, None, False, "tidak ada"))

    value = result_to_json(CaseResult(CASES[0], answer, citations=checks))

    assert [(c["title"], c["quote"]) for c in value["citations"]] == [("Judul", "85 orang"), (None, None)]
    assert value["confidence"] == 0.123457
    assert value["visits"] == []


def test_what_contradicts_and_what_was_shown_is_written_too():
    result = CaseResult(
        CASES[0],
        None,
        wrong_facts=(WrongFact(("85 orang",), "58 orang", "number"),),
        passages=(ShownPassage("sleman", "Judul", "Teks"),),
        told_count=3,
        error="KeyError: 'x'",
    )

    value = json.loads(json.dumps(result_to_json(result)))

    assert value["wrong_facts"] == [{"forms": ["85 orang"], "said": "58 orang", "kind": "number"}]
    assert value["passages"] == [{"article_id": "sleman", "title": "Judul", "text": "Teks"}]
    assert (value["told_count"], value["status"], value["answer"]) == (3, None, None)
    assert value["error"] == "KeyError: 'x'"
