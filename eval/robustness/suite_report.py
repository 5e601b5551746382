"""What the suite of variants found, as JSON and for a terminal."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.measuring.intervals import Figure
from eval.reporting.cards import status_words
from eval.reporting.json_report import write_json
from eval.reporting.numbers import NO_VALUE, format_number
from eval.reporting.safe_text import show_text
from eval.robustness import messages
from eval.robustness.suite import KindFigures, Pair, SuiteReport
from eval.robustness.suite_case import Judge

FORMAT = 1
DIGITS = 6
"""Decimal places in JSON."""


def suite_to_json(report: SuiteReport) -> dict[str, Any]:
    """The whole report as JSON values: the same for the same answers, to the byte; no times.

    Keys: `format`, `variants`, `cases`, `kinds` {kind: {label, count, plain, varied, drop: {value, low, high}, lost,
    gained}}, `results`, one for each variant.
    """
    return {
        "format": FORMAT,
        "variants": len(report.pairs),
        "cases": len({pair.variant.plain.id for pair in report.pairs}),
        "kinds": {row.kind: _kind_to_json(row) for row in report.kinds},
        "results": [_pair_to_json(pair) for pair in report.pairs],
    }


def dump_suite(report: SuiteReport) -> str:
    """`suite_to_json` as text, ending in a line end."""
    return write_json(suite_to_json(report))


def render_suite(report: SuiteReport) -> RenderableType:
    """A table with one row for each kind."""
    cases = len({pair.variant.plain.id for pair in report.pairs})
    # Without edges, and only with names that wrap, no number is cut at 80 columns: "10…" could be 10,0 or 100,0.
    table = Table(title=messages.TITLE.format(count=len(report.pairs), cases=cases), show_edge=False)
    kind, *numbers = messages.COLUMNS
    table.add_column(kind)
    for heading in numbers:
        table.add_column(heading, justify="right", no_wrap=True)
    judged = {pair.variant.kind for pair in report.pairs if pair.variant.judge is Judge.OTHER}
    for row in report.kinds:
        table.add_row(messages.KINDS[row.kind] + (" *" if row.kind in judged else ""), *_cells(row))
    return Group(table, Text(messages.NOTE_OTHER)) if judged else table


def render_flipped(report: SuiteReport) -> RenderableType:
    """Each case that only the plain form got right, with both questions and the answer to the other one."""
    if not report.flipped:
        return Text(messages.FLIPPED_NONE)
    lines = [messages.FLIPPED_TITLE.format(count=len(report.flipped))]
    for pair in report.flipped:
        lines += ["", show_text(pair.variant.case.id)]
        # A control character in an answer must not reach the terminal.
        lines += [f"  {name:<12}{show_text(' '.join(value.split()))}" for name, value in _lines(pair)]
    # Text, not markup: answers and questions may hold square brackets.
    return Text("\n".join(lines))


def _cells(row: KindFigures) -> Iterator[str]:
    yield str(row.plain.count)
    yield from (_percent(row.plain.value), _percent(row.varied.value), _percent(row.drop.value))
    yield f"{_percent(row.drop.low)}–{_percent(row.drop.high)}"
    yield from (str(row.lost), str(row.gained))


def _percent(value: float | None) -> str:
    return NO_VALUE if value is None else format_number(value * 100, 1)


def _lines(pair: Pair) -> Iterator[tuple[str, str]]:
    yield messages.FLIPPED_KIND, messages.KINDS[pair.variant.kind]
    if pair.variant.plain.history:
        yield messages.FLIPPED_HISTORY, " | ".join(pair.variant.plain.history)
    yield messages.FLIPPED_PLAIN, pair.variant.plain.question
    yield messages.FLIPPED_VARIANT, pair.variant.case.question
    yield messages.FLIPPED_WHY, "; ".join(pair.faults)
    answer = pair.varied.answer
    if answer is not None:
        yield messages.FLIPPED_STATUS, status_words(answer.status, answer.reason)
        yield messages.FLIPPED_ANSWER, answer.text


def _kind_to_json(row: KindFigures) -> dict[str, Any]:
    return {
        "label": messages.KINDS[row.kind],
        "count": row.plain.count,
        "plain": _round(row.plain.value),
        "varied": _round(row.varied.value),
        "drop": _figure(row.drop),
        "lost": row.lost,
        "gained": row.gained,
    }


def _figure(figure: Figure) -> dict[str, float | None]:
    return {"value": _round(figure.value), "low": _round(figure.low), "high": _round(figure.high)}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _pair_to_json(pair: Pair) -> dict[str, Any]:
    answer = pair.varied.answer
    return {
        "id": pair.variant.case.id,
        "case": pair.variant.plain.id,
        "kind": pair.variant.kind,
        "judge": str(pair.variant.judge),
        "history": list(pair.variant.plain.history),
        "plain": pair.variant.plain.question,
        "question": pair.variant.case.question,
        "plain_passed": pair.plain.passed,
        "passed": pair.right,
        "faults": list(pair.faults),
        "status": str(answer.status) if answer else None,
        "reason": str(answer.reason) if answer and answer.reason else None,
        "resolved": answer.resolved if answer else None,
        "short": answer.short if answer else None,
        "answer": answer.text if answer else None,
        "error": pair.varied.error,
    }
