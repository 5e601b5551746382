"""The figures of an evaluation: pure functions from case results to numbers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from eval.matching import match_fact
from eval.running.result import CaseResult

RESAMPLES = 1000
"""Bootstrap resamples: enough for bounds that another seed would hardly move."""
SEED = 20260101
"""Fixed, so that two runs give the same bounds."""

Values = tuple[float, ...]
"""One number for each observation that a metric is the mean of."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure by name: the mean of what `observe` sees."""

    name: str
    observe: Callable[[Sequence[CaseResult]], Values]
    better: Literal["higher", "lower"]
    tolerance: float
    """How much worse than a baseline it may be before the evaluation fails; same unit as the figure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean with its 95 % interval, in the unit of the metric (0 to 1); None without observations."""

    value: float | None
    low: float | None
    high: float | None
    count: int
    """Number of observations."""


def observe_passed(results: Sequence[CaseResult]) -> Values:
    """1 for each passed case, else 0."""
    return tuple(float(r.passed) for r in results)


def observe_facts_found(results: Sequence[CaseResult]) -> Values:
    """Share of the facts found, for each answerable case; 0 where it was declined or crashed."""
    return tuple(
        _mean([float(fact.found) for fact in r.facts]) if r.answered else 0.0 for r in _answerable(results)
    )


def observe_all_facts_found(results: Sequence[CaseResult]) -> Values:
    """1 for each answerable case with every fact found, else 0."""
    return tuple(float(r.answered and all(fact.found for fact in r.facts)) for r in _answerable(results))


def observe_right_article(results: Sequence[CaseResult]) -> Values:
    """For each answerable case that was answered: 1 where an expected article is cited, else 0."""
    return tuple(float(r.right_article) for r in _answerable(results) if r.answered)


def observe_short_right(results: Sequence[CaseResult]) -> Values:
    """For each answerable case with a direct answer: 1 where it says a fact, or is what a fact is about, else 0."""
    return tuple(
        float(_says_fact(r)) for r in _answerable(results) if r.answer is not None and r.answer.short
    )


def _says_fact(result: CaseResult) -> bool:
    short = result.answer.short if result.answer else None
    return short is not None and any(
        match_fact(fact, short).found or any(match_fact((short,), form).found for form in fact)
        for fact in result.case.facts
    )


def observe_citations_resolve(results: Sequence[CaseResult]) -> Values:
    """1 for each citation that the archive holds word for word, else 0."""
    return tuple(float(check.resolves) for r in results for check in r.citations)


def observe_abstention_precision(results: Sequence[CaseResult]) -> Values:
    """For each declined case: 1 where the archive has no answer, else 0."""
    return tuple(float(not r.case.answerable) for r in _passages(results) if r.abstained)


def observe_abstention_recall(results: Sequence[CaseResult]) -> Values:
    """For each case that the archive cannot answer: 1 where it was declined, else 0."""
    return tuple(float(r.abstained) for r in _passages(results) if not r.case.answerable)


def observe_false_refusals(results: Sequence[CaseResult]) -> Values:
    """For each answerable case: 1 where it was declined, else 0."""
    return tuple(float(r.abstained) for r in _answerable(results))


def observe_reason_right(results: Sequence[CaseResult]) -> Values:
    """For each rightly declined case: 1 where the reason is the expected one, else 0."""
    declined = (r for r in _passages(results) if r.abstained and not r.case.answerable)
    return tuple(float(r.answer is not None and r.answer.reason == r.case.reason) for r in declined)


def observe_register_exact(results: Sequence[CaseResult]) -> Values:
    """For each question to the register: 1 where exactly the expected visits are told, and nothing else is wrong."""
    return tuple(float(r.passed) for r in results if r.case.asks_register)


def observe_forbidden_facts(results: Sequence[CaseResult]) -> Values:
    """For each case with forbidden facts: 1 where the answer says one of them, else 0."""
    return tuple(float(any(fact.found for fact in r.forbidden)) for r in results if r.case.forbidden)


def observe_hits(results: Sequence[CaseResult], depth: int) -> Values:
    """For each answerable case: 1 where an expected article is among the first `depth` hits, else 0."""
    return tuple(float(0 < (first_rank(r) or 0) <= depth) for r in _answerable(results))


def observe_reciprocal_ranks(results: Sequence[CaseResult]) -> Values:
    """1 / rank of the first hit of an expected article for each answerable case; 0 where there is none."""
    return tuple(1 / rank if (rank := first_rank(r)) else 0.0 for r in _answerable(results))


def first_rank(result: CaseResult) -> int | None:
    """Rank, from 1, of the first hit of an expected article; None where it was not retrieved."""
    hits = enumerate(result.retrieved, start=1)
    return next((rank for rank, article in hits if article in result.case.articles), None)


METRICS: tuple[Metric, ...] = (
    Metric("passed", observe_passed, "higher", 0.01),
    Metric("facts_found", observe_facts_found, "higher", 0.01),
    Metric("all_facts_found", observe_all_facts_found, "higher", 0.01),
    Metric("right_article", observe_right_article, "higher", 0.01),
    Metric("short_right", observe_short_right, "higher", 0.02),
    Metric("citations_resolve", observe_citations_resolve, "higher", 0.0),
    Metric("abstention_precision", observe_abstention_precision, "higher", 0.02),
    Metric("abstention_recall", observe_abstention_recall, "higher", 0.02),
    Metric("false_refusals", observe_false_refusals, "lower", 0.01),
    Metric("reason_right", observe_reason_right, "higher", 0.03),
    Metric("register_exact", observe_register_exact, "higher", 0.01),
    Metric("forbidden_facts", observe_forbidden_facts, "lower", 0.0),
    Metric("hit_at_1", lambda results: observe_hits(results, 1), "higher", 0.01),
    Metric("hit_at_5", lambda results: observe_hits(results, 5), "higher", 0.01),
    Metric("hit_at_10", lambda results: observe_hits(results, 10), "higher", 0.01),
    Metric("mrr", observe_reciprocal_ranks, "higher", 0.01),
)


def measure(results: Sequence[CaseResult]) -> dict[str, Figure]:
    """Every metric over `results`, in the order of METRICS."""
    return {metric.name: summarise(metric.observe(results)) for metric in METRICS}


def mean_of(name: str, results: Sequence[CaseResult]) -> float | None:
    """One metric over `results` without its interval; None without observations."""
    metric = next(metric for metric in METRICS if metric.name == name)
    values = metric.observe(results)
    return _mean(values) if values else None


def summarise(values: Values) -> Figure:
    """Mean of `values` with a percentile-bootstrap interval (Efron 1979), the same for the same values."""
    if not values:
        return Figure(None, None, None, 0)
    sample = np.asarray(values, dtype=np.float64)
    picks = np.random.default_rng(SEED).integers(0, len(values), size=(RESAMPLES, len(values)))
    low, high = np.percentile(sample[picks].mean(axis=1), [2.5, 97.5])
    return Figure(float(sample.mean()), float(low), float(high), len(values))


def slice_results(results: Sequence[CaseResult]) -> dict[str, tuple[CaseResult, ...]]:
    """Results by split, file and each tag; keys such as "split=dev" and "kind=siapa", in order."""
    slices: dict[str, list[CaseResult]] = {}
    for result in results:
        for key in _slice_keys(result):
            slices.setdefault(key, []).append(result)
    return {key: tuple(slices[key]) for key in sorted(slices)}


def percentile_seconds(results: Sequence[CaseResult], percent: float) -> float:
    """The given percentile, 0 to 100, of the seconds of all cases that did not crash; 0 without any."""
    seconds = [r.seconds for r in results if r.error is None]
    return float(np.percentile(seconds, percent)) if seconds else 0.0


def _slice_keys(result: CaseResult) -> Iterable[str]:
    case = result.case
    yield f"split={case.split}"
    yield f"file={case.file}"
    for tag in ("kind", "difficulty", "origin", "topic", "region"):
        value = getattr(case.tags, tag)
        if value is not None:
            yield f"{tag}={value}"


def _answerable(results: Sequence[CaseResult]) -> tuple[CaseResult, ...]:
    return tuple(r for r in _passages(results) if r.case.answerable)


def _passages(results: Sequence[CaseResult]) -> tuple[CaseResult, ...]:
    """Those that passages answer; questions to the register have a figure of their own."""
    return tuple(r for r in results if not r.case.asks_register)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
