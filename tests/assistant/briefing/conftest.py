"""A small archive with visits written by hand, each field with the place in its article that says it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from assistant.briefing import Briefing, BriefingRequest, TypedRequest, build_briefing, read_request
from corpus.archive import Archive, Prepared
from corpus.incoming import NewArticle
from corpus.regions import load_gazetteer
from corpus.visits.registry import VisitRegistry
from corpus.visits.topics import load_topics
from corpus.visits.visit import (
    Conflict,
    Evidence,
    Figure,
    Participant,
    Party,
    Reported,
    Status,
    Visit,
    VisitDate,
)

MADE = date(2026, 11, 22)

BENGKULU = (
    "Rombongan Kota Bengkulu bertamu ke Kota Kediri pada 22 Juni 2023 untuk mempelajari smart city.\n\n"
    "Kepala Diskominfo Kota Kediri Apip Permana memperlihatkan aplikasi JOSS. Sebanyak 120 kamera dipantau dari "
    "Ruang Kilisuci.\n\nKota Bengkulu akan mengirim dua petugas untuk magang."
)
OTHER_PAPER = (
    "Kota Bengkulu belajar smart city di Kota Kediri pada 23 Juni 2023. Aplikasi JOSS menjadi perhatian."
)
SIAK = (
    "Kabupaten Siak datang ke Kota Kediri pada Maret 2019 untuk melihat pengelolaan sampah dan Kampung Hijau."
)
MADIUN = "Kabupaten Kampar belajar smart city ke Kota Madiun pada 5 Agustus 2021."
SIAK_MADIUN = "Diskominfo Kabupaten Siak menimba ilmu smart city dari Kota Madiun sepanjang 2020."
PLANNED = "Kota Dumai berencana menengok smart city di Kota Kediri tahun depan."
JAKSEL = "Kabupaten Jepara melihat smart city di Kota Semarang."
HOSTILE = (
    "Kota Pariaman melihat smart city di Kota Kediri. Aplikasi <img src=x onerror=alert(1)> | *Tebal* "
    "[tautan](javascript:alert(1)) {{7*7}} \u202egnp.exe 😀 &amp; dipakai."
)
DAY = {"bengkulu": date(2023, 6, 23), "koran": date(2023, 6, 24), "madiun": date(2021, 8, 6)}
URLS = {"jahat": "javascript:alert(1)", "bengkulu": "https://contoh.test/a?x=1&y=<2>"}
TITLES = {
    "jahat": "<script>alert(1)</script> | # *Judul* [x](http://jahat.test)",
    "bengkulu": "Belajar “JOSS” – Kediri é",
}
TEXTS = {
    "bengkulu": BENGKULU,
    "koran": OTHER_PAPER,
    "siak": SIAK,
    "madiun": MADIUN,
    "siak-madiun": SIAK_MADIUN,
    "rencana": PLANNED,
    "jepara": JAKSEL,
    "jahat": HOSTILE,
}
PROGRAM = "<img src=x onerror=alert(1)> | *Tebal* [tautan](javascript:alert(1)) {{7*7}}"


def at(article: str, *phrases: str) -> tuple[Evidence, ...]:
    """Where the phrases stand in an article."""
    starts = [TEXTS[article].index(phrase) for phrase in phrases]
    return tuple(
        Evidence(article, start, start + len(phrase)) for start, phrase in zip(starts, phrases, strict=True)
    )


def party(article: str, name: str, body: str | None = None, unit: str | None = None) -> Reported[Party]:
    (region,) = [one for one in load_gazetteer().regions if one.full_name == name]
    return Reported(Party(name, region.code, body, unit), at(article, name), 0.9)


def told(article: str, value, phrase: str | None = None) -> Reported:
    return Reported(value, at(article, phrase or value), 0.9)


def on(article: str, phrase: str, first: date, last: date | None = None, precision: str = "day") -> Reported:
    return Reported(VisitDate(first, last or first, precision), at(article, phrase), 0.9)


EMPTY = Visit("k", (), (), None, None, (), None, (), (), (), (), ())

VISITS = (
    replace(
        EMPTY,
        id="k1",
        visitors=(party("bengkulu", "Kota Bengkulu"),),
        hosts=(party("bengkulu", "Kota Kediri"),),
        date=on("bengkulu", "22 Juni 2023", date(2023, 6, 22)),
        form=told("bengkulu", "studi tiru", "mempelajari"),
        topics=(told("bengkulu", "smart city"),),
        venue=told("bengkulu", "Ruang Kilisuci"),
        people=(
            told(
                "bengkulu",
                Participant("Apip Permana", "Kepala Diskominfo Kota Kediri", "host"),
                "Apip Permana",
            ),
        ),
        programs=(Reported("JOSS", (*at("bengkulu", "JOSS"), *at("koran", "JOSS")), 0.9),),
        figures=(told("bengkulu", Figure("kamera", "120 kamera"), "120 kamera"),),
        outcomes=(told("bengkulu", "Kota Bengkulu akan mengirim dua petugas untuk magang."),),
        articles=("bengkulu", "koran"),
        conflicts=(Conflict("date", (told("bengkulu", "22 Juni 2023"), told("koran", "23 Juni 2023"))),),
    ),
    replace(
        EMPTY,
        id="k2",
        visitors=(party("siak", "Kabupaten Siak"),),
        hosts=(party("siak", "Kota Kediri"),),
        date=on("siak", "Maret 2019", date(2019, 3, 1), date(2019, 3, 31), "month"),
        topics=(told("siak", "pengelolaan sampah"),),
        programs=(told("siak", "Kampung Hijau"),),
        articles=("siak",),
    ),
    replace(
        EMPTY,
        id="k3",
        visitors=(party("madiun", "Kabupaten Kampar"),),
        hosts=(party("madiun", "Kota Madiun"),),
        date=on("madiun", "5 Agustus 2021", date(2021, 8, 5)),
        topics=(told("madiun", "smart city"),),
        articles=("madiun",),
    ),
    replace(
        EMPTY,
        id="k4",
        visitors=(party("siak-madiun", "Kabupaten Siak", "Diskominfo", "diskominfo"),),
        hosts=(party("siak-madiun", "Kota Madiun"),),
        date=on("siak-madiun", "2020", date(2020, 1, 1), date(2020, 12, 31), "year"),
        topics=(told("siak-madiun", "smart city"),),
        articles=("siak-madiun",),
    ),
    replace(
        EMPTY,
        id="k5",
        visitors=(party("rencana", "Kota Dumai"),),
        hosts=(party("rencana", "Kota Kediri"),),
        topics=(told("rencana", "smart city"),),
        articles=("rencana",),
        status=Status.PLANNED,
    ),
    replace(
        EMPTY,
        id="k6",
        visitors=(party("jahat", "Kota Pariaman"),),
        hosts=(party("jahat", "Kota Kediri"),),
        topics=(told("jahat", "smart city"),),
        programs=(told("jahat", PROGRAM),),
        articles=("jahat",),
    ),
    replace(
        EMPTY,
        id="k7",
        visitors=(party("jepara", "Kabupaten Jepara"),),
        hosts=(party("jepara", "Kota Semarang"),),
        topics=(told("jepara", "smart city"),),
        articles=("jepara", "hilang"),
    ),
    replace(
        EMPTY,
        id="k8",
        visitors=(Reported(Party("Kota Solok", "13.72"), (Evidence("hilang", 0, 4),), 0.9),),
        hosts=(Reported(Party("Kota Kediri", "35.71"), (Evidence("hilang", 5, 9),), 0.9),),
        topics=(Reported("smart city", (), 0.9),),
        articles=("hilang",),
    ),
)


@dataclass(frozen=True)
class World:
    """What briefings are made from."""

    archive: Archive
    registry: VisitRegistry

    def request(self, host: str, topic: str, own: str, **more) -> BriefingRequest:
        return read_request(TypedRequest(host, topic, own, **more), load_gazetteer(), load_topics(), MADE)

    def brief(self, host="Kota Kediri", topic="smart city", own="Kabupaten Siak", **more) -> Briefing:
        return build_briefing(
            self.registry, load_gazetteer(), self.archive, self.request(host, topic, own, **more)
        )


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Eight articles and as many visits, one of them only planned, one without its article."""
    path: Path = tmp_path_factory.mktemp("bahan") / "arsip.sqlite3"
    with Archive.open(path) as archive:
        for article_id, text in TEXTS.items():
            incoming = NewArticle(
                text,
                id=article_id,
                title=TITLES.get(article_id, f"Judul {article_id}"),
                outlet="Media",
                url=URLS.get(article_id),
                published=DAY.get(article_id),
            )
            archive.add(incoming, lambda _: Prepared(()))
        yield World(archive, VisitRegistry(VISITS))


@pytest.fixture(scope="session")
def kediri(world: World) -> Briefing:
    """Kabupaten Siak wants to see the smart city of Kota Kediri."""
    return world.brief(first=date(2026, 12, 7), last=date(2026, 12, 9))


@pytest.fixture(scope="session")
def text_of() -> Callable[[Briefing, str], str]:
    """`text_of(briefing, key)`: all text of a section."""
    from assistant.briefing.document import lines_of  # noqa: PLC0415

    return lambda briefing, key: "\n".join(line.text for line in lines_of([briefing.section(key)]))
