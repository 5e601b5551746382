"""The sentence of an article that tells of a visit, as the citation of its row."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from assistant.answer import Citation
from corpus.article import Article
from corpus.errors import ArchiveError
from corpus.regions import load_gazetteer
from corpus.sentences import split_sentences
from corpus.spans import Span
from corpus.visits.visit import Evidence, Visit

ReadArticle = Callable[[str], Article]

ARTICLES_CITED = 3
"""Articles of one visit that a row cites."""
SENTENCES_ADDED = 3
"""Sentences that a row cites at most beside them, for what they leave out."""
_HOST_WEIGHT, _GUEST_WEIGHT, _OTHER_WEIGHT = 3, 3, 1


@dataclass(slots=True)
class Citing:
    """Numbers citations; the same sentence of the same article has one number."""

    read_article: ReadArticle
    citations: list[Citation] = field(default_factory=list)
    _numbers: dict[tuple[str, Span], int] = field(default_factory=dict)
    _articles: dict[str, Article | None] = field(default_factory=dict)

    def cite(self, visit: Visit) -> tuple[int, ...]:
        """Numbers of the citations for a visit; empty where all its articles are gone.

        One sentence of each of its first articles; then those that tell of a guest, a host or the day that no sentence
        so far tells of.
        """
        articles = [a for a in map(self._article, visit.articles[:ARTICLES_CITED]) if a is not None]
        chosen: list[tuple[Article, Span]] = []
        for article in articles:
            span = _sentence_of(article, tuple(_told_in(visit, article.id)))
            if span is not None:
                chosen.append((article, span))
        for shown in _shown_of(visit):
            if len(chosen) < len(articles) + SENTENCES_ADDED and not shown.is_told(chosen):
                chosen += _first_sentence(shown.places, articles)
        return tuple(dict.fromkeys(self._number(article, span) for article, span in chosen))

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


@dataclass(frozen=True, slots=True)
class _Shown:
    """One thing that a row shows and a reader wants to see told: a guest, a host, the day."""

    places: tuple[Evidence, ...]
    """Where articles tell of it, outside their titles."""
    region: str | None = None
    """Full name of the party's region; None for the day."""

    def is_told(self, cited: Iterable[tuple[Article, Span]]) -> bool:
        """Whether a cited sentence tells of it or names its region; what is told nowhere needs no sentence."""
        return not self.places or any(self._told_by(article, span) for article, span in cited)

    def _told_by(self, article: Article, span: Span) -> bool:
        if any(p.article_id == article.id and _holds(span, p) for p in self.places):
            return True
        if self.region is None:
            return False
        mentions = load_gazetteer().find(span.of(article.text))
        return any(self.region == region.full_name for mention in mentions for region in mention.named)


def _shown_of(visit: Visit) -> Iterator[_Shown]:
    for party in (*visit.visitors, *visit.hosts):
        yield _Shown(_in_text(party.evidence), party.value.region)
    for day in (visit.date, visit.open_date):
        if day:
            yield _Shown(_in_text(day.evidence))


def _in_text(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(place for place in evidence if not place.in_title)


def _holds(span: Span, place: Evidence) -> bool:
    return span.start <= place.start and place.end <= span.end


def _first_sentence(
    places: Iterable[Evidence], articles: Iterable[Article]
) -> Iterator[tuple[Article, Span]]:
    """The first sentence of the articles that holds one of the places whole."""
    by_id = {article.id: article for article in articles}
    for place in places:
        article = by_id.get(place.article_id)
        if article is not None and place.end <= len(article.text):
            line = _line_at(article.text, place.start)
            for sentence in split_sentences(line.of(article.text)):
                span = sentence.shift(line.start)
                if _holds(span, place):
                    yield article, span
                    return


def _sentence_of(article: Article, told: tuple[tuple[Evidence, int], ...]) -> Span | None:
    """The sentence that says most of it; the first of the text where none does."""
    best: tuple[int, int] | None = None
    lines = {_line_at(article.text, place.start) for place, _ in told if place.end <= len(article.text)}
    spans = [
        sentence.shift(line.start) for line in lines for sentence in split_sentences(line.of(article.text))
    ]
    chosen: Span | None = None
    for span in spans:
        weight = sum(weight for place, weight in told if _holds(span, place))
        key = (weight, -span.start)
        if weight and (best is None or key > best):
            best, chosen = key, span
    return chosen or next(iter(split_sentences(article.text)), None)


def _line_at(text: str, position: int) -> Span:
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return Span(start, end if end > start else len(text))
