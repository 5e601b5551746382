"""When a number or date in a text is the one that a fact names."""

from corpus.dates import DateMention
from corpus.numbers import Number
from eval.matching.tokens import Token

_YEARS = range(1600, 2101)

Ymd = tuple[int | None, int | None, int | None]


def same_number(wanted: Token, found: Token) -> bool:
    """Same value, range and exactness; the unit must be the same where the fact names one."""
    a, b = wanted.number, found.number
    if a is None or b is None:
        return False
    if (a.value, a.upto, _is_vague(wanted)) != (b.value, b.upto, _is_vague(found)):
        return False
    if a.unit is not None:
        return a.unit == b.unit
    # A bare 2018 is the year: "2.018 orang" does not say it.
    return _bare_year(wanted) is None or _bare_year(found) is not None


def same_writing(wanted: Token, found: Token) -> bool:
    """The same characters, read as a number in one place and as a word in the other ("salah satu")."""
    return wanted.is_word != found.is_word and wanted.written.casefold() == found.written.casefold()


def same_date(wanted: Token, found: Token) -> bool:
    """Day, month, year, weekday and last day, as far as the fact tells them, the text tells too.

    A single day agrees with either end of a range; a year that the text leaves out is not told.
    """
    a, b = wanted.date, found.date
    if a is None or b is None:
        return False
    if a.weekday is not None and b.weekday is not None and a.weekday != b.weekday:
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


def _is_vague(token: Token) -> bool:
    """Whether the number itself is vague ("seratusan", "50-an"); "sekitar" is compared as a word."""
    number = token.number
    if number is None or not number.approximate:
        return False
    written = token.written[: number.span.end - number.span.start].casefold()
    return written.endswith("an") and not written.endswith(("delapan", "sembilan"))


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
        return date.year
    return _bare_year(token)


def _bare_year(token: Token) -> int | None:
    """The year that a number of four bare digits can be."""
    number: Number | None = token.number
    if number is None or number.unit is not None or number.upto is not None or not token.written.isdigit():
        return None
    year = int(number.value)
    return year if year in _YEARS and len(token.written) == 4 else None
