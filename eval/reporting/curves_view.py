"""The curves of a report: pictures with their numbers as tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from markupsafe import Markup

from eval.reporting import messages
from eval.reporting.charts import (
    Bar,
    Dot,
    Words,
    draw_histogram,
    draw_reliability,
    draw_steps,
    nice_ticks,
    number_axis,
    share_axis,
)
from eval.reporting.numbers import NO_VALUE, format_number, format_seconds, format_share

TABLE_ROWS = 20
"""Rows of the table beside the risk-coverage curve: one at each twentieth of the coverage."""
STEADY = 0.1
"""Share of the coverage reached from which on the risk sets the height of the picture; before, a few answers do."""
BINS = 10
"""Groups of confidence."""
COLUMNS = 24
"""Greatest number of columns of the histogram."""
_NORMAL = 1.959964
"""Standard normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One picture with what it says in words and as a table."""

    title: str
    lead: str
    says: tuple[str, ...]
    picture: Markup
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def view_curves(report: Mapping[str, Any]) -> tuple[Curve, ...]:
    """Every curve that the report has numbers for."""
    drawn = (_risk_coverage(report), _latency(report), _reliability(report))
    return tuple(curve for curve in drawn if curve is not None)


def wilson_interval(right: int, count: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927); `count` at least 1."""
    share, square = right / count, _NORMAL**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    reach = _NORMAL / (1 + square / count) * sqrt(share * (1 - share) / count + square / (4 * count**2))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _risk_coverage(report: Mapping[str, Any]) -> Curve | None:
    curve = report.get("curves", {}).get("risk_coverage") or {}
    points = sorted(curve.get("points") or (), key=lambda point: point[1])
    if not points:
        return None
    last = points[-1]
    highest = max(risk for _, coverage, risk in points if coverage >= STEADY * last[1])
    x, y = share_axis(messages.COVERAGE), share_axis(messages.RISK_AXIS, max(highest, 0.05))
    says = [messages.RISK_SAYS.format(coverage=format_share(last[1]), risk=format_share(last[2]))]
    if max(risk for _, _, risk in points) > y.high:
        says.append(messages.RISK_CUT.format(risk=format_share(y.high)))
    if curve.get("area") is not None:
        says.append(messages.RISK_AREA.format(area=format_number(curve["area"], 3)))
    line = [(coverage, risk) for _, coverage, risk in points]
    picture = draw_steps(line, x, y, Words(messages.RISK, " ".join(says)))
    headings = (messages.THRESHOLD, messages.COVERAGE, messages.RISK_AXIS)
    rows = tuple(tuple(map(format_share, point)) for point in _thin_out(points))
    return Curve(messages.RISK, messages.RISK_LEAD, tuple(says), picture, headings, rows)


def _thin_out(points: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    """The first point of each twentieth of the coverage, and the last of all."""
    kept: dict[int, Sequence[float]] = {}
    for point in points:
        kept.setdefault(int(point[1] * TABLE_ROWS), point)
    chosen = list(kept.values())
    return chosen if chosen[-1] is points[-1] else [*chosen, points[-1]]


def _latency(report: Mapping[str, Any]) -> Curve | None:
    times = report.get("times") or {}
    crashed = {result["id"] for result in report["results"] if result["error"] is not None}
    seconds = sorted(value for key, value in times.get("cases", {}).items() if key not in crashed)
    if not seconds or seconds[-1] <= 0:
        return None
    bars, beyond = _count_seconds(seconds, times["p99"])
    x = number_axis(messages.SECONDS, bars[-1].high)
    y = number_axis(messages.CASE_COUNT, max(bar.count for bar in bars))
    shown = {name: format_seconds(times[name]) for name in ("p50", "p95", "p99")}
    says = [messages.LATENCY_SAYS.format(**shown)]
    if beyond:
        says.append(messages.LATENCY_MORE.format(count=beyond, seconds=format_seconds(bars[-1].high)))
    marks = [(times[name], name) for name in shown]
    picture = draw_histogram(bars, marks, x, y, Words(messages.LATENCY, " ".join(says)))
    write = _number_writer(bars[0].high)
    rows = tuple((f"{write(bar.low)}–{write(bar.high)}", format_number(bar.count)) for bar in bars)
    headings = (f"{messages.BIN} ({messages.SECONDS.lower()})", messages.CASE_COUNT)
    return Curve(messages.LATENCY, messages.LATENCY_LEAD, tuple(says), picture, headings, rows)


def _count_seconds(seconds: Sequence[float], p99: float) -> tuple[list[Bar], int]:
    """Columns of equal width up to the 99th percentile and a little more, and how many lie beyond the last one."""
    edges = nice_ticks(0.0, min(seconds[-1], p99 * 1.25) or seconds[-1], COLUMNS + 1)
    step = edges[1]
    counts = [0] * (len(edges) - 1)
    for value in seconds:
        counts[min(int(value / step), len(counts) - 1)] += 1
    write = _number_writer(step)
    bars = []
    for low, high, count in zip(edges, edges[1:], counts, strict=False):
        title = messages.BIN_TITLE.format(low=write(low), high=write(high), count=count)
        bars.append(Bar(low, high, count, title))
    return bars, sum(value > edges[-1] for value in seconds)


def _number_writer(step: float) -> Callable[[float], str]:
    digits = next((digits for digits in range(7) if round(step, digits) == step), 7)
    return lambda value: format_number(value, digits)


def _reliability(report: Mapping[str, Any]) -> Curve | None:
    told = [
        (result["confidence"], bool(result["passed"]))
        for result in report["results"]
        if result.get("confidence") is not None and result["status"] == "answered"
    ]
    if not told:
        return None
    mean = sum(confidence for confidence, _ in told) / len(told)
    share = sum(passed for _, passed in told) / len(told)
    says = messages.RELIABILITY_SAYS.format(
        count=format_number(len(told)), mean=format_share(mean), share=format_share(share)
    )
    groups = [[pair for pair in told if _bin_of(pair[0]) == number] for number in range(BINS)]
    dots = [_dot(number, group, len(told)) for number, group in enumerate(groups) if group]
    x, y = share_axis(messages.CONFIDENCE), share_axis(messages.PASSED_SHARE)
    picture = draw_reliability(dots, x, y, Words(messages.RELIABILITY, says))
    headings = (messages.CONFIDENCE, messages.PASSED_SHARE, messages.CASE_COUNT)
    rows = tuple(_bin_row(number, group) for number, group in enumerate(groups))
    return Curve(messages.RELIABILITY, messages.RELIABILITY_LEAD, (says,), picture, headings, rows)


def _bin_of(confidence: float) -> int:
    return min(int(confidence * BINS), BINS - 1)


def _dot(number: int, group: Sequence[tuple[float, bool]], total: int) -> Dot:
    right, count = sum(passed for _, passed in group), len(group)
    mean = sum(confidence for confidence, _ in group) / count
    low, high = wilson_interval(right, count)
    edges = {name: format_share(edge / BINS, 0) for name, edge in (("low", number), ("high", number + 1))}
    title = messages.DOT_TITLE.format(**edges, share=format_share(right / count), count=count)
    return Dot(mean, right / count, low, high, count / total, title)


def _bin_row(number: int, group: Sequence[tuple[float, bool]]) -> tuple[str, ...]:
    edges = f"{format_number(number * 100 / BINS)}–{format_share((number + 1) / BINS, 0)}"
    share = format_share(sum(passed for _, passed in group) / len(group)) if group else NO_VALUE
    return edges, share, format_number(len(group))
