"""A small whole assistant without models or files: for tests of the evaluation and for trying out cases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, AnswerSentence, Citation, Reason, Status
from corpus.article import Article, Passage
from corpus.errors import ArchiveError
from corpus.spans import Span
from corpus.words import fold, split_words
from index.hit import Hit, SearchQuery

SHARED_WORDS = 2
"""Least number of words that a sentence must share with a question to answer it."""


@dataclass(frozen=True, slots=True)
class MemoryArchive:
    """Articles in memory."""

    articles: tuple[Article, ...]

    def article(self, article_id: str) -> Article:
        """The article of that id; raises ArchiveError where there is none."""
        for article in self.articles:
            if article.id == article_id:
                return article
        raise ArchiveError(f"Artikel {article_id} tidak ada.", f"expected a known id, got {article_id!r}")


@dataclass(frozen=True, slots=True)
class SharedWordsRetriever:
    """Finds sentences by the number of words that they share with the query."""

    articles: tuple[Article, ...]

    def retrieve(self, query: SearchQuery) -> tuple[Hit, ...]:
        """Sentences that share a word, by (-share, passage id); `fused` is the share, 0 to 1."""
        asked = _words(query.text)
        sentences = (Passage(a, s.start, s.end) for a in self.articles for s in _whole(a).sentences)
        found = (Hit(p, len(asked & _words(p.text)) / max(1, len(asked)), None, None) for p in sentences)
        ranked = sorted((hit for hit in found if hit.fused), key=lambda hit: (-hit.fused, hit.passage.id))
        return tuple(ranked[: query.limit])


@dataclass(frozen=True, slots=True)
class QuotingLibrary:
    """An archive with its retriever."""

    archive: MemoryArchive
    retriever: SharedWordsRetriever


@dataclass(frozen=True, slots=True)
class QuotingAssistant:
    """Answers with the sentence that shares the most words with the question, or not at all."""

    library: QuotingLibrary

    @classmethod
    def over(cls, articles: Iterable[Article]) -> "QuotingAssistant":
        """The assistant over these articles."""
        kept = tuple(articles)
        return cls(QuotingLibrary(MemoryArchive(kept), SharedWordsRetriever(kept)))

    def respond(self, text: str, history: Sequence[str] = ()) -> Answer:
        """One sentence with its citation; earlier questions count as part of the question."""
        resolved = " ".join((*history, text))
        hits = self.library.retriever.retrieve(SearchQuery(resolved, limit=1))
        if not hits or hits[0].fused * len(_words(resolved)) < SHARED_WORDS:
            reason = Reason.NOTHING_FOUND
            return Answer(text, resolved, Status.NOT_FOUND, reason, "Arsip tidak memuat jawabannya.")
        passage = hits[0].passage
        citation = Citation(1, passage.article, _span(passage))
        sentence = AnswerSentence(passage.text, (1,))
        return Answer(text, resolved, Status.ANSWERED, sentences=(sentence,), citations=(citation,))


def _whole(article: Article) -> Passage:
    return Passage(article, 0, len(article.text))


def _span(passage: Passage) -> Span:
    return Span(passage.start, passage.end)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word.text) for word in split_words(text) if len(word.text) > 3)
