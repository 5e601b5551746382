"""Both tasks over a file: what is measured, by groups of questions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.opening import open_reader
from assistant.settings import Settings
from eval.bench_support.answer_match import Normalise, normalise_answer, normalise_officially, score_items
from eval.bench_support.ranks import Estimate, Ranks, estimate_mean
from eval.public_sets import messages
from eval.public_sets.context_reading import LINE, ContextReader
from eval.public_sets.context_searching import Progress, opened_contexts, retrieval_figures
from eval.public_sets.question_set import PublicQuestion
from eval.public_sets.squad_scores import Prediction, SquadScores
from index.embedding import load_embedder

RULES: Mapping[str, Normalise] = {"indonesian": normalise_answer, "official": normalise_officially}
EVERYTHING, HELD_OUT = "all", "held_out"
"""Groups of questions: those of the file, and those on contexts that no model was trained on."""

Chosen = NDArray[np.bool_]
Report = TypeVar("Report")


@dataclass(frozen=True, slots=True)
class QaFigures:
    """A group of questions as read."""

    count: int
    rules: Mapping[str, Mapping[str, Estimate]]
    """Normalisation -> figure -> share, 0 to 1; without lists."""
    best: Mapping[str, Mapping[str, float]]
    """Normalisation -> best_exact, best_f1 and their thresholds."""
    lists: Estimate | None
    """AnsF1: F1 of the items of a list, mean over the lists; None without lists."""


@dataclass(frozen=True, slots=True)
class QaRun:
    """The task qa over questions."""

    questions: tuple[PublicQuestion, ...]
    predictions: tuple[Prediction, ...]
    model: str

    def groups(self) -> dict[str, QaFigures]:
        """Figures of each group that there is."""
        return _by_group(self.questions, self._figures)

    def _figures(self, chosen: Chosen) -> QaFigures:
        pairs = list(compress(zip(self.questions, self.predictions, strict=True), chosen))
        plain = [pair for pair in pairs if not pair[0].listing]
        golds, read = [question.answers for question, _ in plain], [prediction for _, prediction in plain]
        scores = {name: SquadScores.of(read, golds, rule) for name, rule in RULES.items()}
        return QaFigures(
            len(pairs),
            {name: score.figures(LINE) for name, score in scores.items()},
            {name: score.best() for name, score in scores.items()},
            score_lists([pair for pair in pairs if pair[0].listing]),
        )


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """A group of questions as searched."""

    count: int
    ways: Mapping[str, Mapping[str, Estimate]]
    """Way of ranking -> figure -> 0 to 1."""


@dataclass(frozen=True, slots=True)
class RetrievalRun:
    """The task retrieval over the answerable questions."""

    questions: tuple[PublicQuestion, ...]
    ranks: Mapping[str, Ranks]
    """Way of ranking -> place of the right context, (questions,); 0 where it is not among the first ten."""
    contexts: int
    passages: int
    model: str

    def groups(self) -> dict[str, RetrievalFigures]:
        """Figures of each group that there is."""
        return _by_group(self.questions, self._figures)

    def _figures(self, chosen: Chosen) -> RetrievalFigures:
        ways = {name: retrieval_figures(ranks[chosen]) for name, ranks in self.ranks.items()}
        return RetrievalFigures(int(chosen.sum()), ways)


def run_qa(questions: tuple[PublicQuestion, ...], reader: ContextReader, progress: Progress) -> QaRun:
    """Every question read."""
    with progress(messages.READING) as advance:
        return QaRun(questions, reader.read_all(questions, advance), reader.name)


def run_retrieval(
    questions: tuple[PublicQuestion, ...], contexts: Sequence[str], fast: bool, progress: Progress
) -> RetrievalRun:
    """Answerable `questions` searched among `contexts`, which hold their own; `fast`: nothing is reranked."""
    settings = Settings.from_environment().faster(fast)
    embedder = load_embedder(settings.embedder)
    with opened_contexts(contexts, embedder, open_reader(settings), progress) as held:
        with progress(messages.SEARCHING) as advance:
            ranks = held.rank_all(questions, advance)
        return RetrievalRun(questions, ranks, len(held.places), held.passages, embedder.name)


def score_lists(pairs: Sequence[tuple[PublicQuestion, Prediction]]) -> Estimate | None:
    """AnsF1 of lists: F1 between the sets of items, normalised; a declined list has no items. None without lists."""
    if not pairs:
        return None
    return estimate_mean(np.array([_score_list(question, prediction) for question, prediction in pairs]))


def _score_list(question: PublicQuestion, prediction: Prediction) -> float:
    found = prediction.items if prediction.no_answer <= LINE else ()
    right, said = ({normalise_answer(item) for item in items} for items in (question.answers, found))
    return score_items(said, right)[0] if right or said else 1.0


def _by_group(questions: Sequence[PublicQuestion], figures: Callable[[Chosen], Report]) -> dict[str, Report]:
    """Figures of all questions; and of those never trained on, where others were."""
    untrained = np.array([not question.trained for question in questions], dtype=bool)
    found = {EVERYTHING: figures(np.ones(len(questions), dtype=bool))}
    if untrained.any() and not untrained.all():
        found[HELD_OUT] = figures(untrained)
    return found
