"""Where regions lie on the map, and the parts of the country that it can show."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.region import Region
from corpus.regions import load_gazetteer

DATA = Path(__file__).resolve().parents[2] / "data" / "visit_map.toml"
WIDTH, HEIGHT = 720.0, 277.0
"""Units of the picture; about as many pixels where there is room, so that its letters have their size."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the country as a picture; one degree is as wide as it is high, which is right near the equator."""

    key: str
    label: str
    west: float
    north: float
    scale: float
    """Units of the picture for one degree."""

    def project(self, point: Point) -> Point:
        """Degrees north and east -> units right and down from the upper left corner."""
        return (point[1] - self.west) * self.scale, (self.north - point[0]) * self.scale

    def holds(self, point: Point) -> bool:
        """Is that place, in degrees, in the picture?"""
        x, y = self.project(point)
        return 0 <= x <= WIDTH and 0 <= y <= HEIGHT

    @property
    def dots(self) -> str:
        """A dot for each kabupaten and kota in the picture, as the data of one SVG path."""
        return _dots(self)


@dataclass(frozen=True, slots=True)
class MapData:
    """What the map is drawn from."""

    windows: tuple[Window, ...]
    """The whole country first."""
    places: dict[str, Point]
    """Code of a region -> degrees north and east of its seat of government."""
    dots: tuple[Point, ...]
    """All kabupaten and kota."""

    def window(self, key: str) -> Window:
        """The window of that name; the whole country for another."""
        return next((window for window in self.windows if window.key == key), self.windows[0])


@cache
def load_map() -> MapData:
    """Windows and places of the shipped data; a missing or misspelt key is an error."""
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["window"]
    regions = load_gazetteer().regions
    return MapData(
        windows=tuple(_window(row["key"], row["label"], row["box"]) for row in rows),
        places={region.code: place for region in regions if (place := _place(region))},
        dots=tuple(place for region in regions if region.kind != "provinsi" and (place := _place(region))),
    )


def _window(key: str, label: str, box: Sequence[float]) -> Window:
    """The box, widened on both sides to the shape of the picture."""
    west, south, east, north = box
    scale = min(WIDTH / (east - west), HEIGHT / (north - south))
    return Window(
        key,
        label,
        west=(west + east) / 2 - WIDTH / scale / 2,
        north=(south + north) / 2 + HEIGHT / scale / 2,
        scale=scale,
    )


def _place(region: Region) -> Point | None:
    return None if region.lat is None or region.lon is None else (region.lat, region.lon)


@cache
def _dots(window: Window) -> str:
    shown = (window.project(point) for point in load_map().dots if window.holds(point))
    return "".join(f"M{x:.1f} {y:.1f}h0" for x, y in shown)
