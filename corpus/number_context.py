"""What the words around a number say: its unit, what it counts, and whether it counts anything at all."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.number_reading import load_number_words, read_words
from corpus.units import load_units

Kind = Literal["quantity", "ordinal", "time", "code"]


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a number, up to `end`; the fields are those of `corpus.numbers.Number`."""

    end: int
    unit: str | None = None
    counted: str | None = None
    per: str | None = None
    approximate: bool = False


_TO = r"\s{0,2}(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?:\sdengan)?|hingga)\s{0,2}"
_TIME = (
    r"(?<![\w.,])(?:(?:pukul|pkl\.?|(?<!\d )jam)\s{1,2}\d{1,2}(?:[.:]\d{2})?(?!\w)"
    rf"(?:{_TO}\d{{1,2}}[.:]\d{{2}})?|\d{{1,2}}[.:]\d{{2}}(?:{_TO}\d{{1,2}}[.:]\d{{2}})?(?=\s?(?:WIB|WITA|WIT)\b)"
    r"|(?:[01]?\d|2[0-4])\.[0-5]\d\s?[-–]\s?(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d.,])"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
)
_CODE = (
    r"(?<![\w.,])(?:https?://\S+|www\.\S+|(?:\+62|0)\d(?:[ .-]?\d){6,14}(?!\d)|\d++(?:-\d++){2,}+"
    r"|\d++(?:/\d++)++)"
)
_SIGNS = frozenset({"rp", "rp.", "idr", "us$", "usd", "s$", "sgd", "a$", "aud", "$", "€", "¥", "rm"})
"""Currencies that stand before the number."""


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@cache
def number_pattern(name: str) -> re.Pattern[str]:
    """The compiled pattern `name` of those that need the words of the data files."""
    units, words = load_units(), load_number_words()
    after = {**units.measures, **units.plain, **units.currencies}
    qualifiers = (*units.about, *units.least, *units.most)
    patterns = {
        "skip": rf"(?P<time>{_TIME})|(?P<code>{_CODE})",
        "start": rf"(?:(?<!\w)(?P<currency>{_any_of(_SIGNS)})\s{{0,2}})?"
        rf"(?:(?<!\w)(?P<digits>\d++(?:[.,]\d++)*+)|(?<=[A-Za-z€$¥])(?P<glued>\d++(?:[.,]\d++)*+)"
        rf"|(?<![\w-])(?P<words>{_any_of(words.openers())})(?!\w))",
        "digits": r"\d++(?:[.,]\d++)*+",
        "scale": rf"\s{{0,2}}({_any_of(units.scales)})(?!\w)",
        "currency_scale": rf"\s{{0,2}}({_any_of(units.currency_scales)})(?!\w)",
        "unit": rf"\s{{0,2}}({_any_of(after)})(?!\w)",
        "counted": rf" ({_any_of(units.counted)})(?!\w)",
        "qualifier": rf"(?<!\w)({_any_of(qualifiers)})\s{{0,2}}$",
        "to": rf"{_TO}(?:(?:rp\.?|idr)\s?)?",
        "per": r"(?:\s?/\s?|\s(?:per|setiap|tiap)\s)([^\W\d_]{2,12})(?!\w)",
    }
    return re.compile(patterns[name], 0 if name == "currency_scale" else re.IGNORECASE)


_MORE = re.compile(r" lebih(?! (?:dari|besar|kecil|banyak|baik|tinggi|rendah)\b)(?!\w)")
_NO_CENTS = re.compile(r",(?:-{1,2}|–|—)(?!\w)")
_WORD_BEFORE = re.compile(r"([^\s(“\"'‘]+)[^\S\n]{1,2}$")
_NAME_AFTER = re.compile(r" ([A-Z][\w-]+(?: [A-Z][\w-]*){0,3})")
_NOUN_AFTER = re.compile(r" ([^\W\d_][^\W_]*+(?:-[^\W\d_]++)*+)(?!\w)")
_VERB = re.compile(r"(?:me(?:ng|ny|mb|mp|nd|nc|nj|[nlr][aiueo])|ber|ter|di(?=[bdghjkptu]))[a-z]{4,}")
_DARI = re.compile(r"\bdari\b", re.IGNORECASE)
_ONE_BY_ONE = re.compile(r"\s(?:per satu|sama lain)\b", re.IGNORECASE)
_LOOKBACK = 40
"""Characters before a number that are looked at."""
_LONGEST_PLAIN = 6
"""A number of more digits without separators and unit is a code (a telephone number, a registration)."""


def read_tail(text: str, end: int, unit: str | None) -> Tail:
    """Unit, counted noun, "lebih" and "per hari" after the number that ends at `end`.

    `unit` is the currency that stood before the number, if one did: then no other unit and no noun is read.
    """
    if unit is not None and (cents := _NO_CENTS.match(text, end)):
        end = cents.end()
    end, early = _read_more(text, end)
    counted = None
    if unit is None:
        end, unit, counted = _read_unit(text, end)
    end, late = _read_more(text, end)
    per = number_pattern("per").match(text, end)
    if per and per.group(1).lower() not in load_units().counted:
        return Tail(per.end(), unit, counted, per.group(1).lower(), early or late)
    return Tail(end, unit, counted, None, early or late)


def _read_more(text: str, end: int) -> tuple[int, bool]:
    match = _MORE.match(text, end)
    return (match.end(), True) if match else (end, False)


def _read_unit(text: str, end: int) -> tuple[int, str | None, str | None]:
    """Where unit and noun end, the unit, and the noun."""
    units = load_units()
    match = number_pattern("unit").match(text, end)
    known = number_pattern("counted").match(text, end)
    if match is None or match.group(1) == "M" or (known and known.end() > match.end()):
        noun_end, noun = _read_counted(text, end, after_unit=False)
        return noun_end, None, noun
    form = match.group(1).lower()
    if form in units.measures:
        noun_end, noun = _read_counted(text, match.end(), after_unit=True)
        return noun_end, units.measures[form], noun
    return match.end(), units.plain.get(form) or units.currencies[form], None


def _read_counted(text: str, end: int, *, after_unit: bool) -> tuple[int, str | None]:
    """Where the noun after a number ends, and the noun; (`end`, None) where none follows."""
    known = number_pattern("counted").match(text, end)
    if known:
        return known.end(), known.group(1)
    name = None if after_unit else _NAME_AFTER.match(text, end)
    if name:
        return name.end(), name.group(1)
    noun = _NOUN_AFTER.match(text, end)
    if noun is None or not _is_noun(noun.group(1)) or (after_unit and noun.group(1)[0].isupper()):
        return end, None
    return noun.end(), noun.group(1)


def _is_noun(word: str) -> bool:
    lower = word.lower()
    stopped = lower in load_units().stop or lower in load_number_words().units
    return len(word) > 1 and not stopped and _VERB.fullmatch(lower) is None


def read_qualifier(text: str, start: int) -> tuple[int, bool]:
    """Where the quantity at `start` begins with "sekitar" or "lebih dari", and whether one stands there."""
    begin = max(0, start - _LOOKBACK)
    before = text[begin:start]
    match = number_pattern("qualifier").search(before)
    if match is None or (match.group(1).lower() in {"hingga", "sampai"} and _DARI.search(before)):
        return start, False
    return begin + match.start(), True


def is_name(text: str, start: int, end: int) -> bool:
    """Whether the number word from `start` to `end` is part of a name or a phrase.

    "Kepulauan Seribu", "salah satu", "satu per satu"; a capital inside a sentence makes one too, unless a
    unit or a known counted thing follows ("dari Tiga Daerah").
    """
    before = _WORD_BEFORE.search(text[max(0, start - _LOOKBACK) : start])
    previous = before.group(1).lower().rstrip("\"'”’)") if before else ""
    if previous in load_number_words().places or previous in load_units().labels:
        return not _is_money(text, start)
    if previous == "per" or _ONE_BY_ONE.match(text, end):
        return True
    if not text[start].isupper() or before is None or previous.endswith((".", "?", "!", ":", ";")):
        return False
    words = read_words(text, start)
    after = words.end if words else end
    return not (number_pattern("counted").match(text, after) or number_pattern("unit").match(text, after))


def _is_money(text: str, start: int) -> bool:
    """Whether a currency follows the number in words: "tiap desa satu miliar rupiah"."""
    words = read_words(text, start)
    unit = number_pattern("unit").match(text, words.end) if words else None
    return unit is not None and unit.group(1).lower() in load_units().currencies


def read_kind(text: str, start: int, end: int, literal: str, *, scaled: bool) -> Kind:
    """What sort of number the digits `literal` from `start` to `end` are, by what stands around them."""
    before = text[max(0, start - _LOOKBACK) : start]
    if before.endswith(("-", "–")) and before[-2:-1].isalnum():
        return "ordinal" if before[:-1].lower().endswith("ke") else "code"
    if _is_enumerator(before, literal, text[start + len(literal) : start + len(literal) + 1]):
        return "code"
    padded = len(literal) > 1 and literal[0] == "0" and literal[1].isdigit()
    if padded or text[end : end + 1] in {"×", "x"} or before.endswith("#"):
        return "code"
    match = _WORD_BEFORE.search(before)
    word = match.group(1).rstrip(":") if match else ""
    if scaled or number_pattern("unit").match(text, end):
        return "code" if word.lower() in {"nomor", "no", "no.", "pasal", "ayat"} else "quantity"
    if word.lower() in load_units().labels or (word.lower() == "tahun" and len(literal) == 4):
        return "code"
    opens = match is None or before[: match.start()].rstrip()[-1:] in {"", ".", "!", "?", '"', "“", "("}
    named = bool(word) and word[0].isupper() and word[-1].isalnum() and not opens
    return _plain_kind(text, end, literal, word.lower(), named=named)


def _is_enumerator(before: str, literal: str, follower: str) -> bool:
    """Whether the digits number a point of a list: "… : 1. Mutu 2. Biaya"."""
    opened = before.rstrip()[-1:] in {"", ".", ":", ";"} and len(before) > len(before.rstrip())
    return len(literal) <= 2 and follower in {".", ")"} and (opened or not before)


def _plain_kind(text: str, end: int, literal: str, word: str, *, named: bool) -> Kind:
    """Kind of digits without unit; `named` says that the word before has a capital ("Asisten 1 Budi")."""
    noun = _NOUN_AFTER.match(text, end)
    lone = noun is None or noun.group(1)[0].isupper()
    if not literal.isdigit() or number_pattern("counted").match(text, end):
        return "quantity"
    if word == "ke" and lone:
        return "ordinal"
    if len(literal) > _LONGEST_PLAIN or (named and lone and len(literal) == 1):
        return "code"
    return "quantity"
