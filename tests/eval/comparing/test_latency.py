from collections.abc import Sequence
from typing import Any

import pytest

from eval.comparing import machine
from eval.comparing.comparison import compare
from eval.comparing.machine import MachineMeter, work_piece


def timed(
    seconds: Sequence[float], unit: float | None = 0.01, fast: bool = False, status: str | None = "answered"
) -> dict[str, Any]:
    names = [f"k{i:03}" for i in range(len(seconds))]
    return {
        "format": 2,
        "options": {"fast": fast},
        "results": [{"id": name, "passed": True, "status": status, "values": {}} for name in names],
        "times": {"unit": unit, "cases": dict(zip(names, seconds, strict=True))},
    }


QUIET = timed([0.1] * 40)


def test_answers_that_take_half_as_long_again_are_a_regression_that_says_by_how_much() -> None:
    (sentence,) = compare(timed([0.162] * 40), QUIET).regressions

    assert sentence == (
        "jawaban 62 % lebih lambat daripada pembanding (median 40 kasus, kecepatan mesin sudah disamakan;"
        " batas 50 %)"
    )
    assert compare(timed([0.15] * 40), QUIET).regressions != ()
    assert compare(timed([0.149] * 40), QUIET).regressions == ()


def test_noise_of_a_fifth_is_none() -> None:
    noisy = timed([0.1 * (0.8 + 0.01 * i) for i in range(40)])

    assert compare(noisy, QUIET).regressions == compare(QUIET, noisy).regressions == ()


def test_a_few_slow_answers_are_none() -> None:
    assert compare(timed([9.0] * 15 + [0.1] * 25), QUIET).regressions == ()


def test_a_machine_of_half_the_speed_is_no_slower_program() -> None:
    slow_machine = compare(timed([0.2] * 40, unit=0.02), QUIET).latency
    assert slow_machine is not None
    assert (slow_machine.ratio, slow_machine.machine, slow_machine.verdict) == (1.0, 2.0, "same")

    hidden = compare(timed([0.1] * 40, unit=0.005), QUIET)
    assert hidden.latency is not None
    assert hidden.latency.ratio == 2.0
    assert len(hidden.regressions) == 1


def test_faster_answers_are_better_and_the_mirror_of_slower_ones() -> None:
    faster = compare(QUIET, timed([0.2] * 40)).latency

    assert faster is not None
    assert (faster.ratio, faster.verdict, faster.before_p50, faster.now_p50) == (0.5, "better", 0.2, 0.1)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (timed([9.0] * 19), timed([0.1] * 19)),
        (timed([0.0029] * 40), timed([0.0001] * 40)),
        (timed([9.0] * 40, unit=None), QUIET),
        (timed([9.0] * 40), timed([0.1] * 40, unit=None)),
        (timed([9.0] * 40, fast=False), timed([0.1] * 40, fast=True)),
        (timed([9.0] * 40), {**QUIET, "times": None}),
        ({key: value for key, value in QUIET.items() if key != "times"}, QUIET),
        (timed([9.0] * 40, status=None), timed([9.0] * 40, status=None)),
        (timed([0.0] * 40), QUIET),
    ],
)
def test_nothing_is_said_where_nothing_can_be_told(now: Any, before: Any) -> None:
    comparison = compare(now, before)

    assert comparison.latency is None
    assert comparison.regressions == ()


def test_the_reference_work_is_always_the_same_and_takes_time() -> None:
    assert work_piece() == work_piece() > 0
    assert MachineMeter().seconds > 0


def test_the_machine_is_measured_all_through_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = iter([1.0, 5.0, 5.0])
    now = iter([0.0, 0.5, 1.0, 1.0, 2.5, 2.5])
    monkeypatch.setattr(machine, "_time_piece", lambda: next(pieces))
    monkeypatch.setattr(machine.time, "perf_counter", lambda: next(now))

    meter = MachineMeter()
    for _ in range(3):
        meter.note()

    assert meter.seconds == 5.0
    assert next(pieces, None) is None
