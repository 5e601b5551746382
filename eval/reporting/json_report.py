"""The report of a run as JSON: what every other form of it is made from."""

import json
from dataclasses import asdict
from typing import Any

from eval.measuring.metric import Figure, measure, percentile_seconds, slice_results
from eval.running.result import CaseResult
from eval.running.run import Report

FORMAT = 1
"""Version of the JSON form."""
DIGITS = 6
"""Decimal places of figures in JSON: far finer than any tolerance, and free of platform noise."""


def report_to_json(report: Report, with_times: bool = True) -> dict[str, Any]:
    """The whole report as JSON values; without times it is the same for the same answers, to the byte.

    Keys: `format`, `cases`, `figures` {metric: {value, low, high, count}}, `slices` {slice: figures},
    `results`, and `times` {p50, p95, cases: {id: seconds}} where asked for.
    """
    results = report.results
    slices = {key: _figures(part) for key, part in slice_results(results).items()}
    value: dict[str, Any] = {
        "format": FORMAT,
        "cases": len(results),
        "figures": _figures(results),
        "slices": slices,
        "results": [result_to_json(result) for result in results],
    }
    if with_times:
        value["times"] = {
            "p50": round(percentile_seconds(results, 50), DIGITS),
            "p95": round(percentile_seconds(results, 95), DIGITS),
            "cases": {result.case.id: round(result.seconds, DIGITS) for result in results},
        }
    return value


def dump_report(report: Report, with_times: bool = True) -> str:
    """`report_to_json` as text, ending in a line end."""
    return json.dumps(report_to_json(report, with_times), ensure_ascii=False, indent=1) + "\n"


def result_to_json(result: CaseResult) -> dict[str, Any]:
    """One case without its times."""
    case, answer = result.case, result.answer
    return {
        "id": case.id,
        "file": case.file,
        "split": case.split,
        "question": case.question,
        "answerable": case.answerable,
        "passed": result.passed,
        "faults": list(result.faults),
        "status": str(answer.status) if answer else None,
        "reason": str(answer.reason) if answer and answer.reason else None,
        "resolved": answer.resolved if answer else None,
        "short": answer.short if answer else None,
        "answer": answer.text if answer else None,
        "facts": [asdict(check) for check in result.facts],
        "forbidden": [asdict(check) for check in result.forbidden],
        "citations": [asdict(check) for check in result.citations],
        "retrieved": list(result.retrieved),
        "error": result.error,
    }


def _figures(results: tuple[CaseResult, ...]) -> dict[str, dict[str, float | int | None]]:
    return {name: _figure_to_json(figure) for name, figure in measure(results).items()}


def _figure_to_json(figure: Figure) -> dict[str, float | int | None]:
    def short(value: float | None) -> float | None:
        return None if value is None else round(value, DIGITS)

    return {
        "value": short(figure.value),
        "low": short(figure.low),
        "high": short(figure.high),
        "count": figure.count,
    }
