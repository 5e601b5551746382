"""Where the guests of a visit were received."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from corpus.article_reading import ArticleReading
from corpus.patterns import any_of
from corpus.region_names import DATA
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.extraction.people.person_words import phrases_pattern
from corpus.visits.extraction.people.side_marks import SideMarks
from corpus.visits.visit import Reported

_AT, _RECEIVED, _ELSEWHERE, _LATE = 1.5, 2.0, 2.0, 0.25
_LEAST = 2.5
"""Score below which a place is not taken for that of the meeting."""
_LATEST = 10
_SURE, _LIKELY = 0.95, 0.8
_SURE_SCORE = 6.0
_SAY_NOTHING = frozenset(
    {"ruang", "ruangan", "gedung", "kantor", "kawasan", "kompleks", "dinas", "hotel", "desa"}
)
_CAPITAL = r"(?:[A-Z0-9][\w'’/&-]*\.?)"


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    score: float
    before: int
    """Minus its start, so that of equal places the first one is the greatest."""
    span: Span


def read_venue(reading: ArticleReading, frame: VisitFrame) -> Reported[str] | None:
    """The place of the meeting as it stands in the text ("Aula Balai Kota Payakumbuh lantai 2"), if one is told.

    A region alone is no place, and neither is one of the visitors' own.
    """
    marks = SideMarks(reading, frame)
    best = max(_places(reading, frame, marks), default=None)
    if best is None or best.score < _LEAST:
        return None
    value = " ".join(best.span.of(reading.whole).split())
    confidence = _SURE if best.score >= _SURE_SCORE else _LIKELY
    return Reported(value, (evidence_at(reading, best.span),), confidence)


def _places(reading: ArticleReading, frame: VisitFrame, marks: SideMarks) -> Iterator[_Place]:
    words = _load_place_words()
    for order, index in enumerate(frame.sentences):
        sentence = reading.sentences[index]
        text = sentence.of(reading.whole)
        about = _RECEIVED * bool(words.reception.search(text)) - _ELSEWHERE * bool(
            words.elsewhere.search(text)
        )
        for match in chain(words.host.finditer(text), words.place.finditer(text)):
            span = _place_span(words, reading, sentence.start, match)
            if span is None or _is_not_the_hosts(marks, span):
                continue
            span = _with_region(marks, span)
            here = _AT if (match["at"] or "").lower().endswith(("di", "dalam")) else 0.0
            worth = words.worth(span.of(reading.whole))
            if worth:
                score = worth + about + here - _LATE * min(order, _LATEST)
                yield _Place(score, -span.start, span)


def _place_span(
    words: "_PlaceWords", reading: ArticleReading, start: int, match: re.Match[str]
) -> Span | None:
    """The place without the day or the person that follows it in capitals."""
    end = match.end("place")
    stop = words.stop.search(match["place"])
    if stop is not None:
        end = match.start("place") + stop.start()
    first = start + match.start("place")
    inside = (m.span.start for m in reading.people if first < m.span.start < start + end)
    end = min([start + end, *(at for at in inside if reading.whole[at - 2 : at] == ", ")])
    kept = reading.whole[first:end].rstrip(" ,.;:(")
    return Span(first, first + len(kept)) if kept else None


def _is_not_the_hosts(marks: SideMarks, span: Span) -> bool:
    """Does the place lie in a region that is not that of the hosts, nor in the same province?"""
    for region in marks.regions_within(span.start, span.end):
        sign = marks.sign_of(region)
        if sign == 1 or (sign is None and not marks.provinces_of(region)[1]):
            return True
    return False


def _with_region(marks: SideMarks, span: Span) -> Span:
    """With the hosts' region behind a comma: "Desa Tetebatu, Lombok Timur"."""
    behind = marks.regions_within(span.end, span.end + 3)
    if (
        behind
        and marks.reading.whole[span.end : behind[0].span.start] == ", "
        and marks.sign_of(behind[0]) == -1
    ):
        return Span(span.start, behind[0].span.end)
    return span


class _PlaceWords:
    """The lists of `visit_places.toml`."""

    def __init__(self, lists: dict[str, Any]) -> None:
        words = lists["words"]
        self._heads: dict[str, float] = lists["heads"]
        self._tails: dict[str, float] = lists["tails"]
        self._head = phrases_pattern(self._heads, re.IGNORECASE)
        self.reception = phrases_pattern(words["reception"], re.IGNORECASE)
        self.elsewhere = phrases_pattern(words["elsewhere"], re.IGNORECASE)
        self.stop = phrases_pattern(words["stop"], re.IGNORECASE)
        self.place, self.host = _place_patterns(lists)

    def worth(self, place: str) -> float:
        """How likely that is a place of meetings, by its first word or its last; 0 for no place."""
        head = self._head.match(place)
        if head is not None:
            named = any(letter.isupper() or letter.isdigit() for letter in place[1:])
            if not named and place.lower() in _SAY_NOTHING:
                return 0.0
            return self._heads[" ".join(head.group().lower().split())] - (0.0 if named else 2.0)
        return self._tails.get(place.lower().split()[-1], 0.0)


def _place_patterns(lists: dict[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One that matches "di" and the place behind it, one for a place that begins a sentence and receives somebody.

    A place is a run of capitalised words, and of the small ones that go inside.
    """
    words = lists["words"]
    small, head = _any_of(words["inside"]), _any_of(lists["heads"])
    run = rf"(?:\s(?:{_CAPITAL}|{small}|\([A-Z]+\)|dan(?=\s[A-Z])))*"
    more = rf"(?:,\s(?i:{_any_of(words['after_comma'])})\b{run})*"
    at = _any_of([*words["at"], *words["towards"]])
    town = rf"(?:,\s{_CAPITAL}(?=[.,;]))?"
    listed = rf"(?i:dinas|badan|biro)\s{_CAPITAL}(?:,\s{_CAPITAL})+,?\sdan\s{_CAPITAL}"
    place = rf"\b(?P<at>(?i:{at}))\s(?P<place>(?:{listed}|(?i:{head})\b|{_CAPITAL}){run}{more}{town})"
    receiving = rf"(?:,|\s\([^)]*\))?\s(?:{_any_of(words['receiving'])})\b"
    host = rf"(?P<at>)(?<![\w,] )\b(?P<place>(?i:{head})\b{run}{more}){receiving}"
    return re.compile(place), re.compile(host)


def _any_of(phrases: Iterable[str]) -> str:
    return any_of(phrases, space=r"\s")


@cache
def _load_place_words() -> _PlaceWords:
    return _PlaceWords(tomllib.loads((DATA / "visit_places.toml").read_text(encoding="utf-8")))
