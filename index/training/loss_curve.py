"""Draws the loss of a training run from its log."""

import json
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from index.training.pictures import save_picture

WINDOW = 10
"""Reports that the smooth line averages over."""


def save_curve(log: Path, target: Path, title: str) -> None:
    """Write a PNG with the `loss` over the `step` of each JSON line that has both; later lines win over earlier ones.

    Raises ValueError where no line has them.
    """
    points = read_losses(log)
    if not points:
        raise ValueError(f"{log}: expected lines with step and loss, found none")
    steps, losses = np.array(sorted(points.items()), dtype=float).T
    figure = Figure(figsize=(7, 3.5), layout="tight")
    axes = figure.subplots()
    axes.plot(steps, losses, color="0.75", linewidth=1)
    window = min(WINDOW, len(losses))
    axes.plot(steps[window - 1 :], np.convolve(losses, np.ones(window) / window, "valid"), linewidth=2)
    axes.set(title=title, xlabel="step", ylabel="loss")
    save_picture(figure, target)


def read_losses(log: Path) -> dict[int, float]:
    """Step -> loss; a step that was run twice, after a stop, counts as it was run last."""
    rows = (json.loads(line) for line in log.read_text("utf-8").splitlines() if line.strip())
    return {int(row["step"]): float(row["loss"]) for row in rows if "loss" in row and "step" in row}
