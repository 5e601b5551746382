"""Numbers as Indonesians write them: decimal comma, points between thousands, a true minus sign."""

NO_VALUE = "–"
"""Where nothing was measured."""


def format_number(value: float, digits: int = 0) -> str:
    """`1234.5` with one digit is `1.234,5`; never `-0`."""
    text = f"{abs(value):,.{digits}f}".translate(str.maketrans(",.", ".,"))
    negative = value < 0 and any(character in "123456789" for character in text)
    return f"−{text}" if negative else text


def format_share(value: float | None, digits: int = 1) -> str:
    """A share from 0 to 1 as percent, or a dash."""
    return NO_VALUE if value is None else f"{format_number(value * 100, digits)} %"


def format_interval(low: float | None, high: float | None, digits: int = 1) -> str:
    """Bounds of a share as `92,5–95,7 %`, or a dash."""
    if low is None or high is None:
        return NO_VALUE
    return f"{format_number(low * 100, digits)}–{format_number(high * 100, digits)} %"


def format_points(value: float | None, digits: int = 1) -> str:
    """A difference of shares in percentage points, with its sign: `+1,5`."""
    if value is None:
        return NO_VALUE
    text = format_number(value * 100, digits)
    signed = text.startswith("−") or not any(character in "123456789" for character in text)
    return text if signed else f"+{text}"


def format_seconds(value: float) -> str:
    """Seconds with three digits below ten, else one."""
    return f"{format_number(value, 3 if value < 10 else 1)} detik"
