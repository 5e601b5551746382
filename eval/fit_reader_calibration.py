"""Fits how the reader's logits become probabilities, and measures what that changes.

    python -m eval.fit_reader_calibration --data ../shared/data --visits ../shared/visits/visits.jsonl [--write]

Fitted on half of the held-out public questions with right and wrong passages and on the visits of the fold `tune`,
both sides counting equally; measured on the other half and on the visits of the fold `check`.
"""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from eval.bench_support.judged_pairs import ReadSet, concatenate, load_calibration_sets, read_sets
from eval.bench_support.pair_reading import OnnxReader
from eval.bench_support.windows import WindowCutter
from index.cross_encoder import BUNDLED_READER, Calibration, CrossEncoder
from index.embedding import load_embedder
from index.model_folder import count_cores
from index.training.reader.calibration import (
    IDENTITY,
    JudgedPairs,
    answerable_probabilities,
    brier_score,
    calibration_error,
    fit_calibration,
    fit_isotonic,
    relevance_probabilities,
    write_calibration,
)
from index.training.reader.calibration import Calibration as CalibrationTable

logger = logging.getLogger(__name__)

TITLES = {
    "public_fitting": "public, fitted on",
    "domain_fitting": "visits `tune`, fitted on",
    "public_measuring": "public, other half",
    "domain_measuring": "visits `check`",
}
STATED: Mapping[str, Callable[[JudgedPairs, CalibrationTable], np.ndarray]] = {
    "answerable": answerable_probabilities,
    "relevance": relevance_probabilities,
}


def read_calibration_sets(folder: Path, data: Path, visits: Path, cache: Path) -> Mapping[str, ReadSet]:
    """All sets of the calibration, read by the model in `folder`."""
    sets = load_calibration_sets(data, visits, load_embedder(), cache)
    return read_sets(
        OnnxReader(CrossEncoder(folder, threads=1), count_cores()), WindowCutter.of(folder), sets, cache
    )


def fit(read: Mapping[str, ReadSet]) -> CalibrationTable:
    """The calibration that fits the fitting sets best."""
    start = Calibration.from_json(IDENTITY)
    return fit_calibration(
        concatenate([read[name].judge(start) for name in ("public_fitting", "domain_fitting")])
    )


def render_errors(read: Mapping[str, ReadSet], fitted: CalibrationTable) -> Iterator[str]:
    """ECE and Brier score of each set: as the model says, calibrated, and by isotonic regression on top."""
    yield (
        "| probability | set | pairs | true | ECE raw | ECE calibrated | ECE isotonic "
        "| Brier raw | Brier calibrated | Brier isotonic |"
    )
    yield "| --- " * 10 + "|"
    judged = {name: some.judge(Calibration.from_json(fitted)) for name, some in read.items()}
    fitting = concatenate([judged["public_fitting"], judged["domain_fitting"]])
    for what, stated in STATED.items():
        curve = fit_isotonic(stated(fitting, fitted), truth_of(fitting, what), fitting.domain)
        for name, pairs in judged.items():
            truth = truth_of(pairs, what)
            known = ~np.isnan(truth)
            chances = (stated(pairs, IDENTITY), stated(pairs, fitted), curve(stated(pairs, fitted)))
            errors = [calibration_error(some[known], truth[known]) for some in chances]
            scores = [brier_score(some[known], truth[known]) for some in chances]
            figures = " | ".join(f"{value:.3f}" for value in (*errors, *scores))
            yield f"| {what} | {TITLES[name]} | {known.sum()} | {truth[known].mean():.2f} | {figures} |"


def truth_of(pairs: JudgedPairs, what: str) -> np.ndarray:
    """What is known of the pairs' answerability or relevance, (pairs,): 1, 0 or NaN."""
    return pairs.is_answerable if what == "answerable" else pairs.is_relevant


def main(
    data: Annotated[Path, typer.Option(help="Folder that holds qa/.")],
    visits: Annotated[Path, typer.Option(help="Records of visits (visits.jsonl).")],
    model: Annotated[Path, typer.Option(help="Model folder of the reader.")] = BUNDLED_READER,
    cache: Annotated[Path, typer.Option(help="Folder for what was read.")] = Path("var/bench"),
    write: Annotated[
        bool, typer.Option(help="Write the numbers into the model folder's config.json.")
    ] = False,
) -> None:
    """Fit, print, and with --write store the calibration."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("eval.bench_support").setLevel(logging.INFO)
    read = read_calibration_sets(model, data, visits, cache)
    fitted = fit(read)
    typer.echo(f"{CrossEncoder(model, threads=1).name}: {json.dumps(fitted)}\n")
    for line in render_errors(read, fitted):
        typer.echo(line)
    if write:
        write_calibration(model, fitted)


if __name__ == "__main__":
    typer.run(main)
