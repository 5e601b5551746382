"""A comparison for people at a terminal: notes, a table of figures, then the cases one by one."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval import messages as eval_messages
from eval.comparing import messages
from eval.comparing.change import CaseChange, Comparison, FigureChange, LatencyChange, Side
from eval.comparing.shown_text import format_difference, format_p, format_value, shorten
from eval.measuring.metric import metric_named
from eval.reporting.cards import status_words
from eval.reporting.numbers import NO_VALUE, format_number

MOST_CASES = 30
"""Cases of one list that a terminal shows; the JSON and the HTML report have all of them."""
LONGEST_LINE = 300
"""Characters of an answer, a question or a reason."""

_COLOURS = {"better": "green", "worse": "red", "same": ""}


def render_comparison(comparison: Comparison) -> RenderableType:
    """Title, notes, figures, times, and the cases that got worse, got better, or changed otherwise."""
    parts: list[RenderableType] = [Text(note) for note in comparison.notes]
    parts.append(_figure_table(comparison))
    parts.append(_latency_line(comparison.latency) if comparison.latency else Text(messages.NO_LATENCY))
    lists = (
        (messages.WORSE_TITLE, comparison.worse),
        (messages.BETTER_TITLE, comparison.better),
        (messages.CHANGED_TITLE, comparison.changed),
    )
    parts += [Text("\n".join(_case_lines(title, changes))) for title, changes in lists if changes]
    return Group(*parts)


def _figure_table(comparison: Comparison) -> RenderableType:
    """The figures that moved, and how many did not."""
    title = messages.TITLE.format(
        count=comparison.cases,
        better=len(comparison.better),
        worse=len(comparison.worse),
        changed=len(comparison.changed),
    )
    table = Table(title=title)
    table.add_column("")
    table.add_column(messages.COLUMN_METRIC)
    for heading in (
        messages.COLUMN_BEFORE,
        messages.COLUMN_NOW,
        messages.COLUMN_INTERVAL,
        messages.COLUMN_P,
        messages.COLUMN_HOLM,
    ):
        table.add_column(heading, justify="right", no_wrap=True)
    moved = [change for change in comparison.figures if change.before != change.now]
    for change in moved:
        table.add_row(*_figure_cells(change), style=_COLOURS[change.verdict])
    equal = len(comparison.figures) - len(moved)
    if not moved:
        return Group(Text(title), Text(messages.ALL_EQUAL.format(count=equal)))
    return Group(table, Text(messages.OTHERS_EQUAL.format(count=equal))) if equal else table


def _figure_cells(change: FigureChange) -> tuple[str, ...]:
    metric = metric_named(change.name)
    bounds = NO_VALUE
    if change.low is not None and change.high is not None:
        low, high = (format_difference(metric, bound) for bound in (change.low, change.high))
        bounds = messages.INTERVAL.format(low=low, high=high)
    return (
        messages.SIGNS[change.verdict],
        eval_messages.LABELS[change.name],
        format_value(metric, change.before),
        format_value(metric, change.now),
        bounds,
        format_p(change.p_value).removeprefix("= "),
        format_p(change.p_holm).removeprefix("= "),
    )


def _latency_line(latency: LatencyChange) -> Text:
    percent = (latency.ratio - 1 if latency.ratio >= 1 else 1 - latency.ratio) * 100
    line = messages.LATENCY[latency.verdict].format(
        sign=messages.SIGNS[latency.verdict],
        percent=format_number(percent),
        ratio=format_number(latency.ratio, 2),
        cases=latency.cases,
    )
    return Text(line, style=_COLOURS[latency.verdict])


def _case_lines(title: str, changes: Sequence[CaseChange]) -> Iterator[str]:
    yield ""
    yield title.format(count=len(changes))
    for change in changes[:MOST_CASES]:
        yield f"- {shorten(change.id, 80)}"
        for name, value in _details(change):
            yield f"    {name:<11} {shorten(value, LONGEST_LINE)}"
    if len(changes) > MOST_CASES:
        yield messages.MORE_CASES.format(count=len(changes) - MOST_CASES)


def _details(change: CaseChange) -> Iterator[tuple[str, str]]:
    if change.question:
        yield messages.QUESTION, change.question
    yield messages.BEFORE, "; ".join(change.why_before) or messages.PASSED
    yield messages.NOW, "; ".join(change.why_now) or messages.PASSED
    for name, moved in ((messages.GAINED, change.gained), (messages.LOST, change.lost)):
        if moved:
            yield name, ", ".join(eval_messages.LABELS[metric] for metric in moved)
    if change.answers is not None:
        before, now = map(_said, (change.answers.before, change.answers.now))
        if before != now:
            yield messages.ANSWER_BEFORE, before
            yield messages.ANSWER_NOW, now


def _said(side: Side) -> str:
    return " | ".join(filter(None, (status_words(side.status, side.reason), side.short, side.answer)))
