"""What a comparison shows: figures in their unit, and foreign text made safe for a terminal."""

from collections.abc import Sequence

from eval.comparing import messages
from eval.measuring.metric import Metric
from eval.reporting.numbers import NO_VALUE, format_number, format_points, format_share

_CUT = "…"


def shorten(text: object, length: int) -> str:
    """One line of at most `length` characters, without controls and marks that turn the direction of writing."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in str(text)).split())
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + _CUT


def name_first(names: Sequence[str], shown: int = 5) -> str:
    """The first names, and how many more there are."""
    first = ", ".join(shorten(name, 60) for name in names[:shown])
    return first if len(names) <= shown else messages.AND_MORE.format(ids=first, count=len(names) - shown)


def format_value(metric: Metric, value: float | None) -> str:
    """A figure in the unit of its metric: `92,5 %`, or `0,871` for a score; a dash for None."""
    if value is None or metric.unit == "percent":
        return format_share(value)
    return format_number(value, 3)


def format_difference(metric: Metric, value: float | None) -> str:
    """A difference of two figures with its sign: in percentage points, or as a score; a dash for None."""
    if value is None or metric.unit == "percent":
        return format_points(value)
    return format_points(value / 100, 3)


def format_p(value: float | None) -> str:
    """A p-value with three decimals; a dash for None."""
    if value is None:
        return NO_VALUE
    return f"< {format_number(0.001, 3)}" if value < 0.001 else f"= {format_number(value, 3)}"
