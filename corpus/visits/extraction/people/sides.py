"""On which side the people of a visit were, by their offices and by the words around their names."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from corpus.article_reading import ArticleReading
from corpus.visits.extraction.frame import VisitFrame
from corpus.visits.extraction.people.appearances import Appearance
from corpus.visits.extraction.people.offices import OfficeSigns
from corpus.visits.extraction.people.sentence_signs import SentenceWalker
from corpus.visits.extraction.people.side_marks import SideMarks
from corpus.visits.extraction.people.signs import DECIDED, Signs

_GOES_ON = re.compile(
    r"[\s,]*(?:juga |turut |pun |lalu |kemudian |ikut )*(?:menambahkan|melanjutkan|menimpali|senada|juga|pun|turut)\b"
)
_ROUNDS = 4
_OFFICE_TELLS = 2.0
"""Sign of an office from which on its holder takes nothing from the people beside him."""


def read_signs(
    reading: ArticleReading, frame: VisitFrame, appearances: Sequence[Appearance]
) -> dict[int, Signs]:
    """Signs of every person who appears, by their position among the people of the article."""
    signs = {appearance.person: Signs() for appearance in appearances}
    marks = SideMarks(reading, frame)
    _read_offices(marks, appearances, signs)
    walker = SentenceWalker(reading, marks, signs)
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
        mine.foreign |= found.foreign


def _add_up(signs: dict[int, Signs]) -> None:
    """Sum up what speaks for each person, then let the sides of those who stand together flow.

    Whose office tells the side takes nothing from others.
    """
    for mine in signs.values():
        mine.total = mine.office + mine.deeds + mine.hints
    for _ in range(_ROUNDS):
        for mine in signs.values():
            if abs(mine.office) < _OFFICE_TELLS:
                mine.total = mine.office + mine.deeds + mine.hints + _flow(mine, signs)


def _flow(mine: Signs, signs: dict[int, Signs]) -> float:
    return sum(weight * max(-1.0, min(1.0, signs[other].total / 2)) for other, weight in mine.joined.items())


def _follow_neighbours(
    reading: ArticleReading, appearances: Sequence[Appearance], signs: dict[int, Signs]
) -> None:
    """Give people of whom nothing tells the side of the one named before them.

    That is so in one paragraph, and for a speaker who goes on ("menambahkan") or is named without an office.
    """
    whole = reading.whole
    for before, after in pairwise(appearances):
        mine = signs[after.person]
        if abs(mine.total) >= DECIDED or before.person == after.person:
            continue
        together = "\n" not in whole[before.block.end : after.block.start]
        goes_on = _GOES_ON.match(whole, after.block.end) is not None
        if together or goes_on or after.mention.role is None:
            other = signs[before.person].total
            mine.total = DECIDED * ((other > 0) - (other < 0)) or mine.total
