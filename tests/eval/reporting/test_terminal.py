from io import StringIO

import pytest
from rich.console import Console, RenderableType

from assistant.answer import Answer, AnswerSentence, Citation, Reason, Status
from corpus.article import Article
from corpus.spans import Span
from eval.casework.case import CaseTags, EvalCase
from eval.measuring.metric import METRICS
from eval.messages import LABELS
from eval.reporting.terminal import failure_lines, render_failures, render_report
from eval.running.fakes import QuotingAssistant
from eval.running.result import CaseResult, CitationCheck, FactCheck, WrongFact
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


def shown(part: RenderableType, width: int = 160) -> str:
    console = Console(file=StringIO(), width=width, markup=False)
    console.print(part)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def failed(**other: object) -> CaseResult:
    article = Article("x", "", "[bold red]Teks[/] <script>")
    answer = Answer(
        "q",
        "q",
        Status.ANSWERED,
        sentences=(AnswerSentence(article.text, (1,)),),
        citations=(Citation(1, article, Span(0, 5)),),
    )
    checks = (FactCheck(("[/link]",), False, "tidak ditemukan"),)
    return CaseResult(CASES[1], answer, checks, **other)  # type: ignore[arg-type]


def test_the_tables_are_indonesian_and_name_every_figure_in_groups(report):
    text = shown(render_report(report))

    assert "Evaluasi Rujukan: 3 kasus, 2 lulus" in text
    assert all(LABELS[metric.name] in text for metric in METRICS)
    assert text.index("Jawaban") < text.index("Fakta ditemukan") < text.index("Pencarian: hit@1")
    assert "50,0 %" in text
    assert "Bagian: check" in text
    assert "Detik per jawaban: p50 0,0" in text


def test_what_no_case_measures_is_named_below_the_table_and_has_no_row(report):
    text = shown(render_report(report))

    assert text.index("Tidak terukur oleh kasus-kasus ini: ") < text.index("Pertanyaan register tepat")
    assert "Register kunjungan" not in text
    assert " – " not in text.split("Detik per jawaban", maxsplit=1)[0]


def test_everything_fits_into_80_columns(report):
    lines = shown(render_report(report), 80).splitlines() + shown(render_failures(report), 80).splitlines()

    assert max(map(len, lines)) <= 80
    assert not any("…" in line for line in lines)
    assert any("Rujukan tepat sama dengan artikel" in line for line in lines)


def test_a_failed_case_is_listed_with_what_was_expected_and_why(report):
    text = shown(render_failures(report))

    assert "Kasus yang gagal: 1" in text
    assert "dua  [k.toml:7]" in text
    assert "fakta tidak lengkap" in text
    assert "Siapa kepala desa mengunjungi Sleman?" in text
    assert "Sebanyak 85 orang kepala desa mengunjungi Sleman. [1]" in text
    assert "✗ Udin (tidak ditemukan)" in text
    assert "sleman; diharapkan sleman" in text


def test_what_contradicts_and_what_does_not_resolve_is_listed():
    wrong = (WrongFact(("85 orang",), "58 orang", "number"),)
    citations = (CitationCheck(2, None, False, "kalimat merujuk nomor 2 yang tidak ada"),)

    text = shown(render_failures(Report((failed(wrong_facts=wrong, citations=citations),))))

    assert "✗ 85 orang (dikatakan “58 orang”)" in text
    assert "✗ [2] kalimat merujuk nomor 2 yang tidak ada" in text


def test_hostile_text_is_shown_as_it_is():
    text = shown(render_failures(Report((failed(),))))

    assert "[bold red]Teks[/] <script> [1]" in text
    assert "✗ [/link]" in text


def test_no_control_character_reaches_the_terminal():
    hostile = EvalCase(
        "\x1b]0;x\x07", "\x1b[2J hapus\u202e", True, TAGS, "dev", facts=(("x",),), file="k.toml"
    )

    text = shown(render_failures(Report((CaseResult(hostile, None, error="\x1b[31m"),))))

    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "⟨U+001B⟩[2J hapus⟨U+202E⟩" in text


def test_the_lines_of_a_failed_case_can_be_had_alone():
    lines = failure_lines(failed())

    assert lines[0].startswith("sebab       ")
    assert "status      dijawab" in lines


def test_without_failures_it_says_so():
    assert shown(render_failures(Report(()))).strip() == "Semua kasus lulus."
