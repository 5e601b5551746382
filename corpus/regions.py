"""The gazetteer: all regions of Indonesia, their names, and where a text names them.

A name alone is often not enough: "Kediri" is a Kota and a Kabupaten. The word right before it decides
("Pemkot", "Bupati", "Kab."), an enumeration carries that word on, the rest of the article may settle it;
otherwise it stays ambiguous, and a caller sees all candidates.
"""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz, process

from corpus.region import Kind, Region, RegionMention, same_place
from corpus.region_finding import Finder, Reading, Tables
from corpus.region_names import DATA, NameTable, key_of, split_tokens
from corpus.region_resolving import resolve_in_context
from corpus.region_words import RegionWords


class Gazetteer:
    """All regions with their names; immutable, safe to share between threads."""

    def __init__(self, regions: Sequence[Region], names: NameTable, words: RegionWords) -> None:
        self.regions = tuple(regions)
        self._tables = Tables({region.code: region for region in regions}, names, words)
        self._choices = _choices(self.regions)

    def by_code(self, code: str) -> Region:
        """The region with that code; KeyError where there is none."""
        return self._tables.regions[code]

    def within(self, region: Region, province: Region) -> bool:
        """Does `region` lie in `province`, or is it that province?"""
        return province.kind == "provinsi" and region.code.split(".")[0] == province.code

    def is_plain_name(self, key: str) -> bool:
        """Is `key` (as of `key_of`) the name of a region, and no common word or name of people?"""
        return self._tables.names.has(key) and not self._tables.words.is_wary(key, trusted=False)

    def find(self, text: str, lowercase_ok: bool = False) -> tuple[RegionMention, ...]:
        """Mentions in `text`, in order, not overlapping; time linear in its length.

        `lowercase_ok` is for what people type ("kota kediri ke sby"): names need no capitals, and short forms
        that mean something else in an article are read.
        """
        return Finder(self._tables, text, Reading.TYPED if lowercase_ok else Reading.ARTICLE).find()

    def lookup(self, name: str) -> tuple[Region, ...]:
        """Regions that the whole of `name` may mean, by code: "Jabar", "Pemkot X", "Kab. Siak", "Kediri".

        Empty where it is no region name, or states a kind that does not exist.
        """
        tokens = split_tokens(name)
        for mention in Finder(self._tables, name, Reading.NAME).find():
            before = [token for token in tokens if token.start < mention.name_span.start]
            after = [token for token in tokens if token.start >= mention.name_span.end]
            if not after and self._tables.words.only_type_words(before) and mention.kind_hint is None:
                return mention.regions
        return ()

    def nearest_names(self, text: str, n: int = 3) -> tuple[str, ...]:
        """Up to `n` full names that look most like `text`, best first, for "did you mean"."""
        key = self._tables.words.without_type_words(text[:200])
        found = process.extract(key, list(self._choices), scorer=fuzz.ratio, limit=n, score_cutoff=50)
        return tuple(full for choice, _, _ in found for full in self._choices[choice])[:n]


def _choices(regions: Sequence[Region]) -> dict[str, list[str]]:
    choices: dict[str, list[str]] = {}
    for region in regions:
        choices.setdefault(key_of(region.name), []).append(region.full_name)
    return choices


def _load_regions() -> tuple[Region, ...]:
    lines = (DATA / "regions.jsonl").read_text(encoding="utf-8").splitlines()
    return _with_seats(tuple(Region(**json.loads(line)) for line in lines))


def _with_seats(regions: Sequence[Region]) -> tuple[Region, ...]:
    """`regions` with the coordinates of `region_seats.toml`; a province has those of its capital."""
    data = tomllib.loads((DATA / "region_seats.toml").read_text(encoding="utf-8"))
    seats = {region.full_name: (region.lat, region.lon) for region in regions}
    unknown = (set(data["seats"]) | set(data["capitals"]) | set(data["capitals"].values())) - set(seats)
    if unknown:
        raise ValueError(f"region_seats.toml: expected full names of regions, got {sorted(unknown)}")
    seats |= {name: (lat, lon) for name, (lat, lon) in data["seats"].items()}
    seats |= {province: seats[capital] for province, capital in data["capitals"].items()}
    return tuple(
        replace(region, lat=seats[region.full_name][0], lon=seats[region.full_name][1]) for region in regions
    )


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the shipped data: 38 provinces, 416 kabupaten, 98 kota (Kepmendagri
    300.2.2-2430/2025). Reads files once."""
    regions = _load_regions()
    return Gazetteer(regions, NameTable.load(regions), RegionWords.load())


__all__ = [
    "Gazetteer",
    "Kind",
    "Region",
    "RegionMention",
    "load_gazetteer",
    "resolve_in_context",
    "same_place",
]
