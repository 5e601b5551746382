"""The figures of a report, ready for the page: tiles, groups of rows, and plain sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from eval.reporting import messages
from eval.reporting.charts import draw_whisker
from eval.reporting.measures import Measure, describe_measure, group_measures
from eval.reporting.numbers import format_number, format_seconds, format_share
from eval.reporting.safe_text import show_text

TILES = (
    "passed",
    "facts_found",
    "citations_resolve",
    "citation_recall",
    "abstention_recall",
    "false_refusals",
    "register_exact",
)
"""What is shown large, as far as it was measured."""
_SENTENCES = {
    "facts_found": messages.SUMMARY_FACTS,
    "citations_resolve": messages.SUMMARY_CITATIONS,
    "abstention_recall": messages.SUMMARY_ABSTAIN,
    "false_refusals": messages.SUMMARY_REFUSED,
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One large number."""

    label: str
    value: str
    note: str
    definition: str
    whisker: Markup | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One measure with its number, its interval and its picture."""

    measure: Measure
    value: str
    interval: str
    count: str
    whisker: Markup


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Rows under one heading."""

    title: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All that the overview says."""

    sentences: tuple[str, ...]
    tiles: tuple[Tile, ...]
    groups: tuple[FigureGroup, ...]
    unmeasured: str
    """Labels of the measures that no case of the run could be measured by, joined; empty for none."""


def view_figures(report: Mapping[str, Any]) -> Figures:
    """The overview of a JSON report."""
    figures = report["figures"]
    measured = [name for name, figure in figures.items() if figure["count"]]
    groups = tuple(
        FigureGroup(group.title, tuple(_row(measure, figures[measure.name]) for measure in group.measures))
        for group in group_measures(measured)
    )
    left_out = (describe_measure(name).label for name in figures if name not in measured)
    return Figures(tuple(_sentences(report)), tuple(_tiles(report)), groups, ", ".join(left_out))


def describe_options(report: Mapping[str, Any]) -> str:
    """Which cases were run, and how."""
    options = report.get("options", {})
    parts = [
        messages.OPTION_FILES.format(files=show_text(", ".join(options.get("files", ()))) or messages.NONE)
    ]
    if "split" in options:
        parts.append(messages.OPTION_SPLIT.get(options["split"], show_text(str(options["split"]))))
    if "fast" in options:
        parts.append(messages.OPTION_FAST if options["fast"] else messages.OPTION_MODEL)
    return " · ".join(parts)


def _sentences(report: Mapping[str, Any]) -> Iterator[str]:
    cases, passed, figures = report["cases"], report["passed"], report["figures"]
    yield messages.SUMMARY_ALL.format(
        cases=format_number(cases),
        passed=format_number(passed),
        failed=format_number(cases - passed),
        share=format_share(passed / cases if cases else None),
    )
    whole = figures.get("passed", {})
    if whole.get("count"):
        low, high = format_share(whole["low"]), format_share(whole["high"])
        yield messages.SUMMARY_SURE.format(low=low, high=high)
    for name, sentence in _SENTENCES.items():
        if figures.get(name, {}).get("count"):
            yield sentence.format(share=format_share(figures[name]["value"]))
    if times := report.get("times"):
        p50, p95 = format_seconds(times["p50"]), format_seconds(times["p95"])
        yield messages.SUMMARY_TIME.format(p50=p50, p95=p95)


def _tiles(report: Mapping[str, Any]) -> Iterator[Tile]:
    for name in TILES:
        figure = report["figures"].get(name)
        if figure and figure["count"]:
            measure = describe_measure(name)
            interval = measure.write_interval(figure["low"], figure["high"])
            note = messages.TILE_NOTE.format(interval=interval, count=format_number(figure["count"]))
            value, definition = measure.write(figure["value"]), f"{measure.definition} ({measure.direction})"
            yield Tile(measure.label, value, note, definition, _whisker(figure))
    if times := report.get("times"):
        p95, p99 = (format_seconds(times[name]) for name in ("p95", "p99"))
        note = messages.TIME_NOTE.format(p95=p95, p99=p99)
        yield Tile(messages.TIME_TILE, format_seconds(times["p50"]), note, messages.LATENCY_LEAD, None)


def _row(measure: Measure, figure: Mapping[str, Any]) -> FigureRow:
    return FigureRow(
        measure,
        measure.write(figure["value"]),
        measure.write_interval(figure["low"], figure["high"]),
        format_number(figure["count"]),
        _whisker(figure),
    )


def _whisker(figure: Mapping[str, Any]) -> Markup:
    return draw_whisker(figure["value"], figure["low"], figure["high"])
