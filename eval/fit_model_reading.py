"""Fits how the reader weighs its rules against its model, and prints the curves that the lines come from.

    python -m eval.fit_model_reading --home DIR [--write]

Only dev cases are fitted on whose articles the model was not trained on (index.training.held_out); the same figures
are printed for `check`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from assistant.opening import open_library
from assistant.reading.article_view import ArticleViews
from assistant.reading.model_evidence import gather_parts, read_sentence
from assistant.reading.model_reader import (
    EVIDENCE_WEIGHTS,
    SENTENCE_WEIGHTS,
    ModelWeights,
    join_reading,
    load_model_weights,
    measure_evidence,
    measure_sentence,
    weigh,
)
from assistant.reading.quoting_reader import QuotingReader
from assistant.reading.types import Reading
from assistant.respond import Assistant
from assistant.settings import Settings
from assistant.understanding.question import Question
from corpus.regions import load_gazetteer
from eval.casework.case import EvalCase
from eval.casework.case_files import load_passage_cases
from eval.matching.facts import match_fact
from eval.weights_toml import render_toml
from index.hit import Hit
from index.training.held_out import visit_fold

REGULARISATION = 0.3
"""Inverse strength (C of scikit-learn): few questions, four weights."""
HEADING = "Weights of rules and model; written by `python -m eval.fit_model_reading --write`."
WEIGHTS_FILE = Path(__file__).resolve().parent.parent / "assistant" / "data" / "model_reading.toml"


@dataclass(frozen=True, slots=True)
class AskedCase:
    """One case, understood, searched and read once by the rules."""

    case: EvalCase
    question: Question
    hits: tuple[Hit, ...]
    rules: Reading


def main(
    home: Annotated[Path | None, typer.Option(help="home with the shipped archive")] = None,
    write: Annotated[bool, typer.Option(help="write assistant/data/model_reading.toml")] = False,
) -> None:
    """Fits, prints, and with --write stores the weights."""
    console = Console()
    with open_library(Settings.from_environment().with_home(home)) as library:
        assistant = Assistant(library)
        rules = QuotingReader(ArticleViews(load_gazetteer()), library.archive)
        asked = [ask_case(assistant, rules, case) for case in load_passage_cases()]
    dev = [one for one in asked if one.case.split == "dev"]
    unseen = [one for one in dev if is_unseen(one.case)]
    sentence = fit_sentences(unseen)
    evidence = fit_evidence(unseen, sentence)
    fitted = ModelWeights(sentence, evidence, load_model_weights().thresholds)
    for name, some in (
        ("dev, articles not trained on", unseen),
        ("dev", dev),
        ("check", [one for one in asked if one.case.split == "check"]),
    ):
        console.print(render_curve(name, some, fitted))
    if write:
        WEIGHTS_FILE.write_text(render_toml(HEADING, fitted), encoding="utf-8")


def ask_case(assistant: Assistant, rules: QuotingReader, case: EvalCase) -> AskedCase:
    """The case on its way as far as the rules."""
    question = assistant.understand(case.question, case.history)
    hits = assistant.search(question)
    return AskedCase(case, question, hits, rules.read(question, hits))


def is_unseen(case: EvalCase) -> bool:
    """True where the model was trained on none of the expected articles."""
    return all(visit_fold(article) != "train" for article in case.articles)


def fit_sentences(asked: Sequence[AskedCase]) -> dict[str, float]:
    """Weights that tell the sentences with a fact from the others of the articles read."""
    rows: list[list[float]] = []
    labels: list[bool] = []
    weights: list[float] = []
    for one in asked:
        right = [
            support.article.id in one.case.articles
            and any(match_fact(fact, support.span.of(support.article.text)).found for fact in one.case.facts)
            for support in one.rules.supports
        ]
        if not any(right):
            continue
        parts = gather_parts(one.hits)
        for support in one.rules.supports:
            read = read_sentence(support.span, parts.get(support.article.id, ()))
            rows.append([measure_sentence(support, read)[name] for name in SENTENCE_WEIGHTS])
        labels += right
        weights += [1.0 / len(right)] * len(right)
    return _fit(SENTENCE_WEIGHTS, rows, labels, np.array(weights) * len(rows) / sum(weights))


def fit_evidence(asked: Sequence[AskedCase], sentence: Mapping[str, float]) -> dict[str, float]:
    """Weights that tell the questions that the best sentence answers from the others."""
    rows: list[list[float]] = []
    labels: list[bool] = []
    for one in asked:
        if one.rules.supports:
            measured = _measure(one, sentence)
            rows.append([measured[name] for name in EVIDENCE_WEIGHTS])
            labels.append(one.case.answerable)
    return _fit(EVIDENCE_WEIGHTS, rows, labels, None)


def _measure(one: AskedCase, sentence: Mapping[str, float]) -> dict[str, float]:
    parts = gather_parts(one.hits)

    def score(at: int) -> float:
        support = one.rules.supports[at]
        read = read_sentence(support.span, parts.get(support.article.id, ()))
        return weigh(measure_sentence(support, read), sentence)

    best = one.rules.supports[max(range(len(one.rules.supports)), key=score)]
    return measure_evidence(one.rules, best, parts.get(best.article.id, ()))


def _fit(
    names: Sequence[str], rows: Sequence[Sequence[float]], labels: Sequence[bool], weights: np.ndarray | None
) -> dict[str, float]:
    model = LogisticRegression(C=REGULARISATION, max_iter=2000)
    model.fit(np.array(rows), np.array(labels), sample_weight=weights)
    fitted = {"bias": float(model.intercept_[0])}
    return fitted | {name: float(value) for name, value in zip(names, model.coef_[0], strict=True)}


def render_curve(name: str, asked: Sequence[AskedCase], weights: ModelWeights) -> Table:
    """Refusals at every line that might be drawn: of the rules alone, and of rules and model."""
    joint = [(one.case.answerable, _confidence(join_reading(one.rules, one.hits, weights))) for one in asked]
    rules = [(one.case.answerable, _confidence(one.rules)) for one in asked]
    table = Table(
        "line", "rules: false", "recall", "model: false", "recall", title=f"{name}: {len(asked)} cases"
    )
    for line in np.arange(0.1, 0.95, 0.05):
        shares = [
            _share(confidence < line for good, confidence in some if good == answerable)
            for some in (rules, joint)
            for answerable in (True, False)
        ]
        table.add_row(f"{line:.2f}", *shares)
    return table


def _confidence(reading: Reading) -> float:
    return reading.confidence if reading.supports else 0.0


def _share(values: Iterable[bool]) -> str:
    found = list(values)
    return f"{100 * sum(found) / len(found):.1f} %" if found else "–"


if __name__ == "__main__":
    typer.run(main)
