"""The slices of a report as tables of coloured numbers, one table a tag."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from eval.reporting import messages
from eval.reporting.measures import Measure, describe_measure
from eval.reporting.numbers import NO_VALUE, format_interval, format_number, format_share
from eval.reporting.safe_text import show_text

COLUMNS = (
    "passed",
    "facts_found",
    "right_article",
    "citation_recall",
    "citation_precision",
    "abstention_recall",
    "false_refusals",
    "register_exact",
    "hit_at_5",
)
"""Measures of the tables, as far as the run has them; all others are in the JSON."""
STEPS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98)
"""Bounds between the shades, in goodness: most figures lie close to 1, where a straight scale shows nothing."""
FEW = 5
"""Below this many observations a number is shown pale."""
OPEN_TAGS = frozenset({"kind", "difficulty"})
"""Tables that are open at first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table."""

    text: str
    shade: int | None
    """0 (worst) to `len(STEPS)` (best); None where nothing was measured."""
    few: bool
    order: float
    """What the column is sorted by; -1 where nothing was measured."""
    title: str
    """Exact number, interval and count."""


@dataclass(frozen=True, slots=True)
class SliceRow:
    """One slice."""

    label: str
    link: str
    """Fragment that shows its cases."""
    cases: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SliceTable:
    """All slices of one tag."""

    tag: str
    title: str
    open: bool
    columns: tuple[Measure, ...]
    rows: tuple[SliceRow, ...]


def view_slices(report: Mapping[str, Any]) -> tuple[SliceTable, ...]:
    """A table for each tag that has at least one slice, in the order of messages.TAGS; unknown tags are left out."""
    by_tag: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for key, figures in report["slices"].items():
        tag, _, value = key.partition("=")
        by_tag.setdefault(tag, []).append((value, figures))
    return tuple(_table(tag, by_tag[tag]) for tag in messages.TAGS if tag in by_tag)


def shade_of(goodness: float) -> int:
    """Number of STEPS that `goodness`, 0 to 1, reaches."""
    return sum(goodness >= step - 1e-9 for step in STEPS)


def _table(tag: str, slices: list[tuple[str, Mapping[str, Any]]]) -> SliceTable:
    columns = tuple(
        describe_measure(name)
        for name in COLUMNS
        if any(figures.get(name, {}).get("count") for _, figures in slices)
    )
    rows = (_row(tag, value, figures, columns) for value, figures in slices)
    ordered = sorted(rows, key=lambda row: (-row.cases, row.label))
    return SliceTable(tag, messages.TAGS[tag], tag in OPEN_TAGS, columns, tuple(ordered))


def _row(tag: str, value: str, figures: Mapping[str, Any], columns: tuple[Measure, ...]) -> SliceRow:
    cells = tuple(_cell(measure, figures.get(measure.name)) for measure in columns)
    address = f"#{urlencode({tag: show_text(value)})}"
    return SliceRow(messages.name_tag(show_text(value)), address, figures["passed"]["count"], cells)


def _cell(measure: Measure, figure: Mapping[str, Any] | None) -> Cell:
    if not figure or not figure["count"]:
        return Cell(NO_VALUE, None, False, -1.0, "")
    value, count = figure["value"], figure["count"]
    interval = format_interval(figure["low"], figure["high"])
    note = messages.TILE_NOTE.format(interval=interval, count=format_number(count))
    title = f"{measure.label}: {format_share(value)} ({note})"
    return Cell(format_number(value * 100), shade_of(measure.goodness(value)), count < FEW, value, title)
