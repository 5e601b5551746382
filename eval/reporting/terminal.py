"""A run for people at a terminal: tables of figures, a list of failed cases."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval import messages
from eval.measuring.metric import mean_of, measure, percentile_seconds, slice_results
from eval.running.result import CaseResult, FactCheck
from eval.running.run import Report

_FINE_SLICES = ("topic=", "region=")
"""Too many for a terminal; they are in the JSON."""


def render_report(report: Report) -> RenderableType:
    """Figures with their intervals, then the slices, for a terminal."""
    results = report.results
    times = messages.SECONDS.format(p50=percentile_seconds(results, 50), p95=percentile_seconds(results, 95))
    return Group(_figure_table(report), Text(times), _slice_table(report))


def render_failures(report: Report) -> RenderableType:
    """Each failed case with question, answer, what was expected, and why it failed."""
    failed = [result for result in report.results if not result.passed]
    if not failed:
        return Text(messages.FAILED_NONE)
    lines = [messages.FAILED_TITLE.format(count=len(failed))]
    for result in failed:
        lines += ["", f"{result.case.id}  [{result.case.file}:{result.case.line}]"]
        lines += [f"  {line}" for line in failure_lines(result)]
    # Text, not markup: answers and questions may hold square brackets.
    return Text("\n".join(lines))


def failure_lines(result: CaseResult) -> tuple[str, ...]:
    """One failed case, a line for each thing that there is to say about it."""
    return tuple(f"{name:<12}{value}" for name, value in _failure_parts(result))


def format_figure(value: float | None) -> str:
    """A share as percent with a decimal comma, or a dash."""
    return messages.NO_VALUE if value is None else f"{value * 100:.1f} %".replace(".", ",")


def _figure_table(report: Report) -> Table:
    passed = sum(result.passed for result in report.results)
    table = Table(title=messages.TITLE.format(count=len(report.results), passed=passed))
    table.add_column(messages.COLUMN_METRIC)
    for column in (messages.COLUMN_VALUE, messages.COLUMN_INTERVAL, messages.COLUMN_COUNT):
        table.add_column(column, justify="right")
    for name, figure in measure(report.results).items():
        bounds = (
            f"{format_figure(figure.low)} – {format_figure(figure.high)}"
            if figure.count
            else messages.NO_VALUE
        )
        table.add_row(messages.LABELS[name], format_figure(figure.value), bounds, str(figure.count))
    return table


def _slice_table(report: Report) -> Table:
    table = Table(title=messages.SLICES_TITLE)
    table.add_column(messages.COLUMN_SLICE, no_wrap=True)
    for heading in (messages.COLUMN_COUNT, *messages.SHORT_LABELS.values()):
        table.add_column(heading, justify="right", no_wrap=True)
    for key, results in slice_results(report.results).items():
        if not key.startswith(_FINE_SLICES):
            means = (mean_of(name, results) for name in messages.SHORT_LABELS)
            table.add_row(Text(key), str(len(results)), *map(_whole_percent, means))
    return table


def _whole_percent(value: float | None) -> str:
    return messages.NO_VALUE if value is None else f"{value * 100:.0f}"


def _failure_parts(result: CaseResult) -> Iterator[tuple[str, str]]:
    case, answer = result.case, result.answer
    yield messages.FAILED_WHY, "; ".join(result.faults)
    if case.history:
        yield messages.FAILED_HISTORY, " | ".join(case.history)
    yield messages.FAILED_QUESTION, case.question
    if answer is not None:
        if answer.resolved != case.question:
            yield messages.FAILED_RESOLVED, answer.resolved
        reason = f" ({answer.reason})" if answer.reason else ""
        yield messages.FAILED_STATUS, f"{answer.status}{reason}"
        if answer.short:
            yield messages.FAILED_SHORT, answer.short
        yield messages.FAILED_ANSWER, " ".join(answer.text.split())
        cited = (
            ", ".join(dict.fromkeys(citation.article.id for citation in answer.citations))
            or messages.NO_VALUE
        )
        expected = ", ".join(case.articles) or messages.NO_VALUE
        yield messages.FAILED_SOURCES, messages.EXPECTED_SOURCES.format(cited=cited, expected=expected)
    yield from _expectations(result)


def _expectations(result: CaseResult) -> Iterator[tuple[str, str]]:
    case = result.case
    if not case.answerable:
        yield messages.FAILED_EXPECTED, messages.EXPECTED_REFUSAL.format(reason=case.reason)
    checks = result.facts or tuple(FactCheck(forms, False, messages.NOT_FOUND) for forms in case.facts)
    for check in checks:
        yield messages.FAILED_EXPECTED, _fact_line(check, right=check.found)
    for check in result.forbidden:
        if check.found:
            yield messages.FAILED_EXPECTED, _fact_line(check, right=False)


def _fact_line(check: FactCheck, right: bool) -> str:
    sign = "✓" if right else "✗"
    return messages.FACT_LINE.format(sign=sign, forms=" / ".join(check.forms), why=check.why)
