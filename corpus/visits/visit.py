"""A visit between regional governments, each of its fields with the places in articles that say it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Literal, TypeVar

T = TypeVar("T")

Side = Literal["visitor", "host"]
Precision = Literal["day", "month", "year"]

FORMS = (
    "studi banding",
    "studi tiru",
    "kunjungan kerja",
    "benchmarking",
    "kerja sama",
    "lainnya",
)
"""Closed list of forms, as they are shown."""


class Status(StrEnum):
    """Whether a visit took place."""

    HELD = "terlaksana"
    PLANNED = "rencana"


class Review(StrEnum):
    """What a person has said of a visit."""

    NONE = "belum diperiksa"
    CONFIRMED = "dikonfirmasi"
    CORRECTED = "dikoreksi"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A stretch of an article (of its text, or of its title) that says something."""

    article_id: str
    start: int
    end: int
    in_title: bool = False
    """True: `start` and `end` count in the title; used only for what the text does not say."""


@dataclass(frozen=True, slots=True)
class Reported(Generic[T]):
    """A value with what says it."""

    value: T
    evidence: tuple[Evidence, ...]
    """Best first; empty only for what a person entered."""
    confidence: float
    """0 to 1: share of such readings that are right."""


@dataclass(frozen=True, slots=True)
class Party:
    """A government that visits or is visited."""

    region: str
    """Full name in the gazetteer ("Kota Kediri", "Jawa Barat"); as it is written where it is ambiguous."""
    code: str | None
    """Code of the region; None where several may be meant, see `candidates`."""
    body: str | None = None
    """The office as it is named: "Komisi I DPRD Provinsi Jawa Barat", "Pemkot Kediri"; None: not told."""
    unit: str | None = None
    """Kind of the office, a key of corpus/data/bodies.toml: "dprd", "diskominfo", "pemda", "desa"."""
    candidates: tuple[str, ...] = ()
    """Codes of the regions that may be meant, where `code` is None."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of all regions that may be meant: one where it is decided."""
        return self.candidates if self.code is None else (self.code,)

    def lies_in(self, provinces: Collection[str]) -> bool:
        """Do all regions that may be meant lie in one of these provinces (codes), or are they?"""
        return bool(self.codes) and all(code.split(".")[0] in provinces for code in self.codes)


@dataclass(frozen=True, slots=True)
class VisitDate:
    """When a visit took place, as exactly as it is told."""

    first: date
    """First day that is meant: of the visit, of the month, of the year."""
    last: date
    """Last day; equal to `first` for one day."""
    precision: Precision
    doubtful: bool = False
    """True where the weekday that the article gives is not that of the day."""

    def __str__(self) -> str:
        """ISO: "2022-06-07", "2022-06", "2022"."""
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who took part."""

    name: str
    """With titles as written, without the role."""
    role: str | None
    side: Side | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was told, and what it counts."""

    what: str
    value: str
    """With its unit, as written: "Rp147,07 miliar", "85 orang"."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What articles about one visit say differently."""

    field: str
    """Name of the field of `Visit`."""
    values: tuple[Reported[str], ...]
    """Each thing that is said, as it is shown, with who says it; two or more."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit. Empty tuples and None: no article tells."""

    id: str
    visitors: tuple[Reported[Party], ...]
    hosts: tuple[Reported[Party], ...]
    date: Reported[VisitDate] | None
    form: Reported[str] | None
    """One of FORMS."""
    topics: tuple[Reported[str], ...]
    """Names in corpus/data/topics.toml."""
    venue: Reported[str] | None
    people: tuple[Reported[Participant], ...]
    programs: tuple[Reported[str], ...]
    figures: tuple[Reported[Figure], ...]
    outcomes: tuple[Reported[str], ...]
    """Results and follow-ups, as quoted."""
    articles: tuple[str, ...]
    """Ids of all articles that report it."""
    status: Status = Status.HELD
    in_passing: bool = False
    """True where it is only mentioned in an article about something else."""
    conflicts: tuple[Conflict, ...] = ()
    review: Review = Review.NONE
    open_date: Reported[str] | None = None
    """Day and month ("22 Juni") where no article tells the year; None where `date` is known."""
