import json
from io import StringIO

import pytest
from rich.console import Console, RenderableType

from assistant.answer import Answer, AnswerSentence, Citation, Reason, Status
from corpus.article import Article
from corpus.spans import Span
from eval.casework.case import CaseTags, EvalCase
from eval.measuring.metric import METRICS
from eval.reporting.json_report import dump_report, report_to_json
from eval.reporting.terminal import format_figure, render_failures, render_report
from eval.running.fakes import QuotingAssistant
from eval.running.result import CaseResult, FactCheck
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


def run() -> Report:
    return run_cases(CASES, QuotingAssistant.over(ARTICLES))


def shown(part: RenderableType, width: int = 160) -> str:
    console = Console(file=StringIO(), width=width, markup=False)
    console.print(part)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_two_runs_without_times_are_equal_to_the_byte() -> None:
    assert dump_report(run(), with_times=False) == dump_report(run(), with_times=False)


def test_only_the_times_are_kept_apart() -> None:
    with_times = json.loads(dump_report(run()))

    assert set(with_times.pop("times")) == {"p50", "p95", "p99", "unit", "cases"}
    assert with_times == json.loads(dump_report(run(), with_times=False))
    assert "seconds" not in json.dumps(with_times)


def test_the_json_holds_figures_slices_and_results() -> None:
    value = report_to_json(run())

    assert (value["format"], value["cases"]) == (2, 3)
    assert list(value["figures"]) == [metric.name for metric in METRICS]
    assert value["figures"]["facts_found"]["value"] == 0.5
    assert value["slices"]["split=check"]["passed"]["count"] == 1
    assert [(result["id"], result["passed"]) for result in value["results"]] == [
        ("satu", True),
        ("dua", False),
        ("tiga", True),
    ]
    (fact,) = json.loads(dump_report(run()))["results"][1]["facts"]
    assert fact == {"forms": ["Udin"], "found": False, "why": "tidak ditemukan"}


def test_the_tables_are_indonesian_and_name_every_figure() -> None:
    text = shown(render_report(run()))

    assert "Evaluasi Rujukan: 3 kasus, 2 lulus" in text
    assert "Fakta ditemukan" in text
    assert "50,0 %" in text
    assert "split=check" in text
    assert "Detik per jawaban: p50" in text


def test_a_failed_case_is_listed_with_what_was_expected_and_why() -> None:
    text = shown(render_failures(run()))

    assert "Kasus yang gagal: 1" in text
    assert "dua  [k.toml:7]" in text
    assert "fakta tidak lengkap" in text
    assert "Siapa kepala desa mengunjungi Sleman?" in text
    assert "Sebanyak 85 orang kepala desa mengunjungi Sleman. [1]" in text
    assert "✗ Udin (tidak ditemukan)" in text
    assert "sleman; diharapkan sleman" in text


def test_hostile_text_is_shown_as_it_is() -> None:
    article = Article("x", "", "[bold red]Teks[/] <script>")
    citation = Citation(1, article, Span(0, 5))
    answer = Answer(
        "q", "q", Status.ANSWERED, sentences=(AnswerSentence(article.text, (1,)),), citations=(citation,)
    )
    result = CaseResult(CASES[1], answer, (FactCheck(("[/link]",), False, "tidak ditemukan"),))

    text = shown(render_failures(Report((result,))))

    assert "[bold red]Teks[/] <script> [1]" in text
    assert "✗ [/link]" in text


def test_without_failures_it_says_so() -> None:
    assert shown(render_failures(Report(()))).strip() == "Semua kasus lulus."


@pytest.mark.parametrize(("value", "text"), [(None, "–"), (0.875, "87,5 %"), (1.0, "100,0 %")])
def test_a_share_is_written_in_percent_with_a_decimal_comma(value: float | None, text: str) -> None:
    assert format_figure(value) == text
