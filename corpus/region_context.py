"""What stands around a region name, and between two of them."""

import re
from dataclasses import dataclass

from corpus.region import Kind

_ENUMERATION = re.compile(r"\s*(?:,|dan|serta|,\s*dan|,\s*serta|&|maupun|atau|hingga)\s*")
_APPOSITION = re.compile(
    r"\s*(?:,\s*(?:di\s+)?(?:provinsi\s+)?|\(\s*(?:provinsi\s+)?)|\s(?:provinsi\s)?", re.IGNORECASE
)


def is_enumeration(gap: str) -> bool:
    """Comma, "dan", "serta", …"""
    return len(gap) < 20 and _ENUMERATION.fullmatch(gap) is not None


def is_apposition(gap: str) -> bool:
    """Comma, opening bracket or a mere space, as in "Banjar, Jawa Barat"."""
    return len(gap) < 30 and _APPOSITION.fullmatch(gap) is not None


@dataclass(frozen=True, slots=True)
class Context:
    """What the words around a name say."""

    kinds: tuple[Kind, ...] = ()
    """Stated kinds; two in "Kota dan Kabupaten Malang"."""
    part_start: int | None = None
    """Where a type word that belongs to the name begins."""
    casual: bool = False
    """True for a lower-case "kota" or "kabupaten", which may only describe the place."""
    counted: bool = False
    """True for "Dua Kabupaten": the type word may count regions, and name none."""
    town: bool = False
    """True for a lower-case "kota" that is not the last word of an office's name."""
    lower: str | None = None
    blocked: bool = False
    cue: bool = False
    """True behind a word of place."""
    listed: bool = False
    """True where it continues a list of regions."""
