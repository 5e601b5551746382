"""A region of Indonesia, and a place in a text that names it."""

from dataclasses import dataclass
from typing import Literal

from corpus.spans import Span

Kind = Literal["provinsi", "kabupaten", "kota"]


@dataclass(frozen=True, slots=True)
class Region:
    """A province, kabupaten or kota."""

    code: str
    """Code of the Ministry of Home Affairs: "11" for a province, "11.01" for a kabupaten or kota."""
    name: str
    """Without the type word: "Kediri", "Jawa Barat"."""
    kind: Kind
    province: str
    """Name of its province; of itself for a province."""
    full_name: str
    """With the type word: "Kota Kediri", "Kabupaten Siak"; provinces without: "Jawa Barat"."""
    lat: float | None
    """Degrees north of the seat of government; of a province, of its capital."""
    lon: float | None
    """Degrees east of the seat of government."""
    population: int | None
    area_km2: float | None


@dataclass(frozen=True, slots=True)
class RegionMention:
    """One place in a text where a region is named."""

    span: Span
    """The name with a type word that is part of it: "Kota Kediri", "Kab. Siak"; not "Pemkot" or "Bupati"."""
    name_span: Span
    """The name alone."""
    regions: tuple[Region, ...]
    """One: decided. Several: ambiguous, by code (all are meant where `explicit`: "Kota dan Kabupaten X").
    None: the stated kind does not exist ("Kota Siak"), see `named`."""
    named: tuple[Region, ...]
    """All regions of that name, whatever kind is stated, by code; never empty."""
    explicit: bool
    """True where the words right before the name state the kind and it exists."""
    stated_kind: Kind | None = None
    """The kind that the words before the name state, or an enumeration carries on."""
    kind_hint: str | None = None
    """Kind of the lower unit that has this name ("desa" in "Desa Serang"), "wilayah" where a wider area has it
    ("Malang Raya", "eks Karesidenan Banyumas"), else None; never with explicit."""

    @property
    def decided(self) -> Region | None:
        """The region, where exactly one is meant and it is not the name of a lower unit."""
        return self.regions[0] if len(self.regions) == 1 and self.kind_hint is None else None


def same_place(a: Region, b: Region) -> bool:
    """Are `a` and `b` the same region (equal codes)?"""
    return a.code == b.code
