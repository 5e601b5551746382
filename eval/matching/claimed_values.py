"""Values of a text that can contradict each other: amounts, numbered things, times and dates, with what they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpus.dates import DateMention, find_dates
from corpus.number_reading import load_number_words
from corpus.numbers import Number, find_numbers
from corpus.spans import Span
from corpus.units import load_units
from corpus.words import fold, split_words
from eval.matching.words import same_words

ABOUT = Decimal("0.1")
"""Share by which "sekitar 90" may miss: 81 to 99."""
_ENDLESS = Decimal("Infinity")
_NEXT_WORDS = re.compile(r"(?: [a-z][\w-]*){1,2}")
_WORD_BEFORE = re.compile(r"(\w+)[\s.-]*$")
_CLOCK = re.compile(r"(\d{1,2})[.:](\d\d)")
_DECIMALS = re.compile(r"(\d+(?:\.\d{3})*),(\d+)|(\d+)\.(\d{1,2}|\d{4,})(?!\d)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its unit or noun; also a numbered thing ("Pasal 5") and a time of day, in minutes."""

    span: Span
    kind: str
    """number, percent, money, or time."""
    low: Decimal
    high: Decimal
    """Bounds of what is meant: equal for an exact amount."""
    grain: Decimal
    """The last place that is written: 10000000 for "147,07 miliar"; an amount may be rounded to it."""
    unit: str
    """Canonical; "" for what is only counted, "#" before what numbers a thing."""
    nouns: frozenset[str]
    """Folded words of what is counted, or the word before a number of a thing."""
    per: str
    ranges: bool = False
    """True for an exact range: "20-25"."""

    def agrees(self, other: "Quantity") -> bool:
        """Whether both may be the same amount, one of them perhaps rounded or vague; two ranges only where equal."""
        if self.ranges and other.ranges:
            return (self.low, self.high) == (other.low, other.high)
        slack = max(self.grain, other.grain) / 2 if self.grain != other.grain else Decimal(0)
        return self.low - slack <= other.high and other.low <= self.high + slack

    def compares(self, other: "Quantity") -> bool:
        """Whether both are amounts of the same: same unit, and nouns of which one holds the other.

        An amount without unit and noun may be of anything.
        """
        if self.per and other.per and self.per != other.per:
            return False
        if self.is_bare or other.is_bare:
            return "#" not in self.unit + other.unit and self.kind != "time" and other.kind != "time"
        if self.unit != other.unit and {self.unit, other.unit} != {"", "orang"}:
            return False
        if self.unit != other.unit:
            return self.shares_nouns(other)
        return not self.nouns or not other.nouns or self.shares_nouns(other)

    def shares_nouns(self, other: "Quantity") -> bool:
        """Whether both have nouns and those of one are among those of the other."""
        fewer, more = sorted((self.nouns, other.nouns), key=len)
        return bool(fewer) and fewer <= more

    @property
    def is_bare(self) -> bool:
        """Whether nothing says of what it is an amount."""
        return not self.unit and not self.nouns


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is told."""

    span: Span
    ends: tuple[tuple[int | None, int | None, int | None], ...]
    """Year, month, day of the first day, and of the last one of a range."""
    first: date | None
    last: date | None

    def agrees(self, other: "Day") -> bool:
        """Whether what both tell of year, month and day is the same, or one lies in the range of the other."""
        if any(_same_told(a, b) for a in self.ends for b in other.ends):
            return True
        if None in (self.first, self.last, other.first, other.last):
            return False
        return bool(self.first <= other.last and other.first <= self.last)  # type: ignore[operator]


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """The amounts, numbered things and times of `text`, in order."""
    found = find_numbers(text, every=True)
    return tuple(value for number in found if (value := _quantity(text, number)) is not None)


def read_days(text: str) -> tuple[Day, ...]:
    """The dates of `text` that have a year or a month, in order."""
    return tuple(_day(one) for one in find_dates(text) if one.year is not None or one.month is not None)


def _quantity(text: str, number: Number) -> Quantity | None:
    if number.kind == "quantity":
        low, high = _bounds(text, number)
        unit = number.unit or ""
        ranges = number.upto is not None and not number.approximate
        return Quantity(
            number.span,
            _kind(unit),
            low,
            high,
            _grain(text, number),
            unit,
            _nouns(text, number),
            number.per or "",
            ranges,
        )
    if number.kind == "time":
        clock = _CLOCK.search(number.span.of(text))
        minutes = Decimal(int(clock[1]) * 60 + int(clock[2])) if clock else None
        return None if minutes is None else _exact(number.span, "time", minutes, "menit", frozenset())
    before = _WORD_BEFORE.search(text[: number.span.start])
    label = frozenset(_written_out(before[1])) if before and not before[1].isdigit() else frozenset()
    return _exact(number.span, "number", number.value, f"#{number.kind}", label) if label else None


def _exact(span: Span, kind: str, value: Decimal, unit: str, nouns: frozenset[str]) -> Quantity:
    return Quantity(span, kind, value, value, Decimal(1), unit, nouns, "")


def _kind(unit: str) -> str:
    if unit == "persen":
        return "percent"
    return "money" if unit in load_units().currencies.values() else "number"


def _bounds(text: str, number: Number) -> tuple[Decimal, Decimal]:
    """What a qualifier or a vague word makes of the value."""
    value, units = number.value, load_units()
    upto = value if number.upto is None else number.upto
    before = fold(text[number.phrase.start : number.span.start]).strip()
    if before in units.least:
        return value, _ENDLESS
    if before in units.most:
        return Decimal(0), upto
    if before:
        return value * (1 - ABOUT), upto * (1 + ABOUT)
    if number.approximate and number.upto is None:
        return value, value * 2 - 1  # "seratusan", "85-an"
    return value, upto


def _grain(text: str, number: Number) -> Decimal:
    written = number.span.of(text)
    scale = next(
        (Decimal(size) for word, size in load_number_words().scales.items() if word in fold(written)), None
    )
    scale = scale or (Decimal(10**9) if written.endswith("M") else Decimal(1))
    decimals = _DECIMALS.search(written)
    places = len(decimals[2] or decimals[4]) if decimals else 0
    return scale / Decimal(10) ** places


def _nouns(text: str, number: Number) -> frozenset[str]:
    words = split_words(number.counted or "")
    nouns = [fold(word.text) for word in words]
    if number.unit == "orang":
        following = _NEXT_WORDS.match(text, number.phrase.end)
        nouns += following.group().split() if following else []
    kept: list[str] = []
    for noun in nouns:
        if noun in load_units().stop:
            break
        kept += _written_out(noun)
    return frozenset(kept)


def _written_out(word: str) -> list[str]:
    key = fold(word)
    return same_words().get(key, key).split()


def _day(one: DateMention) -> Day:
    begin = (one.year, one.month, one.day)
    ends = [begin]
    if one.end is not None:
        year, month, day = (a if a is not None else b for a, b in zip(one.end, begin, strict=True))
        ends.append((year, month, day))
    return Day(one.span, tuple(ends), one.first, one.last)


def _same_told(a: tuple[int | None, ...], b: tuple[int | None, ...]) -> bool:
    return all(x is None or y is None or x == y for x, y in zip(a, b, strict=True))


def spans_of(text: str) -> Iterator[Span]:
    """Where the values of `text` stand."""
    yield from (value.span for value in read_quantities(text))
    yield from (day.span for day in read_days(text))
