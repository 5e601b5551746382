"""A run for people at a terminal: tables of figures, a list of failed cases; readable at 80 columns."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval import messages
from eval.measuring.curves import area_under, risk_coverage
from eval.measuring.metric import PERCENTILES, Figure, mean_of, measure, percentile_seconds, slice_results
from eval.reporting import messages as report_messages
from eval.reporting.cards import reason_words, status_words
from eval.reporting.measures import group_measures
from eval.reporting.numbers import format_number
from eval.reporting.safe_text import show_text
from eval.running.result import CaseResult, FactCheck
from eval.running.run import Report

_FINE_SLICES = ("topic=", "region=")
"""Too many for a terminal; they are in the JSON and on the HTML page."""


def render_report(report: Report) -> RenderableType:
    """Figures with their intervals in groups, times, then the slices."""
    figures = measure(report.results)
    return Group(_figure_table(report, figures), *_closing_lines(report, figures), _slice_table(report))


def render_failures(report: Report) -> RenderableType:
    """Each failed case with question, answer, what was expected, and why it failed."""
    failed = [result for result in report.results if not result.passed]
    if not failed:
        return Text(messages.FAILED_NONE)
    title = Text(messages.FAILED_TITLE.format(count=len(failed)))
    return Group(title, *(part for result in failed for part in _failure(result)))


def failure_lines(result: CaseResult) -> tuple[str, ...]:
    """One failed case, a line for each thing that there is to say about it."""
    return tuple(f"{name:<12}{value}" for name, value in _failure_parts(result))


def _figure_table(report: Report, figures: Mapping[str, Figure]) -> Table:
    passed = sum(result.passed for result in report.results)
    table = Table(title=messages.TITLE.format(count=len(report.results), passed=passed))
    table.add_column(messages.COLUMN_METRIC)
    for column in (messages.COLUMN_VALUE, messages.COLUMN_INTERVAL, report_messages.COUNT):
        table.add_column(column, justify="right", no_wrap=True)
    for group in group_measures(name for name, figure in figures.items() if figure.count):
        table.add_section()
        table.add_row(Text(group.title, style="bold"))
        for words in group.measures:
            figure = figures[words.name]
            interval = words.write_interval(figure.low, figure.high)
            count = format_number(figure.count)
            table.add_row(f" {words.label}", words.write(figure.value), interval, count)
    return table


def _closing_lines(report: Report, figures: Mapping[str, Figure]) -> Iterator[Text]:
    unmeasured = ", ".join(messages.LABELS[name] for name, figure in figures.items() if not figure.count)
    if unmeasured:
        yield Text(report_messages.UNMEASURED.format(names=unmeasured))
    seconds = {
        f"p{percent}": format_number(percentile_seconds(report.results, percent), 3)
        for percent in PERCENTILES
    }
    yield Text(report_messages.SECONDS_LINE.format(**seconds))
    area = area_under(risk_coverage(report.results))
    if area is not None:
        yield Text(report_messages.AREA_LINE.format(area=format_number(area, 3)))


def _slice_table(report: Report) -> Table:
    table = Table(title=messages.SLICES_TITLE)
    table.add_column(messages.COLUMN_SLICE, overflow="fold")
    for heading in (messages.COLUMN_COUNT, *messages.SHORT_LABELS.values()):
        table.add_column(heading, justify="right", no_wrap=True)
    for key, results in slice_results(report.results).items():
        if not key.startswith(_FINE_SLICES):
            means = (mean_of(name, results) for name in messages.SHORT_LABELS)
            table.add_row(Text(_slice_words(key)), str(len(results)), *map(_whole_percent, means))
    return table


def _slice_words(key: str) -> str:
    """`kind=siapa` as `Jenis pertanyaan: siapa`."""
    tag, _, value = key.partition("=")
    return f"{report_messages.TAGS.get(tag, tag)}: {report_messages.name_tag(show_text(value))}"


def _whole_percent(value: float | None) -> str:
    return messages.NO_VALUE if value is None else format_number(value * 100)


def _failure(result: CaseResult) -> Iterator[RenderableType]:
    """A heading and a grid, so that long texts stay in their column."""
    # Text, not markup: answers and questions may hold square brackets.
    yield Text(f"\n{show_text(result.case.id)}  [{show_text(result.case.file)}:{result.case.line}]")
    grid = Table.grid(padding=(0, 1))
    grid.add_column(min_width=11, no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in _failure_parts(result):
        grid.add_row(Text(f" {name}"), Text(value))
    yield grid


def _failure_parts(result: CaseResult) -> Iterator[tuple[str, str]]:
    for name, value in (*_said_parts(result), *_expected_parts(result)):
        # A control character in an answer must not reach the terminal.
        yield name, show_text(" ".join(value.split()))


def _said_parts(result: CaseResult) -> Iterator[tuple[str, str]]:
    case, answer = result.case, result.answer
    yield messages.FAILED_WHY, "; ".join(result.faults)
    if case.history:
        yield messages.FAILED_HISTORY, " | ".join(case.history)
    yield messages.FAILED_QUESTION, case.question
    if answer is None:
        return
    if answer.resolved != case.question:
        yield messages.FAILED_RESOLVED, answer.resolved
    yield messages.FAILED_STATUS, status_words(answer.status, answer.reason)
    if answer.short:
        yield messages.FAILED_SHORT, answer.short
    yield messages.FAILED_ANSWER, answer.text
    cited = ", ".join(dict.fromkeys(citation.article.id for citation in answer.citations))
    expected = ", ".join(case.articles) or messages.NO_VALUE
    sources = messages.EXPECTED_SOURCES.format(cited=cited or messages.NO_VALUE, expected=expected)
    yield messages.FAILED_SOURCES, sources


def _expected_parts(result: CaseResult) -> Iterator[tuple[str, str]]:
    case = result.case
    if not case.answerable:
        reason = messages.EXPECTED_REFUSAL.format(reason=reason_words(case.reason))
        yield messages.FAILED_EXPECTED, reason
    for check in result.facts:
        yield messages.FAILED_EXPECTED, _fact_line(check, right=check.found)
    for wrong in result.wrong_facts:
        said = report_messages.CONTRADICTED.format(said=wrong.said)
        yield messages.FAILED_EXPECTED, f"✗ {' / '.join(wrong.forms)} ({said})"
    for check in result.forbidden:
        if check.found:
            yield messages.FAILED_EXPECTED, _fact_line(check, right=False)
    for citation in result.citations:
        if not citation.resolves:
            yield messages.FAILED_SOURCES, f"✗ [{citation.number}] {citation.why}"


def _fact_line(check: FactCheck, right: bool) -> str:
    sign = "✓" if right else "✗"
    return messages.FACT_LINE.format(sign=sign, forms=" / ".join(check.forms), why=check.why)
