"""The value of a number: written in digits by Indonesian or English convention, or in Indonesian words."""

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "number_words.toml"
_MOST_DIGITS = 24
"""A longer run of digits is a code, never a quantity."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of `data/number_words.toml`, in small letters, with their values."""

    units: dict[str, int]
    whole: dict[str, int]
    multipliers: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, tuple[int, int]]
    """Least and greatest value: "puluhan" is 10 to 99."""
    fractions: dict[str, Decimal]
    places: frozenset[str]
    """Words after which a number word is part of a name."""

    def openers(self) -> tuple[str, ...]:
        """Words that can start a number."""
        return (*self.units, *self.whole, *self.vague, *self.fractions)


@dataclass(frozen=True, slots=True)
class WordsValue:
    """A number in words that was read up to `end`; `upto` is given for a vague one ("puluhan")."""

    end: int
    value: Decimal
    upto: Decimal | None
    vague: bool


@cache
def load_number_words() -> NumberWords:
    """The words of `data/number_words.toml`, read once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return NumberWords(
        units=data["units"],
        whole=data["whole"],
        multipliers=data["multipliers"],
        scales=data["scales"],
        vague={word: (least, most) for word, (least, most) in data["vague"].items()},
        fractions={word: Decimal(hundredths) / 100 for word, hundredths in data["fractions"].items()},
        places=frozenset(data["places"]["words"]),
    )


def read_digits(literal: str, *, scaled: bool = False, whole: bool = False) -> Decimal | None:
    """The value of `literal` (digits with full stops and commas inside), or None where it is no number.

    "1.250" is a thousand (three digits after each full stop), "2.5" and "0,37" are decimal, "1.250,5" and
    "1,250.5" are both read. A comma before three digits is decimal ("714,415 miliar"), unless `whole` says
    that only whole things are counted ("1,250 orang") and no scale word follows (`scaled`).
    """
    if len(literal) > _MOST_DIGITS:
        return None
    stops, commas = literal.count("."), literal.count(",")
    if stops and commas:
        last = max(literal.rfind("."), literal.rfind(","))
        head, tail = literal[:last], literal[last + 1 :]
        separator = "," if literal[last] == "." else "."
        return _join(head, separator, tail) if literal[last] not in head else None
    if stops:
        return _read_one_separator(literal, ".", thousands=True)
    if commas:
        return _read_one_separator(literal, ",", thousands=whole and not scaled)
    return Decimal(literal)


def _read_one_separator(literal: str, separator: str, *, thousands: bool) -> Decimal | None:
    groups = literal.split(separator)
    grouped = 1 <= len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
    if grouped and (thousands or len(groups) > 2):
        return Decimal("".join(groups))
    return Decimal(".".join(groups)) if len(groups) == 2 else None


def _join(head: str, separator: str, tail: str) -> Decimal | None:
    groups = head.split(separator)
    if not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:]):
        return None
    return Decimal(f"{''.join(groups)}.{tail}")


_WORD = re.compile(r" ?([^\W\d_]+)(?!\w)")


def read_words(text: str, start: int) -> WordsValue | None:
    """The number in words that starts at `start` in `text`; None where none starts there."""
    total = _Sum()
    end = start
    while match := _WORD.match(text, end):
        if end == start and match.group().startswith(" "):
            break
        if not total.take(match.group(1).lower()):
            break
        end = match.end()
    return total.result(end) if end > start else None


class _Sum:
    """Adds up number words: `last` waits for "puluh", `group` for the next scale."""

    def __init__(self) -> None:
        self.words = load_number_words()
        self.total = Decimal(0)
        self.group = Decimal(0)
        self.last: Decimal | None = None
        self.limit = Decimal(10) ** 15
        self.group_limit = 1000
        self.most: int | None = None
        self.factor = Decimal(1)
        self.decimals: str | None = None

    def take(self, word: str) -> bool:
        """Add `word`; False where it does not go on this number."""
        if self.most is not None:
            return self._take_scale_of_vague(word)
        if self.decimals is not None:
            return self._take_decimal(word)
        takers = (self._take_unit, self._take_multiplier, self._take_scale, self._take_other)
        return any(taker(word) for taker in takers)

    def result(self, end: int) -> WordsValue:
        """What was read."""
        if self.most is not None:
            least, most = self.total * self.factor, self.most * self.factor
            return WordsValue(end, least, most if most > least else None, vague=True)
        value = self.total + self.group + (self.last or 0)
        return WordsValue(end, value, None, vague=False)

    def _take_unit(self, word: str) -> bool:
        value = self.words.units.get(word)
        if value is None or self.last is not None or self.group_limit < 10:
            return False
        self.last = Decimal(value)
        return True

    def _take_multiplier(self, word: str) -> bool:
        if word == "belas" and self.last is not None and self.group_limit > 10:
            self._add(self.last + 10, 1)
            return True
        value = self.words.multipliers.get(word)
        if value is None or self.last is None or value >= self.group_limit:
            return False
        self._add(self.last * value, value)
        return True

    def _take_scale(self, word: str) -> bool:
        value = self.words.scales.get(word)
        amount = self.group + (self.last or 0)
        if value is None or not amount or value >= self.limit:
            return False
        self.total += amount * value
        self.group, self.last = Decimal(0), None
        self.limit, self.group_limit = Decimal(value), 1000
        return True

    def _take_other(self, word: str) -> bool:
        untouched = not (self.total or self.group) and self.last is None
        if word in self.words.whole:
            return self._take_whole(self.words.whole[word])
        if word in self.words.fractions and (untouched or self.last is not None):
            self.last = (self.last or Decimal(0)) + self.words.fractions[word]
            return True
        if word == "koma" and self.last is not None:
            self.decimals = ""
            return True
        return word in self.words.vague and not self.total and not self.group and self._take_vague(word)

    def _take_vague(self, word: str) -> bool:
        least, most = self.words.vague[word]
        if self.last is None:
            self.total, self.most = Decimal(least), most
            return True
        if most + 1 != least * 10:
            return False
        self.total, self.most = self.last * least, int(self.last + 1) * least - 1  # "dua ratusan"
        return True

    def _take_whole(self, value: int) -> bool:
        if self.last is not None:
            return False
        if value >= 1000:
            if self.group or value >= self.limit:
                return False
            self.total += value
            self.limit = Decimal(value)
            return True
        if value >= self.group_limit:
            return False
        self._add(Decimal(value), 1 if value < 20 else value)
        return True

    def _take_scale_of_vague(self, word: str) -> bool:
        value = self.words.scales.get(word)
        if value is None or self.factor != 1:
            return False
        self.factor = Decimal(value)
        return True

    def _take_decimal(self, word: str) -> bool:
        value = self.words.units.get(word)
        if value is None or self.last is None:
            return self.decimals != "" and self._take_scale(word)
        self.decimals = f"{self.decimals}{value}"
        self.last += Decimal(value).scaleb(-len(self.decimals))
        return True

    def _add(self, amount: Decimal, limit: int) -> None:
        self.group += amount
        self.last = None
        self.group_limit = limit
