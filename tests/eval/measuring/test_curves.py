"""The risk-coverage curve."""

import random

import pytest

from assistant.answer import Answer, AnswerSentence, Status
from eval.casework.case import CaseTags, EvalCase
from eval.measuring.curves import CurvePoint, area_under, risk_coverage
from eval.running.result import CaseResult, FactCheck

CASE = EvalCase("a", "q?", True, CaseTags("siapa", "easy", "manual"), "dev", facts=(("x",),), articles=("b",))
NONE = EvalCase("n", "q?", False, CaseTags("nihil", "easy", "manual"), "dev")
LISTED = EvalCase("r", "q?", True, CaseTags("daftar", "easy", "manual"), "dev", visits=("b",))


def told(confidence: float | None, right: bool, case: EvalCase = CASE) -> CaseResult:
    sentences = (AnswerSentence("x", (1,)),)
    answer = Answer("q?", "q?", Status.ANSWERED, sentences=sentences, confidence=confidence)
    return CaseResult(case, answer, tuple(FactCheck(fact, right, "") for fact in case.facts))


def declined(confidence: float = 0.1) -> CaseResult:
    return CaseResult(CASE, Answer("q?", "q?", Status.NOT_FOUND, confidence=confidence))


def test_the_curve_by_hand() -> None:
    results = [told(0.9, True), told(0.8, False), told(0.7, True), declined(), told(0.6, True, NONE)]

    points = risk_coverage(results)

    assert points == (
        CurvePoint(0.9, 0.2, 0.0),
        CurvePoint(0.8, 0.4, 1 / 2),
        CurvePoint(0.7, 3 / 5, 1 / 3),
        CurvePoint(0.6, 0.8, 2 / 4),
    )
    assert area_under(points) == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)


def test_it_ends_at_the_coverage_that_was_reached() -> None:
    assert risk_coverage([told(0.9, True), declined(0.3), declined(0.2)])[-1].coverage == pytest.approx(1 / 3)


def test_ties_come_in_one_step_whatever_the_order() -> None:
    results = [told(0.5, index % 3 == 0) for index in range(9)] + [told(0.9, True)]
    shuffled = random.Random(1).sample(results, len(results))

    assert risk_coverage(results) == risk_coverage(shuffled)
    assert [point.threshold for point in risk_coverage(results)] == [0.9, 0.5]


def test_a_crash_is_asked_and_not_answered() -> None:
    points = risk_coverage([told(0.9, True), CaseResult(CASE, None, error="KeyError: 'x'")])

    assert points == (CurvePoint(0.9, 0.5, 0.0),)


def test_what_has_no_confidence_is_left_out() -> None:
    assert risk_coverage([told(None, True), told(0.9, True, LISTED), told(0.4, False)]) == (
        CurvePoint(0.4, 1.0, 1.0),
    )


def test_surely_right_answers_have_a_smaller_area_than_surely_wrong_ones() -> None:
    good = risk_coverage([told(0.9, True), told(0.5, False)])
    bad = risk_coverage([told(0.9, False), told(0.5, True)])

    assert (area_under(good) or 0) < (area_under(bad) or 0)
    assert area_under(()) is None
