"""What is measured of a sentence before it is chosen as an answer."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields

from assistant.answer_types import gives_kind
from assistant.article_view import ArticleView, Sentence
from assistant.question import Question
from assistant.question_terms import QuestionTerms


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """Numbers, each about 0 to 1, that the weights in assistant/data/reading.toml turn into a probability."""

    own: float
    """Share of the question's weight that the sentence covers."""
    told: float
    """The same, of what the title does not cover already."""
    around: float
    """Share that the sentence and its neighbours cover."""
    kind: float
    """Whether it has what the question word asks for."""
    told_and_kind: float
    """Both at once: `told * kind`."""
    meaning: float
    """Likeness in meaning of the best passage around it (cosine)."""
    rank: float
    """1 for the article of the best hit, 1/2 for the next, …"""
    first: float
    """1 for the opening sentence, which carries who, where and when."""
    length: float
    """Number of terms, 1 for twenty or more."""


NAMES = tuple(field.name for field in fields(SentenceFeatures))


def measure_sentence(
    question: Question,
    terms: QuestionTerms,
    view: ArticleView,
    sentence: Sentence,
    meaning: float,
    rank: int,
) -> SentenceFeatures:
    """Features of one sentence of an article that is the `rank`th found (0 for the best)."""
    at = sentence.position
    around = view.title_terms.union(*(other.terms for other in view.sentences[max(0, at - 1) : at + 2]))
    told = terms.covered(sentence.terms, leave_out=_given(terms, view))
    kind = gives_kind(question, terms, view.text_of(sentence))
    return SentenceFeatures(
        own=terms.covered(sentence.terms),
        told=told,
        around=terms.covered(around),
        kind=kind,
        told_and_kind=told * kind,
        meaning=meaning,
        rank=1.0 / (rank + 1),
        first=float(at == 0),
        length=min(1.0, len(sentence.terms) / 20),
    )


def _given(terms: QuestionTerms, view: ArticleView) -> frozenset[str]:
    """What every sentence of the article may leave unsaid: the title's words and the regions."""
    return (view.title_terms | terms.place) & frozenset(terms.weights)


def weighted_sum(features: SentenceFeatures, weights: Mapping[str, float]) -> float:
    """`bias` and the features, each times its weight."""
    values = zip(NAMES, astuple(features), strict=True)
    return weights["bias"] + sum(weights[name] * value for name, value in values)
