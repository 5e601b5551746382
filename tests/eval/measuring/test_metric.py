import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, Reason, Status
from corpus.visits.visit import Party, Reported, Visit
from eval.casework.case import CaseTags, EvalCase
from eval.measuring.metric import METRICS, first_rank, measure, percentile_seconds, slice_results, summarise
from eval.running.result import CaseResult, CitationCheck, FactCheck

NAMES = [metric.name for metric in METRICS]


def case(id_: str = "a", answerable: bool = True, **other: object) -> EvalCase:
    tags = CaseTags("siapa", "easy", "manual", region="Kota Kediri")
    facts = (("x",), ("y",)) if answerable else ()
    articles = ("satu", "dua") if answerable else ()
    reason = None if answerable else Reason.OTHER_YEAR
    return EvalCase(
        id_,
        "q?",
        answerable,
        tags,
        "dev",
        facts=facts,
        articles=articles,
        reason=reason,
        file="k.toml",
        **other,
    )  # type: ignore[arg-type]


def answer(status: Status = Status.ANSWERED, reason: Reason | None = None) -> Answer:
    return Answer("q?", "q?", status, reason)


def facts(*found: bool) -> tuple[FactCheck, ...]:
    return tuple(FactCheck(("x",), is_found, "") for is_found in found)


def cited(article: str = "satu", resolves: bool = True) -> CitationCheck:
    return CitationCheck(1, article, resolves, "")


GOOD = CaseResult(case(), answer(), facts(True, True), citations=(cited(),), retrieved=("satu",))
HALF = CaseResult(case(), answer(), facts(True, False), citations=(cited("tiga"),), retrieved=("tiga", "dua"))
REFUSED = CaseResult(case(), answer(Status.NOT_FOUND, Reason.NOTHING_FOUND), facts(False, False))
DECLINED = CaseResult(case(answerable=False), answer(Status.NOT_FOUND, Reason.OTHER_YEAR))
OTHER_REASON = CaseResult(case(answerable=False), answer(Status.OUT_OF_SCOPE, Reason.OUT_OF_SCOPE))
INVENTED = CaseResult(case(answerable=False), answer(), citations=(cited(resolves=False),))
CRASHED = CaseResult(case(), None, error="KeyError: 'x'")


def value(name: str, *results: CaseResult) -> float | None:
    return measure(results)[name].value


@pytest.mark.parametrize(
    ("name", "results", "expected"),
    [
        ("passed", (GOOD, HALF, REFUSED, DECLINED, INVENTED, CRASHED), 2 / 6),
        ("facts_found", (GOOD, HALF, REFUSED, CRASHED, DECLINED), 1.5 / 4),
        ("all_facts_found", (GOOD, HALF, REFUSED, CRASHED, DECLINED), 1 / 4),
        ("right_article", (GOOD, HALF, REFUSED, CRASHED, INVENTED), 1 / 2),
        ("citations_resolve", (GOOD, HALF, INVENTED, DECLINED), 2 / 3),
        ("abstention_precision", (REFUSED, DECLINED, OTHER_REASON, GOOD, CRASHED), 2 / 3),
        ("abstention_recall", (DECLINED, OTHER_REASON, INVENTED, GOOD), 2 / 3),
        ("false_refusals", (GOOD, REFUSED, CRASHED, DECLINED), 1 / 3),
        ("reason_right", (DECLINED, OTHER_REASON, INVENTED, REFUSED), 1 / 2),
        ("hit_at_1", (GOOD, HALF, REFUSED, DECLINED), 1 / 3),
        ("hit_at_5", (GOOD, HALF, REFUSED, DECLINED), 2 / 3),
        ("mrr", (GOOD, HALF, REFUSED, DECLINED), 1.5 / 3),
    ],
)
def test_a_figure_counts_what_its_name_says(
    name: str, results: tuple[CaseResult, ...], expected: float
) -> None:
    assert value(name, *results) == pytest.approx(expected)


def test_a_forbidden_fact_is_counted_among_the_cases_that_forbid_one() -> None:
    with_ban = case(answerable=False, forbidden=(("x",),))
    said = CaseResult(with_ban, answer(Status.NOT_FOUND), forbidden=facts(True))
    unsaid = CaseResult(with_ban, answer(Status.NOT_FOUND), forbidden=facts(False))

    assert value("forbidden_facts", said, unsaid, GOOD) == 0.5
    assert not said.passed
    assert unsaid.passed


def test_an_unsupported_citation_fails_a_case_with_all_facts() -> None:
    broken = CaseResult(case(), answer(), facts(True, True), citations=(cited(), cited(resolves=False)))

    assert broken.faults == ("ada rujukan yang tidak sesuai dengan artikel",)


def test_nothing_retrieved_scores_zero_and_a_late_hit_counts_only_deeper() -> None:
    late = CaseResult(case(), answer(), retrieved=("x",) * 6 + ("dua", "satu"))

    assert first_rank(late) == 7
    assert (value("hit_at_5", late), value("hit_at_10", late), value("mrr", late)) == (
        0,
        1,
        pytest.approx(1 / 7),
    )
    assert first_rank(REFUSED) is None
    assert (value("hit_at_10", REFUSED), value("mrr", REFUSED)) == (0, 0)


def test_without_observations_there_is_no_figure() -> None:
    figures = measure(())

    assert list(figures) == NAMES
    assert all(figure.value is None and figure.count == 0 for figure in figures.values())


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_an_interval_holds_its_mean_and_is_repeatable(values: list[float]) -> None:
    figure = summarise(tuple(values))

    assert figure == summarise(tuple(values))
    assert figure.low is not None
    assert figure.high is not None
    assert min(values) - 1e-9 <= figure.low <= figure.high <= max(values) + 1e-9
    assert math.isclose(figure.value or 0.0, sum(values) / len(values), abs_tol=1e-9)


def test_a_larger_sample_has_a_narrower_interval() -> None:
    small, large = summarise((0.0, 1.0) * 10), summarise((0.0, 1.0) * 500)

    assert (large.high or 0) - (large.low or 0) < (small.high or 0) - (small.low or 0)


def test_results_are_sliced_by_split_file_and_tags() -> None:
    slices = slice_results((GOOD, DECLINED))

    assert list(slices) == [
        "difficulty=easy",
        "file=k.toml",
        "kind=siapa",
        "origin=manual",
        "region=Kota Kediri",
        "split=dev",
    ]
    assert slices["split=dev"] == (GOOD, DECLINED)


def test_percentiles_leave_out_crashes() -> None:
    timed = [CaseResult(case(), answer(), seconds=second) for second in (1.0, 2.0, 3.0)]

    assert percentile_seconds([*timed, CRASHED], 50) == 2.0
    assert percentile_seconds([CRASHED], 95) == 0.0


@pytest.mark.parametrize(
    ("short", "expected"), [("85 orang", 1.0), ("sekitar 85 orang", 1.0), ("58 orang", 0.0), (None, None)]
)
def test_a_direct_answer_counts_where_it_says_a_fact(short: str | None, expected: float | None) -> None:
    asked = replace(case(), facts=(("85 orang kepala desa", "85 orang"),))
    result = CaseResult(asked, replace(answer(), short=short), facts(True))
    assert value("short_right", result) == expected


def test_a_question_to_the_register_is_right_with_exactly_its_visits() -> None:
    asked = replace(
        case(), facts=(), articles=(), visits=("satu", "dua#Kabupaten Siak"), optional_visits=("x",)
    )
    one = visit("k1", "Kota Kediri", ("satu",))
    passing = replace(visit("k2", "Kabupaten Siak", ("dua",)), in_passing=True)
    other, open_one = visit("k3", "Kota Kediri", ("tiga",)), visit("k4", "Kota Kediri", ("x",))

    def told(*visits: Visit) -> CaseResult:
        return CaseResult(asked, replace(answer(Status.LISTED), visits=visits))

    assert told(one, passing).passed
    assert told(one, passing, open_one).passed
    assert told(one).faults == ("kunjungan tidak tepat (kurang: dua#Kabupaten Siak; lebih: –)",)
    assert told(one, passing, other).wrong_visits == (frozenset(), frozenset({"tiga"}))
    assert value("register_exact", told(one, passing), told(one), GOOD) == 0.5
    assert value("facts_found", told(one), GOOD) == 1.0


def visit(id_: str, guest: str, articles: tuple[str, ...]) -> Visit:
    party = Reported(Party(guest, "00.00"), (), 1.0)
    return Visit(id_, (party,), (), None, None, (), None, (), (), (), (), articles)
