import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, AnswerSentence, Reason, Status
from corpus.visits.visit import Party, Reported, Visit
from eval.casework.case import CaseTags, EvalCase
from eval.measuring.metric import (
    METRICS,
    Metric,
    mean_of,
    measure,
    measure_slices,
    observations_of,
    slice_results,
)
from eval.running.result import CaseResult, CitationCheck, FactCheck, SentenceSupport, WrongFact

NAMES = [metric.name for metric in METRICS]


def case(id_: str = "a", answerable: bool = True, **other: object) -> EvalCase:
    tags = CaseTags("siapa", "easy", "manual", region="Kota Kediri")
    facts = (("x",), ("y",)) if answerable else ()
    articles = ("satu", "dua") if answerable else ()
    reason = None if answerable else Reason.OTHER_YEAR
    plain = EvalCase(
        id_, "q?", answerable, tags, "dev", facts=facts, articles=articles, reason=reason, file="k.toml"
    )
    return replace(plain, **other)  # type: ignore[arg-type]


def answer(status: Status = Status.ANSWERED, reason: Reason | None = None) -> Answer:
    sentences = (AnswerSentence("x", (1,)),) if status in {Status.ANSWERED, Status.LISTED} else ()
    return Answer("q?", "q?", status, reason, sentences=sentences)


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
        ("right_article", (GOOD, HALF, REFUSED, CRASHED, INVENTED), 1 / 3),
        ("citations_resolve", (GOOD, HALF, INVENTED, DECLINED), 2 / 3),
        ("abstention_precision", (REFUSED, DECLINED, OTHER_REASON, GOOD, CRASHED), 2 / 4),
        ("abstention_recall", (DECLINED, OTHER_REASON, INVENTED, GOOD), 2 / 3),
        ("false_refusals", (GOOD, REFUSED, CRASHED, DECLINED), 2 / 3),
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


def test_an_article_takes_one_rank_however_many_of_its_passages_are_found() -> None:
    late = CaseResult(case(), answer(), retrieved=("x", "x", "y", "x", "dua", "satu", "dua"))

    assert value("hit_at_1", late) == 0
    assert value("hit_at_5", late) == 1
    assert value("mrr", late) == pytest.approx(1 / 3)
    assert value("recall_at_5", late) == 1
    ideal = 1 + 1 / math.log2(3)
    assert value("ndcg_at_10", late) == pytest.approx((1 / math.log2(4) + 1 / math.log2(5)) / ideal)


@pytest.mark.parametrize("name", [n for n in NAMES if n.startswith(("hit", "recall", "mrr", "ndcg"))])
def test_nothing_retrieved_scores_zero(name: str) -> None:
    assert value(name, REFUSED, CRASHED) == 0


def test_without_observations_there_is_no_figure() -> None:
    figures = measure(())

    assert list(figures) == NAMES
    assert all(figure.value is None and figure.count == 0 for figure in figures.values())


EMPTY = Answer("q?", "q?", Status.ANSWERED)
HIGHER = [metric for metric in METRICS if metric.better == "higher"]


@pytest.mark.parametrize("metric", HIGHER, ids=lambda metric: metric.name)
@settings(deadline=None)
@given(data=st.data())
def test_an_empty_answer_and_a_crash_score_0_on_every_metric(metric: Metric, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["passages", "register", "counted", "unanswerable", "unlisted"]))
    asked = {
        "passages": case(),
        "register": replace(case(), facts=(), articles=(), visits=("satu",)),
        "counted": replace(case(), facts=(), articles=(), visits=(), count=0),
        "unanswerable": case(answerable=False),
        "unlisted": replace(case(answerable=False), visits=()),
    }[kind]
    blank = data.draw(st.sampled_from(["", " ", "\n", "…", "[1]"]).map(lambda text: text.strip("[1]")))
    sentences = data.draw(st.sampled_from([(), (AnswerSentence(blank, (1,)),)]))
    status = data.draw(st.sampled_from([Status.ANSWERED, Status.LISTED]))
    said = replace(EMPTY, status=status, short=blank or None, sentences=sentences, message="Ada.")
    # Even with all else as right as it can be.
    empty = CaseResult(
        asked,
        said,
        tuple(FactCheck(forms, True, "") for forms in asked.facts),
        citations=data.draw(st.sampled_from([(), (cited(),)])),
        retrieved=("satu", "dua"),
        sentences=(SentenceSupport("x", (1,), True, (), ""),),
        told_count=data.draw(st.sampled_from([None, 0, 1])),
    )
    crash = CaseResult(asked, None, error="KeyError: 'x'")

    for result in (empty, crash):
        assert not any(metric.observe(result))
    seen = {name for name, values in observations_of(empty).items() if values}
    assert {"passed", "citations_resolve", "citation_recall", "citation_precision"} <= seen


def test_a_run_of_empty_answers_scores_0_and_leaves_no_higher_figure_out() -> None:
    register = replace(case(), facts=(), articles=(), visits=("satu",))
    run = [CaseResult(one, EMPTY, retrieved=("satu",)) for one in (case(), case(answerable=False), register)]

    figures = measure(run)

    assert {metric.name: figures[metric.name].value for metric in HIGHER} == {m.name: 0.0 for m in HIGHER}
    assert value("false_refusals", *run) == 1.0


def test_wrong_facts_are_counted_among_the_answers_in_words() -> None:
    wrong = replace(HALF, wrong_facts=(WrongFact(("y",), "z", "person"),))

    assert value("wrong_facts", wrong, GOOD, REFUSED, CRASHED, DECLINED) == 0.5
    assert "menyebut nilai lain di tempat fakta yang diharapkan: “z”" in wrong.faults


def support(*supported: bool, needless: tuple[int, ...] = ()) -> tuple[SentenceSupport, ...]:
    return tuple(SentenceSupport("x", (1, 2), good, needless, "") for good in supported)


def test_recall_of_citations_is_over_statements_and_precision_over_citations() -> None:
    result = replace(GOOD, sentences=(*support(True, needless=(2,)), *support(True, False)))

    assert value("citation_recall", result) == pytest.approx(2 / 3)
    # 2 of the first statement, one of them needless; 2 needed; 2 of an unsupported statement
    assert value("citation_precision", result) == pytest.approx(3 / 6)
    assert value("citation_recall", result, replace(GOOD, sentences=())) == pytest.approx(1 / 3)
    assert value("citation_recall", DECLINED) is None
    assert "ada kalimat yang tidak didukung kutipannya" in result.faults


def test_a_statement_without_citations_counts_in_recall_alone() -> None:
    result = replace(GOOD, sentences=(SentenceSupport("x", (), False, (), ""), *support(True)))

    assert value("citation_recall", result) == 0.5
    assert value("citation_precision", result) == 1.0


def test_another_language_is_a_fault() -> None:
    foreign = replace(GOOD, foreign=True)

    assert value("wrong_language", foreign, GOOD, DECLINED, CRASHED) == pytest.approx(1 / 3)
    assert foreign.faults == ("jawaban tidak berbahasa Indonesia",)


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


def test_slices_are_measured_as_their_cases_alone_would_be() -> None:
    results = (GOOD, HALF, REFUSED, DECLINED)
    slices = measure_slices(results)

    assert slices == {key: measure(part) for key, part in slice_results(results).items()}
    assert mean_of("facts_found", results) == slices["kind=siapa"]["facts_found"].value


def test_observations_are_named_and_only_those_that_there_are() -> None:
    observed = observations_of(DECLINED)

    assert observed == {"passed": (1.0,), "abstention_precision": (1.0,), "abstention_recall": (1.0,)} | {
        "reason_right": (1.0,),
        "wrong_language": (0.0,),
    }
    assert list(observed) == [name for name in NAMES if name in observed]


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
