"""The map of visits: arcs from guests to hosts, hosts as circles, a few names."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.page.visits.places import HEIGHT, WIDTH, MapData, Point, Window
from corpus.regions import Gazetteer
from corpus.visits.visit import Visit

ARCS_DRAWN = 250
"""More would only darken the picture, and slow down a phone."""
ROUTES_LISTED = 100
NAMES_SHOWN = 9
SMALLEST, LARGEST = 3.2, 13.0
"""Radius of a host visited once, and of one with BUSY visits or more."""
LETTER = 7.1
"""Width of a letter of a name in units of the picture, with some room."""
LINE = 13.0


@dataclass(frozen=True, slots=True)
class Route:
    """A pair of regions with visits from the one to the other."""

    visitor: str
    """Full name."""
    host: str
    count: int
    visit: str
    """Id of the visit where it is the only one, else empty."""
    path: str = ""
    """Data of an SVG path."""
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A host."""

    name: str
    count: int
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside a circle."""

    text: str
    x: float
    y: float
    anchor: str
    """What of the text lies at `x`: its "start", "middle" or "end"."""


@dataclass(frozen=True, slots=True)
class MapPicture:
    """All that is drawn and said."""

    window: Window
    windows: tuple[Window, ...]
    routes: tuple[Route, ...]
    """Those that are drawn, rare ones first so that frequent ones lie on top."""
    listed: tuple[Route, ...]
    """The most frequent ones, for the list."""
    routes_total: int
    spots: tuple[Spot, ...]
    """Large ones first."""
    names: tuple[Name, ...]
    visits: int
    """Visits with a guest and a host whose places are certain."""
    left_out: int
    """All others."""


def draw_map(visits: Sequence[Visit], data: MapData, window: Window, gazetteer: Gazetteer) -> MapPicture:
    """The map of `visits`; time grows with their number, what is drawn does not."""
    pairs, hosts, shown = _count(visits, data)
    ranked = sorted(pairs, key=lambda pair: (-len(pairs[pair]), pair))
    in_window = [
        pair for pair in ranked if window.holds(data.places[pair[0]]) or window.holds(data.places[pair[1]])
    ]
    drawn = tuple(_route(pair, pairs[pair], data, window, gazetteer) for pair in in_window[:ARCS_DRAWN])
    spots = _spots(hosts, data, window, gazetteer)
    return MapPicture(
        window=window,
        windows=data.windows,
        routes=tuple(reversed(drawn)),
        listed=tuple(_named(pair, pairs[pair], gazetteer) for pair in in_window[:ROUTES_LISTED]),
        routes_total=len(in_window),
        spots=spots,
        names=_place_names(spots),
        visits=shown,
        left_out=len(visits) - shown,
    )


def _count(
    visits: Iterable[Visit], data: MapData
) -> tuple[dict[tuple[str, str], list[str]], Counter[str], int]:
    """Ids of visits by pair of codes, number of visits by host, number of visits that have a pair."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    hosts: Counter[str] = Counter()
    shown = 0
    for visit in visits:
        guests = {party.value.code for party in visit.visitors} & data.places.keys()
        places = {party.value.code for party in visit.hosts} & data.places.keys()
        hosts.update(code for code in places if code)
        shown += bool(guests and places)
        for guest in guests:
            for host in places:
                if guest and host and guest != host:
                    pairs[guest, host].append(visit.id)
    return pairs, hosts, shown


def _named(pair: tuple[str, str], ids: Sequence[str], gazetteer: Gazetteer) -> Route:
    visitor, host = (gazetteer.by_code(code).full_name for code in pair)
    return Route(visitor, host, len(ids), ids[0] if len(ids) == 1 else "")


def _route(
    pair: tuple[str, str], ids: Sequence[str], data: MapData, window: Window, gazetteer: Gazetteer
) -> Route:
    named = _named(pair, ids, gazetteer)
    start, end = (window.project(data.places[code]) for code in pair)
    width = min(1.3 + 1.1 * math.log2(named.count), 6.0)
    return Route(named.visitor, named.host, named.count, named.visit, _arc(start, end, width), width)


def _arc(start: Point, end: Point, width: float) -> str:
    """A bow that is a point at `start` and `width` wide at `end`, bent to the left of its direction."""
    (x1, y1), (x2, y2) = start, end
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    across = ((y2 - y1) / length, -(x2 - x1) / length)
    bend = 0.18 * length
    control = ((x1 + x2) / 2 + across[0] * bend, (y1 + y2) / 2 + across[1] * bend)
    half = width / 2
    # The bow arrives along the line from its control point: its end is cut across that line.
    arrival = math.hypot(x2 - control[0], y2 - control[1]) or 1.0
    cut = ((y2 - control[1]) / arrival * half, -(x2 - control[0]) / arrival * half)
    left, right = (x2 + cut[0], y2 + cut[1]), (x2 - cut[0], y2 - cut[1])
    near = (across[0] * half / 2, across[1] * half / 2)
    one = (control[0] + near[0], control[1] + near[1])
    other = (control[0] - near[0], control[1] - near[1])
    return f"M{_at(start)}Q{_at(one)} {_at(left)}L{_at(right)}Q{_at(other)} {_at(start)}Z"


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _spots(hosts: Counter[str], data: MapData, window: Window, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    most = max(hosts.values(), default=1)
    spots = []
    for code, count in sorted(hosts.items(), key=lambda item: (-item[1], item[0])):
        if not window.holds(data.places[code]):
            continue
        x, y = window.project(data.places[code])
        share = math.sqrt((count - 1) / max(most - 1, 4))
        radius = SMALLEST + (LARGEST - SMALLEST) * share
        spots.append(
            Spot(gazetteer.by_code(code).full_name, count, round(x, 1), round(y, 1), round(radius, 1))
        )
    return tuple(spots)


def _place_names(spots: Sequence[Spot]) -> tuple[Name, ...]:
    """Names of the largest hosts, each right or left of its circle where it covers no other name or large circle."""
    names: list[Name] = []
    taken = [
        (spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)
        for spot in spots[:NAMES_SHOWN]
    ]
    for spot in spots[: NAMES_SHOWN * 3]:
        if len(names) == NAMES_SHOWN:
            break
        own = (spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)
        for name, box in _ways(spot):
            if _inside(box) and not any(_overlap(box, other) for other in taken if other != own):
                names.append(name)
                taken.append(box)
                break
    return tuple(names)


Box = tuple[float, float, float, float]


def _ways(spot: Spot) -> tuple[tuple[Name, Box], ...]:
    """The four places where its name may stand: right, left, above, below."""
    width = len(spot.name) * LETTER
    right, left = spot.x + spot.radius + 3, spot.x - spot.radius - 3
    above, below = spot.y - spot.radius - 4, spot.y + spot.radius + LINE - 1
    ways = (
        (Name(spot.name, right, spot.y + 4, "start"), right, spot.y + 4),
        (Name(spot.name, left, spot.y + 4, "end"), left - width, spot.y + 4),
        (Name(spot.name, spot.x, above, "middle"), spot.x - width / 2, above),
        (Name(spot.name, spot.x, below, "middle"), spot.x - width / 2, below),
    )
    return tuple((name, (x, y - LINE + 3, x + width, y + 3)) for name, x, y in ways)


def _inside(box: Box) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
