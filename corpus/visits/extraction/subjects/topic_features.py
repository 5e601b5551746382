"""What speaks for and against a topic as the subject of a visit, as numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from corpus.visits.extraction.subjects.topic_places import TopicPlace

_NEAR = 30
"""Characters between a topic and a word of purpose that is near."""
_MANY = 5
"""Topics named as a purpose that count as one unit."""


@dataclass(frozen=True, slots=True)
class TopicFeatures:
    """Of one topic in one article; flags are 0 or 1. Unless it says so, only places that mean the topic count."""

    title: float
    title_hint: float
    """A word in the title points to the topic."""
    title_learning: float
    """In the title after a word of learning: "Belajar … ke …"."""
    first: float
    """Share of the visit's sentences before the first place in the text; 1 where it is only in the title."""
    share: float
    """Places, as a share of those of the topic with most."""
    sentences: float
    """Number of sentences with it, the title counted."""
    single: float
    """There is but one place."""
    purposes: float
    """Number of places after a word of purpose, in the text."""
    near_purpose: float
    lead_learning: float
    """After a word of learning, in the first sentences."""
    near_learning: float
    plain_purpose: float
    """After a word of purpose in a sentence in which nobody explains."""
    reason: float
    only_telling: float
    """All places in the text are in sentences in which somebody explains or describes."""
    only_amounts: float
    """All places are followed by an amount."""
    only_examples: float
    hints: float
    """log2(1 + number of words that point to it)."""
    hint_purpose: float
    """A word that points to it stands near after a word of learning."""
    only_hints: float
    """No word means it."""
    lead_office: float
    """Part of the name of an office in the title or the first sentences."""
    crowd: float
    """Number of topics named in the title or as a purpose, as a share of five."""


def read_features(places: Iterable[TopicPlace], sentences: int) -> Mapping[str, TopicFeatures]:
    """Features of each topic that is named at all; `sentences` is the number of the visit's sentences."""
    by_name: dict[str, list[TopicPlace]] = {}
    for place in places:
        by_name.setdefault(place.name, []).append(place)
    meant = {name: [one for one in found if _means(one)] for name, found in by_name.items()}
    most = max((len(found) for found in meant.values()), default=0) or 1
    crowd = sum(any(one.zone == "title" or _is_purpose(one) for one in found) for found in meant.values())
    return {
        name: _features(found, meant[name], max(1, sentences), most, crowd)
        for name, found in by_name.items()
        if any(_speaks(one) for one in found)
    }


def _speaks(place: TopicPlace) -> bool:
    """May the topic be a subject by this place alone?"""
    return not place.hint or (not place.in_office and (place.zone == "title" or _is_purpose(place)))


def _means(place: TopicPlace) -> bool:
    return not place.hint and not place.in_office


def _is_purpose(place: TopicPlace) -> bool:
    return place.zone != "title" and place.purpose < _REACHED


def _is_learning(place: TopicPlace) -> bool:
    return place.learning < _REACHED


_REACHED = 900
"""Distances below it are of a cue that is there."""


def _features(
    found: Sequence[TopicPlace], meant: Sequence[TopicPlace], sentences: int, most: int, crowd: int
) -> TopicFeatures:
    title = [one for one in found if one.zone == "title"]
    text = [one for one in meant if one.zone != "title"]
    return TopicFeatures(
        title=float(any(_means(one) for one in title)),
        title_hint=float(any(one.hint for one in title)),
        title_learning=float(any(_means(one) and _is_learning(one) for one in title)),
        first=min((one.order for one in text), default=sentences) / sentences,
        share=len(meant) / most,
        sentences=float(len({one.order for one in meant})),
        single=float(len(meant) == 1),
        purposes=float(sum(_is_purpose(one) for one in text)),
        near_purpose=float(any(one.purpose < _NEAR for one in text)),
        lead_learning=float(any(one.zone == "lead" and _is_learning(one) for one in text)),
        near_learning=float(any(one.learning < _NEAR for one in text)),
        plain_purpose=float(any(_is_purpose(one) and not one.telling for one in text)),
        reason=float(any(one.reason for one in text)),
        only_telling=float(bool(text) and all(one.telling for one in text)),
        only_amounts=float(bool(meant) and all(one.amount for one in meant)),
        only_examples=float(bool(meant) and all(one.example for one in meant)),
        hints=log2(1 + sum(one.hint for one in found)),
        hint_purpose=float(any(one.hint and not one.in_office and one.learning < _NEAR for one in found)),
        only_hints=float(all(one.hint for one in found)),
        lead_office=float(any(one.in_office and one.zone != "body" for one in found)),
        crowd=crowd / _MANY,
    )
