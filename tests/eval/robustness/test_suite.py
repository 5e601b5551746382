import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from rich.console import Console

from assistant.answer import Answer, Reason, Status
from corpus.article import Article
from eval.casework.case import CaseTags, EvalCase
from eval.robustness.kinds import build_variants
from eval.robustness.suite import SuiteReport, run_suite
from eval.robustness.suite_report import dump_suite, render_flipped, render_suite, suite_to_json
from eval.running.fakes import QuotingAssistant, QuotingLibrary

ARTICLES = (
    Article("siak", "", "Rombongan Kabupaten Siak sebanyak 85 orang mengunjungi Kabupaten Kampar pada 2018."),
    Article("padang", "", "Sebanyak 12 orang dari Kota Padang mengunjungi Kota Bekasi pada 2022."),
)


def case(case_id: str, question: str, fact: str) -> EvalCase:
    tags = CaseTags(kind="berapa", difficulty="easy", origin="manual")
    return EvalCase(
        id=case_id,
        question=question,
        answerable=True,
        tags=tags,
        split="dev",
        facts=((fact,),),
        articles=(case_id,),
        file="kasus.toml",
    )


CASES = (
    case("siak", "Berapa orang rombongan Kabupaten Siak mengunjungi Kabupaten Kampar pada 2018?", "85 orang"),
    case("padang", "Berapa orang dari Kota Padang mengunjungi Kota Bekasi pada 2022?", "12 orang"),
)


@dataclass(frozen=True)
class WantsMark:
    """Answers only what ends with a question mark."""

    inner: QuotingAssistant = field(default_factory=lambda: QuotingAssistant.over(ARTICLES))

    @property
    def library(self) -> QuotingLibrary:
        return self.inner.library

    def respond(self, text: str, history: Sequence[str] = ()) -> Answer:
        return self.inner.respond(text if text.endswith("?") else "", history)


def run(*kinds: str) -> SuiteReport:
    assistant = WantsMark()
    return run_suite(build_variants(CASES, kinds, assistant.library.archive), assistant)


def test_a_form_that_changes_nothing_costs_nothing() -> None:
    (row,) = run("lower").kinds
    assert (row.plain.value, row.varied.value, row.drop.value) == (1.0, 1.0, 0.0)
    assert (row.lost, row.gained) == (0, 0)


def test_a_form_that_is_not_understood_is_a_drop_with_its_interval() -> None:
    report = run("no_mark")
    (row,) = report.kinds
    assert (row.plain.value, row.varied.value, row.drop.value) == (1.0, 0.0, 1.0)
    assert (row.drop.low, row.drop.high) == (1.0, 1.0)
    assert row.lost == len(report.flipped) == 2


def test_an_answer_that_does_not_heed_the_swap_is_wrong() -> None:
    report = run("region_swap", "year_swap")
    assert [pair.right for pair in report.pairs] == [False] * 4
    assert report.flipped[0].faults == ("masih menjawab dengan fakta lama: 85 orang",)


def test_an_abstention_is_right_after_a_swap() -> None:
    variants = build_variants(CASES, ["region_swap"], QuotingAssistant.over(ARTICLES).library.archive)
    report = run_suite(variants, QuotingAssistant.over(()))
    assert all(pair.right and pair.gained for pair in report.pairs)


def test_every_plain_case_is_asked_once_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    variants = build_variants(CASES, ["lower", "capitals"])
    run_suite(variants, QuotingAssistant.over(ARTICLES), lambda *step: told.append(step))
    assert told[-1] == (6, 6)


def test_a_crash_is_a_row_of_the_report() -> None:
    class Broken:
        library = QuotingAssistant.over(ARTICLES).library

        def respond(self, text: str, history: object = ()) -> object:
            raise RuntimeError("rusak")

    report = run_suite(build_variants(CASES, ["lower", "region_swap"], Broken.library.archive), Broken())  # type: ignore[arg-type]
    assert all("rusak" in pair.faults[0] for pair in report.pairs)


def test_two_runs_give_the_same_bytes() -> None:
    assert dump_suite(run()) == dump_suite(run())


def test_json_tells_each_kind_and_each_pair() -> None:
    value = suite_to_json(run("lower", "no_mark"))
    assert value["kinds"]["no_mark"]["drop"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    assert value["kinds"]["lower"]["label"] == "Huruf kecil semua"
    flipped = [row["id"] for row in value["results"] if row["plain_passed"] and not row["passed"]]
    assert flipped == ["siak~no_mark", "padang~no_mark"]
    json.dumps(value)


@pytest.mark.parametrize("width", [120, 240])
def test_the_table_and_the_flipped_cases_are_shown(width: int) -> None:
    report = run("no_mark", "region_swap")
    console = Console(width=width, record=True)
    console.print(render_suite(report))
    console.print(render_flipped(report))
    shown = console.export_text()
    assert "Tanpa tanda tanya" in shown and "Daerah ditukar *" in shown and "100,0" in shown
    assert "Semula benar, menjadi salah: 4" in shown and "Kota Bekasi pada 2022\n" in shown


def test_no_number_is_cut_at_80_columns() -> None:
    console = Console(width=80, record=True)
    console.print(render_suite(run()))
    shown = console.export_text()
    assert "…" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_what_a_flipped_case_shows_is_indonesian_and_steers_no_terminal() -> None:
    class Answering:
        library = QuotingAssistant.over(ARTICLES).library

        def respond(self, text: str, history: Sequence[str] = ()) -> Answer:
            answer = QuotingAssistant.over(ARTICLES).respond(text, history)
            if text.endswith("?"):
                return answer
            reason = Reason.OTHER_REGION
            return replace(
                answer, status=Status.NOT_FOUND, reason=reason, short=None, sentences=(), message="\x1b[2J"
            )

    console = Console(width=120, record=True)
    console.print(render_flipped(run_suite(build_variants(CASES, ["no_mark"]), Answering())))
    shown = console.export_text(styles=True)

    assert "tidak ada di arsip (daerah lain)" in shown
    assert "\x1b" not in shown and "⟨U+001B⟩[2J" in shown


def test_without_a_flipped_case_the_report_says_so() -> None:
    console = Console(width=120, record=True)
    console.print(render_flipped(run("lower")))
    assert "Tidak ada kasus yang menjadi salah." in console.export_text()
