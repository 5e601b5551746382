import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.comparing.comparison import check_shared_cases, compare, comparison_to_json
from eval.errors import EvalError
from eval.measuring.metric import METRICS, metric_named


def case(name: str, passed: bool = True, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "question": f"Apa {name}?",
        "passed": passed,
        "status": "answered",
        "reason": None,
        "faults": [] if passed else ["fakta tidak lengkap"],
        "short": None,
        "answer": "Itu [1]",
        "citations": [{"number": 1, "article_id": "a"}],
        "values": {"passed": [float(passed)]},
        "error": None,
        **more,
    }


def report(cases: Sequence[Mapping[str, Any]], **more: Any) -> dict[str, Any]:
    return {"format": 2, "options": {"split": "all", "fast": False}, "results": list(cases), **more}


def measured(name: str, values: Sequence[Sequence[float]]) -> dict[str, Any]:
    """A report of cases with these observations of one metric."""
    return report([case(f"k{i:04}", values={name: list(one)}) for i, one in enumerate(values)])


def test_a_run_is_no_worse_than_itself() -> None:
    same = report([case("a"), case("b", False, values={"passed": [0.0], "mrr": [0.5]})])

    comparison = compare(same, same)

    assert comparison.regressions == comparison.notes == ()
    assert comparison.better == comparison.worse == comparison.changed == ()
    assert {change.verdict for change in comparison.figures} == {"same"}
    assert {change.p_value for change in comparison.figures} == {1.0}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_a_figure_is_worse_beyond_its_tolerance_and_the_sentence_says_what_it_is(metric: Any) -> None:
    best, worst = (1.0, 0.0) if metric.better == "higher" else (0.0, 1.0)
    step = int(metric.tolerance * 100)
    full = [[best]] * 100
    before = measured(metric.name, full)
    at_limit = measured(metric.name, [*full[step:], *[[worst]] * step])
    beyond = measured(metric.name, [*full[step + 1 :], *[[worst]] * (step + 1)])

    assert compare(at_limit, before).regressions == ()
    (sentence,) = compare(beyond, before).regressions
    assert "memburuk dari" in sentence
    assert "(melampaui batas " in sentence
    (better,) = compare(before, beyond).figures
    assert better.verdict == "better"
    assert compare(before, beyond).regressions == ()


def test_a_significant_loss_within_the_tolerance_is_a_regression() -> None:
    before = measured("hit_at_1", [[1.0]] * 1000)
    now = measured("hit_at_1", [[0.0]] * 6 + [[1.0]] * 994)

    (sentence,) = compare(now, before).regressions

    assert sentence == (
        "Pencarian: hit@1: memburuk dari 100,0 % menjadi 99,4 % (selisih bermakna, p = 0,031)"
    )
    fewer = measured("hit_at_1", [[0.0]] * 5 + [[1.0]] * 995)
    assert compare(fewer, before).regressions == ()


def test_a_significant_loss_of_a_graded_metric_is_found_by_the_bootstrap() -> None:
    before = measured("ndcg_at_10", [[0.9]] * 500)
    now = measured("ndcg_at_10", [[0.6]] * 12 + [[0.9]] * 488)

    (change,) = compare(now, before).figures

    assert (change.test, change.verdict) == ("bootstrap", "worse")
    assert change.p_value is not None
    assert change.p_value < 0.05
    assert change.low is not None
    assert change.high is not None
    assert change.low < -0.0072 < change.high < 0
    assert "batas" not in compare(now, before).regressions[0]


def test_single_observations_of_0_or_1_are_tested_with_mcnemar_where_both_runs_have_the_same_cases() -> None:
    before = measured("right_article", [[1.0], [1.0], [0.0], []])
    now = measured("right_article", [[1.0], [0.0], [0.0], []])
    other = measured("right_article", [[1.0], [0.0], [], [1.0]])

    assert [change.test for change in compare(now, before).figures] == ["mcnemar"]
    assert [change.test for change in compare(other, before).figures] == ["bootstrap"]


def test_a_figure_that_one_run_lacks_has_no_verdict() -> None:
    (change,) = compare(measured("mrr", [[]]), measured("mrr", [[0.7]])).figures

    assert (change.before, change.now, change.p_value, change.low, change.test) == (
        0.7,
        None,
        None,
        None,
        None,
    )
    assert change.verdict == "same"


def test_only_cases_of_both_runs_count() -> None:
    before = report([case("a"), case("lama", False, values={"passed": [0.0], "mrr": [1.0]})])
    now = report([case("a"), case("baru", False, values={"passed": [0.0], "mrr": [0.0]})])

    comparison = compare(now, before)

    assert [(change.name, change.before, change.now) for change in comparison.figures] == [
        ("passed", 1.0, 1.0)
    ]
    assert (comparison.cases, comparison.missing, comparison.added) == (1, ("lama",), ("baru",))
    assert comparison.notes == (
        "1 kasus pembanding tidak dijalankan sekarang: lama.",
        "1 kasus belum ada pada pembanding: baru.",
    )
    assert comparison.regressions == ()


def test_a_case_that_passed_and_fails_now_is_a_regression_however_many_pass() -> None:
    names = [f"k{i:03}" for i in range(400)]
    before = report([case(name) for name in names])
    now = report([case(name, name != "k007") for name in names])

    comparison = compare(now, before)

    assert comparison.regressions == ("kasus k007 dahulu lulus, sekarang gagal: fakta tidak lengkap",)
    (change,) = comparison.worse
    assert (change.why_before, change.why_now, change.lost) == ((), ("fakta tidak lengkap",), ("passed",))
    (back,) = compare(before, now).better
    assert (back.id, back.gained) == ("k007", ("passed",))


def test_a_case_that_failed_and_crashes_now_is_a_regression() -> None:
    crash = case("a", False, status=None, answer=None, faults=["galat: RuntimeError"])

    comparison = compare(report([crash]), report([case("a", False)]))

    assert comparison.regressions == ("kasus a dahulu hanya gagal, sekarang terhenti: galat: RuntimeError",)
    assert compare(report([crash]), report([crash])).regressions == ()


def test_a_case_that_changes_without_passing_or_failing_is_listed_and_no_regression() -> None:
    before = report([case(f"k{i:03}", values={"mrr": [1.0]}) for i in range(100)])
    now = report(
        [case(f"k{i:03}", values={"mrr": [1.0]}) for i in range(99)] + [case("k099", values={"mrr": [0.5]})]
    )

    comparison = compare(now, before)

    assert [(change.id, change.lost) for change in comparison.changed] == [("k099", ("mrr",))]
    assert comparison.regressions == ()


def test_answers_stand_side_by_side_where_both_reports_hold_them() -> None:
    now = report([case("a", False, answer="Lain [1]", short="lain", citations=[])])

    (change,) = compare(now, report([case("a")])).worse

    assert change.answers is not None
    assert (change.answers.before.answer, change.answers.now.answer) == ("Itu [1]", "Lain [1]")
    assert (change.answers.before.articles, change.answers.now.articles) == (("a",), ())


def test_other_options_are_said_and_do_not_refuse() -> None:
    now = report([case("a")], options={"split": "dev", "fast": True})

    comparison = compare(now, report([case("a")]))

    assert comparison.notes == (
        "Pembanding dijalankan tanpa --fast, hasil ini dengan --fast; perbedaan dapat berasal dari situ,"
        " dan waktu tidak dibandingkan.",
        "Pembanding dijalankan dengan --split all, hasil ini dengan --split dev.",
    )
    assert comparison.regressions == ()


def test_a_case_whose_question_or_expectation_changed_is_named() -> None:
    now = report(
        [
            case("a", question="Siapa?"),
            case("b", expected={"articles": ["x"]}),
            case("c"),
            case("d", facts=[{"forms": ["85 orang"], "found": True, "why": ""}]),
        ]
    )

    comparison = compare(now, report([case("a"), case("b"), case("c"), case("d")]))

    assert comparison.edited == ("a", "b", "d")
    assert comparison.notes == (
        "3 kasus berubah pertanyaan atau harapannya sejak pembanding dibuat: a, b, d.",
    )


def test_whether_a_fact_was_found_is_no_change_of_the_case() -> None:
    found, lost = ([{"forms": ["85 orang"], "found": found, "why": ""}] for found in (True, False))

    assert compare(report([case("a", facts=lost)]), report([case("a", facts=found)])).edited == ()


def test_runs_over_other_cases_are_refused_with_a_sentence() -> None:
    for now in (report([case("b")]), report([])):
        with pytest.raises(EvalError, match="Tidak ada satu pun kasus yang sama dengan kasus pembanding"):
            compare(now, report([case("a")]))


def test_the_cases_can_be_looked_at_before_they_are_run() -> None:
    check_shared_cases(["a", "b"], report([case("b")]))
    with pytest.raises(EvalError, match="Tidak ada satu pun kasus yang sama"):
        check_shared_cases(["a"], report([case("b")]))


def test_what_is_no_report_is_refused_with_a_sentence() -> None:
    with pytest.raises(EvalError, match="Salah satu hasil rusak"):
        compare(report([case("a")]), {"results": [{"id": "a"}]})


def test_long_lists_of_ids_are_cut_and_hostile_ids_are_made_harmless() -> None:
    before = report([case("a"), *(case(f"x{i}") for i in range(9)), case("\x1b[31m\u202ejahat")])

    comparison = compare(report([case("a"), case("b")]), before)

    assert comparison.notes[0] == (
        "10 kasus pembanding tidak dijalankan sekarang: [31m jahat, x0, x1, x2, x3, dan 5 lagi."
    )


values = st.dictionaries(
    st.sampled_from(["passed", "mrr", "citations_resolve", "false_refusals"]),
    st.lists(st.sampled_from([0.0, 0.25, 1 / 3, 1.0]), max_size=3),
)
runs = st.lists(st.tuples(st.booleans(), values), min_size=1, max_size=8)


def built(run: Sequence[tuple[bool, Any]]) -> dict[str, Any]:
    return report([case(f"k{i}", passed, values=seen) for i, (passed, seen) in enumerate(run)])


@settings(max_examples=60, deadline=None)
@given(runs, runs)
def test_a_comparison_turned_round_is_its_mirror(one: Any, two: Any) -> None:
    there, back = compare(built(one), built(two)), compare(built(two), built(one))

    assert [c.id for c in there.better] == [c.id for c in back.worse]
    assert [c.id for c in there.changed] == [c.id for c in back.changed]
    mirrored = {"better": "worse", "worse": "better", "same": "same"}
    for change, mirror in zip(there.figures, back.figures, strict=True):
        assert (change.before, change.now, change.p_value) == (mirror.now, mirror.before, mirror.p_value)
        assert change.verdict == mirrored[mirror.verdict]
        assert (change.low, change.high) == (
            None if mirror.high is None else pytest.approx(-mirror.high, abs=2e-6),
            None if mirror.low is None else pytest.approx(-mirror.low, abs=2e-6),
        )


@settings(max_examples=60, deadline=None)
@given(runs, runs)
def test_every_figure_is_a_number_in_its_range(one: Any, two: Any) -> None:
    comparison = compare(built(one), built(two))

    for change in comparison.figures:
        assert metric_named(change.name)
        assert change.p_value is None or 0 < change.p_value <= 1
        assert change.p_holm is None or change.p_value is None or change.p_value <= change.p_holm <= 1
        if change.low is not None and change.high is not None:
            assert -1 <= change.low <= change.high <= 1
    json.dumps(comparison_to_json(comparison), allow_nan=False)


@settings(max_examples=30, deadline=None)
@given(runs)
def test_no_run_is_worse_than_itself(run: Any) -> None:
    assert compare(built(run), built(run)).regressions == ()


def test_the_json_of_a_comparison_holds_all_of_it_and_is_the_same_each_time() -> None:
    now, before = report([case("a", False), case("b")]), report([case("a"), case("b", False)])

    value = comparison_to_json(compare(now, before))

    assert value == comparison_to_json(compare(now, before))
    assert value["worse"][0]["answers"]["now"]["articles"] == ["a"]
    assert value["figures"][0]["name"] == "passed"
    assert json.loads(json.dumps(value)) == value
