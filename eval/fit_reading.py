"""Fits the weights of the reader without a model on dev cases, and prints the curves that the thresholds come from.

    python -m eval.fit_reading --home DIR [--write]

Only cases of the split `dev` are used for fitting; the same figures are printed for `check`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from assistant.opening import open_library
from assistant.reading.article_view import ArticleViews
from assistant.reading.question_terms import weigh_terms
from assistant.reading.quoting_reader import QuotingReader
from assistant.reading.sentence_features import NAMES
from assistant.reading.weights import EvidenceFeatures, Weights, load_weights
from assistant.respond import Assistant
from assistant.settings import Settings
from assistant.understanding.question import Question
from corpus.regions import load_gazetteer
from eval.casework.case import EvalCase
from eval.casework.case_files import load_passage_cases
from eval.matching.facts import match_fact
from eval.weights_toml import render_toml
from index.hit import Hit

REGULARISATION = 0.3
"""Inverse strength (C of scikit-learn): a few hundred questions, nine features."""

CASES = Path(__file__).resolve().parent / "cases"
HEADING = "Weights of the reader without a model; written by `python -m eval.fit_reading --write`."
WEIGHTS_FILE = Path(__file__).resolve().parent.parent / "assistant" / "data" / "reading.toml"

EVIDENCE = tuple(field.name for field in fields(EvidenceFeatures))

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """One case, understood and searched once."""

    case: EvalCase
    question: Question
    hits: tuple[Hit, ...]


def main(
    home: Annotated[Path | None, typer.Option(help="home with the shipped archive")] = None,
    write: Annotated[bool, typer.Option(help="write assistant/data/reading.toml")] = False,
) -> None:
    """Fits, prints, and with --write stores the weights."""
    console = Console()
    library = open_library(Settings.from_environment().with_home(home).faster())
    assistant = Assistant(library)
    asked = [_ask(assistant, case) for case in load_passage_cases()]
    dev = [one for one in asked if one.case.split == "dev"]
    views = ArticleViews(load_gazetteer())
    nothing = Weights(_zeros(NAMES), _zeros(EVIDENCE), load_weights().thresholds)
    reader = QuotingReader(views, library.archive, nothing)
    sentence = fit_sentences(reader, library.archive, dev)
    reader = QuotingReader(views, library.archive, Weights(sentence, nothing.evidence, nothing.thresholds))
    evidence = fit_evidence(reader, library.archive, dev)
    fitted = Weights(sentence, evidence, nothing.thresholds)
    reader = QuotingReader(views, library.archive, fitted)
    for name in ("dev", "check"):
        console.print(_curve(name, [one for one in asked if one.case.split == name], reader))
        console.print(_scope(name, [one for one in asked if one.case.split == name]))
    if write:
        WEIGHTS_FILE.write_text(render_toml(HEADING, fitted), encoding="utf-8")
    library.close()


def _zeros(names: Sequence[str]) -> dict[str, float]:
    return dict.fromkeys(("bias", *names), 0.0)


def _ask(assistant: Assistant, case: EvalCase) -> Asked:
    question = assistant.understand(case.question, case.history)
    return Asked(case, question, assistant.search(question))


def fit_sentences(reader: QuotingReader, archive: object, asked: Sequence[Asked]) -> dict[str, float]:
    """Weights that tell the sentences with a fact from the others of the articles found."""
    rows: list[tuple[float, ...]] = []
    labels: list[bool] = []
    weights: list[float] = []
    for one in asked:
        if not one.case.answerable:
            continue
        fitting = [
            article for article in reader.found_articles(one.question, one.hits) if article.misfit.fits
        ]
        terms = weigh_terms(one.question, archive)  # type: ignore[arg-type]
        sentences = reader.weigh_sentences(one.question, terms, fitting)
        right = [
            _holds_fact(one.case, item.view.article.id, item.view.text_of(item.sentence))
            for item in sentences
        ]
        if not any(right):
            continue
        rows += [astuple(item.features) for item in sentences]
        labels += right
        weights += [1.0 / len(sentences)] * len(sentences)
    return _fit(NAMES, np.array(rows), np.array(labels), np.array(weights) * len(rows) / sum(weights))


def fit_evidence(reader: QuotingReader, archive: object, asked: Sequence[Asked]) -> dict[str, float]:
    """Weights that tell the questions that the best sentences answer from the others."""
    rows: list[tuple[float, ...]] = []
    labels: list[bool] = []
    for one in asked:
        features = _evidence(reader, archive, one)
        if features is not None:
            rows.append(astuple(features))
            labels.append(one.case.answerable)
    return _fit(EVIDENCE, np.array(rows), np.array(labels), None, balanced=True)


def _evidence(reader: QuotingReader, archive: object, one: Asked) -> EvidenceFeatures | None:
    fitting = [article for article in reader.found_articles(one.question, one.hits) if article.misfit.fits]
    terms = weigh_terms(one.question, archive)  # type: ignore[arg-type]
    weighed = reader.weigh_sentences(one.question, terms, fitting)
    return reader.measure_evidence(one.question, terms, weighed, fitting) if weighed else None


def _fit(
    names: Sequence[str],
    rows: Matrix,
    labels: NDArray[np.bool_],
    weights: Matrix | None,
    balanced: bool = False,
) -> dict[str, float]:
    model = LogisticRegression(C=REGULARISATION, max_iter=2000, class_weight="balanced" if balanced else None)
    model.fit(rows, labels, sample_weight=weights)
    fitted = {"bias": float(model.intercept_[0])}
    return fitted | {name: float(value) for name, value in zip(names, model.coef_[0], strict=True)}


def _holds_fact(case: EvalCase, article_id: str, text: str) -> bool:
    return article_id in case.articles and any(match_fact(fact, text).found for fact in case.facts)


def _curve(name: str, asked: Sequence[Asked], reader: QuotingReader) -> Table:
    """Refusals at every threshold: the risk of each line that might be drawn."""
    readings = [(one.case.answerable, reader.read(one.question, one.hits)) for one in asked]
    table = Table("threshold", "false refusals", "abstention recall", title=f"{name}: confidence")
    for line in np.arange(0.1, 0.95, 0.05):
        refused = [(good, not reading.supports or reading.confidence < line) for good, reading in readings]
        table.add_row(
            f"{line:.2f}",
            _share(r for good, r in refused if good),
            _share(r for good, r in refused if not good),
        )
    return table


def _scope(name: str, asked: Sequence[Asked]) -> Table:
    """How many questions of each sort lie under a line of likeness."""
    sorts = {"answerable": [], "out_of_scope": [], "other": []}  # type: dict[str, list[float]]
    for one in asked:
        if one.question.regions:
            continue
        sort = (
            "answerable"
            if one.case.answerable
            else "out_of_scope"
            if one.case.reason == "out_of_scope"
            else "other"
        )
        sorts[sort].append(max((hit.dense or 0.0 for hit in one.hits), default=0.0))
    table = Table("likeness", *sorts, title=f"{name}: share of questions without a region under a likeness")
    for line in np.arange(0.74, 0.92, 0.01):
        table.add_row(f"{line:.2f}", *(_share(value < line for value in values) for values in sorts.values()))
    return table


def _share(values: Iterable[bool]) -> str:
    found = list(values)
    return f"{100 * sum(found) / len(found):.1f} % of {len(found)}" if found else "–"


if __name__ == "__main__":
    typer.run(main)
