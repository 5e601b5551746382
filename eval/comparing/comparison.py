"""A run compared with an earlier one: what got worse."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval import messages
from eval.errors import EvalError
from eval.measuring.metric import METRICS, Metric
from eval.reporting.json_report import FORMAT
from eval.reporting.terminal import format_figure

_ROUNDING = 1e-9
"""Two equal figures may differ by this much after arithmetic."""


def load_baseline(path: Path) -> dict[str, Any]:
    """The JSON report of an earlier run; raises EvalError for any other file."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvalError(messages.BASELINE_UNREADABLE.format(path=path), str(error)) from error
    if not _is_report(value):
        message = messages.BASELINE_UNREADABLE.format(path=path)
        raise EvalError(message, f"expected a report of format {FORMAT} in {str(path)!r}")
    report: dict[str, Any] = value
    return report


def find_regressions(now: Mapping[str, Any], before: Mapping[str, Any]) -> tuple[str, ...]:
    """Indonesian sentences for all that got worse between two JSON reports, figures first; empty for nothing.

    A figure got worse where it lost more than its tolerance; a case, where it passed before and fails now.
    Figures and cases that only one of the two reports has are not compared.
    """
    return (
        *_worse_figures(now["figures"], before["figures"]),
        *_worse_cases(now["results"], before["results"]),
    )


def _is_report(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.get("format") == FORMAT
        and isinstance(value.get("figures"), dict)
        and isinstance(value.get("results"), list)
        and all(isinstance(result, dict) and {"id", "passed"} <= set(result) for result in value["results"])
    )


def _worse_figures(now: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[str]:
    for metric in METRICS:
        new, old = (figures.get(metric.name, {}).get("value") for figures in (now, before))
        if new is not None and old is not None and _loss(metric, new, old) > metric.tolerance + _ROUNDING:
            yield messages.WORSE_FIGURE.format(
                label=messages.LABELS[metric.name],
                old=format_figure(old),
                new=format_figure(new),
                tolerance=format_figure(metric.tolerance),
            )


def _loss(metric: Metric, new: float, old: float) -> float:
    return old - new if metric.better == "higher" else new - old


def _worse_cases(now: list[dict[str, Any]], before: list[dict[str, Any]]) -> Iterator[str]:
    passed = {result["id"] for result in before if result["passed"]}
    for result in now:
        if result["id"] in passed and not result["passed"]:
            yield messages.WORSE_CASE.format(id=result["id"], why="; ".join(result["faults"]))
