"""When a number or date in a text is the one that a fact names."""

import re
from decimal import Decimal

from corpus.dates import DateMention
from corpus.numbers import Number
from eval.matching.token import Token, load_table, word_set

_YEARS = range(1600, 2101)
_TAKEN_AS_SAID = frozenset({None, "about", "counted"})
"""Bounds that a text may put before a number which the fact tells without one."""
_SAME_BOUND = {"counted": "least"}

Ymd = tuple[int | None, int | None, int | None]


def same_number(wanted: Token, found: Token, *, counting: bool = False) -> bool:
    """Same value, range, exactness and bound; the unit must be the same where the fact names one.

    `counting`: the fact goes on with what is counted, so a bare number is not one of another unit ("85 desa"
    is not "85 persen desa"), and a classifier does not matter ("5 unit mobil").
    """
    a, b = wanted.number, found.number
    if a is None or b is None or not _same_bound(wanted.bound, found.bound):
        return False
    if _is_vague(wanted) != _is_vague(found):
        return False
    if _is_fold(wanted) != _is_fold(found):
        return False
    plain = word_set("amounts.toml", "classifiers") if counting else frozenset()
    units = [None if unit in plain else unit for unit in (a.unit, b.unit)]
    if units[0] is None and not (counting and units[1] is not None):
        # A bare 2018 is the year: "2.018 orang" does not say it, but says "2018 orang".
        is_year = not counting and _bare_year(wanted) is not None and _bare_year(found) is None
        return not is_year and (a.value, _upto(wanted)) == (b.value, _upto(found))
    factors = [_factor(unit) for unit in units]
    if factors[0][0] != factors[1][0]:
        return False
    ends = [
        (_times(number.value, factor), _times(_upto(token), factor))
        for token, number, (_, factor) in zip((wanted, found), (a, b), factors, strict=True)
    ]
    return ends[0] == ends[1]


def _is_fold(token: Token) -> bool:
    """Whether "dua kali lipat" is said rather than "dua kali"."""
    return token.written.casefold().endswith("lipat")


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor


def _factor(unit: str | None) -> tuple[str | None, Decimal]:
    """The unit that `unit` is counted in, and how many of these it holds."""
    base, factor = load_table("amounts.toml")["conversions"].get(unit, (unit, "1"))
    return base, Decimal(factor)


def _upto(token: Token) -> Decimal | None:
    """The upper end; of "seratusan" it is that of "100-an"."""
    number = token.number
    if number is None or number.upto is not None or not _is_vague(token):
        return None if number is None else number.upto
    step = Decimal(1)
    while number.value and number.value % (step * 10) == 0:
        step *= 10
    return number.value + step - 1 if step > 1 else None


def _same_bound(wanted: str | None, found: str | None) -> bool:
    if wanted is None:
        return found in _TAKEN_AS_SAID
    return found is not None and _SAME_BOUND.get(wanted, wanted) == _SAME_BOUND.get(found, found)


def same_rank(wanted: Token, found: Token) -> bool:
    """The same place in an order: "Komisi II" and "Komisi 2", "peringkat 6" and "peringkat keenam"."""
    return wanted.rank is not None and wanted.rank == found.rank


def same_time(wanted: Token, found: Token) -> bool:
    """A bare "9.30" or "13.30" in the fact, which by itself looks like a number, is that time of day."""
    clock = re.fullmatch(r"(\d{1,2})[.:](\d\d)", wanted.written) if wanted.number is not None else None
    return clock is not None and found.is_word and found.key == f"{int(clock[1]):02}.{clock[2]}"


def same_writing(wanted: Token, found: Token) -> bool:
    """The same characters, read as a number in one place and as a word or part of a code in the other."""
    in_code = found.glued_left or found.glued_right
    differ = wanted.is_word != found.is_word or (in_code and wanted.number is not None)
    return differ and _label(wanted) == _label(found)


def _label(token: Token) -> str:
    """The token as it is written, or as it is written out where it belongs to an abbreviation."""
    return token.key if token.whole else token.written.casefold()


def same_date(wanted: Token, found: Token) -> bool:
    """Day, month, year, weekday, part ("awal") and last day, as far as the fact tells them, the text tells too.

    A single day agrees with either end of a range; a year that the text leaves out is not told.
    """
    a, b = wanted.date, found.date
    if a is None or b is None:
        return False
    lone = a.year is None and a.month is None and a.day is None
    if a.weekday is not None and (lone or b.weekday is not None) and a.weekday != b.weekday:
        return False
    if _part(wanted) is not None and _part(wanted) != _part(found):
        return False
    begin, end = _ends(b)
    wanted_begin, wanted_end = _ends(a)
    if wanted_end is not None:
        return end is not None and _tells(begin, wanted_begin) and _tells(end, wanted_end)
    return any(_tells(told, wanted_begin) for told in (begin, end) if told is not None)


def same_year(wanted: Token, found: Token) -> bool:
    """The fact is a year and nothing more, and the text names that year, alone or in a date."""
    year = _only_year(wanted)
    if year is None:
        return False
    if found.date is not None:
        return any(told[0] == year for told in _ends(found.date) if told is not None)
    return year == _bare_year(found)


def _part(token: Token) -> str | None:
    """ "awal", "akhir" or the like before a month or year."""
    first = token.written.split(" ", 1)[0].casefold()
    return {"medio": "pertengahan"}.get(first, first) if first in word_set("amounts.toml", "parts") else None


def _is_vague(token: Token) -> bool:
    """Whether the number itself is vague ("seratusan", "50-an"); "sekitar" is a bound."""
    number = token.number
    if number is None or not number.approximate:
        return False
    written = token.written[: number.span.end - number.span.start].casefold()
    return any(word.endswith("an") and not word.endswith(("delapan", "sembilan")) for word in written.split())


def _ends(date: DateMention) -> tuple[Ymd, Ymd | None]:
    """First and last day; what "16-18 Januari 2018" writes once belongs to both."""
    begin: Ymd = (date.year, date.month, date.day)
    if date.end is None:
        return begin, None
    year, month, day = (
        last if last is not None else first for first, last in zip(begin, date.end, strict=True)
    )
    return begin, (year, month, day)


def _tells(told: Ymd, asked: Ymd) -> bool:
    return all(want is None or want == have for want, have in zip(asked, told, strict=True))


def _only_year(token: Token) -> int | None:
    date = token.date
    if date is not None and date.month is None and date.day is None and date.end is None:
        return None if _part(token) else date.year
    return _bare_year(token)


def _bare_year(token: Token) -> int | None:
    """The year that a number of four bare digits can be."""
    number: Number | None = token.number
    if number is None or number.unit is not None or number.upto is not None or not token.written.isdigit():
        return None
    year = int(number.value)
    return year if year in _YEARS and len(token.written) == 4 else None
