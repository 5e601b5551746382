"""The loss curve of a training run."""

import json
from pathlib import Path

import pytest

pytest.importorskip("matplotlib", reason="only there with the extras `bench` and `train`")

from index.training.curves import draw_loss_curve, read_course, smooth


def lines(*rows: dict[str, object]) -> list[str]:
    return [json.dumps(row) for row in rows]


def test_a_resumed_run_is_drawn_once() -> None:
    course = read_course(
        lines(
            {"examples": 10, "loss": 3.0, "stage": "a"},
            {"examples": 20, "loss": 2.0, "stage": "a"},
            {"examples": 10, "loss": 2.5, "stage": "a"},
            {"examples": 30, "loss": 1.0, "stage": "b"},
        )
    )
    assert course.examples == [10, 30]
    assert course.losses == [2.5, 1.0]
    assert course.stages == [(0.0, "a"), (10, "b")]


def test_nested_figures_on_held_out_data_get_one_line_each() -> None:
    course = read_course(
        lines(
            {"examples": 10, "dev": {"idk_mrc": {"overlap": 0.5}, "loss": 1.5}},
            {"examples": 20, "dev": {"idk_mrc": {"overlap": 0.6}}},
        )
    )
    assert course.dev == {"idk_mrc overlap": [(10, 0.5), (20, 0.6)], "loss": [(10, 1.5)]}


def test_smoothing_starts_at_the_first_value_and_keeps_a_constant() -> None:
    assert smooth([2.0, 2.0, 2.0]) == pytest.approx([2.0, 2.0, 2.0])
    assert smooth([4.0, 0.0])[1] == pytest.approx(4.0 * 0.24 / 0.64)


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_same_log_gives_the_same_picture(tmp_path: Path, ending: str) -> None:
    log = tmp_path / "log.jsonl"
    rows = [{"examples": 10 * n, "loss": 3 / n, "stage": "a"} for n in range(1, 9)]
    log.write_text("\n".join(lines(*rows, {"examples": 80, "dev": {"f1": 0.5}})), encoding="utf-8")
    first, second = (tmp_path / f"{name}.{ending}" for name in "ab")
    draw_loss_curve(log, first)
    draw_loss_curve(log, second)
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_size > 5_000


def test_a_log_without_losses_is_refused(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text("\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"log\.jsonl: expected lines with examples and loss, got none"):
        draw_loss_curve(log, tmp_path / "x.png")
