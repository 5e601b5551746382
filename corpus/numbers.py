"""Quantities in Indonesian news: numbers in digits and words, with their unit and what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from corpus.date_forms import find_written_dates
from corpus.number_context import Kind, is_name, number_pattern, read_kind, read_qualifier, read_tail
from corpus.number_reading import load_number_words, read_digits, read_words
from corpus.spans import Span
from corpus.units import load_units


@dataclass(frozen=True, slots=True)
class Number:
    """One number in a text."""

    span: Span
    """The number with its currency, scale and range: "Rp1,5 miliar", "20-25"."""
    phrase: Span
    """The whole quantity, with qualifier, unit and what it counts: "sekitar 15 ton sampah per hari"."""
    value: Decimal
    """Scaled: 1500000000 for "Rp1,5 miliar"; the lower end of a range or of a vague word ("puluhan": 10)."""
    upto: Decimal | None
    """The upper end of a range or of a vague word ("puluhan": 99)."""
    unit: str | None
    """Canonical: "persen", "rupiah", "orang", "ha", "km2", "ton", …; None for things that are counted."""
    counted: str | None
    """What is counted or measured, as it is written: "kecamatan", "sampah", "Mal Pelayanan Publik"."""
    per: str | None
    """"hari" in "15 ton sampah per hari"."""
    approximate: bool
    """True for "sekitar", "lebih dari", "puluhan", "seratusan", "100-an"."""
    kind: Kind = "quantity"
    """"ordinal" (ke-5), "time" (pukul 09.30) and "code" (Nomor 44, Covid-19) come only where asked for."""

    def shift(self, by: int) -> Self:
        """The same number, `by` characters further on."""
        return replace(self, span=self.span.shift(by), phrase=self.phrase.shift(by))


def find_numbers(text: str, *, every: bool = False) -> tuple[Number, ...]:
    """The quantities of `text` in order, without overlap; with `every` also ordinals, times and codes.

    Digits follow the Indonesian convention ("1.250" is a thousand, "3,4" a decimal) and the English one where
    only that fits ("3.4 juta"). Dates and years are left to `corpus.dates`, and never come.
    """
    found = sorted(_scan(text), key=lambda number: number.span)
    return tuple(number for number in found if every or number.kind == "quantity")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number as it stands, before its unit is known."""

    end: int
    literal: str | None
    """The digits, where the number is written in digits."""
    value: Decimal | None = None
    """The value of a number in words; None for digits, which are read when the unit is known."""
    upto: Decimal | None = None
    scale: Decimal | None = None
    approximate: bool = False

    def read(self, scale: Decimal | None, *, whole: bool) -> Decimal | None:
        """The value, under `scale`; `whole` says that only whole things are counted."""
        if self.literal is None:
            return self.value
        value = read_digits(self.literal, scaled=scale is not None, whole=whole)
        return None if value is None else value * (scale or 1)


def _scan(text: str) -> Iterator[Number]:
    taken = bytearray(len(text))
    for date in find_written_dates(text):
        if date.period is None:  # "tiga hari lalu" tells a date and counts days
            _take(taken, date.start, date.end)
    for match in number_pattern("skip").finditer(text):
        if not any(taken[match.start() : match.end()]):
            _take(taken, match.start(), match.end())
            yield from _read_skipped(match)
    position = 0
    while match_or_none := number_pattern("start").search(text, position):
        position = match_or_none.end()
        if not any(taken[match_or_none.start() : position]):
            number = _read_number(text, match_or_none)
            if number is not None:
                yield number
                position = max(position, number.span.end)


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * (end - start)


_FIRST_DIGITS = re.compile(r"\d{1,20}")


def _read_skipped(match: re.Match[str]) -> Iterator[Number]:
    """A time, a telephone number or an address with digits, as a number of that kind."""
    digits = _FIRST_DIGITS.search(match.group())
    if digits:
        span = Span(match.start(), match.end())
        yield _bare(span, Decimal(digits.group()), "time" if match.group("time") else "code")


def _bare(span: Span, value: Decimal, kind: Kind) -> Number:
    return Number(span, span, _tidy(value), None, None, None, None, approximate=False, kind=kind)


def _tidy(value: Decimal) -> Decimal:
    """`value` without needless noughts: 1500000000 rather than 1500000000.0."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _read_number(text: str, match: re.Match[str]) -> Number | None:
    """The number that `match` found, or None where it is part of a name or code."""
    digits = match.group("digits") or match.group("glued")
    currency = match.group("currency")
    if digits is None and is_name(text, match.start("words"), match.end("words")):
        return None
    if match.group("glued") and not currency:
        return None  # "TPS3", "G20"
    begin = match.end() - len(digits or match.group("words"))
    start = match.start() if currency else begin
    amount = _read_amount(text, begin, digits, has_currency=currency is not None)
    if amount is None:
        return None
    if digits is not None and not currency:
        kind = read_kind(text, start, amount.end, digits, scaled=amount.scale is not None)
        if kind != "quantity":
            return _read_bare(amount, start, kind)
    return _measure(text, start, amount, currency)


def _read_bare(amount: _Amount, start: int, kind: Kind) -> Number | None:
    value = amount.read(amount.scale, whole=False)
    return None if value is None else _bare(Span(start, amount.end), value, kind)


def _measure(text: str, start: int, amount: _Amount, currency: str | None) -> Number | None:
    """The quantity that starts at `start` with `amount`: its range, unit, and what stands around it."""
    upper = _read_upper(text, amount, has_currency=currency is not None)
    last = upper or amount
    tail = read_tail(text, last.end, load_units().currencies[currency.lower()] if currency else None)
    whole = tail.unit in {"orang", "rupiah"} or (tail.unit is None and tail.counted is not None)
    value = amount.read(amount.scale or last.scale, whole=whole)
    upto = upper.read(upper.scale, whole=whole) if upper else amount.upto
    if value is None:
        return None
    if upper is not None and (upto is None or upto <= value):
        return _read_bare(amount, start, "code")  # a score: "3-1"
    phrase_start, qualified = read_qualifier(text, start)
    return Number(
        span=Span(start, last.end),
        phrase=Span(phrase_start, tail.end),
        value=_tidy(value),
        upto=None if upto is None else _tidy(upto),
        unit=tail.unit,
        counted=tail.counted,
        per=tail.per,
        approximate=amount.approximate or last.approximate or tail.approximate or qualified,
    )


_HYPHEN_WORD = re.compile(r"-[^\W\d_]")


def _read_amount(text: str, start: int, digits: str | None, *, has_currency: bool) -> _Amount | None:
    """The number at `start`; None where what follows shows that it is none ("dua-duanya", "3R")."""
    if digits is not None:
        return _read_digit_amount(text, start + len(digits), digits, has_currency=has_currency)
    words = read_words(text, start)
    if words is None:
        return None
    if _HYPHEN_WORD.match(text, words.end) and read_words(text, words.end + 1) is None:
        return None
    return _Amount(words.end, None, words.value, words.upto, approximate=words.vague)


_AN = re.compile(r"[- ]?an(?!\w)")


def _read_digit_amount(text: str, end: int, digits: str, *, has_currency: bool) -> _Amount | None:
    end, scale = _read_scale(text, end, has_currency=has_currency)
    roughly = _AN.match(text, end)
    if roughly:
        value = read_digits(digits, scaled=scale is not None)
        step = None if value is None else _step(value)
        upto = (value + step - 1) * (scale or 1) if value is not None and step and step > 1 else None
        return _Amount(roughly.end(), digits, None, upto, scale, approximate=True)
    after = text[end : end + 1]
    if (after.isalpha() or after == "_") and after != "x" and not number_pattern("unit").match(text, end):
        return None
    return _Amount(end, digits, scale=scale)


def _step(value: Decimal) -> Decimal:
    """How far "20-an" or "300-an" may reach: the size of its last digit that is not nought."""
    step = Decimal(1)
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _read_scale(text: str, end: int, *, has_currency: bool) -> tuple[int, Decimal | None]:
    """Where the scale word after digits ends, and its value; "M" and "T" only beside a currency."""
    units, words = load_units(), load_number_words()
    if match := number_pattern("scale").match(text, end):
        return match.end(), Decimal(words.scales[units.scales[match.group(1).lower()]])
    match = number_pattern("currency_scale").match(text, end) if has_currency else None
    if match:
        return match.end(), Decimal(words.scales[units.currency_scales[match.group(1)]])
    return end, None


def _read_upper(text: str, amount: _Amount, *, has_currency: bool) -> _Amount | None:
    """The upper end of a range, where one follows: "20-25", "dua sampai tiga"."""
    to = number_pattern("to").match(text, amount.end)
    if to is None or amount.upto is not None:
        return None
    if amount.literal is None:
        return _read_amount(text, to.end(), None, has_currency=False)
    match = number_pattern("digits").match(text, to.end())
    return _read_amount(text, to.end(), match.group(), has_currency=has_currency) if match else None
