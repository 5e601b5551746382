"""The figures of an evaluation: pure functions from case results to numbers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from eval.measuring.abstaining import (
    observe_abstention_precision,
    observe_abstention_recall,
    observe_false_refusals,
    observe_reason_right,
)
from eval.measuring.answers import (
    Values,
    observe_all_facts_found,
    observe_facts_found,
    observe_forbidden_facts,
    observe_passed,
    observe_register_exact,
    observe_right_article,
    observe_short_right,
    observe_wrong_facts,
    observe_wrong_language,
)
from eval.measuring.citing import (
    observe_citation_precision,
    observe_citation_recall,
    observe_citations_resolve,
)
from eval.measuring.intervals import Figure, Observed, ObservedTable, estimate, mean
from eval.measuring.retrieving import observe_hit, observe_ndcg, observe_recall, observe_reciprocal_rank
from eval.measuring.times import PERCENTILES, percentile_seconds
from eval.running.result import CaseResult

__all__ = [
    "METRICS",
    "PERCENTILES",
    "Figure",
    "Metric",
    "Observed",
    "ObservedTable",
    "Values",
    "estimate",
    "mean_of",
    "measure",
    "measure_slices",
    "metric_named",
    "observations_of",
    "percentile_seconds",
    "slice_keys",
    "slice_results",
]


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure by name: the mean of all that `observe` sees in the cases, one after the other."""

    name: str
    observe: Callable[[CaseResult], Values]
    """Zero or more observations of one case, each 0 to 1."""
    better: Literal["higher", "lower"]
    tolerance: float
    """How much worse than a baseline it may be before the evaluation fails; same unit as the figure."""
    unit: Literal["percent", "score"] = "percent"
    """How it is shown: a share as percent, or a number from 0 to 1. The figure itself is 0 to 1 in both."""


METRICS: tuple[Metric, ...] = (
    Metric("passed", observe_passed, "higher", 0.01),
    Metric("facts_found", observe_facts_found, "higher", 0.01),
    Metric("all_facts_found", observe_all_facts_found, "higher", 0.01),
    Metric("wrong_facts", observe_wrong_facts, "lower", 0.01),
    Metric("right_article", observe_right_article, "higher", 0.01),
    Metric("short_right", observe_short_right, "higher", 0.02),
    Metric("citations_resolve", observe_citations_resolve, "higher", 0.0),
    Metric("citation_recall", observe_citation_recall, "higher", 0.01),
    Metric("citation_precision", observe_citation_precision, "higher", 0.01),
    Metric("abstention_precision", observe_abstention_precision, "higher", 0.02),
    Metric("abstention_recall", observe_abstention_recall, "higher", 0.02),
    Metric("false_refusals", observe_false_refusals, "lower", 0.01),
    Metric("reason_right", observe_reason_right, "higher", 0.03),
    Metric("register_exact", observe_register_exact, "higher", 0.01),
    Metric("forbidden_facts", observe_forbidden_facts, "lower", 0.0),
    Metric("wrong_language", observe_wrong_language, "lower", 0.0),
    Metric("hit_at_1", observe_hit(1), "higher", 0.01),
    Metric("hit_at_5", observe_hit(5), "higher", 0.01),
    Metric("hit_at_10", observe_hit(10), "higher", 0.01),
    Metric("recall_at_5", observe_recall(5), "higher", 0.01),
    Metric("recall_at_10", observe_recall(10), "higher", 0.01),
    Metric("mrr", observe_reciprocal_rank, "higher", 0.01, "score"),
    Metric("ndcg_at_10", observe_ndcg(10), "higher", 0.01, "score"),
)
"""In the order of reports."""

_NAMES = tuple(metric.name for metric in METRICS)


def metric_named(name: str) -> Metric:
    """The metric of that name; KeyError where there is none."""
    return {metric.name: metric for metric in METRICS}[name]


def observations_of(result: CaseResult) -> dict[str, Values]:
    """What every metric observes of one case, in the order of METRICS; those that observe nothing are left out."""
    observed = ((metric.name, metric.observe(result)) for metric in METRICS)
    return {name: values for name, values in observed if values}


def measure(results: Sequence[CaseResult]) -> dict[str, Figure]:
    """Every metric over `results`, in the order of METRICS."""
    return estimate([observations_of(result) for result in results], _NAMES)


def measure_slices(results: Sequence[CaseResult]) -> dict[str, dict[str, Figure]]:
    """`measure` for each slice of `slice_results`, in its order; every case is observed once."""
    table = ObservedTable.of([observations_of(result) for result in results], _NAMES)
    slices: dict[str, list[int]] = {}
    for row, result in enumerate(results):
        for key in slice_keys(result):
            slices.setdefault(key, []).append(row)
    # By size, so that slices of one size share their resamples.
    figures = {key: table.estimate(slices[key]) for key in sorted(slices, key=lambda key: len(slices[key]))}
    return {key: figures[key] for key in sorted(figures)}


def mean_of(name: str, results: Sequence[CaseResult]) -> float | None:
    """One metric over `results` without its interval; None without observations."""
    observe = metric_named(name).observe
    values = [value for result in results for value in observe(result)]
    return mean(values) if values else None


def slice_results(results: Sequence[CaseResult]) -> dict[str, tuple[CaseResult, ...]]:
    """Results by split, file and each tag; keys such as "split=dev" and "kind=siapa", in order."""
    slices: dict[str, list[CaseResult]] = {}
    for result in results:
        for key in slice_keys(result):
            slices.setdefault(key, []).append(result)
    return {key: tuple(slices[key]) for key in sorted(slices)}


def slice_keys(result: CaseResult) -> Iterable[str]:
    """The slices that a case belongs to: its split, its file and each of its tags."""
    case = result.case
    yield f"split={case.split}"
    yield f"file={case.file}"
    for tag in ("kind", "difficulty", "origin", "topic", "region"):
        value = getattr(case.tags, tag)
        if value is not None:
            yield f"{tag}={value}"
