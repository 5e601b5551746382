"""Numbers with the words around them: "kurang dari 50", "antara 25 dan 35", "minus 2", "500 ton sehari"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from eval.matching.token import Token, load_table, word_set

_MINUS = frozenset({"minus", "negatif"})
_DAYS = range(1, 32)
_MINUS_SIGN = re.compile(r"[ \t(\"]-$")
_NEAR = frozenset({" ", " (", "-", " - ", "- ", " -"})


def join_amounts(tokens: Iterable[Token]) -> list[Token]:
    """`tokens` with the words that only say how a number is meant drawn into the number."""
    row: list[Token] = []
    for token in tokens:
        row.append(token)
        if not token.is_word:
            _join_minus(row)
            _join_range(row)
            _join_day(row)
            _join_per(row)
            _join_bound(row)
        elif _is_clock(token):
            _join_range(row)
        _join_more(row)
    _join_more(row, ended=True)
    return row


def _join_minus(row: list[Token]) -> None:
    """ "minus 2,07" and "-2,07" are below nought."""
    token = row[-1]
    if token.number is None or token.number.value <= 0 or token.bound == "minus":
        return
    before = row[-2] if len(row) > 1 else None
    if before is not None and before.key in _MINUS and token.gap == " ":
        number = replace(token.number, value=-token.number.value)
        row[-2:] = [_from(before, token, number=number)]
    elif (_MINUS_SIGN.search(token.gap) or (token.gap == "-" and before is None)) and token.written[
        :1
    ].isdigit():
        row[-1] = replace(token, number=replace(token.number, value=-token.number.value))


def _join_range(row: list[Token]) -> None:
    """ "25 orang hingga 35 orang", "antara 25 dan 35", "2019 hingga 2024", "pukul 08.00 sampai 16.00"."""
    size = _to_size(row)
    if size is None:
        return
    first, last = row[-2 - size], row[-1]
    opened = len(row) > 2 + size and row[-3 - size].key == "antara"
    if size and row[-2].key == "dan" and not opened:
        return
    if _is_clock(first) and _is_clock(last):
        row[-1 - size :] = [last]
        return
    joined = _join_numbers(first, last) or _join_years(first, last)
    if joined is not None:
        start = row[-3 - size] if opened else first
        row[-2 - size - opened :] = [_from(start, joined)]


def _to_size(row: Sequence[Token]) -> int | None:
    """How many tokens say "to" before the last one; None where it ends no range."""
    for words in _to_words():
        size = len(words)
        if len(row) < size + 2 or tuple(token.key for token in row[-1 - size : -1]) != words:
            continue
        if all(token.gap in _NEAR or token.gap in {".", "/", ". "} for token in row[-1 - size :]):
            return size if size or "-" in row[-1].gap else None
    return None


@cache
def _to_words() -> tuple[tuple[str, ...], ...]:
    return (*(tuple(words.split()) for words in load_table("amounts.toml")["to"]), ())


def _is_clock(token: Token) -> bool:
    return token.is_word and len(token.key) == 5 and token.key[2] == "." and token.key[:2].isdigit()


def _join_numbers(first: Token, last: Token) -> Token | None:
    a, b = first.number, last.number
    if a is None or b is None or a.upto is not None or b.upto is not None or first.rank is not None:
        return None
    if a.unit not in {None, b.unit} or a.value >= b.value or a.kind == "code" or b.kind == "code":
        return None
    number = replace(a, upto=b.value, unit=b.unit, counted=b.counted, per=b.per)
    return replace(first, number=number, end=last.end, glued_right=last.glued_right)


def _join_years(first: Token, last: Token) -> Token | None:
    a, b = first.date, last.date
    if a is None or b is None or a.month or b.month or a.year is None or b.year is None:
        return None
    if a.end is not None or b.end is not None or a.year >= b.year:
        return None
    return replace(first, date=replace(a, end=(b.year, None, None)), end=last.end)


def _join_day(row: list[Token]) -> None:
    """ "tujuh belas Oktober 2019" is a day, and so is "26 Desember" in the name of a park."""
    if len(row) < 2 or row[-1].date is None or row[-2].number is None or row[-1].gap != " ":
        return
    date, number = row[-1].date, row[-2].number
    counts_month = number.unit == "bulan" and row[-2].written.lower().endswith(" bulan")  # "tiga bulan Mei"
    plain = (number.unit is None or counts_month) and number.upto is None and not row[-2].glued_left
    lacks_day = date.day is None and date.month is not None and date.end is None
    if plain and lacks_day and number.value in _DAYS:
        day = replace(date, day=int(number.value))
        row[-2:] = [replace(row[-2], number=None, date=day, end=row[-1].end, glued_right=row[-1].glued_right)]


def _join_per(row: list[Token]) -> None:
    """ "500 ton sehari" is "500 ton per hari"."""
    token = row[-1]
    period = load_table("amounts.toml")["periods"].get(token.key)
    if period is None or token.gap != " " or token.rank is not None:
        return
    if any(near.number is not None for near in row[-4:-1]):
        row[-1:] = [
            replace(token, key="per", number=None),
            replace(token, key=period, number=None, gap=" "),
        ]


def _join_bound(row: list[Token]) -> None:
    """ "kurang dari 50" and "di bawah 50" are numbers with a bound."""
    token = row[-1]
    if token.number is None or token.bound is not None or len(row) == 1:
        return
    for words, bound in _bounds().get(row[-2].key, ()):
        size = len(words)
        if len(row) <= size or tuple(near.key for near in row[-1 - size : -1]) != words:
            continue
        if all(near.gap in {" ", "-"} for near in row[-size:]):
            row[-1 - size :] = [_from(row[-1 - size], token, bound=bound)]
            return


@cache
def _bounds() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By last word: words before a number and their meaning, longest first."""
    table = load_table("bounds.toml")["before"]
    phrases = [
        (tuple(words.replace("-", " ").split()), bound)
        for bound, several in table.items()
        for words in several
    ]
    phrases.sort(key=lambda phrase: -len(phrase[0]))
    lasts = {words[-1] for words, _ in phrases}
    return {last: tuple(phrase for phrase in phrases if phrase[0][-1] == last) for last in lasts}


def _join_more(row: list[Token], *, ended: bool = False) -> None:
    """ "2.000 orang lebih" is more; "2.000 orang lebih banyak" is not."""
    behind = 0 if ended else 1
    if len(row) < behind + 2 or row[-behind - 1].key != "lebih":
        return
    number, word = row[-behind - 2], row[-behind - 1]
    compares = bool(behind) and not row[-1].stopped and row[-1].key in word_set("bounds.toml", "after_lebih")
    if number.number is None or number.bound is not None or word.gap != " " or compares:
        return
    row[-behind - 2 :] = [replace(number, bound="over", end=word.end), *row[len(row) - behind :]]


def _from(start: Token, token: Token, **changes: object) -> Token:
    """`token`, beginning where `start` does."""
    return replace(
        token,
        start=start.start,
        gap=start.gap,
        stopped=start.stopped,
        glued_left=start.glued_left,
        **changes,  # type: ignore[arg-type]
    )
