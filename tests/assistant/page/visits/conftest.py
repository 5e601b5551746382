from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from assistant.page.visits.showing import Showing
from corpus.regions import load_gazetteer
from corpus.visits.registry import VisitRegistry
from corpus.visits.visit import Evidence, Party, Reported, Status, Visit, VisitDate


def said(value: Any, *evidence: Evidence, confidence: float = 0.9) -> Reported[Any]:
    """A value with what says it."""
    return Reported(value, evidence, confidence)


def party(name: str, body: str | None = None) -> Reported[Party]:
    """A government of the gazetteer; a name that means several stays undecided."""
    regions = load_gazetteer().lookup(name)
    if len(regions) == 1:
        return said(Party(regions[0].full_name, regions[0].code, body))
    return said(Party(name, None, body, candidates=tuple(region.code for region in regions)))


def visit_of(visit_id: str, visitor: str, host: str, when: str = "", **fields: Any) -> Visit:
    """A visit on one day ("2022-06-07") or in one year ("2022"), without a date for ""."""
    told = None
    if when:
        first, last = (date.fromisoformat(when),) * 2 if "-" in when else _year(int(when))
        told = said(VisitDate(first, last, "day" if "-" in when else "year"))
    plain: dict[str, Any] = {
        "form": None,
        "topics": (),
        "venue": None,
        "people": (),
        "programs": (),
        "figures": (),
        "outcomes": (),
        "articles": ("alfa",),
    }
    parties = {
        "visitors": tuple(party(name) for name in filter(None, visitor.split("|"))),
        "hosts": tuple(party(name) for name in filter(None, host.split("|"))),
    }
    return Visit(id=visit_id, date=told, **(plain | parties | fields))


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


class Register:
    """A register that holds what it is given."""

    def __init__(self, visits: Sequence[Visit]) -> None:
        self._registry = VisitRegistry(visits)

    def registry(self, _on_progress: object = None) -> VisitRegistry:
        """Always the same."""
        return self._registry

    def history(self, _visit_id: str) -> tuple[()]:
        """Nobody has corrected anything."""
        return ()


@pytest.fixture
def make() -> Callable[..., Visit]:
    """`make(id, visitor, host, when, **fields)` makes a visit."""
    return visit_of


@pytest.fixture
def topic() -> Callable[..., tuple[Reported[str], ...]]:
    """`topic("smart city", …)` makes the topics of a visit."""
    return lambda *names: tuple(said(name) for name in names)


@pytest.fixture
def visits(make, topic) -> tuple[Visit, ...]:
    """Five visits: dated, undated, without a host, with an undecided guest, planned."""
    return (
        make(
            "k1",
            "Kota Bengkulu",
            "Kota Kediri",
            "2022-06-07",
            topics=topic("smart city"),
            form=said("studi tiru"),
        ),
        make(
            "k2",
            "Kabupaten Siak",
            "Kota Kediri",
            "2019",
            topics=topic("pariwisata", "smart city"),
            articles=("alfa", "beta"),
        ),
        make("k3", "Kediri", "Kota Surabaya"),
        make("k4", "Jawa Barat", "", "2021-01-02", form=said("kunjungan kerja")),
        make("k5", "Kota Bandung", "Kota Surabaya", "2024-05-01", status=Status.PLANNED),
    )


@pytest.fixture
def showing(library, visits):
    """The tab over these visits and three articles."""
    return Showing(Register(visits), library.archive)
