"""A reader that joins the rules with a model: rules know regions, times and offices, the model reads the sentence."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.reading.model_evidence import ReadPart, SentenceReading, gather_parts, read_sentence, to_logit
from assistant.reading.types import Reader, Reading, Support
from assistant.reading.weights import Thresholds, probability
from assistant.understanding.normalizing import DATA
from assistant.understanding.question import Question
from corpus.spans import Span
from index.hit import Hit

SENTENCE_WEIGHTS = ("rules", "mass", "relevance")
EVIDENCE_WEIGHTS = ("rules", "answerable", "relevance", "mass")
SHOWN_SPAN = 0.3
"""Least probability of a span that is shown as the direct answer; below it the rules' candidate stays."""
AGREED = 2.0
"""How much more a span counts that is the rules' candidate as well."""
WIDEST = 0.8
"""A span that is more of its sentence than this is no short answer: the quotation says it."""


@dataclass(frozen=True, slots=True)
class ModelWeights:
    """How rules and model are weighed against each other, each part with a `bias`, and the lines that go with them."""

    sentence: Mapping[str, float]
    evidence: Mapping[str, float]
    thresholds: Thresholds


@cache
def load_model_weights() -> ModelWeights:
    """The weights in assistant/data/model_reading.toml; `python -m eval.fit_model_reading` writes them."""
    raw = tomllib.loads((DATA / "model_reading.toml").read_text(encoding="utf-8"))
    return ModelWeights(raw["sentence"], raw["evidence"], Thresholds(**raw["thresholds"]))


class ModelReader:
    """Reads hits that a model has read before (`Hit.reading`); without such hits it is the rules alone."""

    def __init__(self, rules: Reader, weights: ModelWeights | None = None) -> None:
        self._rules = rules
        self._weights = load_model_weights() if weights is None else weights

    def read(self, question: Question, hits: Sequence[Hit]) -> Reading:
        """The sentences that the rules let through, in the order that rules and model give them together."""
        return join_reading(self._rules.read(question, hits), hits, self._weights)


def join_reading(reading: Reading, hits: Sequence[Hit], weights: ModelWeights) -> Reading:
    """What the rules gave, weighed against what the model read in `hits`; unchanged where it read none."""
    parts = gather_parts(hits)
    if not reading.supports or not parts:
        return reading
    weighed = [
        _weigh_support(one, read_sentence(one.span, parts.get(one.article.id, ())), weights)
        for one in reading.supports
    ]
    weighed.sort(key=lambda one: (-one.score, one.article.id, one.span))
    best = weighed[0]
    evidence = measure_evidence(reading, best, parts.get(best.article.id, ()))
    return replace(
        reading,
        supports=tuple(weighed),
        confidence=probability(weigh(evidence, weights.evidence)),
        nearest=best.article,
        by_model=True,
    )


def _weigh_support(support: Support, read: SentenceReading, weights: ModelWeights) -> Support:
    score = probability(weigh(measure_sentence(support, read), weights.sentence))
    return replace(
        choose_short(support, read),
        score=score,
        items=tuple(_within(one.span, support.span) for one in read.items),
    )


def measure_sentence(support: Support, read: SentenceReading) -> dict[str, float]:
    """Log odds that the weights of a sentence go with."""
    return {
        "rules": to_logit(support.score),
        "mass": to_logit(read.mass),
        "relevance": to_logit(read.relevance),
    }


def measure_evidence(reading: Reading, best: Support, parts: Sequence[ReadPart]) -> dict[str, float]:
    """Log odds that decide whether there is an answer, from the article of the best sentence."""
    return {
        "rules": to_logit(reading.confidence),
        "answerable": to_logit(max((part.answerable for part in parts), default=0.0)),
        "relevance": to_logit(max((part.relevance for part in parts), default=0.0)),
        "mass": to_logit(read_sentence(best.span, parts).mass),
    }


def weigh(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """`bias` and the values, each times its weight."""
    return weights["bias"] + sum(weights[name] * value for name, value in values.items())


def choose_short(support: Support, read: SentenceReading) -> Support:
    """The support with the model's span as its direct answer, where the model is sure enough and it is short.

    A span that the rules chose too counts AGREED times: they know guest from host and office from office, the model
    knows the words.
    """
    valued = [(one.score * (AGREED if _agrees(support, one.span) else 1.0), one.span) for one in read.spans]
    value, span = max(valued, key=lambda pair: (pair[0], -pair[1].start), default=(0.0, support.span))
    if value < SHOWN_SPAN:
        return support
    short = _within(span, support.span)
    if short.end - short.start > WIDEST * (support.span.end - support.span.start):
        return replace(support, short=None, fit=0.0)
    return replace(support, short=short, fit=min(1.0, value))


def _agrees(support: Support, span: Span) -> bool:
    """True where the rules' candidate and the span share more than half of the shorter one."""
    if support.short is None:
        return False
    shared = min(span.end, support.short.end) - max(span.start, support.short.start)
    return 2 * shared > min(span.end - span.start, support.short.end - support.short.start)


def _within(span: Span, sentence: Span) -> Span:
    """The part of a span that is quoted with its sentence."""
    return Span(max(span.start, sentence.start), min(span.end, sentence.end))
