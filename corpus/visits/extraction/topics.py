"""What a visit is about: topics of the controlled list, weighed by where and how an article names them."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import corpus
from corpus.article_reading import ArticleReading
from corpus.spans import Span
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.extraction.stretches import Stretch, Zone, read_stretches
from corpus.visits.topics import TopicMention, Topics, load_topics
from corpus.visits.visit import Evidence, Reported

_FILE = Path(corpus.__file__).parent / "data" / "topic_cues.toml"

_ZONES: dict[Zone, float] = {"title": 3.0, "lead": 1.0, "body": 0.6}
_PURPOSE = 1.2
"""Added where a word of purpose stands before the topic in its clause."""
_HINT = 0.25
"""Share of the weight for a word that only points to a topic."""
_OFFICE = 0.2
"""Share of the weight inside the name of an office."""
_REPEAT = 0.5
"""Each further mention counts that much of the one before it."""
_LEAST = 1.3
"""Weight that a topic must reach."""
_SHARE = 0.3
"""Part of the heaviest topic's weight that a topic must reach."""
_MOST = 5
"""Topics of one visit."""
_REACH = 110
"""Characters before a topic in which a word of purpose is looked for."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention with its weight."""

    name: str
    span: Span
    weight: float
    purpose: bool
    hint: bool


@dataclass(frozen=True, slots=True)
class TopicCues:
    """The patterns of `topic_cues.toml`."""

    purpose: re.Pattern[str]
    office: re.Pattern[str]


def read_topics(reading: ArticleReading, frame: VisitFrame) -> tuple[Reported[str], ...]:
    """Topics of the visit, the heaviest first, each with its weightiest mentions; at most five."""
    topics = load_topics()
    found: dict[str, list[_Found]] = {}
    for mention in _read_mentions(reading, read_stretches(reading, frame), topics):
        found.setdefault(mention.name, []).append(mention)
    weights = {name: _add_up(mentions) for name, mentions in found.items() if _may_count(mentions)}
    chosen = _choose(weights, found, topics)
    return tuple(
        Reported(name, _evidence(reading, found[name]), min(0.95, 0.5 + weights[name] / 10))
        for name in chosen
    )


def _read_mentions(reading: ArticleReading, stretches: Sequence[Stretch], topics: Topics) -> Iterator[_Found]:
    names = [mention.span for mention in reading.regions] + [person.span for person in reading.people]
    for stretch in stretches:
        for mention in topics.scan(stretch.text):
            span = stretch.place(mention.span.start, mention.span.end)
            if not any(span.start < name.end and name.start < span.end for name in names):
                yield _weigh(stretch, mention, span)


def _weigh(stretch: Stretch, mention: TopicMention, span: Span) -> _Found:
    before = stretch.text[max(0, mention.span.start - _REACH) : mention.span.start]
    purpose = stretch.zone == "title" or load_topic_cues().purpose.search(before) is not None
    weight = _ZONES[stretch.zone] + (_PURPOSE if purpose and stretch.zone != "title" else 0.0)
    in_office = load_topic_cues().office.search(before) is not None
    weight *= (_OFFICE if in_office else 1.0) * (_HINT if mention.hint else 1.0)
    return _Found(mention.name, span, weight, purpose and not in_office, mention.hint)


def _may_count(mentions: Iterable[_Found]) -> bool:
    """Does any of them mean the topic?"""
    return any(not mention.hint for mention in mentions)


def _add_up(mentions: Iterable[_Found]) -> float:
    """Their weights, the heaviest whole and each next one for less."""
    weights = sorted((mention.weight for mention in mentions), reverse=True)
    return sum(weight * _REPEAT**order for order, weight in enumerate(weights))


def _choose(weights: dict[str, float], found: dict[str, list[_Found]], topics: Topics) -> list[str]:
    if not weights:
        return []
    least = max(_LEAST, _SHARE * max(weights.values()))
    ranked = sorted(weights, key=lambda name: (-weights[name], topics.names.index(name)))
    chosen = [name for name in ranked if weights[name] >= least and _is_told(name, found, topics)]
    return chosen[:_MOST]


def _is_told(name: str, found: dict[str, list[_Found]], topics: Topics) -> bool:
    """Is a broad topic named as the purpose? Others need not be."""
    return not topics.get(name).broad or any(one.purpose and not one.hint for one in found[name])


def _evidence(reading: ArticleReading, mentions: Sequence[_Found]) -> tuple[Evidence, ...]:
    meant = sorted((one for one in mentions if not one.hint), key=lambda one: (-one.weight, one.span))
    in_text = [one for one in meant if one.span.start >= reading.head] or meant
    return tuple(evidence_at(reading, one.span) for one in in_text[:3])


@cache
def load_topic_cues() -> TopicCues:
    """The words of `topic_cues.toml`, read once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    purpose = "|".join(_phrase(word) for word in data["purpose"]["words"])
    heads = "|".join(_phrase(word) for word in data["office"]["heads"])
    return TopicCues(
        purpose=re.compile(rf"\b(?:{purpose})\b[^.;:!?]*$", re.IGNORECASE),
        # the head, then only capitals, "dan" and commas up to the topic
        office=re.compile(rf"\b(?i:{heads})\b(?:[ ,&]+(?:[A-Z][\w-]*|dan|dan/atau))*[ ,]+$"),
    )


def _phrase(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+")
