"""The terms of a question with their weights: how much of it a sentence or an article covers."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from assistant.reading.cues import load_cues
from assistant.understanding.question import Question
from corpus.archive.records import ArchiveCounts
from index.terms import index_terms, product_terms, query_terms

FOCUS_WEIGHT = 0.4
"""Share of its weight that a term keeps which a follow-up only takes from the conversation: it says which visit is
meant, not what is asked about it."""


RARE_PASSAGES = 3
RARE_SHARE = 0.01
"""A word in so few passages shows that a question is about something in the archive."""

SORT_WEIGHT = 0.3
"""The same for a term that names the sort of answer ("topik", "alasan", "lokasi"): the answer need not repeat it."""


class TermSource(Protocol):
    """An archive, as far as the weights of terms need it."""

    def term_frequencies(self, terms: Iterable[str]) -> Mapping[str, int]:
        """Number of passages with each of some terms; terms that stand nowhere are left out."""
        ...

    def count(self) -> ArchiveCounts:
        """How many passages there are."""
        ...


@dataclass(frozen=True, slots=True)
class QuestionTerms:
    """Weighted terms; a term that few passages have weighs more."""

    weights: Mapping[str, float]
    """Term -> weight above 0."""
    stands_for: Mapping[str, frozenset[str]]
    """Term of a group of synonyms -> the words of the question that the group replaces."""
    place: frozenset[str]
    """Terms of the regions that the question names."""
    unknown: frozenset[str]
    """Terms that stand nowhere in the archive."""
    rare: frozenset[str]
    """Terms that stand in few passages only: RARE_SHARE of all, or RARE_PASSAGES."""

    def with_places(self, terms: frozenset[str]) -> frozenset[str]:
        """`terms` of an article that fits, with the names by which the question calls its regions: "sby", "Sergai"."""
        return terms | self.place

    def covered(self, terms: frozenset[str], leave_out: frozenset[str] = frozenset()) -> float:
        """Share of the weight, 0 to 1, that `terms` cover; 0 where nothing is left to cover."""
        found = self._with_words_of_groups(terms)
        left = [(term, weight) for term, weight in self.weights.items() if term not in leave_out]
        total = sum(weight for _, weight in left)
        return sum(weight for term, weight in left if term in found) / total if total else 0.0

    def missing(self, terms: frozenset[str]) -> frozenset[str]:
        """Terms of the question that `terms` lack."""
        return frozenset(self.weights) - self._with_words_of_groups(terms)

    def _with_words_of_groups(self, terms: frozenset[str]) -> frozenset[str]:
        """`terms` with the words of every group that they mention in whatever words."""
        return terms.union(*(words for group, words in self.stands_for.items() if group in terms))


def weigh_terms(question: Question, archive: TermSource) -> QuestionTerms:
    """The terms of `question`, weighted by inverse document frequency: ln((N + 1) / (n + 0.5)), at least 0.1.

    As in Robertson and Sparck Jones (1976), without the correction that lets common terms fall below zero.
    """
    terms = [term.text for term in query_terms(question.text)]
    counts = archive.term_frequencies(terms)
    passages = archive.count().passages
    asked = _asked_terms(question)
    weights = {
        term: max(0.1, math.log((passages + 1) / (counts.get(term, 0) + 0.5))) * _share(term, asked)
        for term in terms
    }
    place = frozenset(
        term for mention in question.regions for term in index_terms(mention.span.of(question.text)).split()
    )
    return QuestionTerms(
        weights=weights,
        stands_for=_stands_for(frozenset(terms)),
        place=place,
        rare=frozenset(
            term for term, count in counts.items() if 0 < count <= max(RARE_PASSAGES, RARE_SHARE * passages)
        ),
        unknown=frozenset(term for term in terms if not counts.get(term, 0)) - place,
    )


def _share(term: str, asked: frozenset[str]) -> float:
    """How much of its weight a term keeps."""
    if term in load_cues().sorts_of_answer:
        return SORT_WEIGHT
    return 1.0 if term in asked else FOCUS_WEIGHT


def _asked_terms(question: Question) -> frozenset[str]:
    """Terms of the question itself, without those of the conversation behind it."""
    return frozenset(term.text for term in query_terms(question.own_text))


def _stands_for(terms: frozenset[str]) -> dict[str, frozenset[str]]:
    words: dict[str, frozenset[str]] = {}
    for form, group in product_terms().synonyms.groups.items():
        if group in terms and terms.issuperset(form):
            words[group] = words.get(group, frozenset()).union(form)
    return words
