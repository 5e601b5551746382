"""How wrong the answers are that a run is surest of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from eval.running.result import CaseResult


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What would be answered, and how much of it wrongly, if answers less sure than `threshold` were declined."""

    threshold: float
    """Confidence of the least sure answer that is kept, 0 to 1."""
    coverage: float
    """Share, 0 to 1, of the cases that are answered."""
    risk: float
    """Share, 0 to 1, of those answers that are wrong."""


def risk_coverage(results: Iterable[CaseResult]) -> tuple[CurvePoint, ...]:
    """The risk-coverage curve (El-Yaniv, Wiener 2010), surest answers first.

    Over the cases that passages answer, answerable or not; those that the register answered have no confidence and
    are left out. It ends at the coverage that the run reached: what was declined has no answer that could be
    judged. An answer is right where the case is answerable, every fact is found and no forbidden one. Answers of
    equal confidence come in one step, so that the order of cases does not matter.
    """
    asked = [result for result in results if not result.case.asks_register]
    judged = [result for result in asked if not (result.answered and _confidence(result) is None)]
    answered = [(_confidence(result) or 0.0, _is_wrong(result)) for result in judged if result.answered]
    points: list[CurvePoint] = []
    kept = wrong = 0
    for threshold, step in groupby(sorted(answered, reverse=True), key=lambda pair: pair[0]):
        errors = [is_wrong for _, is_wrong in step]
        kept, wrong = kept + len(errors), wrong + sum(errors)
        points.append(CurvePoint(threshold, kept / len(judged), wrong / kept))
    return tuple(points)


def area_under(points: Sequence[CurvePoint]) -> float | None:
    """AURC: the mean of the risk over the coverage that is reached, 0 to 1, less is better (Geifman, El-Yaniv 2017).

    Each step counts with the coverage that it adds, at the risk at its end; divided by the coverage reached, so that
    runs that decline differently much can be compared. None without points.
    """
    if not points:
        return None
    before = (0.0, *(point.coverage for point in points))
    steps = zip(points, before, strict=False)
    return sum((point.coverage - start) * point.risk for point, start in steps) / points[-1].coverage


def _confidence(result: CaseResult) -> float | None:
    return result.answer.confidence if result.answer is not None else None


def _is_wrong(result: CaseResult) -> bool:
    says_forbidden = any(fact.found for fact in result.forbidden)
    return says_forbidden or not (result.case.answerable and result.has_all_facts)
