"""From logits of the cross-encoder to probabilities that mean something; fitted, measured, written to its folder.

Logistic (Platt 1999, a temperature and an offset), since two or three numbers cannot follow noise; isotonic
regression (Zadrozny, Elkan 2002) is fitted beside it to see what a free curve would gain.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

SETTINGS_FILE = "config.json"
KEY = "calibration"

BINS = 10
"""Equal widths of probability over which reliability is measured."""
INVERSE_PENALTY = 1e4
"""C of scikit-learn: next to none, there are two or three numbers to fit."""
FITTING_PERCENT = 50
"""Share of the held-out public contexts that calibration is fitted on; the others only measure it."""
SALT = "kalibrasi:"

Array = NDArray[np.float64]
Truth = NDArray[np.bool_]

Calibration = Mapping[str, Mapping[str, float]]
"""As in the settings file: `relevance` {scale, offset}, `answerable` {answerable_weight, span_weight,
relevance_weight, offset}."""

IDENTITY: Calibration = {
    "relevance": {"scale": 1.0, "offset": 0.0},
    "answerable": {"answerable_weight": 1.0, "span_weight": 0.0, "relevance_weight": 0.0, "offset": 0.0},
}
"""The model's own probabilities: what its losses were trained to give."""


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """Questions and passages that were read, with what is true of each; all arrays (pairs,)."""

    relevance: Array
    """Logit."""
    answerable: Array
    """Logit."""
    margin: Array
    """Score of the best span less that of no span, in logits."""
    is_relevant: Array
    """1, 0, or NaN where nobody knows."""
    is_answerable: Array
    domain: Truth
    """True for pairs from the visits, False for public ones."""

    def choose(self, chosen: Truth) -> "JudgedPairs":
        """Only the pairs where `chosen` is true."""
        columns = (getattr(self, name)[chosen] for name in self.__dataclass_fields__)
        return JudgedPairs(*columns)


def is_fitting_context(text: str) -> bool:
    """Whether a held-out context fits the calibration; depends on its words alone."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    digest = hashlib.sha256((SALT + words).encode("utf-8")).digest()
    return int.from_bytes(digest[:4], "big") % 100 < FITTING_PERCENT


def fit_calibration(pairs: JudgedPairs) -> Calibration:
    """The numbers that fit best, public and domain pairs counting equally.

    ValueError where a truth has one value only.
    """
    relevance, offset = _fit(pairs.relevance[:, None], pairs.is_relevant, pairs.domain)
    evidence = np.stack([pairs.answerable, pairs.margin, pairs.relevance], axis=1)
    weights, bias = _fit(evidence, pairs.is_answerable, pairs.domain)
    return {
        "relevance": {"scale": float(relevance[0]), "offset": offset},
        "answerable": {
            "answerable_weight": float(weights[0]),
            "span_weight": float(weights[1]),
            "relevance_weight": float(weights[2]),
            "offset": bias,
        },
    }


def relevance_probabilities(pairs: JudgedPairs, calibration: Calibration) -> Array:
    """Probability of each pair that the passage is what the question is about, (pairs,)."""
    numbers = calibration["relevance"]
    return sigmoid(numbers["scale"] * pairs.relevance + numbers["offset"])


def answerable_probabilities(pairs: JudgedPairs, calibration: Calibration) -> Array:
    """Probability of each pair that the passage answers the question, (pairs,)."""
    numbers = calibration["answerable"]
    return sigmoid(
        numbers["answerable_weight"] * pairs.answerable
        + numbers["span_weight"] * pairs.margin
        + numbers["relevance_weight"] * pairs.relevance
        + numbers["offset"]
    )


def sigmoid(values: Array) -> Array:
    """The logistic function, safe for any size."""
    grown = np.exp(-np.abs(values))
    return np.where(values >= 0, 1.0 / (1.0 + grown), grown / (1.0 + grown))


def fit_isotonic(probabilities: Array, truth: Array, domain: Truth) -> Callable[[Array], Array]:
    """A rising step function from the probabilities given to the shares observed; for comparison only."""
    curve = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip")
    known = ~np.isnan(truth)
    curve.fit(probabilities[known], truth[known], sample_weight=balance_sides(domain[known]))
    return lambda values: np.asarray(curve.predict(values), dtype=np.float64)


def balance_sides(domain: Truth) -> Array:
    """A weight for each pair: both sides add up to the same, the mean is 1. All 1 where one side is empty."""
    inside = int(domain.sum())
    outside = len(domain) - inside
    if not inside or not outside:
        return np.ones(len(domain))
    return np.where(domain, len(domain) / (2 * inside), len(domain) / (2 * outside))


def brier_score(probabilities: Array, truth: Array) -> float:
    """Mean squared distance from the truth, 0 to 1; less is better (Brier 1950)."""
    return float(np.mean((probabilities - truth) ** 2)) if len(truth) else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose probabilities lie near each other."""

    count: int
    stated: float
    """Mean probability."""
    observed: float
    """Share that is true."""


def split_bins(probabilities: Array, truth: Array) -> tuple[Bin, ...]:
    """The bins that hold a pair, from low to high; 1.0 belongs to the last one."""
    places = np.minimum((probabilities * BINS).astype(np.int64), BINS - 1)
    filled = ((places == number) for number in range(BINS))
    return tuple(
        Bin(int(some.sum()), float(probabilities[some].mean()), float(truth[some].mean()))
        for some in filled
        if some.any()
    )


def calibration_error(probabilities: Array, truth: Array) -> float:
    """ECE, 0 to 1: mean over pairs of the distance between stated and observed in their bin (Guo et al. 2017)."""
    bins = split_bins(probabilities, truth)
    return sum(one.count * abs(one.stated - one.observed) for one in bins) / max(len(truth), 1)


def write_calibration(folder: Path, calibration: Calibration) -> None:
    """Replace the calibration in the settings file of a model folder; all else in it stays as it was."""
    path = folder / SETTINGS_FILE
    settings = json.loads(path.read_bytes())
    settings[KEY] = {
        name: {key: round(value, 4) for key, value in part.items()} for name, part in calibration.items()
    }
    path.write_text(json.dumps(settings, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _fit(scores: Array, truth: Array, domain: Truth) -> tuple[Array, float]:
    known = ~np.isnan(truth)
    labels = truth[known] > 0
    if len(np.unique(labels)) < 2:
        raise ValueError(f"expected pairs of both kinds, got {len(labels)} with only one")
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=1000)
    model.fit(scores[known], labels, sample_weight=balance_sides(domain[known]))
    return np.asarray(model.coef_[0], dtype=np.float64), float(model.intercept_[0])
