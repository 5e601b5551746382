"""What a visit is about: topics of the controlled list, judged by where and how an article names them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from math import exp
from pathlib import Path

import corpus
from corpus.article_reading import ArticleReading
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.extraction.subjects.stretches import read_stretches
from corpus.visits.extraction.subjects.topic_features import TopicFeatures, read_features
from corpus.visits.extraction.subjects.topic_places import TopicPlace, find_places, load_topic_cues
from corpus.visits.topics import load_topics
from corpus.visits.visit import Evidence, Reported

_FILE = Path(corpus.__file__).parent / "data" / "topic_weights.toml"

_LEAST = 0.5
"""Chance that a topic must have; `python -m eval.fit_topics` prints the F1 of others."""
_LEAST_OF_ONE = 0.2
"""Chance that the surest topic must have: nearly every visit is about something."""
_MOST = 6
"""Topics of one visit."""
_EVIDENCE = 3
"""Places that are kept for each."""


@dataclass(frozen=True, slots=True)
class TopicWeights:
    """The fitted weights of `topic_weights.toml`."""

    bias: float
    weights: Mapping[str, float]
    """Name of the feature to its weight."""

    def chance(self, features: TopicFeatures) -> float:
        """Of being a subject of the visit, 0 to 1: logistic regression."""
        return 1 / (
            1 + exp(-self.bias - sum(self.weights[key] * value for key, value in asdict(features).items()))
        )


def read_topics(reading: ArticleReading, frame: VisitFrame) -> tuple[Reported[str], ...]:
    """Topics of the visit, the surest first, each with the places that say it best; at most six."""
    places = tuple(find_places(reading, read_stretches(reading, frame)))
    weights = load_topic_weights()
    features = read_features(places, len(frame.sentences))
    chances = {name: weights.chance(found) for name, found in features.items()}
    return tuple(
        Reported(
            name, _evidence(reading, [one for one in places if one.name == name]), round(chances[name], 3)
        )
        for name in choose_topics(chances)
    )


def choose_topics(chances: Mapping[str, float], least: float = _LEAST) -> tuple[str, ...]:
    """The likely ones, surest first; those that nearly every visit speaks of only where there is no other."""
    surest = max(chances, key=lambda name: chances[name], default=None)
    likely = [
        name for name in chances if chances[name] >= (min(least, _LEAST_OF_ONE) if name == surest else least)
    ]
    others = [name for name in likely if name not in load_topic_cues().last_resort] or likely
    order = load_topics().names.index
    return tuple(sorted(others, key=lambda name: (-chances[name], order(name)))[:_MOST])


def _evidence(reading: ArticleReading, places: Sequence[TopicPlace]) -> tuple[Evidence, ...]:
    """The best places: those of a purpose first, those in the text rather than in the title."""
    meant = sorted([one for one in places if not one.hint] or places, key=_rank)
    in_text: Sequence[TopicPlace] = [one for one in meant if one.zone != "title"] or meant
    return tuple(evidence_at(reading, one.span) for one in in_text[:_EVIDENCE])


def _rank(place: TopicPlace) -> tuple[bool, int, int]:
    return place.in_office, min(place.learning, place.purpose), place.span.start


@cache
def load_topic_weights() -> TopicWeights:
    """The weights of `topic_weights.toml`, read once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return TopicWeights(data["bias"], data["weights"])
