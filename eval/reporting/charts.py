"""Pictures of numbers as inline SVG: pure functions from numbers to markup, every text in it escaped.

Lengths are units of the picture's view box. Colours and type are classes of the style sheet, so that a picture
follows the light. Shares are drawn from 0 to 1.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, log10

from markupsafe import Markup

from eval.reporting.numbers import format_number, format_share

WIDTH, HEIGHT = 400.0, 250.0
"""View box of a chart: narrow, so that its words stay readable on a phone."""
LEFT, RIGHT, TOP, BOTTOM = 50.0, 18.0, 14.0, 44.0
BAR_WIDTH, BAR_HEIGHT, BAR_EDGE = 200.0, 18.0, 6.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps `low`…`high` to `start`…`end`; what lies beyond is drawn at the edge."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Place of `value`, rounded to a tenth."""
        reach = self.high - self.low
        share = 0.0 if reach == 0 else min(1.0, max(0.0, (value - self.low) / reach))
        return round(self.start + share * (self.end - self.start), 1)


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a chart."""

    label: str
    low: float
    high: float
    ticks: tuple[float, ...]
    write: Callable[[float], str]
    """A tick as text."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a screen reader says about a chart."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One column of a histogram."""

    low: float
    high: float
    count: int
    title: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One point with its interval, drawn larger for more observations."""

    x: float
    y: float
    low: float
    high: float
    weight: float
    """0 to 1."""
    title: str


def nice_ticks(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Round numbers (1, 2, 2.5 or 5 times a power of ten apart) from `low` to at least `high`, `most` at most."""
    reach = max(high - low, 1e-9)
    power = 10.0 ** floor(log10(reach / (most - 1)))
    steps = (factor * power for factor in (1, 2, 2.5, 5, 10, 20))
    step = next(step for step in steps if reach / step <= most - 1 + 1e-9)
    count = int(-(-reach // step)) if reach % step > 1e-9 * step else round(reach / step)
    return tuple(round(low + step * number, 10) for number in range(count + 1))


def share_axis(label: str, high: float = 1.0) -> Axis:
    """An axis of shares from 0 to at least `high`, written in percent."""
    ticks = nice_ticks(0.0, high)
    digits = 0 if all(abs(tick * 100 - round(tick * 100)) < 1e-9 for tick in ticks) else 1
    return Axis(label, 0.0, ticks[-1], ticks, lambda value: format_share(value, digits))


def number_axis(label: str, high: float) -> Axis:
    """An axis of numbers from 0 to at least `high`."""
    ticks = nice_ticks(0.0, high)
    digits = next(digits for digits in range(11) if all(round(tick, digits) == tick for tick in ticks))
    return Axis(label, 0.0, ticks[-1], ticks, lambda value: format_number(value, digits))


def draw_whisker(value: float | None, low: float | None, high: float | None) -> Markup:
    """A share as a dot on a line from 0 to 1, its interval as a bar; only the line where there is no value.

    The numbers stand beside it in the page: hidden from screen readers.
    """
    scale = Scale(0.0, 1.0, BAR_EDGE, BAR_WIDTH - BAR_EDGE)
    marks = [_line("track", scale.at(0), BAR_HEIGHT / 2, scale.at(1), BAR_HEIGHT / 2)]
    marks += [_line("notch", scale.at(at), 5, scale.at(at), BAR_HEIGHT - 5) for at in (0.0, 0.5, 1.0)]
    if value is not None and low is not None and high is not None:
        marks += [_interval("reach", scale, low, high), _dot("dot", scale.at(value), BAR_HEIGHT / 2, 4.5)]
    return _small(marks)


def draw_change(change: float | None, low: float | None, high: float | None, reach: float) -> Markup:
    """A difference as a dot left or right of a middle line at 0, its interval as a bar; `reach` is at the edges."""
    scale = Scale(-reach, reach, BAR_EDGE, BAR_WIDTH - BAR_EDGE)
    marks = [_line("track", scale.at(-reach), BAR_HEIGHT / 2, scale.at(reach), BAR_HEIGHT / 2)]
    marks.append(_line("zero", scale.at(0), 0, scale.at(0), BAR_HEIGHT))
    if change is not None and low is not None and high is not None:
        marks += [_interval("reach", scale, low, high), _dot("dot", scale.at(change), BAR_HEIGHT / 2, 4.5)]
    return _small(marks)


def draw_steps(points: Sequence[tuple[float, float]], x: Axis, y: Axis, words: Words) -> Markup:
    """A line of steps through `points`, in the order of x: each height holds up to its own x."""
    across, up = _scales(x, y)
    path = ""
    for place, height in points:
        at, top = across.at(place), up.at(height)
        path += f"H{at:g}V{top:g}" if path else f"M{at:g} {top:g}"
    return _chart(x, y, words, [Markup('<path class="curve" d="{}"/>').format(path)])


def draw_histogram(
    bars: Sequence[Bar], marks: Sequence[tuple[float, str]], x: Axis, y: Axis, words: Words
) -> Markup:
    """Columns that stand on the x axis, and upright lines with a word each, such as percentiles."""
    across, up = _scales(x, y)
    drawn = [_column(bar, across, up) for bar in bars if bar.count]
    for number, (value, word) in enumerate(marks):
        at, height = across.at(value), TOP + 8 + 12 * number
        side = "end" if at > WIDTH * 0.7 else "start"
        drawn.append(_line("mark", at, TOP, at, HEIGHT - BOTTOM))
        drawn.append(_text("mark-word", at + (-4 if side == "end" else 4), height, side, word))
    return _chart(x, y, words, drawn)


def draw_reliability(dots: Sequence[Dot], x: Axis, y: Axis, words: Words) -> Markup:
    """Dots with upright intervals over a diagonal, on which each dot would lie if the estimate were right."""
    across, up = _scales(x, y)
    drawn = [_line("ideal", across.at(0), up.at(0), across.at(1), up.at(1))]
    for dot in dots:
        drawn.append(_line("stem", across.at(dot.x), up.at(dot.low), across.at(dot.x), up.at(dot.high)))
        radius = round(3 + 5 * dot.weight**0.5, 1)
        drawn.append(_dot("dot", across.at(dot.x), up.at(dot.y), radius, dot.title))
    return _chart(x, y, words, drawn)


def _scales(x: Axis, y: Axis) -> tuple[Scale, Scale]:
    return Scale(x.low, x.high, LEFT, WIDTH - RIGHT), Scale(y.low, y.high, HEIGHT - BOTTOM, TOP)


def _chart(x: Axis, y: Axis, words: Words, drawn: Sequence[Markup]) -> Markup:
    frame = Markup(
        '<svg class="chart" viewBox="0 0 {:g} {:g}" role="img" aria-label="{}"><desc>{}</desc>{}{}{}</svg>'
    )
    inside = Markup("").join(drawn)
    return frame.format(WIDTH, HEIGHT, words.name, words.description, _across(x, y), _upward(x, y), inside)


def _across(x: Axis, y: Axis) -> Markup:
    across, up = _scales(x, y)
    foot = up.at(y.low)
    parts = [_line("axis", across.at(x.low), foot, across.at(x.high), foot)]
    parts += [_text("tick", across.at(tick), foot + 15, "middle", x.write(tick)) for tick in x.ticks]
    parts.append(_text("axis-name", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "middle", x.label))
    return Markup("").join(parts)


def _upward(x: Axis, y: Axis) -> Markup:
    across, up = _scales(x, y)
    parts = []
    for tick in y.ticks:
        height = up.at(tick)
        parts.append(_line("grid", across.at(x.low), height, across.at(x.high), height))
        parts.append(_text("tick", LEFT - 6, height + 4, "end", y.write(tick)))
    middle = (TOP + HEIGHT - BOTTOM) / 2
    turned = Markup(
        '<text class="axis-name" transform="translate(11 {:g}) rotate(-90)" text-anchor="middle">{}</text>'
    )
    return Markup("").join([*parts, turned.format(middle, y.label)])


def _column(bar: Bar, across: Scale, up: Scale) -> Markup:
    left, right, top = across.at(bar.low), across.at(bar.high), up.at(bar.count)
    return Markup(
        '<rect class="column" x="{:g}" y="{:g}" width="{:g}" height="{:g}"><title>{}</title></rect>'
    ).format(left + 0.5, top, max(right - left - 1, 0.5), up.start - top, bar.title)


def _small(marks: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg class="whisker" viewBox="0 0 {:g} {:g}" aria-hidden="true" focusable="false">{}</svg>'
    ).format(BAR_WIDTH, BAR_HEIGHT, Markup("").join(marks))


def _interval(name: str, scale: Scale, low: float, high: float) -> Markup:
    start, end = scale.at(low), scale.at(high)
    return Markup('<rect class="{}" x="{:g}" y="{:g}" width="{:g}" height="6" rx="3"/>').format(
        name, start, BAR_HEIGHT / 2 - 3, max(round(end - start, 1), 1.0)
    )


def _dot(name: str, x: float, y: float, radius: float, title: str = "") -> Markup:
    inside = Markup("<title>{}</title>").format(title) if title else Markup("")
    return Markup('<circle class="{}" cx="{:g}" cy="{:g}" r="{:g}">{}</circle>').format(
        name, x, y, radius, inside
    )


def _line(name: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    return Markup('<line class="{}" x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}"/>').format(name, x1, y1, x2, y2)


def _text(name: str, x: float, y: float, anchor: str, words: str) -> Markup:
    return Markup('<text class="{}" x="{:g}" y="{:g}" text-anchor="{}">{}</text>').format(
        name, x, y, anchor, words
    )
