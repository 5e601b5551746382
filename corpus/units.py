"""Units, counted things and other words that stand around numbers, read from `data/units.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "units.toml"


@dataclass(frozen=True, slots=True)
class Units:
    """Forms in small letters with what they mean."""

    measures: dict[str, str]
    """Form to canonical unit; a noun may follow ("15 ton sampah")."""
    plain: dict[str, str]
    """Form to canonical unit; complete in itself ("85 orang")."""
    currencies: dict[str, str]
    scales: dict[str, str]
    """Form to number word: "jt" to "juta"."""
    currency_scales: dict[str, str]
    """As `scales`, but only beside a currency and in capitals."""
    counted: frozenset[str]
    """Names of counted things, of one word or several."""
    labels: frozenset[str]
    """Words after which a number counts nothing ("Pasal 5")."""
    about: tuple[str, ...]
    least: tuple[str, ...]
    most: tuple[str, ...]
    stop: frozenset[str]
    """Words that follow a number but are not what it counts."""


@cache
def load_units() -> Units:
    """The words of `data/units.toml`, read once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    qualifiers = data["qualifiers"]
    return Units(
        measures=_by_form(data["measures"]),
        plain=_by_form(data["plain"]),
        currencies=_by_form(data["currencies"]),
        scales=_by_form(data["scales"]),
        currency_scales=_by_form(data["currency_scales"]),
        counted=frozenset(data["counted"]["names"]),
        labels=frozenset(data["labels"]["words"]),
        about=tuple(qualifiers["about"]),
        least=tuple(qualifiers["least"]),
        most=tuple(qualifiers["most"]),
        stop=frozenset(data["stop"]["words"]),
    )


def _by_form(table: dict[str, list[str]]) -> dict[str, str]:
    return {form: name for name, forms in table.items() for form in forms}
