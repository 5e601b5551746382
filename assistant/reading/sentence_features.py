"""What is measured of a sentence before it is chosen as an answer."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

from assistant.reading.article_view import ArticleView, Sentence
from assistant.reading.candidates import Candidate, find_candidates, gives_kind
from assistant.reading.cues import load_cues
from assistant.reading.question_terms import QuestionTerms
from assistant.reading.wanted import Wanted
from assistant.understanding.question import Question
from corpus.person import same_person
from corpus.spans import Span

FAR = 0.4
"""What is left of the fit of a candidate that stands far from every word of the question."""

NEAR_WORDS = 4
"""At this distance, in words, a candidate is half as near as right beside a word of the question."""


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """Numbers, each about 0 to 1, that the weights in assistant/data/reading.toml turn into a probability."""

    own: float
    """Share of the question's weight that the sentence covers."""
    told: float
    """The same, of what the title and the names of the regions do not cover already."""
    around: float
    """Share that the title, the sentence and its neighbours cover."""
    before: float
    """`told` of the sentence before, in the same paragraph: it often names who then speaks."""
    after: float
    """`told` of the sentence after."""
    local: float
    """Share of the question's weight that the sentence covers, where a term that many sentences of this article
    have weighs little."""
    kind: float
    """Whether it has what the question word asks for."""
    near: float
    """How near the best candidate for the direct answer stands to a word of the question."""
    direct: float
    """Value of the best candidate: how well it fits, and how close the question's words stand to it."""
    speaker: float
    """1 where it goes on ("Ia …", "Menurutnya …") with what a person of the question says, 0.4 where it may."""
    meaning: float
    """Likeness in meaning of the best passage around it (cosine)."""
    rank: float
    """1 for the article of the best hit, 1/2 for the next, …"""
    first: float
    """1 for the opening sentence, which carries who, where and when."""
    length: float
    """Number of terms, 1 for twenty or more."""


NAMES = tuple(field.name for field in fields(SentenceFeatures))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is needed of it for every sentence."""

    question: Question
    wanted: Wanted
    terms: QuestionTerms


def measure_sentences(
    asked: Asked, view: ArticleView, meaning: Callable[[Span], float], rank: int
) -> list[SentenceFeatures]:
    """Features of every sentence of an article that is the `rank`th found (0 for the best), in order."""
    question, wanted, terms = asked.question, asked.wanted, asked.terms
    given = (view.title_terms | terms.place) & frozenset(terms.weights)
    told = [terms.covered(sentence.terms, leave_out=given) for sentence in view.sentences]
    local = _local_weights(terms, view)
    candidates = [find_candidates(question, wanted, view, sentence) for sentence in view.sentences]
    speakers = _speakers(question, view)
    return [
        SentenceFeatures(
            own=terms.covered(sentence.terms),
            told=told[at],
            around=terms.covered(terms.with_places(_around(view, at))),
            before=0.0 if sentence.opens_paragraph else told[at - 1],
            after=told[at + 1] if at + 1 < len(told) else 0.0,
            local=sum(weight for term, weight in local.items() if term in sentence.terms),
            kind=gives_kind(wanted, candidates[at], view.text_of(sentence)),
            near=_nearness(candidates[at], sentence, frozenset(terms.weights) - given),
            direct=max((value_candidate(one, sentence, terms) for one in candidates[at]), default=0.0),
            speaker=speakers[at],
            meaning=meaning(sentence.span),
            rank=1.0 / (rank + 1),
            first=float(at == 0),
            length=min(1.0, len(sentence.terms) / 20),
        )
        for at, sentence in enumerate(view.sentences)
    ]


def _around(view: ArticleView, at: int) -> frozenset[str]:
    return view.title_terms.union(*(other.terms for other in view.sentences[max(0, at - 1) : at + 2]))


def _local_weights(terms: QuestionTerms, view: ArticleView) -> dict[str, float]:
    """Terms of the question that the article has, weighted as in `weigh_terms` but over its sentences; sum 1."""
    number = len(view.sentences)
    having = {term: sum(term in sentence.terms for sentence in view.sentences) for term in terms.weights}
    raw = {term: max(0.0, math.log((number + 1) / (count + 0.5))) for term, count in having.items() if count}
    total = sum(raw.values()) or 1.0
    return {term: weight / total for term, weight in raw.items()}


def _speakers(question: Question, view: ArticleView) -> list[float]:
    """For every sentence, whether it goes on with what a person of the question, named before, says."""
    if not question.people:
        return [0.0] * len(view.sentences)
    values: list[float] = []
    speaking = False
    for sentence in view.sentences:
        named = [
            person for person in view.people if sentence.span.start <= person.span.start < sentence.span.end
        ]
        asked = any(same_person(person.name, name) for person in named for name in question.people)
        goes_on = speaking and not named and bool(load_cues().goes_on.match(view.text_of(sentence).lower()))
        speaking = asked or (speaking and not named)
        values.append(1.0 if goes_on else 0.4 if speaking and not asked else 0.0)
    return values


def _nearness(candidates: Sequence[Candidate], sentence: Sentence, telling: frozenset[str]) -> float:
    """Fit of a candidate over one plus its distance to a telling word of the question, at best."""
    at = [place for place, (_, words) in enumerate(sentence.words) if words & telling]
    return max((_near(candidate, sentence, at) for candidate in candidates), default=0.0) if at else 0.0


def value_candidate(candidate: Candidate, sentence: Sentence, terms: QuestionTerms) -> float:
    """How good a direct answer it is, 0 to 1: its fit, less for standing away from the question's words."""
    return candidate.fit * (FAR + (1 - FAR) * _closeness(candidate, sentence, terms))


def _closeness(candidate: Candidate, sentence: Sentence, terms: QuestionTerms) -> float:
    """How close the words of the question stand to a candidate, 0 to 1: each term by its weight over one plus its
    distance; what is measured most often stands before its figure, so that behind it counts as twice as far.
    """
    own = candidate.span.shift(-sentence.span.start)
    inside = [place for place, (start, _) in enumerate(sentence.words) if own.start <= start < own.end]
    if not inside:
        return 0.0
    first, last = inside[0], inside[-1]
    total = value = 0.0
    for term, weight in terms.weights.items():
        gaps = [_gap(place, first, last) for place, (_, words) in enumerate(sentence.words) if term in words]
        if gaps:
            total += weight
            value += weight / (1 + min(gaps) / NEAR_WORDS)
    return value / total if total else 0.0


def _gap(place: int, first: int, last: int) -> int:
    if first <= place <= last:
        return 0
    return first - place if place < first else 2 * (place - last)


def _near(candidate: Candidate, sentence: Sentence, at: Sequence[int]) -> float:
    own = candidate.span.shift(-sentence.span.start)
    inside = [place for place, (start, _) in enumerate(sentence.words) if own.start <= start < own.end]
    if not inside:
        return 0.0
    gap = min(abs(one - other) for one in inside for other in at)
    return candidate.fit / (1 + gap / NEAR_WORDS)


def weighted_sum(features: SentenceFeatures, weights: Mapping[str, float]) -> float:
    """`bias` and the features, each times its weight."""
    values = zip(NAMES, astuple(features), strict=True)
    return float(weights["bias"] + sum(weights[name] * value for name, value in values))
