"""EM and F1 as the script `evaluate-v2.0.py` of SQuAD 2.0 defines them (Rajpurkar, Jia, Liang 2018).

One observation a question: the best over its right answers, "" being the right answer where there is none. A
question whose probability of no answer is above a threshold counts as declined: 1 where it has no answer, else 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from eval.bench_support.answer_match import Normalise, best_match, match_exactly, match_words
from eval.bench_support.ranks import Estimate, estimate_mean

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was read for one question."""

    text: str
    """The likeliest span; empty where the context has no words."""
    no_answer: float
    """Probability, 0 to 1, that the context does not answer."""
    items: tuple[str, ...] = ()
    """All spans that are likely enough to be items of a list, in the order of the text."""


@dataclass(frozen=True, slots=True)
class SquadScores:
    """Every question as scored; all arrays (questions,)."""

    exact: Values
    """EM of `Prediction.text`, 0 or 1, as if nothing were declined."""
    overlap: Values
    """F1 of it, 0 to 1."""
    no_answer: Values
    """Probability, 0 to 1."""
    has: NDArray[np.bool_]
    """Whether the question has an answer."""
    said: NDArray[np.bool_]
    """Whether any words were read."""

    @classmethod
    def of(
        cls, predictions: Sequence[Prediction], golds: Sequence[Sequence[str]], normalise: Normalise
    ) -> Self:
        """Scores of `predictions` for right answers in the same order; none for a question without an answer."""
        texts = [prediction.text for prediction in predictions]
        wanted = [[gold for gold in some if normalise(gold)] or [""] for some in golds]
        pairs = list(zip(texts, wanted, strict=True))

        def exactly(answer: str, gold: str) -> float:
            return match_exactly(answer, gold, normalise)

        def in_words(answer: str, gold: str) -> float:
            return match_words(answer, gold, normalise)

        return cls(
            np.array([best_match(exactly, text, some) for text, some in pairs], dtype=np.float64),
            np.array([best_match(in_words, text, some) for text, some in pairs], dtype=np.float64),
            np.array([prediction.no_answer for prediction in predictions], dtype=np.float64),
            np.array([bool(some) for some in golds], dtype=bool),
            np.array([bool(text) for text in texts], dtype=bool),
        )

    def figures(self, threshold: float) -> dict[str, Estimate]:
        """exact and f1 over all, over those with an answer and those without, 0 to 1; no key without questions."""
        declined = self.no_answer > threshold
        right = (~self.has).astype(np.float64)
        exact, overlap = (np.where(declined, right, raw) for raw in (self.exact, self.overlap))
        groups = {"": np.ones_like(self.has), "HasAns_": self.has, "NoAns_": ~self.has}
        return {
            f"{prefix}{name}": estimate_mean(values[chosen])
            for prefix, chosen in groups.items()
            if chosen.any()
            for name, values in (("exact", exact), ("f1", overlap))
        }

    def best(self) -> dict[str, float]:
        """best_exact and best_f1, 0 to 1, with the thresholds best_exact_thresh and best_f1_thresh that give them."""
        exact, exact_at = self._best_of(self.exact)
        overlap, overlap_at = self._best_of(self.overlap)
        return {
            "best_exact": exact,
            "best_exact_thresh": exact_at,
            "best_f1": overlap,
            "best_f1_thresh": overlap_at,
        }

    def _best_of(self, raw: Values) -> tuple[float, float]:
        """The mean at the best threshold, and that: `find_best_thresh` of the script, which ends ties at the lowest.

        Below every probability all are declined; then question after question, by rising probability, is answered.
        """
        if not len(raw):
            return 0.0, 0.0
        order = np.argsort(self.no_answer, kind="stable")
        gains = np.where(self.has, raw, -self.said.astype(np.float64))[order]
        sums = float((~self.has).sum()) + np.cumsum(gains)
        at = int(sums.argmax())
        if sums[at] <= float((~self.has).sum()):
            return float((~self.has).sum()) / len(raw), 0.0
        return float(sums[at]) / len(raw), float(self.no_answer[order][at])
