"""Percentiles of seconds."""

import pytest

from assistant.answer import Answer, Status
from eval.casework.case import CaseTags, EvalCase
from eval.measuring.times import percentile_seconds
from eval.running.result import CaseResult

CASE = EvalCase("a", "q?", False, CaseTags("siapa", "easy", "manual"), "dev")
ANSWER = Answer("q?", "q?", Status.NOT_FOUND)


def test_percentiles_are_interpolated_and_leave_out_crashes() -> None:
    timed = [CaseResult(CASE, ANSWER, seconds=second) for second in (1.0, 2.0, 3.0, 4.0)]
    crash = CaseResult(CASE, None, error="KeyError: 'x'", seconds=90.0)

    assert percentile_seconds([*timed, crash], 50) == 2.5
    assert percentile_seconds(timed, 95) == pytest.approx(3.85)
    assert percentile_seconds([crash], 95) == 0.0
