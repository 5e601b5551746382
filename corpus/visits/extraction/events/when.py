"""When a visit took place, of all the days that an article names.

Each date has points for where it stands and for the words around it (corpus/data/visit_days.toml); the best one
is taken, if it has enough of them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice, takewhile

from corpus.article_reading import ArticleReading
from corpus.calendar_words import load_calendar
from corpus.dates import DateMention
from corpus.spans import Span
from corpus.visits.extraction.events.day_words import load_day_words
from corpus.visits.extraction.events.party_names import codes_of, codes_of_party
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.visit import Precision, Reported, VisitDate
from corpus.words import split_words

ENOUGH = 2.0
"""Least points of a date that is taken."""
EXACT: dict[Precision, float] = {"day": 3.0, "month": 1.5, "year": -2.0}
EARLY = (1.5, 1.0, 0.6, 0.4)
"""Points of the first sentences; the title has those of the first."""
CUE = 1.5
"""Points of a sentence that tells of the visit itself."""
CUE_NEAR, NEAR = 1.0, 90
"""Points for a word of visiting within so many characters."""
ELSEWHERE = -1.5
"""Points of a date behind another host of the same sentence."""
BRACKET = 0.4
"""For "(22/6)", as news writes the day of what it reports."""
WORD_POINTS = {"other": -4.0, "since": -4.0, "set_out": -1.2, "spoke": -0.8, "visit": 0.8, "at": 0.3}
SPOKE_BEHIND = -1.5
LEAP_YEAR = 2000
LOOK_BACK = 45
"""Characters before a date in which a word tells of it."""
WORDS_BACK = {"other": 3, "since": 3, "set_out": 4, "spoke": 4, "visit": 5, "at": 1}
LONE_WEEKDAY = -0.6
CONFIDENCE: dict[Precision, float] = {"day": 0.97, "month": 0.9, "year": 0.8}
"""Share of right ones on the part of the labels that the rules were written on."""
DOUBTFUL = 0.7
"""What is left of it where weekday and day disagree, or few points are reached."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A date that may be that of the visit."""

    span: Span
    value: VisitDate
    lone_weekday: bool = False
    with_weekday: bool = False


def read_date(reading: ArticleReading, frame: VisitFrame, cues: Sequence[int]) -> Reported[VisitDate] | None:
    """The day, month or year of the visit of `frame`; None where the article does not tell it.

    `cues`: where in `reading.whole` words of visiting stand, in order.
    """
    known = next((day for day in _days(reading, frame) if day.span == frame.day), None)
    if known is not None:
        return Reported(known.value, (evidence_at(reading, known.span),), CONFIDENCE["day"])
    least = 0 if frame.in_passing else ENOUGH
    own = replace(frame, sentences=frame.own)
    best = _best(reading, own, _days(reading, own), cues, least) if frame.own else None
    best = best or _best(reading, frame, _days(reading, frame), cues, least)
    if best is None:
        return None
    points, day = best
    sure = not day.value.doubtful and points >= ENOUGH + EXACT[day.value.precision] / 2
    confidence = CONFIDENCE[day.value.precision] * (1 if sure else DOUBTFUL)
    return Reported(day.value, (evidence_at(reading, day.span),), round(confidence, 2))


def read_open_date(reading: ArticleReading, frame: VisitFrame, cues: Sequence[int]) -> Reported[str] | None:
    """Day and month of the visit where the article leaves its year open: "22 Juni", "23–24 Juni"."""
    days = {
        mention.span: mention
        for mention in reading.dates
        if mention.first is None and mention.day and mention.month and not mention.conflict
    }
    rated = [
        _Day(span, _in_some_year(mention)) for span, mention in days.items() if _belongs(reading, frame, span)
    ]
    best = _best(reading, frame, rated, cues, ENOUGH)
    if best is None:
        return None
    span = best[1].span
    return Reported(_show_open(days[span]), (evidence_at(reading, span),), CONFIDENCE["day"])


def _in_some_year(mention: DateMention) -> VisitDate:
    """That day in a leap year, in which every day and month exists."""
    day = date(LEAP_YEAR, mention.month or 1, mention.day or 1)
    return VisitDate(day, day, "day")


def _show_open(mention: DateMention) -> str:
    month = load_calendar().month_names[(mention.month or 1) - 1]
    until = mention.end[2] if mention.end and mention.end[1] in (None, mention.month) else None
    return f"{mention.day}–{until} {month}" if until else f"{mention.day} {month}"


def _best(
    reading: ArticleReading, frame: VisitFrame, days: Iterable[_Day], cues: Sequence[int], least: float
) -> tuple[float, _Day] | None:
    """The day with most points and its points, the earlier of equals; None where it has less than `least`."""
    rated = [(_points(reading, frame, day, cues), -day.span.start, day) for day in days]
    best = max(rated, key=lambda one: one[:2], default=None)
    return (best[0], best[2]) if best is not None and best[0] >= least else None


def _days(reading: ArticleReading, frame: VisitFrame) -> Iterator[_Day]:
    previous: _Day | None = None
    steps = dict(_find_steps(reading))
    mentions = {date.span: date for date in reading.dates}
    for span in sorted(steps.keys() | mentions.keys()):
        mention = mentions.get(span)
        day = _read_day(reading, mention, previous) if mention else _step(span, steps[span], previous)
        if day is not None:
            if _belongs(reading, frame, span) and not _is_mere_year(reading, day):
                yield day
            previous = day if day.value.precision == "day" else previous


def _find_steps(reading: ArticleReading) -> Iterator[tuple[Span, int]]:
    steps = load_day_words().steps
    pattern = "|".join(sorted(map(re.escape, steps), key=len, reverse=True))
    for match in re.finditer(rf"\b(?:{pattern})\b", reading.whole, re.IGNORECASE):
        yield Span(*match.span()), steps[match.group().lower()]


def _step(span: Span, count: int, previous: _Day | None) -> _Day | None:
    if previous is None:
        return None
    last = previous.value.last if count > 0 else previous.value.first
    day = last + timedelta(days=count)
    return _Day(span, VisitDate(day, day, "day"))


def _is_mere_year(reading: ArticleReading, day: _Day) -> bool:
    """Is that a year with nothing to say that something took place in it: "Rakernas 2019", "target 2024"?"""
    before = reading.whole[max(0, day.span.start - 12) : day.span.start]
    written = day.span.of(reading.whole)[-4:].isdigit()
    return day.value.precision == "year" and written and not _IN_YEAR.search(before)


def _belongs(reading: ArticleReading, frame: VisitFrame, span: Span) -> bool:
    if span.start < reading.head:
        return not frame.in_passing
    return _place_in(frame.sentences, _sentence_of(reading, span)) is not None


def _place_in(positions: Sequence[int], position: int) -> int | None:
    """Where `position` stands in `positions`, which are in order."""
    index = bisect_left(positions, position)
    return index if index < len(positions) and positions[index] == position else None


def _sentence_of(reading: ArticleReading, span: Span) -> int:
    return bisect_right(reading.sentences, span.start, key=lambda sentence: sentence.start) - 1


def _read_day(reading: ArticleReading, mention: DateMention, previous: _Day | None) -> _Day | None:
    lone = mention.weekday is not None and mention.day is None
    if lone and mention.weekday is not None and previous and _same_sentence(reading, previous, mention):
        first = previous.value.first
        first += timedelta(days=(mention.weekday - first.weekday()) % 7)
        return _Day(mention.span, VisitDate(first, first, "day"), lone_weekday=True)
    if mention.first is None or mention.last is None:
        return _with_year_of_month(reading, mention)
    precision: Precision = "year" if mention.month is None else "month"
    if mention.resolved is not None:
        return _Day(
            mention.span,
            VisitDate(mention.first, mention.last, "day", mention.conflict),
            lone,
            mention.weekday is not None,
        )
    if mention.year is None and mention.month is None:
        precision = "month" if (mention.last - mention.first).days <= _LONGEST_MONTH else "year"
    return _Day(mention.span, VisitDate(mention.first, mention.last, precision))


_LONGEST_MONTH = 31
_NUMBERING = frozenset({"no", "nomor"})
"""Before a word such as "kemarin" they belong to an address."""
_IN_YEAR = re.compile(r"\b(?:pada|di)\s(?:tahun\s)?$", re.IGNORECASE)


def _same_sentence(reading: ArticleReading, previous: _Day, mention: DateMention) -> bool:
    return _sentence_of(reading, previous.span) == _sentence_of(reading, mention.span)


def _with_year_of_month(reading: ArticleReading, mention: DateMention) -> _Day | None:
    """A day without year, where the article names the same month with one year only."""
    if mention.day is None or mention.month is None or mention.conflict:
        return None
    years = {other.year for other in reading.dates if other.month == mention.month and other.year}
    if len(years) != 1:
        return None
    try:
        day = date(years.pop(), mention.month, mention.day)
    except ValueError:
        return None
    wrong = mention.weekday is not None and mention.weekday != day.weekday()
    return None if wrong else _Day(mention.span, VisitDate(day, day, "day"))


def _points(reading: ArticleReading, frame: VisitFrame, day: _Day, cues: Sequence[int]) -> float:
    points = EXACT[day.value.precision] + (LONE_WEEKDAY if day.lone_weekday else 0)
    points += _points_of_place(reading, frame, day.span, cues)
    points += _points_of_speech(reading, day) if frame.in_passing else _points_of_words(reading, day)
    text = day.span.of(reading.whole)
    return points + (BRACKET if "(" in text or reading.whole[: day.span.start].endswith("(") else 0)


def _points_of_place(reading: ArticleReading, frame: VisitFrame, span: Span, cues: Sequence[int]) -> float:
    in_title = span.start < reading.head
    position = 0 if in_title else _sentence_of(reading, span)
    place = _place_in(frame.sentences, position) or 0
    points = EARLY[place] if place < len(EARLY) else 0.0
    sentence = Span(0, reading.head) if in_title else reading.sentences[position]
    inside = cues[bisect_left(cues, sentence.start) : bisect_left(cues, sentence.end)]
    points += CUE if inside else 0
    points += ELSEWHERE if _is_of_other_place(reading, frame, sentence, span.start) else 0
    return points + (CUE_NEAR if any(abs(cue - span.start) <= NEAR for cue in inside) else 0)


def _is_of_other_place(reading: ArticleReading, frame: VisitFrame, sentence: Span, date: int) -> bool:
    """Does a date stand behind another of several hosts: "ke X pada 28 Januari dan Y pada 29 Januari"?"""
    if not frame.own:
        return False
    hosts = frozenset[str]().union(*map(codes_of_party, frame.hosts))
    visitors = frozenset[str]().union(*map(codes_of_party, frame.visitors))
    first = bisect_left(reading.regions, sentence.start, key=lambda mention: mention.span.start)
    inside = takewhile(lambda one: one.span.start < sentence.end, islice(reading.regions, first, None))
    named = [(mention.span.start, set(codes_of(mention)) - visitors) for mention in inside]
    before = [codes for start, codes in named if start < date and any("." in code for code in codes)]
    return bool(before) and not before[-1] & hosts and any(codes & hosts for _, codes in named)


def _points_of_speech(reading: ArticleReading, day: _Day) -> float:
    """Of an earlier visit it is never the day on which somebody tells of it: "kata Yusuf, Senin (4/9/2023)"."""
    before = [
        word.text.lower()
        for word in split_words(reading.whole[max(0, day.span.start - LOOK_BACK) : day.span.start])
    ]
    spoken = not load_day_words().spoke.isdisjoint(before[-WORDS_BACK["spoke"] :])
    return WORD_POINTS["other"] if spoken else 0.0


def _points_of_words(reading: ArticleReading, day: _Day) -> float:
    words, span = load_day_words(), day.span
    start = max(reading.whole.rfind("\n", 0, span.start) + 1, span.start - LOOK_BACK)
    text = reading.whole[start : span.start]
    text = text[max(text.rfind(". "), text.rfind("; ")) + 1 :]
    before = [word.text.lower() for word in split_words(text)]
    if day.value.precision == "year" and before[-1:] == ["tahun"]:
        before.pop()
    if not any(sign.isdigit() for sign in span.of(reading.whole)):
        before = [word for word in before if word not in _NUMBERING]
    points = 0.0
    for kind, value in WORD_POINTS.items():
        if kind == "since" and day.with_weekday:
            continue
        if not getattr(words, kind).isdisjoint(before[-WORDS_BACK[kind] :]):
            points += value
    behind = [word.text.lower() for word in split_words(reading.whole[span.end : span.end + 30])[:2]]
    return points + (SPOKE_BEHIND if not words.spoke_behind.isdisjoint(behind) else 0)
