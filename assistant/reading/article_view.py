"""An article as the reader sees it: its sentences with their terms, and what regions and times it speaks of."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.dates import DateMention
from corpus.names import PersonMention, find_people
from corpus.numbers import Number
from corpus.person import same_person
from corpus.regions import Gazetteer, Region
from corpus.spans import Span
from corpus.visits.direction import find_roles
from corpus.words import fold, split_words
from index.terms import index_terms

MAX_VIEWS = 2_000
"""Articles kept ready: about 10 kB each."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article."""

    position: int
    """0 for the first of the article."""
    span: Span
    terms: frozenset[str]
    words: tuple[tuple[int, frozenset[str]], ...]
    """Each word that has terms: where it begins in the sentence, and its terms."""
    opens_paragraph: bool


class ArticleView:
    """What is read out of one version of an article, each part when it is first asked for, and once.

    Most articles that a search finds are only held against the question's regions; reading people, days and figures
    out of all of them would take longer than everything else.
    """

    def __init__(self, article: Article, gazetteer: Gazetteer) -> None:
        self.article = article
        self._reading = ArticleReading(article, gazetteer)

    def text_of(self, sentence: Sentence) -> str:
        """The sentence as it stands in the article."""
        return sentence.span.of(self.article.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """In order."""
        text, head = self.article.text, self._reading.head
        return tuple(
            _read_sentence(text, position, span.shift(-head))
            for position, span in enumerate(self._reading.sentences)
        )

    @cached_property
    def quotable(self) -> tuple[bool, ...]:
        """For each of `sentences`, whether an answer may quote it: not what orders about the machine that reads."""
        return tuple(one.position not in self._reading.machine_directed for one in self.sentences)

    @cached_property
    def title_terms(self) -> frozenset[str]:
        """Terms of the title."""
        return frozenset(index_terms(self.article.title).split())

    @cached_property
    def terms(self) -> frozenset[str]:
        """Terms of title and text."""
        return self.title_terms.union(*(sentence.terms for sentence in self.sentences))

    @cached_property
    def words(self) -> frozenset[str]:
        """Folded words of title and text, unstemmed."""
        return frozenset(fold(word.text) for word in split_words(self._reading.whole))

    @cached_property
    def decided(self) -> frozenset[str]:
        """Codes of regions that are named beyond doubt."""
        return _codes(mention.regions for mention in self._reading.regions if mention.decided)

    @cached_property
    def possible(self) -> frozenset[str]:
        """Codes of regions that may be meant, the decided ones included."""
        return _codes(mention.regions for mention in self._reading.regions)

    @cached_property
    def places(self) -> tuple[tuple[Span, frozenset[str]], ...]:
        """Where the text names regions, in order, with the codes that may be meant; not of lower units."""
        return tuple(
            (mention.span.shift(-self._reading.head), frozenset(region.code for region in mention.regions))
            for mention in self._reading.regions
            if mention.span.start >= self._reading.head and mention.regions and mention.kind_hint is None
        )

    @cached_property
    def _names(self) -> tuple[Span, ...]:
        """Where title and text name people."""
        return tuple(person.span.shift(self._reading.head) for person in self.people)

    @cached_property
    def roles(self) -> Mapping[str, int]:
        """Code of a region -> above 0 for a host, below 0 for a guest (corpus.visits.direction)."""
        return find_roles(self._reading.whole, self._reading.regions, self._names)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Of the text, in order, resolved against the date of publication."""
        head = self._reading.head
        dates = (date for date in self._reading.dates if date.span.start >= head)
        return tuple(replace(date, span=date.span.shift(-head)) for date in dates)

    @cached_property
    def title_dates(self) -> tuple[DateMention, ...]:
        """Of the title, likewise."""
        return tuple(date for date in self._reading.dates if date.span.start < self._reading.head)

    @cached_property
    def people(self) -> tuple[PersonMention, ...]:
        """Of the text, in order; a later mention by name alone has the role of the first with one.

        The title is left out: where all words have capitals, names are told from words less surely.
        """
        return _with_roles(find_people(self.article.text))

    @cached_property
    def short_forms(self) -> frozenset[PersonMention]:
        """Those of the people whose longer name stands elsewhere in the text."""
        return _short_forms(self.people)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Of the text, in order, times and codes among them."""
        head = self._reading.head
        return tuple(number.shift(-head) for number in self._reading.numbers if number.span.start >= head)


def _read_sentence(text: str, position: int, span: Span) -> Sentence:
    own = span.of(text)
    words = ((word.start, frozenset(index_terms(word.text).split())) for word in split_words(own))
    return Sentence(
        position=position,
        span=span,
        terms=frozenset(index_terms(own).split()),
        words=tuple((start, terms) for start, terms in words if terms),
        opens_paragraph=position == 0 or text[: span.start].endswith("\n"),
    )


def _with_roles(people: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """Everybody with a role, wherever in the article it is told: "Yana" is the Wali Kota of two sentences before."""
    known: list[PersonMention] = []
    completed: list[PersonMention] = []
    for person in people:
        if person.role:
            known.append(person)
        same = next(
            (other for other in known if not person.role and same_person(other.name, person.name)), None
        )
        completed.append(replace(person, role=same.role) if same else person)
    return tuple(completed)


def _short_forms(people: Sequence[PersonMention]) -> frozenset[PersonMention]:
    longer = {person.name for person in people if " " in person.name}
    return frozenset(
        person
        for person in people
        if any(len(name) > len(person.name) and same_person(name, person.name) for name in longer)
    )


def _codes(regions: Iterable[tuple[Region, ...]]) -> frozenset[str]:
    return frozenset(region.code for group in regions for region in group)


class ArticleViews:
    """Views that were built lately; safe to use from several threads."""

    def __init__(self, gazetteer: Gazetteer, limit: int = MAX_VIEWS) -> None:
        self._gazetteer = gazetteer
        self._limit = limit
        self._views: OrderedDict[tuple[str, str, str], ArticleView] = OrderedDict()
        self._lock = Lock()

    def of(self, article: Article) -> ArticleView:
        """The view of this version of the article."""
        key = (article.id, article.sha256, f"{article.title}|{article.published}")
        with self._lock:
            if key in self._views:
                self._views.move_to_end(key)
                return self._views[key]
        view = ArticleView(article, self._gazetteer)
        with self._lock:
            self._views[key] = view
            while len(self._views) > self._limit:
                self._views.popitem(last=False)
        return view
