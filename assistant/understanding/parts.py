"""A question that asks several things at once, taken apart: "Siapa yang memimpin … dan kapan …?"."""

import re

from assistant.understanding.completing import appended
from assistant.understanding.question import Kind, Question, find_kind, understand
from corpus.regions import Gazetteer

MAX_PARTS = 3
"""More things asked at once are left together in the last part."""

_QUESTION_WORD = (
    r"(?:siapa|kapan|di mana|ke mana|berapa|apa|mengapa|bagaimana|pukul berapa|tanggal berapa)(?:kah)?"
)
_JOINT = re.compile(
    rf"\s*[,;]?\s+(?:dan|serta|lalu)\s+(?={_QUESTION_WORD}\b)|\?\s+(?={_QUESTION_WORD}\b)", re.IGNORECASE
)
_BARE = re.compile(rf"{_QUESTION_WORD}(?: saja)?", re.IGNORECASE)
_OPENING = re.compile(rf"{_QUESTION_WORD}(?: saja)?\s+", re.IGNORECASE)


def split_parts(question: Question, gazetteer: Gazetteer) -> tuple[Question, ...]:
    """The questions in one, each with what it needs of the first; the question alone where it asks one thing.

    "Siapa dan kapan X ke Y?" asks "Siapa X ke Y?" and "kapan X ke Y?". A part without a region or a person of its own
    takes the first one's subject.
    """
    pieces = [piece.strip(" ?.!") for piece in _JOINT.split(question.own_text, maxsplit=MAX_PARTS - 1)]
    if question.focus or len(pieces) < 2 or find_kind(pieces[0]) is Kind.OTHER:
        return (question,)
    if _BARE.fullmatch(pieces[0]):
        pieces[0] = f"{pieces[0]} {_OPENING.sub('', pieces[1], count=1)}"
    first, *others = (understand(question.asked, gazetteer, written=f"{piece}?") for piece in pieces)
    completed = (one if one.regions or one.people else appended(one, first, gazetteer) for one in others)
    return (first, *completed)
