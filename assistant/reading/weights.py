"""The fitted weights and lines of the reader without a model: assistant/data/reading.toml."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from functools import cache

from assistant.understanding.normalizing import DATA


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the lines are drawn; fitted on dev questions by `python -m eval.fit_reading`, which prints the curves."""

    answer: float
    """Least confidence, 0 to 1, of an answer."""
    in_scope: float
    """Least likeness in meaning (cosine) of the best passage for a question of the archive's subject."""
    unanchored: float
    """The same for a question that names no region, person or time and has no word that is rare in the archive."""
    also: float
    """A further sentence is quoted where its score is at least this share of the best one's."""
    enough: float
    """No further sentence is quoted where the probabilities of those before add up to this."""
    enough_direct: float = 0.6
    """The same where the best sentence holds a direct answer that fits well."""


@dataclass(frozen=True, slots=True)
class EvidenceFeatures:
    """What decides whether there is an answer at all; each about 0 to 1."""

    best: float
    """Probability of the best sentence."""
    article: float
    """Share of the question's weight that the best article covers."""
    unknown: float
    """Share of the question's weight in terms that stand nowhere in the archive."""
    lacking: float
    """The heaviest term that the best article lacks, against the heaviest of the question."""
    meaning: float
    """Cosine of the best passage."""
    told: float
    """Share of what the title leaves open that the best sentence covers."""
    around: float
    """Share of the question's weight that the title, the best sentence and its neighbours cover."""
    near: float
    """How near the best sentence's direct answer stands to a word of the question."""
    kind: float
    """Whether the best sentence has what the question word asks for."""
    misses: float
    """1 where the question wants a definite thing (an office, a counted noun, a time) that no good sentence has."""
    placed: float
    """1 where the question names a region (that the article names too)."""
    time_unknown: float
    """1 where the question states a time and the article gives none."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of both decisions, each with a `bias`, and the thresholds that go with them."""

    sentence: Mapping[str, float]
    evidence: Mapping[str, float]
    thresholds: Thresholds


@cache
def load_weights() -> Weights:
    """The weights in assistant/data/reading.toml; `python -m eval.fit_reading` writes them."""
    raw = tomllib.loads((DATA / "reading.toml").read_text(encoding="utf-8"))
    return Weights(raw["sentence"], raw["evidence"], Thresholds(**raw["thresholds"]))


def weigh_evidence(features: EvidenceFeatures, weights: Mapping[str, float]) -> float:
    """`bias` and the features, each times its weight."""
    names = (field.name for field in fields(EvidenceFeatures))
    values = zip(names, astuple(features), strict=True)
    return float(weights["bias"] + sum(weights[name] * value for name, value in values))


def probability(value: float) -> float:
    """The logistic function, safe for any size of `value`."""
    if value >= 0:
        return 1.0 / (1.0 + math.exp(-value))
    grown = math.exp(value)
    return grown / (1.0 + grown)
