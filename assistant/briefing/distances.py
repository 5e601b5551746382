"""How far regions are from each other."""

from math import asin, cos, radians, sin, sqrt

from corpus.region import Region

EARTH_KM = 6371.0088
"""Mean radius (IUGG 1980)."""


def great_circle_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Distance of two points (degrees north, degrees east) on a sphere, in km: the haversine formula
    (Sinnott 1984)."""
    north1, east1, north2, east2 = map(radians, (*first, *second))
    half = sin((north2 - north1) / 2) ** 2 + cos(north1) * cos(north2) * sin((east2 - east1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def distance_km(first: Region, second: Region) -> float | None:
    """As the crow flies between the seats of government; None where a seat's place is not known."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return None
    return great_circle_km((first.lat, first.lon), (second.lat, second.lon))
