"""The report of a run as JSON: what every other form of it is made from."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assistant.answer import Answer
from eval.casework.case import EvalCase
from eval.measuring.curves import area_under, risk_coverage
from eval.measuring.metric import (
    PERCENTILES,
    Figure,
    measure,
    measure_slices,
    observations_of,
    percentile_seconds,
)
from eval.running.result import CaseResult, CitationCheck, visit_keys
from eval.running.run import Report

FORMAT = 2
"""Version of the JSON form."""
DIGITS = 6
"""Decimal places of figures in JSON: far finer than any tolerance, and free of platform noise."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run was asked for; a report of another choice of cases is another report."""

    split: str = "all"
    """Which cases: dev, check, or all."""
    fast: bool = False
    """Whether the reading model was left out."""


_USUAL = RunOptions()


def report_to_json(
    report: Report, with_times: bool = True, options: RunOptions = _USUAL, unit: float | None = None
) -> dict[str, Any]:
    """The whole report as JSON values; without times it is the same for the same answers, to the byte.

    Keys: `format`, `cases`, `passed`, `options`, `figures` {metric: {value, low, high, count}}, `slices`
    {slice: figures}, `curves` {risk_coverage: {points: [[threshold, coverage, risk], …], area}}, `results`, and
    `times` {p50, p95, p99, unit, cases: {id: seconds}} where asked for.
    `unit`: seconds that this machine takes for a fixed piece of work, so that times of two machines can be compared.
    """
    results = report.results
    value: dict[str, Any] = {
        "format": FORMAT,
        "cases": len(results),
        "passed": sum(result.passed for result in results),
        "options": {**asdict(options), "files": sorted({result.case.file for result in results})},
        "figures": _figures(measure(results)),
        "slices": {key: _figures(part) for key, part in measure_slices(results).items()},
        "curves": {"risk_coverage": _risk_coverage(results)},
        "results": [result_to_json(result) for result in results],
    }
    if with_times:
        value["times"] = _times(results, unit)
    return value


def dump_report(
    report: Report, with_times: bool = True, options: RunOptions = _USUAL, unit: float | None = None
) -> str:
    """`report_to_json` as text, ending in a line end."""
    return write_json(report_to_json(report, with_times, options, unit))


def write_json(value: Mapping[str, Any]) -> str:
    """A report, or anything made from one, as text that ends in a line end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def result_to_json(result: CaseResult) -> dict[str, Any]:
    """One case without its times."""
    return {
        **_case_to_json(result.case),
        "passed": result.passed,
        "faults": list(result.faults),
        **_answer_to_json(result.answer),
        "facts": [asdict(check) for check in result.facts],
        "forbidden": [asdict(check) for check in result.forbidden],
        "wrong_facts": [asdict(wrong) for wrong in result.wrong_facts],
        "citations": [_citation_to_json(check, result.answer) for check in result.citations],
        "sentences": [asdict(sentence) for sentence in result.sentences],
        "foreign": result.foreign,
        "retrieved": list(result.retrieved),
        "passages": [asdict(passage) for passage in result.passages],
        "told_count": result.told_count,
        "values": _values(result),
        "error": result.error,
    }


def _case_to_json(case: EvalCase) -> dict[str, Any]:
    return {
        "id": case.id,
        "file": case.file,
        "line": case.line,
        "split": case.split,
        "tags": {tag: value for tag, value in asdict(case.tags).items() if value is not None},
        "question": case.question,
        "history": list(case.history),
        "answerable": case.answerable,
        "expected": {
            "reason": str(case.reason) if case.reason else None,
            "articles": list(case.articles),
            "visits": None if case.visits is None else list(case.visits),
            "optional_visits": list(case.optional_visits),
            "count": case.count,
        },
    }


def _answer_to_json(answer: Answer | None) -> dict[str, Any]:
    confidence = answer.confidence if answer else None
    return {
        "status": str(answer.status) if answer else None,
        "reason": str(answer.reason) if answer and answer.reason else None,
        "resolved": answer.resolved if answer else None,
        "short": answer.short if answer else None,
        "answer": answer.text if answer else None,
        "confidence": _short(confidence),
        "visits": sorted(visit_keys(answer.visits)) if answer else [],
    }


def _citation_to_json(check: CitationCheck, answer: Answer | None) -> dict[str, Any]:
    """The check with title and quotation; these are None where a sentence names a number that no citation has."""
    known = {citation.number: citation for citation in answer.citations} if answer else {}
    citation = known.get(check.number) if check.article_id is not None else None
    return {
        **asdict(check),
        "title": citation.article.title if citation else None,
        "quote": citation.quote if citation else None,
    }


def _values(result: CaseResult) -> dict[str, list[float | None]]:
    return {name: [_short(value) for value in values] for name, values in observations_of(result).items()}


def _risk_coverage(results: tuple[CaseResult, ...]) -> dict[str, Any]:
    points = risk_coverage(results)
    rows = [[_short(point.threshold), _short(point.coverage), _short(point.risk)] for point in points]
    return {"points": rows, "area": _short(area_under(points))}


def _times(results: tuple[CaseResult, ...], unit: float | None) -> dict[str, Any]:
    percentiles = {f"p{percent}": _short(percentile_seconds(results, percent)) for percent in PERCENTILES}
    seconds = {result.case.id: _short(result.seconds) for result in results}
    return {**percentiles, "unit": _short(unit), "cases": seconds}


def _figures(figures: Mapping[str, Figure]) -> dict[str, dict[str, float | int | None]]:
    return {name: _figure_to_json(figure) for name, figure in figures.items()}


def _figure_to_json(figure: Figure) -> dict[str, float | int | None]:
    return {
        "value": _short(figure.value),
        "low": _short(figure.low),
        "high": _short(figure.high),
        "count": figure.count,
    }


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
