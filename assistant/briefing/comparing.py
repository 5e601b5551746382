"""Hosts that may be compared with the chosen one: same topic, similar population, nearer."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.briefing.distances import distance_km
from corpus.region import Region
from corpus.regions import Gazetteer
from corpus.visits.visit import Visit

POPULATION_WEIGHT = 0.4
NEARNESS_WEIGHT = 0.4
EXPERIENCE_WEIGHT = 0.2
"""Whether lessons carry over (size) and what the trip costs (distance) count alike; how often others went there
counts half as much, since the archive's numbers are small."""
HALF_KM = 500.0
"""Distance at which nearness is one half: about the limit of a day on the road."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """A host with its rank."""

    region: Region
    visits: tuple[Visit, ...]
    """Visits to it on the topic, newest first."""
    distance: float | None
    """In km from the own region."""
    score: float
    """0 to 1."""


def likeness(first: int | None, second: int | None) -> float:
    """The smaller of two populations by the greater, 0 to 1; 0 where one is not known."""
    return min(first, second) / max(first, second) if first and second else 0.0


def nearness(distance: float | None) -> float:
    """1 at no distance, one half at HALF_KM; 0 where it is not known."""
    return 0.0 if distance is None else HALF_KM / (HALF_KM + distance)


def experience(visits: int) -> float:
    """n / (n + 1): 0 for none, one half for one visit, towards 1."""
    return visits / (visits + 1)


def score(population: float, near: float, visits: float) -> float:
    """Weighted sum of the three, each 0 to 1."""
    return POPULATION_WEIGHT * population + NEARNESS_WEIGHT * near + EXPERIENCE_WEIGHT * visits


def find_comparable(
    on_topic: Iterable[Visit], host: Region, own: Region, gazetteer: Gazetteer
) -> tuple[Comparable, ...]:
    """Other hosts of visits on the topic, of the host's level (province or not), best first, ties by code."""
    by_code: dict[str, list[Visit]] = {}
    for visit in on_topic:
        for code in {party.value.code for party in visit.hosts if party.value.code}:
            by_code.setdefault(code, []).append(visit)
    regions = (gazetteer.by_code(code) for code in by_code if code not in (host.code, own.code))
    found = (
        rate(region, tuple(by_code[region.code]), host, own)
        for region in regions
        if (region.kind == "provinsi") == (host.kind == "provinsi")
    )
    return tuple(sorted(found, key=lambda one: (-one.score, one.region.code)))


def rate(region: Region, visits: tuple[Visit, ...], host: Region, own: Region) -> Comparable:
    """A region with its score."""
    distance = distance_km(own, region)
    total = score(likeness(region.population, host.population), nearness(distance), experience(len(visits)))
    return Comparable(region, visits, distance, total)
