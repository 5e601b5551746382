"""Queries as one line (`LIST visitor | H Kota Kediri | t smart city`), and a register made by hand."""

from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from assistant.listing.composing import Composer
from assistant.listing.deciding import decide
from assistant.listing.lister import Lister
from assistant.listing.query import Place, Query, SideKind
from assistant.listing.reading import read_parts
from assistant.understanding.question import understand
from corpus.article import Article
from corpus.errors import ArchiveError
from corpus.regions import load_gazetteer
from corpus.visits.registry import VisitRegistry
from corpus.visits.visit import Evidence, Party, Reported, Status, Visit, VisitDate

TODAY = date(2026, 11, 22)


def spell_out(query: Query | None) -> str:
    """The query with all that it holds; `artikel` for None."""
    return "artikel" if query is None else " | ".join(part for part in _parts(query) if part)


def _parts(query: Query) -> Iterator[str]:
    whole = query.conditions
    head = (query.ask.name, query.target or "", f"by {query.by}" if query.by else "", str(query.limit or ""))
    yield " ".join(word for word in (*head, "" if query.sure else "unsure") if word)
    yield _named("G", [_place(place) for place in whole.guests])
    yield _named("H", [_place(place) for place in whole.hosts])
    yield _named("E", [_place(place) for place in whole.either])
    yield _named("g", _kind(whole.guest_kind))
    yield _named("h", _kind(whole.host_kind))
    yield _named("t", whole.topics)
    yield _named("f", whole.forms)
    yield _named("p", [f"{one.first or ''}..{one.last or ''}" for one in whole.periods])
    yield _named("w", [whole.text] if whole.text else [])
    yield f"{len(query.sets)} sets" if query.sets else ""
    yield _named("unused", query.dropped)


def _named(name: str, values: Iterable[str]) -> str:
    told = list(values)
    return f"{name} {', '.join(told)}" if told else ""


def _place(place: Place) -> str:
    names = place.name or "/".join(load_gazetteer().by_code(code).full_name for code in place.codes)
    return f"{place.unit + ' ' if place.unit else ''}{names}{' + isinya' if place.within else ''}"


def _kind(kind: SideKind) -> list[str]:
    return [word for word in (kind.kind, kind.unit) if word]


@pytest.fixture(scope="session")
def read():
    """`read(question)`: how it is read when it stands alone."""
    return lambda text: spell_out(decide(read_parts(understand(text, load_gazetteer()), TODAY)))


@pytest.fixture(scope="session")
def read_after():
    """`read_after([earlier, …], question)`: how it is read in a conversation."""
    lister = Lister(None, load_gazetteer(), None, today=lambda: TODAY)  # type: ignore[arg-type]
    return lambda history, text: spell_out(lister.read(text, history))


# --- a register ------------------------------------------------------------------------------------------------


def _party(name: str, evidence: tuple[Evidence, ...]) -> Reported[Party]:
    unit, _, region_name = name.rpartition(":")
    regions = load_gazetteer().lookup(region_name)
    if len(regions) == 1:
        party = Party(regions[0].full_name, regions[0].code, unit=unit or None)
    else:
        party = Party(region_name, None, unit=unit or None, candidates=tuple(one.code for one in regions))
    return Reported(party, evidence, 0.9)


def make_visit(number: int, guests: str, hosts: str, when: str | None = None, **more) -> Visit:
    """A visit of article `a<number>`, whose sentence tells it; `when` is a day, a month or a year."""
    evidence = (Evidence(f"a{number}", 9, 20),)
    told = None
    if when is not None:
        parts = [int(part) for part in when.split("-")]
        first = date(*(*parts, 1, 1)[:3])
        precision = ("year", "month", "day")[len(parts) - 1]
        last = (
            first
            if precision == "day"
            else first.replace(month=12 if precision == "year" else first.month, day=28)
        )
        told = Reported(VisitDate(first, last, precision), evidence, 0.9)
    form = more.get("form", "kunjungan kerja")
    return Visit(
        id=f"k{number:010}",
        visitors=tuple(_party(name, evidence) for name in guests.split(" + ") if name),
        hosts=tuple(_party(name, evidence) for name in hosts.split(" + ") if name),
        date=told,
        form=Reported(form, evidence, 0.9) if form else None,
        topics=tuple(Reported(topic, evidence, 0.9) for topic in more.get("topics", ())),
        venue=None,
        people=(),
        programs=(),
        figures=(),
        outcomes=(),
        articles=(f"a{number}",),
        status=more.get("status", Status.HELD),
    )


VISITS = (
    make_visit(1, "Kota Bengkulu", "Kota Kediri", "2023-06-22", topics=("pelayanan publik",)),
    make_visit(2, "Kabupaten Siak", "Kota Kediri", "2019", topics=("smart city",), form="studi tiru"),
    make_visit(3, "dprd:Kabupaten Siak", "Kabupaten Kampar", "2018-04-05", topics=("perikanan",)),
    make_visit(
        4, "Kabupaten Siak", "Kabupaten Tabanan", "2019-03", topics=("pariwisata",), form="studi tiru"
    ),
    make_visit(5, "Kota Bogor", "Kabupaten Kediri", topics=("stunting",), form=None),
    make_visit(6, "Kota Batam", "Kediri", "2020-02-01"),
    make_visit(7, "dprd:Kota Bogor + dprd:Kabupaten Malang", "dprd:DI Yogyakarta", "2023-06-22"),
    make_visit(8, "Kota Metro", "Kota Kediri", "2024-01-01", status=Status.PLANNED),
    make_visit(9, "", "Kota Surabaya", "2016-08-11", topics=("smart city",)),
)


def read_made_article(article_id: str) -> Article:
    """The article of a made visit; `a5` is gone."""
    if article_id == "a5":
        raise ArchiveError("Artikel tidak ada.", "gone")
    return Article(
        article_id, f"Judul {article_id}", f"Kemarin. Rombongan tiba di sana, {article_id}. Selesai."
    )


@pytest.fixture(scope="session")
def made_registry() -> VisitRegistry:
    """Nine visits that show every hole: no day, no form, no guest, no Kota or Kabupaten, only planned."""
    return VisitRegistry(VISITS)


@pytest.fixture(scope="session")
def answer(made_registry):
    """`answer(question)`: what the made register says to it."""

    def listing(text: str):
        query = decide(read_parts(understand(text, load_gazetteer()), TODAY))
        assert query is not None
        return Composer(made_registry, load_gazetteer(), read_made_article).compose(query)

    return listing
