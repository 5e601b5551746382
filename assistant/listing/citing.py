"""The sentence of an article that tells of a visit, as the citation of its row."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from assistant.answer import Citation
from corpus.article import Article
from corpus.errors import ArchiveError
from corpus.sentences import split_sentences
from corpus.spans import Span
from corpus.visits.visit import Evidence, Visit

ReadArticle = Callable[[str], Article]

ARTICLES_CITED = 3
"""Articles of one visit that a row cites."""
_HOST_WEIGHT, _GUEST_WEIGHT, _OTHER_WEIGHT = 3, 3, 1


@dataclass(slots=True)
class Citing:
    """Numbers citations; the same sentence of the same article has one number."""

    read_article: ReadArticle
    citations: list[Citation] = field(default_factory=list)
    _numbers: dict[tuple[str, Span], int] = field(default_factory=dict)
    _articles: dict[str, Article | None] = field(default_factory=dict)

    def cite(self, visit: Visit) -> tuple[int, ...]:
        """Numbers of the citations for a visit, one for each of its first articles; empty where all are gone."""
        numbers = []
        for article_id in visit.articles[:ARTICLES_CITED]:
            article = self._article(article_id)
            if article is None:
                continue
            span = _sentence_of(article, tuple(_told_in(visit, article_id)))
            if span is not None:
                numbers.append(self._number(article, span))
        return tuple(dict.fromkeys(numbers))

    def _number(self, article: Article, span: Span) -> int:
        key = (article.id, span)
        if key not in self._numbers:
            self._numbers[key] = len(self.citations) + 1
            self.citations.append(Citation(self._numbers[key], article, span))
        return self._numbers[key]

    def _article(self, article_id: str) -> Article | None:
        if article_id not in self._articles:
            try:
                self._articles[article_id] = self.read_article(article_id)
            except ArchiveError:
                self._articles[article_id] = None
        return self._articles[article_id]


def _told_in(visit: Visit, article_id: str) -> Iterator[tuple[Evidence, int]]:
    """What the article's text says of a visit, with how much it counts."""
    weighed: Iterable[tuple[tuple[Evidence, ...], int]] = (
        *((one.evidence, _GUEST_WEIGHT) for one in visit.visitors),
        *((one.evidence, _HOST_WEIGHT) for one in visit.hosts),
        *((one.evidence, _OTHER_WEIGHT) for one in (visit.date, visit.form) if one),
        *((one.evidence, _OTHER_WEIGHT) for one in visit.topics[:3]),
    )
    for evidence, weight in weighed:
        for place in evidence[:3]:
            if place.article_id == article_id and not place.in_title:
                yield place, weight


def _sentence_of(article: Article, told: tuple[tuple[Evidence, int], ...]) -> Span | None:
    """The sentence that says most of it; the first of the text where none does."""
    best: tuple[int, int] | None = None
    lines = {_line_at(article.text, place.start) for place, _ in told if place.end <= len(article.text)}
    spans = [
        sentence.shift(line.start) for line in lines for sentence in split_sentences(line.of(article.text))
    ]
    chosen: Span | None = None
    for span in spans:
        weight = sum(weight for place, weight in told if span.start <= place.start and place.end <= span.end)
        key = (weight, -span.start)
        if weight and (best is None or key > best):
            best, chosen = key, span
    return chosen or next(iter(split_sentences(article.text)), None)


def _line_at(text: str, position: int) -> Span:
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return Span(start, end if end > start else len(text))
