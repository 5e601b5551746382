"""Draws how far the reader's probabilities can be trusted: reliability diagrams and risk–coverage curves.

    python -m eval.plot_calibration --data ../shared/data --visits ../shared/visits/visits.jsonl

Both are over what calibration was not fitted on. Writes `reliabilitas.svg` and `risiko-cakupan.svg` into docs/gambar.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from eval.bench_support.judged_pairs import ReadSet
from eval.bench_support.reading_outcomes import LINE, Outcomes
from eval.fit_reader_calibration import STATED, TITLES, read_calibration_sets, truth_of
from index.cross_encoder import BUNDLED_READER, Calibration, load_reader_settings
from index.training.pictures import save_picture
from index.training.reader.calibration import IDENTITY, JudgedPairs, calibration_error, split_bins

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "gambar"
RELIABILITY = "reliabilitas.svg"
RISK = "risiko-cakupan.svg"
MEASURED = {"public_measuring": "#1f5f8b", "domain_measuring": "#c05a1c"}
"""Set -> colour."""


def draw_reliability(read: Mapping[str, ReadSet], calibration: Calibration) -> Figure:
    """Stated probability against the share that is true, answerable and relevance side by side."""
    figure = Figure(figsize=(9.0, 5.2), layout="constrained")
    for axes, what in zip(figure.subplots(1, 2), STATED, strict=True):
        axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
        for name, some in read.items():
            if name in MEASURED:
                _draw_bins(axes, name, some.judge(calibration), what, calibration)
        axes.set(title=what, xlabel="stated probability", ylabel="share that is true")
        axes.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
        axes.legend(fontsize=7, loc="upper center", bbox_to_anchor=(0.5, -0.14))
    return figure


def _draw_bins(axes: Axes, name: str, pairs: JudgedPairs, what: str, calibration: Calibration) -> None:
    """One set: dotted as the model says it, solid with a disc for the size of each bin as calibrated."""
    truth = truth_of(pairs, what)
    known = ~np.isnan(truth)
    for table, style in ((IDENTITY, ":"), (calibration.to_json(), "-")):
        chances = STATED[what](pairs, table)[known]
        bins = split_bins(chances, truth[known])
        points = [one.stated for one in bins], [one.observed for one in bins]
        kind = "raw" if style == ":" else "calibrated"
        label = f"{plain_title(name)}, {kind}: ECE {calibration_error(chances, truth[known]):.3f}"
        axes.plot(*points, style, color=MEASURED[name], linewidth=1.3, label=label)
        if style == "-":
            sizes = [8 + 120 * one.count / len(chances) for one in bins]
            axes.scatter(*points, s=sizes, color=MEASURED[name], alpha=0.6)


def draw_risk(read: Mapping[str, ReadSet], calibration: Calibration) -> Figure:
    """Share of questions answered against the mean F1 lost in those answers, the surest questions first."""
    figure = Figure(figsize=(6.4, 4.4), layout="constrained")
    axes = figure.subplots()
    for name, colour in MEASURED.items():
        outcomes = read[name].outcomes(calibration)
        coverage, risk = trace_risk(outcomes)
        label = f"{plain_title(name)} ({outcomes.has.mean():.0%} answerable)"
        axes.plot(coverage, risk, color=colour, linewidth=1.4, label=label)
        answered = int((outcomes.probability >= LINE).sum())
        if answered:
            axes.plot(coverage[answered - 1], risk[answered - 1], "o", color=colour, markersize=6)
    axes.set(
        xlabel="coverage: share of pairs answered", ylabel="risk: 1 − mean F1 of the answers", xlim=(0, 1)
    )
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8, title=f"dot: probability {LINE}", title_fontsize=8)
    return figure


def trace_risk(outcomes: Outcomes) -> tuple[np.ndarray, np.ndarray]:
    """Coverage and risk, both (questions,) and 0 to 1, after each question from the surest on.

    Risk is the mean F1 lost in the answers given (El-Yaniv, Wiener 2010); an answer to what has none loses all.
    """
    order = np.argsort(-outcomes.probability, kind="stable")
    numbers = np.arange(1, len(order) + 1)
    return numbers / len(order), 1 - np.cumsum(outcomes.overlap[order]) / numbers


def plain_title(name: str) -> str:
    """Title of a set without Markdown."""
    return TITLES[name].replace("`", "")


def main(
    data: Annotated[Path, typer.Option(help="Folder that holds qa/.")],
    visits: Annotated[Path, typer.Option(help="Records of visits (visits.jsonl).")],
    model: Annotated[Path, typer.Option(help="Model folder of the reader.")] = BUNDLED_READER,
    out: Annotated[Path, typer.Option(help="Folder for the pictures.")] = PICTURES,
    cache: Annotated[Path, typer.Option(help="Folder for what was read.")] = Path("var/bench"),
) -> None:
    """Draw both pictures."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("eval.bench_support").setLevel(logging.INFO)
    read = read_calibration_sets(model, data, visits, cache)
    calibration = load_reader_settings(model).calibration
    save_picture(draw_reliability(read, calibration), out / RELIABILITY)
    save_picture(draw_risk(read, calibration), out / RISK)


if __name__ == "__main__":
    typer.run(main)
