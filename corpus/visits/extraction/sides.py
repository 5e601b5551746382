"""On which side the people of a visit were, by their offices and by the words around their names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from corpus.article_reading import ArticleReading
from corpus.spans import Span
from corpus.visits.extraction.appearances import TITLE, Appearance
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.offices import OfficeSigns
from corpus.visits.extraction.person_words import PersonWords, load_person_words
from corpus.visits.extraction.side_marks import SideMarks
from corpus.visits.visit import Side

VISITOR, HOST = 1, -1
_NEAR = 45
"""Characters between a cue and the name that it is about."""
_FAR = 140
"""The same where "oleh" stands right before the name."""
_CUE, _LEADER, _COMPANY, _HINT, _ORIGIN = 3.0, 3.0, 2.5, 0.6, 4.0
_MOST_HINTS = 3
_ROUNDS = 3
_DECIDED = 0.4
"""Least sum of signs that tells a side."""


@dataclass(slots=True)
class Signs:
    """What speaks for the sides of one person: positive for visitors, negative for hosts."""

    office: float = 0.0
    """By region, body and kind of the office."""
    deeds: float = 0.0
    """By the verbs next to the name."""
    hints: float = 0.0
    """By what is said around it."""
    joined: dict[int, float] = field(default_factory=dict)
    """People who stand with that person, and how sure that is."""
    active: bool = False
    """Does that person do or say something, or is named among those who do?"""
    absent: int = 0
    """Appearances as somebody who is not there."""
    outside: bool = False
    """Is the office that of another region?"""
    national: bool = False
    total: float = 0.0

    @property
    def side(self) -> Side | None:
        """The side that the sum of all speaks for; None where it is too small."""
        if abs(self.total) < _DECIDED:
            return None
        return "visitor" if self.total > 0 else "host"


def read_signs(
    reading: ArticleReading, frame: VisitFrame, appearances: Sequence[Appearance]
) -> dict[int, Signs]:
    """Signs of every person who appears, by their position among the people of the article."""
    signs = {appearance.person: Signs() for appearance in appearances}
    marks = SideMarks(reading, frame)
    _read_offices(marks, appearances, signs)
    walker = _SentenceWalker(reading, marks, signs)
    for sentence, here in groupby(appearances, key=lambda appearance: appearance.sentence):
        walker.read(sentence, list(here))
    _add_up(signs)
    _follow_neighbours(reading, appearances, signs)
    return signs


def _read_offices(marks: SideMarks, appearances: Sequence[Appearance], signs: dict[int, Signs]) -> None:
    offices = OfficeSigns(marks)
    for appearance in appearances:
        found = offices.read(appearance.mention)
        mine = signs[appearance.person]
        if abs(found.sign) > abs(mine.office):
            mine.office = found.sign
        mine.outside |= found.outside
        mine.national |= found.national


class _SentenceWalker:
    """Reads the words between the names of one sentence after the other."""

    def __init__(self, reading: ArticleReading, marks: SideMarks, signs: dict[int, Signs]) -> None:
        self._reading, self._marks, self._signs = reading, marks, signs
        self._words: PersonWords = load_person_words()
        self._last: int | None = None
        """Person named last in the sentence before."""

    def read(self, sentence: int, here: Sequence[Appearance]) -> None:
        """Take the signs for the people of one sentence."""
        span = self._span(sentence)
        voiced = False
        for place, appearance in enumerate(here):
            left = here[place - 1].block.end if place else span.start
            right = here[place + 1].block.start if place + 1 < len(here) else span.end
            before = here[place - 1] if place else None
            voiced = self._read_before(appearance, before, Span(span.start, span.end), left, voiced)
            if not voiced:
                self._read_after(appearance, right)
            self._read_hints(appearance, sentence, span, len(here) == 1)
        self._last = here[-1].person

    def _span(self, sentence: int) -> Span:
        if sentence == TITLE:
            return Span(0, max(self._reading.head, 1))
        return self._reading.sentences[sentence]

    def _read_before(
        self, appearance: Appearance, before: Appearance | None, sentence: Span, left: int, voiced: bool
    ) -> bool:
        """Signs from the words before the name; True where they tell what was done to or by that person."""
        mine = self._signs[appearance.person]
        gap = self._reading.whole[left : appearance.block.start]
        self._read_origin(appearance, mine, gap, left)
        cue = self._words.before.last(gap)
        if cue is not None and not _reaches(gap, cue[2]):
            cue = None
        if before is not None and before.person != appearance.person and (cue is None or cue[0] == "company"):
            if cue is not None or self._is_list(gap):
                self._join(before.person, appearance.person)
                return voiced
            return False
        if cue is None:
            return False
        return self._take(mine, cue[0], appearance.person, sentence.start, left + cue[1])

    def _take(self, mine: Signs, kind: str, person: int, start: int, end: int) -> bool:
        """Take a cue that stands right before a name, at `end`."""
        if kind == "absent":
            mine.absent += 1
            return False
        mine.active = True
        if kind in ("host", "visitor"):
            mine.deeds += _CUE * (HOST if kind == "host" else VISITOR)
        elif kind == "came_along":
            mine.deeds += _LEADER * VISITOR
        else:
            subject = self._marks.subject_before(start, end)
            if subject:
                mine.deeds += _LEADER * subject
            elif kind == "leader":
                mine.deeds += VISITOR
            elif self._last is not None and self._last != person:
                self._join(self._last, person)
        return kind != "present"

    def _is_list(self, gap: str) -> bool:
        """Does nothing but offices and small words stand between two names?"""
        return (
            len(gap) < 90 and self._words.after.first(gap) is None and self._words.before.first(gap) is None
        )

    def _join(self, one: int, other: int) -> None:
        for mine, yours in ((one, other), (other, one)):
            joined = self._signs[mine].joined
            joined[yours] = max(joined.get(yours, 0.0), _COMPANY)
        self._signs[other].active |= self._signs[one].active

    def _read_origin(self, appearance: Appearance, mine: Signs, gap: str, left: int) -> None:
        """Signs from "Dari tuan rumah, X" and "X dari Solok"."""
        whole, end = self._reading.whole, appearance.block.end
        lowered = gap.lower()
        at = lowered.rfind("dari ")
        if at >= 0 and (at == 0 or not gap[at - 1].isalpha()) and gap.rstrip().endswith(","):
            mine.deeds += _ORIGIN * self._marks.sign_within(left + at, appearance.block.start)
        behind = whole[end : end + 6].lower()
        if behind.startswith((" dari ", " asal")):
            mine.deeds += _ORIGIN * self._marks.sign_within(end, end + 45)

    def _read_after(self, appearance: Appearance, right: int) -> None:
        mine = self._signs[appearance.person]
        gap = self._reading.whole[appearance.block.end : right]
        cue = self._words.after.first(gap)
        if cue is None:
            return
        kind, start, _ = cue
        if kind == "absent":
            mine.absent += start <= 8
            return
        mine.active = True
        if kind in ("host", "visitor"):
            weight = _CUE if start <= _NEAR else _CUE / 2
            mine.deeds += weight * (HOST if kind == "host" else VISITOR)

    def _read_hints(self, appearance: Appearance, sentence: int, span: Span, alone: bool) -> None:
        """Hints from what is said by the only person of a sentence, up to the next name or paragraph."""
        if sentence == TITLE or not alone:
            return
        text = self._reading.whole[span.start : self._speech_end(sentence)]
        hints = self._words.hints
        difference = hints.count(text, "visitor") - hints.count(text, "host")
        self._signs[appearance.person].hints += max(-_MOST_HINTS, min(_MOST_HINTS, difference)) * _HINT

    def _speech_end(self, sentence: int) -> int:
        sentences, named = self._reading.sentences, {m.span.start for m in self._reading.people}
        end = sentences[sentence].end
        for following in sentences[sentence + 1 :]:
            if "\n" in self._reading.whole[end : following.start]:
                break
            if any(following.start <= start < following.end for start in named):
                break
            end = following.end
        return end


def _reaches(gap: str, end: int) -> bool:
    """Is the cue that ends at `end` of `gap` about the name behind it?"""
    rest = gap[end:]
    return len(rest) <= (_FAR if rest.rstrip().endswith("oleh") else _NEAR)


def _add_up(signs: dict[int, Signs]) -> None:
    """Sum up what speaks for each person, then let the sides of those who stand together flow."""
    own = {person: mine.office + mine.deeds + mine.hints for person, mine in signs.items()}
    totals = dict(own)
    for _ in range(_ROUNDS):
        totals = {
            person: own[person]
            + sum(weight * max(-1.0, min(1.0, totals[other] / 2)) for other, weight in mine.joined.items())
            for person, mine in signs.items()
        }
    for person, mine in signs.items():
        mine.total = totals[person]


def _follow_neighbours(
    reading: ArticleReading, appearances: Sequence[Appearance], signs: dict[int, Signs]
) -> None:
    """Give people of whom nothing tells the side of the one named before them in the paragraph."""
    for before, after in pairwise(appearances):
        mine = signs[after.person]
        if mine.side is None and "\n" not in reading.whole[before.block.end : after.block.start]:
            mine.total = _DECIDED * (signs[before.person].total > 0) - _DECIDED * (
                signs[before.person].total < 0
            )
