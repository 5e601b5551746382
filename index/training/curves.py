"""The picture of a training run: `python -m index.training.curves LOG.jsonl -o PICTURE.png`."""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from index.training.pictures import save_picture

SMOOTHING = 0.6
"""Share of the past in the line that is drawn over the single values."""
SIZE = (7.0, 4.2)
"""Inches."""
LOSS_COLOUR = "#1f5f8b"

Array = NDArray[np.float64]


@dataclass(slots=True)
class Course:
    """What a log tells."""

    examples: list[float] = field(default_factory=list)
    """Seen when each loss was written."""
    losses: list[float] = field(default_factory=list)
    stages: list[tuple[float, str]] = field(default_factory=list)
    """Where each stage begins (examples seen), and its name."""
    dev: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    """Name of each figure on held-out data to (examples seen, value)."""


def draw_loss_curve(log: Path, picture: Path) -> None:
    """Draw the losses of a log over the examples seen, and below them the figures on held-out data if it has any.

    Each line of the log is an object: `examples` with `loss` (and `stage`), or with `dev`, a mapping of figures,
    nested or flat. The ending of `picture`, .png or .svg, is its format. ValueError for a log without a loss.
    """
    course = read_course(log.read_text(encoding="utf-8").splitlines())
    if not course.losses:
        raise ValueError(f"{log}: expected lines with examples and loss, got none")
    rows = 2 if course.dev else 1
    figure = Figure(figsize=(SIZE[0], SIZE[1] * (1 + 0.8 * (rows - 1))), layout="constrained")
    axes = figure.subplots(rows, 1, sharex=True, squeeze=False)[:, 0]
    _draw_losses(axes[0], course)
    if course.dev:
        _draw_dev(axes[1], course.dev)
    axes[-1].set_xlabel("examples seen")
    save_picture(figure, picture)


def read_course(lines: Iterable[str]) -> Course:
    """The course of a run; where a run was resumed, lines that a later one repeats are dropped."""
    course = Course()
    for row in (json.loads(line) for line in lines if line.strip()):
        seen = float(row["examples"])
        if "loss" in row:
            _forget_from(course, seen)
            stage = str(row.get("stage", ""))
            if stage and stage not in (name for _, name in course.stages):
                course.stages.append((course.examples[-1] if course.examples else 0.0, stage))
            course.examples.append(seen)
            course.losses.append(float(row["loss"]))
        for name, value in _flatten(row.get("dev") or {}):
            points = course.dev.setdefault(name, [])
            points[:] = [point for point in points if point[0] < seen]
            points.append((seen, value))
    return course


def smooth(values: Sequence[float]) -> Array:
    """Exponential moving average, started without a pull to zero (Kingma and Ba 2015, section 3)."""
    past, kept, out = 0.0, 1.0, []
    for value in values:
        past = SMOOTHING * past + (1 - SMOOTHING) * value
        kept *= SMOOTHING
        out.append(past / (1 - kept))
    return np.array(out)


def _forget_from(course: Course, seen: float) -> None:
    while course.examples and course.examples[-1] >= seen:
        course.examples.pop()
        course.losses.pop()


def _flatten(figures: Mapping[str, Any], before: str = "") -> Iterable[tuple[str, float]]:
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{before}{name} ")
        else:
            yield before + name, float(value)


def _draw_losses(axes: Axes, course: Course) -> None:
    axes.plot(course.examples, course.losses, color=LOSS_COLOUR, alpha=0.25, linewidth=0.8)
    axes.plot(course.examples, smooth(course.losses), color=LOSS_COLOUR, linewidth=1.6)
    for begins, name in course.stages:
        axes.axvline(begins, color="0.6", linewidth=0.8, linestyle=":")
        axes.annotate(
            name, (begins, 1.0), xycoords=("data", "axes fraction"), fontsize=8, color="0.4", va="bottom"
        )
    axes.set_ylabel("training loss")
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)


def _draw_dev(axes: Axes, dev: Mapping[str, Sequence[tuple[float, float]]]) -> None:
    for name, points in sorted(dev.items()):
        axes.plot(*zip(*points, strict=True), marker="o", markersize=3, linewidth=1.2, label=name)
    axes.set_ylabel("held-out figures")
    axes.grid(alpha=0.3)
    axes.legend(fontsize=7, ncols=2)


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw the loss curve of a training run."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("log", type=Path, help="log.jsonl of the run")
    parser.add_argument("-o", "--out", type=Path, required=True, help="picture (.png or .svg)")
    options = parser.parse_args(arguments)
    draw_loss_curve(options.log, options.out)


if __name__ == "__main__":
    main()
