"""Where an article names a topic, and what the words around say of it."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import corpus
from corpus.article_reading import ArticleReading
from corpus.patterns import any_of
from corpus.spans import Span
from corpus.visits.extraction.subjects.stretches import Stretch, Zone
from corpus.visits.topics import TopicMention, load_topics

_FILE = Path(corpus.__file__).parent / "data" / "topic_cues.toml"

_REACH = 160
"""Characters before a topic in which cues are looked for."""
_FAR = 999
"""Distance to a cue that is not there."""
_AMOUNT = re.compile(r"(?:-?nya)?(?:\s[A-Z]\w+){0,3}(?:\s\w+){0,2}\s(?:Rp|\d)")
_AFTER = 40
"""Characters after a topic in which an amount is looked for: "PAD Magelang mencapai Rp400 miliar"."""


@dataclass(frozen=True, slots=True)
class TopicPlace:
    """One place that names a topic or points to it."""

    name: str
    span: Span
    """Counted in the reading."""
    zone: Zone
    order: int
    """Position of its sentence among the visit's; -1: title."""
    hint: bool
    in_office: bool
    """Part of the name of an office, a post or a room."""
    learning: int
    """Characters between the topic and a word of learning before it in the clause; `_FAR`: none."""
    purpose: int
    """As `learning`, with words of talking as well."""
    reason: bool
    telling: bool
    example: bool
    amount: bool
    """The topic is measured: an amount of money or a number follows."""


@dataclass(frozen=True, slots=True)
class TopicCues:
    """The patterns of `topic_cues.toml`; those before a topic match up to the end of the text before it."""

    learning: re.Pattern[str]
    purpose: re.Pattern[str]
    reason: re.Pattern[str]
    example: re.Pattern[str]
    telling: re.Pattern[str]
    """Anywhere in the sentence."""
    office: re.Pattern[str]
    small_office: re.Pattern[str]
    last_resort: frozenset[str]


def find_places(reading: ArticleReading, stretches: Sequence[Stretch]) -> Iterator[TopicPlace]:
    """All places in order; names of regions and people hold none."""
    names = [mention.span for mention in reading.regions] + [person.span for person in reading.people]
    for stretch in stretches:
        telling = load_topic_cues().telling.search(stretch.text) is not None
        for mention in load_topics().scan(stretch.text):
            span = stretch.place(mention.span.start, mention.span.end)
            if not any(span.start < name.end and name.start < span.end for name in names):
                yield _read_place(stretch, mention, span, telling)


def _read_place(stretch: Stretch, mention: TopicMention, span: Span, telling: bool) -> TopicPlace:
    cues, text = load_topic_cues(), stretch.text
    before = text[max(0, mention.span.start - _REACH) : mention.span.start]
    return TopicPlace(
        name=mention.name,
        span=span,
        zone=stretch.zone,
        order=stretch.order,
        hint=mention.hint,
        in_office=_is_in_office(before, text[mention.span.start]),
        learning=_distance(cues.learning.search(before)),
        purpose=_distance(cues.purpose.search(before)),
        reason=cues.reason.search(before) is not None,
        telling=telling,
        example=cues.example.search(before) is not None,
        amount=_AMOUNT.match(text[mention.span.end : mention.span.end + _AFTER]) is not None,
    )


def _distance(match: re.Match[str] | None) -> int:
    return _FAR if match is None else len(match.group(1))


def _is_in_office(before: str, first: str) -> bool:
    cues = load_topic_cues()
    if first.isupper():
        return cues.office.search(before) is not None
    return cues.small_office.search(before) is not None


@cache
def load_topic_cues() -> TopicCues:
    """The words of `topic_cues.toml`, read once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return TopicCues(
        learning=_before(data["learning"]),
        purpose=_before(data["learning"] + data["talking"]),
        reason=_before(data["reason"]),
        example=_before(data["examples"]),
        telling=re.compile(rf"\b{any_of(data['telling'])}\b", re.IGNORECASE),
        # the head, then only capitals, "dan" and commas up to the topic
        office=re.compile(
            rf"\b(?i:{any_of(data['offices'])})\b(?:[ ,&]+(?:[A-Z][\w-]*|dan|dan/atau)){{0,12}}[ ,]+$"
        ),
        small_office=re.compile(rf"\b{any_of(data['offices_in_small_letters'])}\s+$", re.IGNORECASE),
        last_resort=frozenset(data["last_resort"]),
    )


def _before(words: Iterable[str]) -> re.Pattern[str]:
    """One of `words`, and then the rest of the clause, as group 1."""
    return re.compile(rf"\b{any_of(words)}\b([^.;:!?]*)$", re.IGNORECASE)
