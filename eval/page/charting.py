"""The main figures over the last runs as a line chart: pure functions from summaries to places in a view box."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from eval.page import texts
from eval.page.run_shelf import RunSummary
from eval.reporting.numbers import format_share

WIDTH, HEIGHT = 360.0, 150.0
"""View box: narrow, so that its words stay readable on a phone."""
LEFT, RIGHT, TOP, BOTTOM = 40.0, 8.0, 8.0, 22.0
RUNS_DRAWN = 20


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One run on a line."""

    x: float
    y: float
    title: str


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One figure over the runs that have it, oldest first."""

    color: int
    """Number of its colour, from 1."""
    name: str
    newest: str
    """The newest value in words."""
    points: tuple[ChartPoint, ...]

    @property
    def path(self) -> str:
        """The points as an SVG polyline."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    lines: tuple[ChartLine, ...]
    ticks: tuple[tuple[float, str], ...]
    """Heights of the lines of the grid, with their shares in words."""
    first: str
    """When the oldest run was."""
    last: str

    @property
    def told(self) -> str:
        """The chart in words."""
        return texts.chart_told({line.name: line.newest for line in self.lines})


def draw_chart(runs: Sequence[RunSummary]) -> Chart | None:
    """The main figures over the newest runs (given newest first) of the newest one's selection; None below two."""
    same = [run for run in runs if run.selection == runs[0].selection][:RUNS_DRAWN][::-1]
    if len(same) < 2:
        return None
    low = _lowest(same)
    drawn = (_draw_line(color, name, same, low) for color, name in enumerate(texts.FIGURES, start=1))
    ticks = tuple((_height(share, low), format_share(share, 0)) for share in (low, (low + 1) / 2, 1.0))
    lines = tuple(line for line in drawn if line.points)
    return Chart(lines, ticks, texts.when(same[0].at), texts.when(same[-1].at))


def _draw_line(color: int, name: str, runs: Sequence[RunSummary], low: float) -> ChartLine:
    points = []
    newest = None
    for number, run in enumerate(runs):
        value = _value(run, name)
        if value is not None:
            x = LEFT + (WIDTH - LEFT - RIGHT) * number / (len(runs) - 1)
            title = f"{texts.when(run.at)}: {texts.FIGURES[name]} {format_share(value)}"
            points.append(ChartPoint(round(x, 1), _height(value, low), title))
            newest = value
    return ChartLine(color, texts.FIGURES[name], format_share(newest), tuple(points))


def _lowest(runs: Sequence[RunSummary]) -> float:
    """The foot of the chart: a tenth below the lowest value, so that small changes are seen."""
    values = [value for run in runs for name in texts.FIGURES if (value := _value(run, name)) is not None]
    return max(0.0, min(0.9, (floor(min(values, default=0.9) * 10 + 1e-9) - 1) / 10))


def _value(run: RunSummary, name: str) -> float | None:
    figure = run.figures.get(name)
    return figure.value if figure else None


def _height(share: float, low: float) -> float:
    inside = min(1.0, max(0.0, (share - low) / (1 - low)))
    return round(HEIGHT - BOTTOM - inside * (HEIGHT - TOP - BOTTOM), 1)
