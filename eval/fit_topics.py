"""Fits the weights that tell the subjects of a visit from other topics of its article.

    python -m eval.fit_topics [PATH/visits.jsonl] [--write]

Only the part `rules` of the labels is read. Printed is the F1 over folds of articles, at several thresholds.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from sklearn.linear_model import LogisticRegression

from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.subjects.stretches import read_stretches
from corpus.visits.extraction.subjects.topic_features import TopicFeatures, read_features
from corpus.visits.extraction.subjects.topic_places import find_places
from corpus.visits.extraction.subjects.topics import choose_topics
from eval.visit_labels.labels import VisitLabel, load_labels

LABELS = Path("../shared/visits/visits.jsonl")
WEIGHTS = Path(__file__).resolve().parent.parent / "corpus" / "data" / "topic_weights.toml"
NAMES = tuple(field.name for field in fields(TopicFeatures))
STRENGTH = 0.5
"""Inverse regularisation (C of scikit-learn): 0.1 to 3 differ by less than a point of F1."""
FOLDS = 8
SEEDS = 3
"""Ways to part the articles into folds, over which the printed F1 is averaged."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Topics that one article names, and those that its label has."""

    features: Mapping[str, TopicFeatures]
    accepted: tuple[frozenset[str], ...]
    """For each labelled topic the names that say it."""
    further: frozenset[str]
    """Names that are right too."""

    @property
    def right(self) -> frozenset[str]:
        """All names that are right."""
        return self.further.union(*self.accepted)


def read_labelled(labels: Sequence[VisitLabel]) -> tuple[Labelled, ...]:
    """Features of every article, read as one visit that all sentences tell of."""
    gazetteer = load_gazetteer()
    found = []
    for label in labels:
        reading = ArticleReading(label.article, gazetteer)
        frame = VisitFrame((), (), tuple(range(len(reading.sentences))))
        places = find_places(reading, read_stretches(reading, frame))
        accepted = tuple(frozenset(names) for names in label.topics)
        features = read_features(places, len(frame.sentences))
        found.append(Labelled(features, accepted, label.further_topics))
    return tuple(found)


def fit(articles: Sequence[Labelled]) -> LogisticRegression:
    """A logistic regression over all topics of `articles`."""
    rows = [list(asdict(one).values()) for article in articles for one in article.features.values()]
    right = [name in article.right for article in articles for name in article.features]
    return LogisticRegression(C=STRENGTH, max_iter=2000).fit(np.array(rows), np.array(right))


def chances(model: LogisticRegression, article: Labelled) -> dict[str, float]:
    """Chance of each topic of one article."""
    if not article.features:
        return {}
    rows = np.array([list(asdict(one).values()) for one in article.features.values()])
    guessed: NDArray[np.float64] = model.predict_proba(rows)[:, 1]
    return dict(zip(article.features, map(float, guessed), strict=True))


def cross_validate(articles: Sequence[Labelled], seed: int) -> tuple[dict[str, float], ...]:
    """Chances of each article under a model that has not seen it."""
    order = np.random.default_rng(seed).permutation(len(articles))
    found: list[dict[str, float]] = [{} for _ in articles]
    for fold in range(FOLDS):
        held = {int(index) for index in order[fold::FOLDS]}
        model = fit([article for index, article in enumerate(articles) if index not in held])
        for index in held:
            found[index] = chances(model, articles[index])
    return tuple(found)


def f1(articles: Sequence[Labelled], guesses: Sequence[Mapping[str, float]], least: float) -> float:
    """F1 as `eval.bench_visits` counts it."""
    chosen = [set(choose_topics(guess, least)) for guess in guesses]
    pairs = list(zip(articles, chosen, strict=True))
    precision = sum(len(got & one.right) for one, got in pairs) / max(1, sum(map(len, chosen)))
    met = sum(bool(got & names) for one, got in pairs for names in one.accepted)
    recall = met / sum(len(one.accepted) for one in articles)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> None:
    """Fit, print, and with --write store the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path, nargs="?", default=LABELS, help="visits.jsonl")
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    options = parser.parse_args()
    labels = [one for one in load_labels(options.labels, load_gazetteer()) if one.part == "rules"]
    articles = read_labelled(labels)
    guesses = [cross_validate(articles, seed) for seed in range(SEEDS)]
    console = Console()
    console.print(f"{len(articles)} articles; F1 over {FOLDS} folds")
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
        console.print(f"{least:5.2f}{np.mean([f1(articles, guess, least) for guess in guesses]):8.1%}")
    model = fit(articles)
    if options.write:
        WEIGHTS.write_text(render(model), encoding="utf-8")


def render(model: LogisticRegression) -> str:
    """The weights as a TOML file."""
    lines = [
        "# Weights of the features in corpus/visits/extraction/subjects/topic_features.py, a logistic regression.",
        "# Written by `python -m eval.fit_topics --write`.",
        "",
        f"bias = {model.intercept_[0]:.4f}",
        "",
        "[weights]",
    ]
    return "\n".join([*lines, *(f"{n} = {w:.4f}" for n, w in zip(NAMES, model.coef_[0], strict=True))]) + "\n"


if __name__ == "__main__":
    main()
