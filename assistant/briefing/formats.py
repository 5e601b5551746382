"""Numbers as Indonesians write them, with their units."""

from assistant.messages import thousands


def jiwa(number: int) -> str:
    """A number of inhabitants."""
    return f"{thousands(number)} jiwa"


def square_km(area: float) -> str:
    """An area."""
    return f"{decimal(area)} km²"


def per_square_km(density: float) -> str:
    """Inhabitants by area."""
    return f"{thousands(round(density))} jiwa/km²"


def km(distance: float) -> str:
    """A distance as the crow flies, without needless exactness: to 10 km from 100 km on."""
    return f"{thousands(round(distance) if distance < 100 else 10 * round(distance / 10))} km"


def decimal(number: float, places: int = 1) -> str:
    """1234.56 as `1.234,6`."""
    return f"{number:,.{places}f}".translate(str.maketrans(",.", ".,"))
