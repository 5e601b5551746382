"""A question with regions, offices, times, forms and topics replaced by marks, so that patterns see its build.

"Daerah mana saja yang belajar smart city ke Kota Kediri?" is "daerah mana saja yang belajar @t ke @r".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.listing.periods import PeriodMention, find_periods
from assistant.listing.words import load_listing_words
from assistant.understanding.question import Question
from corpus.bodies import BodyMention, find_bodies
from corpus.region import RegionMention
from corpus.spans import Span
from corpus.visits.topics import load_topics
from corpus.words import fold_by_character, split_words

Mark = Literal["@r", "@i", "@u", "@g", "@h", "@d", "@f", "@t", ""]
"""Region, island, office, government, head of one, time, form, topic; empty for a plain word."""
Value = RegionMention | BodyMention | PeriodMention | str | None

_JOINTS = re.compile(r"[,/]|(?<=\s)&(?=\s)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark."""

    text: str
    """The mark, or the word in small letters."""
    span: Span
    value: Value = None
    """What was read at a mark: a mention, or the name of a form, a topic or an island."""

    @property
    def is_mark(self) -> bool:
        """Whether it stands for something that was read."""
        return self.text.startswith("@")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The tokens of a question, commas and slashes among them."""

    text: str
    """The written question."""
    tokens: tuple[Token, ...]

    @property
    def line(self) -> str:
        """The tokens with a space between them, commas left out."""
        return " ".join(token.text for token in self.tokens if token.text not in ",&")

    def marked(self, mark: Mark) -> tuple[Token, ...]:
        """The tokens with that mark, in order."""
        return tuple(token for token in self.tokens if token.text == mark)


def read_skeleton(question: Question, today: date) -> Skeleton:
    """The build of a question; where two readings overlap, times go first, then regions, forms, offices, topics."""
    text = question.own_text
    regions = tuple(one for one in question.regions if one.span.end <= len(text) and one.kind_hint is None)
    marks: list[Token] = []
    for token in _readings(text, regions, question, today):
        if not any(
            token.span.start < other.span.end and other.span.start < token.span.end for other in marks
        ):
            marks.append(token)
    return Skeleton(text, tuple(sorted((*marks, *_plain(text, marks)), key=lambda token: token.span)))


def _readings(
    text: str, regions: tuple[RegionMention, ...], question: Question, today: date
) -> Iterator[Token]:
    for period in find_periods(text, today):
        yield Token("@d", period.span, period)
    folded = fold_by_character(text)
    for pattern in load_listing_words().patterns["ourselves"]:
        for match in pattern.finditer(folded):
            yield Token(",", Span(match.start(), match.end()))
    for region in regions:
        yield Token("@r", region.span, region)
    yield from _forms(text)
    yield from _offices_and_topics(text, question)
    for name, pattern, _ in load_listing_words().islands:
        for match in pattern.finditer(text):
            yield Token("@i", Span(match.start(), match.end()), name)


def _forms(text: str) -> Iterator[Token]:
    for form, pattern in load_listing_words().forms:
        group = "form" if "form" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            yield Token("@f", Span(match.start(group), match.end(group)), form)


def _offices_and_topics(text: str, question: Question) -> Iterator[Token]:
    topics = load_topics().find(text)
    for body in find_bodies(text, question.regions, lowercase_ok=True):
        if not any(_is_what_it_is_about(text, body, span) for _, span in topics):
            mark: Mark = "@h" if body.implied else "@g" if body.unit == "pemda" else "@u"
            yield Token(mark, body.name_span, body)
    for topic, span in topics:
        yield Token("@t", span, topic)


def _is_what_it_is_about(text: str, body: BodyMention, topic: Span) -> bool:
    """ "belajar BUMDes", "pengelolaan BUMDes": an office as the topic of a visit, not as guest or host."""
    own = body.name_span
    if body.region_span is not None and not text[own.end : body.region_span.start].strip():
        return False
    if not (topic.start <= own.start and own.end <= topic.end):
        return False
    words = load_listing_words()
    before = "".join(word.text.lower() for word in split_words(text[: own.start])[-1:])
    after = "".join(word.text.lower() for word in split_words(text[own.end :])[:1])
    if topic != own or words.are("about", before):
        return True
    return not (words.are("with_office", before) or words.are("of_office", after))


def _plain(text: str, marks: list[Token]) -> Iterator[Token]:
    def is_free(start: int) -> bool:
        return not any(mark.span.start <= start < mark.span.end for mark in marks)

    starts = sorted(mark.span.start for mark in marks)
    for word in split_words(text):
        if not is_free(word.start):
            continue
        # "se-Jawa Barat": the region begins inside the word
        end = next((start for start in starts if word.start < start < word.end), word.end)
        shown = text[word.start : end].rstrip("-")
        yield Token(shown.lower(), Span(word.start, word.start + len(shown)))
    for match in _JOINTS.finditer(text):
        if is_free(match.start()):
            yield Token(match.group(), Span(match.start(), match.end()))
