"""A reader without a model: weighs sentences by words, kind of answer and meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.reading.agreement import find_disagreement
from assistant.reading.article_view import ArticleView, ArticleViews, Sentence
from assistant.reading.candidates import WANTED_ENOUGH, find_candidates
from assistant.reading.constraints import Misfit, compare
from assistant.reading.cues import load_cues
from assistant.reading.question_terms import QuestionTerms, TermSource, weigh_terms
from assistant.reading.sentence_features import (
    Asked,
    SentenceFeatures,
    measure_sentences,
    value_candidate,
    weighted_sum,
)
from assistant.reading.types import Reading, Support
from assistant.reading.wanted import Wanted, find_wanted
from assistant.reading.weights import EvidenceFeatures, Weights, load_weights, probability, weigh_evidence
from assistant.understanding.question import Kind, Question
from corpus.spans import Span
from index.hit import Hit
from index.terms import index_terms

ARTICLES_COMPARED = 12
"""Articles that are held against the question, best first."""

ARTICLES_READ = 5
"""Fitting articles whose sentences are weighed; the right one is hardly ever further down (docs/measurements)."""

DIRECT = frozenset({Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.HOW_MANY})
"""Kinds with a shortest direct answer."""

TELLING = 0.75
"""An article that covers less than this share of what the best one covers lacks a telling word of the question."""

MARGIN = 1.1
"""A candidate that is hardly better than the next is not shown as the direct answer: the quotation speaks."""

SENTENCES_TRUSTED = 3
"""The definite thing that a question wants is looked for in so many of the best sentences."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One sentence with its features and probability."""

    view: ArticleView
    sentence: Sentence
    features: SentenceFeatures
    score: float


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that was found, with the best meaning score of the passages around each character."""

    view: ArticleView
    hits: tuple[Hit, ...]
    misfit: Misfit
    rank: int

    def meaning_at(self, span: Span) -> float:
        """Greatest cosine of the hits that hold the sentence, else of any hit less a bit."""
        inside = [hit.dense or 0.0 for hit in self.hits if hit.passage.start <= span.start < hit.passage.end]
        return max(inside) if inside else max(hit.dense or 0.0 for hit in self.hits) - 0.02


class ReadArchive(TermSource, Protocol):
    """An archive, as far as the reader needs it."""

    def near_duplicates(self, article_id: str) -> tuple[str, ...]:
        """Ids of the articles that report the same in nearly the same words."""
        ...


class QuotingReader:
    """Reads with rules and fitted weights; immutable but for its store of article views."""

    def __init__(self, views: ArticleViews, archive: ReadArchive, weights: Weights | None = None) -> None:
        """`archive` tells how common a term is; `weights` default to the fitted ones."""
        self._views = views
        self._archive = archive
        self._weights = load_weights() if weights is None else weights

    def read(self, question: Question, hits: Sequence[Hit]) -> Reading:
        """The sentences of fitting articles, best first, and how sure it is that they answer."""
        found = self.found_articles(question, hits)
        if not found:
            return Reading(supports=(), confidence=0.0)
        terms = weigh_terms(question, self._archive)
        fitting = [article for article in found if article.misfit.fits]
        if not fitting:
            nearest = min(found, key=lambda article: (article.misfit.count, article.rank))
            return Reading(
                supports=(),
                confidence=0.0,
                nearest=nearest.view.article,
                subject=_subject_covered(terms, nearest.view),
                misfit=nearest.misfit,
            )
        fitting = _telling(terms, fitting)
        weighed = self.weigh_sentences(question, terms, fitting)
        if not weighed:
            return Reading((), 0.0, fitting[0].view.article)
        evidence = self.measure_evidence(question, terms, weighed, fitting)
        wanted = find_wanted(question)
        supports = tuple(_support(question, wanted, terms, one) for one in weighed)
        return Reading(
            supports=supports,
            subject=_subject_covered(terms, weighed[0].view),
            anchored=bool(
                question.regions or question.people or question.dates or question.focus or terms.rare
            ),
            disagreement=self._find_disagreement(question, supports, fitting),
            confidence=0.0
            if _has_nothing(question, weighed)
            else probability(weigh_evidence(evidence, self._weights.evidence)),
            nearest=weighed[0].view.article,
        )

    def _find_disagreement(
        self, question: Question, supports: Sequence[Support], articles: Sequence[FoundArticle]
    ) -> tuple[Support, Support] | None:
        views = {article.view.article.id: article.view for article in articles}
        same_visit = frozenset(self._archive.near_duplicates(supports[0].article.id))
        return find_disagreement(question, supports, views, same_visit)

    def found_articles(self, question: Question, hits: Sequence[Hit]) -> list[FoundArticle]:
        """The articles of the hits, in the order of their best hits, compared with the question."""
        by_article: dict[str, list[Hit]] = {}
        for hit in hits:
            by_article.setdefault(hit.passage.article.id, []).append(hit)
        found: list[FoundArticle] = []
        for rank, group in enumerate(list(by_article.values())[:ARTICLES_COMPARED]):
            view = self._views.of(group[0].passage.article)
            found.append(FoundArticle(view, tuple(group), compare(question, view), rank))
            if sum(article.misfit.fits for article in found) == ARTICLES_READ:
                break
        return found

    def weigh_sentences(
        self, question: Question, terms: QuestionTerms, articles: Sequence[FoundArticle]
    ) -> list[Weighed]:
        """Every sentence of the first ARTICLES_READ articles, best first, ties by article and position.

        Left out is what orders about the machine that reads: it reports nothing.
        """
        asked = Asked(question, find_wanted(question), terms)
        weighed = []
        for rank, article in enumerate(articles):
            measured = measure_sentences(asked, article.view, article.meaning_at, rank)
            view = article.view
            for sentence, features, quotable in zip(view.sentences, measured, view.quotable, strict=True):
                if not quotable:
                    continue
                score = probability(weighted_sum(features, self._weights.sentence))
                weighed.append(Weighed(view, sentence, features, score))
        return sorted(weighed, key=lambda one: (-one.score, one.view.article.id, one.sentence.position))

    def measure_evidence(
        self,
        question: Question,
        terms: QuestionTerms,
        weighed: Sequence[Weighed],
        articles: Sequence[FoundArticle],
    ) -> EvidenceFeatures:
        """What speaks for and against an answer from the article of the best sentence."""
        best = weighed[0]
        article = next(one for one in articles if one.view is best.view)
        known = terms.with_places(best.view.terms)
        heaviest = max(terms.weights.values(), default=1.0)
        total = sum(terms.weights.values()) or 1.0
        return EvidenceFeatures(
            best=best.score,
            article=terms.covered(known),
            unknown=sum(terms.weights[term] for term in terms.unknown) / total,
            lacking=max((terms.weights[term] for term in terms.missing(known)), default=0.0) / heaviest,
            meaning=max(hit.dense or 0.0 for hit in article.hits),
            told=best.features.told,
            around=best.features.around,
            near=best.features.near,
            kind=best.features.kind,
            misses=float(_misses(question, weighed)),
            placed=float(bool(question.regions)),
            time_unknown=float(article.misfit.time_unknown),
        )


def _telling(terms: QuestionTerms, articles: Sequence[FoundArticle]) -> list[FoundArticle]:
    """Those articles that cover nearly as much of the question as the one that covers most."""
    shares = [terms.covered(terms.with_places(article.view.terms)) for article in articles]
    return [one for one, share in zip(articles, shares, strict=True) if share >= TELLING * max(shares)]


def _subject_covered(terms: QuestionTerms, view: ArticleView) -> float:
    return terms.covered(view.terms, leave_out=terms.place)


def _has_nothing(question: Question, weighed: Sequence[Weighed]) -> bool:
    """True where none of the best sentences has a thing of the kind that the question wants.

    A question for a person, a day or a figure wants one at all; one for money, an area or inhabitants a figure in
    such a unit, and the name of what is measured beside it.
    """
    if question.kind not in (Kind.WHO, Kind.WHEN, Kind.HOW_MANY):
        return False
    best = weighed[:SENTENCES_TRUSTED]
    noun = find_wanted(question).noun
    enough = WANTED_ENOUGH if noun in load_cues().measures else 0.0
    if all(one.features.kind <= enough for one in best):
        return True
    return noun in load_cues().named_measures and not any(_names(noun, one) for one in best)


def _names(noun: str, one: Weighed) -> bool:
    """True where the title, the sentence or one beside it has the word."""
    at = one.sentence.position
    beside = one.view.sentences[max(0, at - 1) : at + 2]
    return not one.view.title_terms.union(*(other.terms for other in beside)).isdisjoint(
        index_terms(noun).split()
    )


def _misses(question: Question, weighed: Sequence[Weighed]) -> bool:
    own = [one for one in weighed[:SENTENCES_TRUSTED] if one.view is weighed[0].view]
    return find_wanted(question).definite and all(one.features.kind < WANTED_ENOUGH for one in own)


def _support(question: Question, wanted: Wanted, terms: QuestionTerms, one: Weighed) -> Support:
    """The sentence with its best candidate for the direct answer: one that fits, close to the question's words."""
    candidates = find_candidates(question, wanted, one.view, one.sentence) if wanted.kind in DIRECT else ()
    valued = [(value_candidate(candidate, one.sentence, terms), candidate) for candidate in candidates]
    if not valued:
        return Support(one.view.article, one.sentence.span, one.score)
    valued.sort(key=lambda pair: (-pair[0], pair[1].span))
    value, best = valued[0]
    if len(valued) > 1 and value < MARGIN * valued[1][0]:
        return Support(one.view.article, one.sentence.span, one.score)
    return Support(one.view.article, one.sentence.span, one.score, best.span, value)
