"""The calibration is fitted on one part and measured on the other."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("matplotlib", reason="only there with the extras `bench` and `train`")

from corpus.spans import Span
from eval.bench_support.judged_pairs import ReadSet, concatenate
from eval.bench_support.pair_reading import RawReading
from eval.fit_reader_calibration import fit, render_errors, truth_of
from eval.plot_calibration import draw_reliability, draw_risk, trace_risk
from index.cross_encoder import Calibration
from index.training.pictures import save_picture
from index.training.reader.examples import ReadingExample

HEAT = 4.0
"""How much too sure the dummy is."""
PASSAGE = "Budi datang ke kota."


def read_set(seed: int, domain: bool, number: int = 400) -> ReadSet:
    """Pairs of a dummy whose logits say HEAT times what is true."""
    random = np.random.default_rng(seed)
    logits = random.normal(0, 1.5, number)
    truth = random.random(number) < 1 / (1 + np.exp(-logits))
    examples = tuple(
        ReadingExample(
            str(n), "Siapa?", PASSAGE, spans=(Span(0, 4),) if yes else (), answerable=bool(yes),
            relevant=bool(yes) if n % 2 else None,
        )
        for n, yes in enumerate(truth)
    )  # fmt: skip
    readings = tuple((RawReading(HEAT * x, HEAT * x, x, "Budi"),) for x in logits)
    return ReadSet(examples, readings, domain)


@pytest.fixture(scope="module")
def read() -> dict[str, ReadSet]:
    names = ("public_fitting", "domain_fitting", "public_measuring", "domain_measuring")
    return {name: read_set(seed, name.startswith("domain")) for seed, name in enumerate(names)}


def test_what_was_too_sure_is_less_wrong_on_pairs_that_it_was_not_fitted_on(read: dict[str, ReadSet]) -> None:
    rows = [line.split(" | ") for line in render_errors(read, fit(read))][2:]
    assert len(rows) == 8
    for row in rows:
        raw, calibrated = float(row[4]), float(row[5])
        assert calibrated < raw / 2, row
    assert [row[2] for row in rows] == ["400"] * 4 + ["200"] * 4, "pairs of unknown relevance are left out"


def test_the_fit_does_not_look_at_the_measuring_sets(read: dict[str, ReadSet]) -> None:
    others = read | {"public_measuring": read_set(9, False), "domain_measuring": read_set(10, True)}
    assert fit(read) == fit(others)


def test_pairs_of_all_sets_stand_in_one_row(read: dict[str, ReadSet]) -> None:
    both = concatenate([some.judge(Calibration()) for some in read.values()])
    assert len(both.domain) == 1600
    assert both.domain.sum() == 800
    assert np.isnan(truth_of(both, "relevance")).sum() == 800
    assert not np.isnan(truth_of(both, "answerable")).any()


def test_risk_starts_with_the_surest_and_ends_with_all(read: dict[str, ReadSet]) -> None:
    outcomes = read["public_measuring"].outcomes(Calibration())
    coverage, risk = trace_risk(outcomes)
    assert coverage[-1] == 1.0
    assert risk[-1] == pytest.approx(1 - outcomes.has.mean())
    assert risk[:100].mean() < risk[-100:].mean()


def test_both_pictures_are_drawn(read: dict[str, ReadSet], tmp_path: Path) -> None:
    calibration = Calibration.from_json(fit(read))
    for name, figure in (
        ("a.svg", draw_reliability(read, calibration)),
        ("b.svg", draw_risk(read, calibration)),
    ):
        save_picture(figure, tmp_path / name)
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text.count("<path") > 10
