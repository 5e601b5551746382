"""What in a text is no plain word: dates, times of day, ranks, telephone numbers, fractions, numbers."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from corpus.calendar_words import load_calendar
from corpus.dates import DateMention, find_dates
from corpus.number_reading import load_number_words, read_words
from corpus.numbers import Number, find_numbers
from corpus.spans import Span
from corpus.units import load_units
from eval.matching.token import Token, load_table, word_set

_TO = r"(?:-|hingga|sampai(?: dengan)?|s\.?/?d\.?)"
_TIME = re.compile(
    r"(?<![\w.,:])([01]?\d|2[0-4])[.:]([0-5]\d)(?![\w:]|[.,]\d)"
    rf"(?=\s*-?\s*(?:WIB|WITA|WIT)\b|(?<=:\d\d)|\s*{_TO}\s*\d{{1,2}}[.:]\d\d(?!\d))",
    re.IGNORECASE,
)
_TIME_AFTER_WORD = re.compile(
    rf"(?:\b(?:pukul|jam|pkl\.?)|(?<=\d[.:]\d\d)\s*{_TO})\s*(([01]?\d|2[0-4])[.:]([0-5]\d))(?![\w:]|[.,]\d)",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\b(?:pukul|(?<!\d )jam|pkl\.?) (?P<time>(?P<hour>[01]?\d|2[0-4])"
    r"(?:[.:](?P<minute>[0-5]\d))?(?: (?P<part>pagi|siang|sore|petang|malam))?)(?![\w:/-]|[.,]\d| ?%)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\bke-(\d{1,6})\b", re.IGNORECASE)
_ORDINAL_WORDS = re.compile(
    r"\b(?:(?P<first>pertama|kesatu)|ke(?=dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus))",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"\b(\d{1,9}) ?x ?(\d{1,9})(?: ?x ?(\d{1,9}))?(?!\w)", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<![\w.,/-])(?:\+62[ -]?|\(?0)\d{1,3}\)?(?:[ .-]?\d){6,12}(?![\w/-])")
_FRACTION = re.compile(r"(?<![\w.,/:-])(\d{1,2})/(\d{1,2})(?![\w/-]|[.,:]\d)")
_DIGITS_WORDS = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_FRACTION_WORDS = re.compile(
    rf"\b(?:({_DIGITS_WORDS}) per ?(dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
    r"|seper(dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh))\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:nomor|no\.?) (\d{1,4})(/)((?:19|20)\d\d)(?![\w/.,-]\w|\w)", re.IGNORECASE)
_YEARS = range(1900, 2101)
_WORD_BEHIND = re.compile(r"[ -]?([^\W_]+)")
_BADLY_GROUPED = re.compile(r"(?<![\w.,])\d{4,18}(?:\.\d{3})+(?![\w]|[.,]\d)")
"""ten million or ten thousand? "10000.000" says neither."""
_DIGITS = re.compile(r"(?<![^\W_])\d{1,18}(?:[.,]\d{1,18}){0,6}(?![^\W_])")


def find_solid(folded: str) -> list[Token]:
    """Dates, times, ranks, fractions and numbers of the folded text, in order, without overlap."""
    taken = bytearray(len(folded))
    found = []
    candidates = [*_candidates(folded)]
    if folded.isupper() and len(small := folded.lower()) == len(folded):
        candidates += _candidates(small)  # "DUA PERDA" would be a name
    for token in candidates:
        if not any(taken[token.start : token.end]):
            taken[token.start : token.end] = b"\x01" * (token.end - token.start)
            found.append(token)
    return sorted(found, key=lambda token: token.start)


def _candidates(folded: str) -> Iterator[Token]:
    """Tokens that may overlap; what comes first is kept."""
    yield from _spelt_years(folded)
    yield from _dates(folded)
    yield from _times(folded)
    yield from _telephones(folded)
    yield from _ranks(folded)
    for match in _PRODUCT.finditer(folded):
        key = "x".join(part for part in match.groups() if part)
        yield Token(key, match.start(), match.end())
        if unit := _unit_pattern().match(folded, match.end()):
            form = unit[0].strip().lower()
            key = load_units().measures.get(form, form)
            yield Token(key, unit.end() - len(unit[0].lstrip()), unit.end())  # "4x6 m"
    yield from _numbered(folded)
    yield from _fractions(folded)
    yield from _ones(folded)
    yield from _numbers(folded)


def _telephones(folded: str) -> Iterator[Token]:
    for match in _TELEPHONE.finditer(folded):
        digits = re.sub(r"\D", "", match[0])
        start = match.start()
        yield Token(f"tel{'62' + digits[1:] if digits[0] == '0' else digits}", start, match.end())


def _spelt_years(folded: str) -> Iterator[Token]:
    """Years in words behind "tahun" or a month, which is drawn in; a day before it is joined later."""
    for match in _year_words().finditer(folded):
        words = read_words(folded, match.end())
        if words is None or words.vague or words.value not in _YEARS:
            continue
        following = _WORD_BEHIND.match(folded, words.end)
        ends = following is None or following[1].lower() in word_set("amounts.toml", "after_year")
        if ends or (match["month"] and match["year"]):
            month = load_calendar().months[match["month"].lower()] if match["month"] else None
            span = Span(match.start() if month else match.end(), words.end)
            date = DateMention(span, int(words.value), month, None, None, None, None, False, None, None)
            yield Token("", span.start, span.end, date=date)


def _dates(folded: str) -> Iterator[Token]:
    found = find_dates(folded)
    for date in found:
        told = date.year is not None or date.month is not None or date.weekday is not None
        if told:  # "kemarin" is a word like others
            yield Token("", date.span.start, date.span.end, date=date)
    for match in _month_names().finditer(folded):
        month = load_calendar().months[match[0].lower()]
        span = Span(match.start(), match.end())
        lone = DateMention(span, None, month, None, None, None, None, False, None, None)
        yield Token("", span.start, span.end, date=lone)


@cache
def _month_names() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(load_calendar().month_names)})(?![\w-])")


@cache
def _year_words() -> re.Pattern[str]:
    months = "|".join(load_calendar().month_names)
    return re.compile(rf"(?<![\w-])(?:(?P<month>{months})(?P<year> [Tt]ahun)?|[Tt]ahun) (?=[A-Za-z])")


def _times(folded: str) -> Iterator[Token]:
    for match in _HOUR.finditer(folded):
        hour = _hour_of_day(int(match["hour"]), (match["part"] or "").lower())
        yield Token(f"{hour:02}.{match['minute'] or '00'}", match.start("time"), match.end())
    for match in _TIME.finditer(folded):
        yield Token(f"{int(match[1]):02}.{match[2]}", match.start(), match.end(2))
    for match in _TIME_AFTER_WORD.finditer(folded):
        yield Token(f"{int(match[2]):02}.{match[3]}", match.start(1), match.end(1))


def _hour_of_day(hour: int, part: str) -> int:
    if part == "malam" and hour == 12:
        return 0
    late = (part == "siang" and hour <= 5) or (part in {"sore", "petang", "malam"} and hour < 12)
    return hour + 12 if late else hour


def _ranks(folded: str) -> Iterator[Token]:
    for match in _ORDINAL.finditer(folded):
        yield Token(f"ke-{int(match[1])}", match.start(), match.end(), rank=int(match[1]))
    for match in _ORDINAL_WORDS.finditer(folded):
        if match["first"]:
            if not folded[match.end() : match.end() + 1].isalnum():
                yield Token("ke-1", match.start(), match.end(), rank=1)
            continue
        words = read_words(folded, match.end())
        if words is not None and not words.vague and folded[words.end : words.end + 1] not in {"-", "'"}:
            yield Token(f"ke-{int(words.value)}", match.start(), words.end, rank=int(words.value))


def _numbered(folded: str) -> Iterator[Token]:
    """ "Nomor 5/2018" as "Nomor 5 Tahun 2018"."""
    for match in _NUMBERED.finditer(folded):
        yield _plain(match.start(1), match.end(1), Decimal(match[1]), apart=True)
        yield Token("tahun", match.start(2), match.end(2), apart=True)
        yield _plain(match.start(3), match.end(3), Decimal(match[3]), apart=True)


def _plain(start: int, end: int, value: Decimal, *, apart: bool = False) -> Token:
    span = Span(start, end)
    number = Number(span, span, value, None, None, None, None, approximate=False, kind="code")
    return Token("", start, end, number=number, apart=apart)


def _fractions(folded: str) -> Iterator[Token]:
    words = load_number_words()
    for match in _FRACTION.finditer(folded):
        if 0 < int(match[1]) < int(match[2]):
            yield _part(folded, match, Decimal(match[1]) / Decimal(match[2]))
    for match in _FRACTION_WORDS.finditer(folded):
        above = words.units[match[1].lower()] if match[1] else 1
        word = (match[2] or match[3]).lower()
        below = words.units.get(word) or words.whole[word]
        yield _part(folded, match, Decimal(above) / Decimal(below))


def _part(folded: str, match: re.Match[str], value: Decimal) -> Token:
    """A part of one, with the unit behind it: "1/2 hektare"."""
    token = _plain(match.start(), match.end(), value)
    unit = _unit_pattern().match(folded, match.end())
    if unit is None or token.number is None:
        return token
    units, form = load_units(), unit[0].strip().lower()
    name = units.measures.get(form) or units.plain.get(form) or units.currencies[form]
    return replace(token, end=unit.end(), number=replace(token.number, unit=name, kind="quantity"))


def _ones(folded: str) -> Iterator[Token]:
    """ "seorang" as "1 orang"."""
    units = load_units()
    for match in _one_pattern().finditer(folded):
        form = match[1].lower()
        unit = units.measures.get(form) or units.plain[form]
        span = Span(match.start(), match.end())
        number = Number(span, span, Decimal(1), None, unit, None, None, approximate=False)
        yield Token(match[0].lower(), span.start, span.end, number=number)


@cache
def _one_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])se({'|'.join(load_table('amounts.toml')['ones'])})(?![\w-])", re.IGNORECASE
    )


def _numbers(folded: str) -> Iterator[Token]:
    for match in _BADLY_GROUPED.finditer(folded):
        yield Token(match[0], match.start(), match.end())
    for number in find_numbers(folded):
        end = _unit_end(folded, number)
        if not _is_padded(folded[number.span.start : number.span.end]):
            yield Token("", number.span.start, end, number=number)
        if number.unit and folded[end : end + 1] == "/" and folded[end + 1 : end + 2].isalpha():
            yield Token("per", end, end + 1)  # "500 ton/hari"
    # Years, and numbers that count nothing: "Nomor 98".
    for match in _DIGITS.finditer(folded):
        if _is_padded(match[0]):
            yield Token(match[0], match.start(), match.end())
        else:
            value = Decimal(match[0].replace(".", "").replace(",", "."))
            yield _plain(match.start(), match.end(), value)


def _is_padded(literal: str) -> bool:
    """Whether a nought without value leads, as in codes: "018"."""
    return len(literal) > 1 and literal[0] == "0" and literal[1].isdigit() and literal.isdigit()


def _unit_end(folded: str, number: Number) -> int:
    """Where the number ends with its unit: "1.250 hektare" is one token, "40 kecamatan" two."""
    match = _unit_pattern().match(folded, number.span.end) if number.unit else None
    return match.end() if match else number.span.end


@cache
def _unit_pattern() -> re.Pattern[str]:
    units = load_units()
    forms = sorted((*units.measures, *units.plain, *units.currencies), key=len, reverse=True)
    return re.compile(rf"\s{{0,2}}(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)
