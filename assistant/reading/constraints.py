"""What an article must speak of before it may answer a question: the same regions, the same time, the same people."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.reading.article_view import ArticleView
from assistant.understanding.question import Kind, Question
from corpus.dates import DateMention
from corpus.names import strip_titles
from corpus.regions import RegionMention
from corpus.visits.direction import asks_about_visit, find_asked_roles, is_reversed
from corpus.words import fold, split_words

SAME_NAME = 85
"""Percent likeness from which two spellings are one name: Junaedi and Junaidi are 85.7, Rahma and Rachma 90.9."""

_OPEN_TIME = re.compile(
    r"\b(?:sejak|setelah|sesudah|sebelum|antara|mulai|hingga|sampai|pasca|usai)\s*(?:tahun|bulan|tanggal)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Misfit:
    """What the question names and the article does not; empty where the article fits."""

    regions: tuple[RegionMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    people: tuple[str, ...] = ()
    strange: bool = False
    """True where the article speaks of none of the regions, nor of another of the same name."""
    reversed: bool = False
    """True where the article tells of a visit the other way round."""
    time_unknown: bool = False
    """True where the question states a time and the article gives none to compare it with."""

    @property
    def fits(self) -> bool:
        """True where nothing that the question names is missing."""
        return self.count == 0

    @property
    def count(self) -> int:
        """Number of things that are missing."""
        return len(self.regions) + len(self.dates) + len(self.people) + self.reversed


def compare(question: Question, view: ArticleView) -> Misfit:
    """Holds what the question names against what the article speaks of."""
    closed = [
        date for date in question.dates if not _OPEN_TIME.search(question.text[: date.span.start].lower())
    ]
    known = bool(closed) and _is_dated(view)
    days = _visit_days(question, view) if known else ()
    missing = tuple(mention for mention in question.regions if not speaks_of_region(mention, view))
    return Misfit(
        regions=missing,
        strange=len(missing) == len(question.regions)
        and not any(_has_namesake(one, view) for one in missing),
        dates=tuple(date for date in closed if known and not speaks_of_time(date, view, days)),
        people=tuple(name for name in question.people if not speaks_of_person(name, view)),
        reversed=_is_reversed(question, view),
        time_unknown=bool(closed) and not known,
    )


def _is_dated(view: ArticleView) -> bool:
    """True where the article says of what year it speaks, if only by a weekday and a day: "Kamis (22/6)"."""
    every = (*view.dates, *view.title_dates)
    return view.article.published is not None or any(_tells_year(date) for date in every)


def _tells_year(date: DateMention) -> bool:
    weekday = date.weekday is not None and date.day is not None and date.month is not None
    return bool(date.year or date.resolved or weekday)


def _is_reversed(question: Question, view: ArticleView) -> bool:
    asked = find_asked_roles(question.text, question.regions) if len(question.regions) > 1 else {}
    return any(asked.values()) and is_reversed(asked, view.roles)


def speaks_of_region(mention: RegionMention, view: ArticleView) -> bool:
    """True where the article names that region, or one inside that province; a Kota is not its Kabupaten."""
    if mention.kind_hint is not None:
        return True
    return any(_names(region.code, view) for region in mention.regions)


def _has_namesake(mention: RegionMention, view: ArticleView) -> bool:
    return any(region.code in view.possible for region in mention.named)


def _names(code: str, view: ArticleView) -> bool:
    """A province is also named by a region inside it; an article that leaves the kind open may mean either."""
    if code in view.possible:
        return True
    return "." not in code and any(known.startswith(f"{code}.") for known in view.decided)


def _visit_days(question: Question, view: ArticleView) -> tuple[DateMention, ...]:
    """The dates that may be the visit's: those with a day, where the question is about the visit as such.

    "Siapa yang memimpin studi tiru ke X tahun 2024?" is not answered by an article of 2022 that names a target for
    2024; a question for a figure of 2024 is.
    """
    every = (*view.dates, *view.title_dates)
    if question.kind in (Kind.HOW_MANY, Kind.WHAT, Kind.OTHER) or not asks_about_visit(question.text):
        return every
    days = tuple(date for date in every if date.day is not None)
    return days if any(_tells_year(date) for date in days) or view.article.published else every


def speaks_of_time(date: DateMention, view: ArticleView, dates: Iterable[DateMention]) -> bool:
    """True where one of `dates`, or the day of publication, agrees with every part (year, month, day) of `date`."""
    published = view.article.published
    if published and _agree(date, published.year, published.month, published.day):
        return True
    return any(_mention_agrees(date, known) for known in dates)


def _mention_agrees(asked: DateMention, known: DateMention) -> bool:
    if known.resolved and _agree(asked, known.resolved.year, known.resolved.month, known.resolved.day):
        return True
    if known.end is not None and _in_range(asked, known):
        return True
    if asked.end is not None and _overlap(asked, known):
        return True
    return _agree(asked, known.year or _year_by_weekday(asked.year, known), known.month, known.day)


def _year_by_weekday(year: int | None, known: DateMention) -> int | None:
    """The year asked for, where the weekday that an article gives fits it ("Kamis (22/6)" fits 2023, not 2022).

    0 where it does not fit, which agrees with no year; None where the article gives no weekday.
    """
    if year is None or known.year is not None or known.weekday is None or not (known.month and known.day):
        return None
    try:
        return year if calendar.weekday(year, known.month, known.day) == known.weekday else 0
    except ValueError:
        return 0


def _overlap(asked: DateMention, known: DateMention) -> bool:
    """True where the days asked for ("20-25 Juni 2023") and those that the article means share one."""
    if not (asked.first and asked.last and known.first and known.last):
        return False
    return asked.first <= known.last and known.first <= asked.last


def _agree(asked: DateMention, year: int | None, month: int | None, day: int | None) -> bool:
    """True where everything agrees that both state; a year that the article leaves open contradicts none."""
    pairs = [(asked.month, month), (asked.day, day)]
    if not (year is None and asked.month is not None and month is not None):
        pairs.append((asked.year, year))
    stated = [(want, have) for want, have in pairs if want is not None]
    return bool(stated) and all(want == have for want, have in stated)


def _in_range(asked: DateMention, known: DateMention) -> bool:
    """True where the day asked for lies inside a range such as "20-22 September 2022"."""
    if known.end is None or asked.day is None or known.day is None or asked.month != known.end[1]:
        return False
    if asked.year is not None and known.end[0] is not None and asked.year != known.end[0]:
        return False
    first = known.day if known.month == known.end[1] else 1
    return first <= asked.day <= (known.end[2] or 31)


def speaks_of_person(name: str, view: ArticleView) -> bool:
    """True where two parts of the name (or all of a shorter one) stand in the article, in a like spelling."""
    parts = [fold(word.text) for word in split_words(strip_titles(name)) if len(word.text) > 1]
    if not parts:
        return True
    found = sum(_has_word(part, view) for part in parts)
    return found >= min(2, len(parts))


def _has_word(part: str, view: ArticleView) -> bool:
    if part in view.words:
        return True
    if len(part) < 5:
        return False
    return any(
        word[0] == part[0] and abs(len(word) - len(part)) <= 2 and fuzz.ratio(part, word) >= SAME_NAME
        for word in view.words
        if len(word) > 3
    )
