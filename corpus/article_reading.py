"""What is read out of one article by rules: sentences, regions, dates, people and numbers, each once."""

from dataclasses import replace
from functools import cached_property

from corpus.article import Article
from corpus.bodies import BodyMention, find_bodies
from corpus.dates import DateMention, find_dates
from corpus.machine_directed import is_machine_directed
from corpus.names import PersonMention, find_people
from corpus.numbers import Number, find_numbers
from corpus.regions import Gazetteer, RegionMention, resolve_in_context
from corpus.sentences import split_sentences
from corpus.spans import Span


class ArticleReading:
    """One version of an article; each part is read when it is first asked for.

    Offsets count in `whole`: title, an empty line, text. `head` is where the text begins there.
    """

    def __init__(self, article: Article, gazetteer: Gazetteer) -> None:
        self.article = article
        self.gazetteer = gazetteer
        self.whole = f"{article.title}\n\n{article.text}"
        self.head = len(self.whole) - len(article.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Of the text, in order; the title is none of them."""
        return tuple(span.shift(self.head) for span in split_sentences(self.article.text))

    @cached_property
    def machine_directed(self) -> frozenset[int]:
        """Positions in `sentences` of those that order about the machine that reads them: they report nothing."""
        return frozenset(
            position
            for position, span in enumerate(self.sentences)
            if is_machine_directed(span.of(self.whole))
        )

    @cached_property
    def regions(self) -> tuple[RegionMention, ...]:
        """Of title and text, in order, resolved by the whole article."""
        return resolve_in_context(self.whole, self.gazetteer.find(self.whole))

    @cached_property
    def bodies(self) -> tuple[BodyMention, ...]:
        """Offices and councils of title and text, in order, with their regions."""
        return find_bodies(self.whole, self.regions)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Of title and text, in order, resolved against the day of publication."""
        day = self.article.published
        in_text = (replace(d, span=d.span.shift(self.head)) for d in find_dates(self.article.text, day))
        return find_dates(self.article.title, day) + tuple(in_text)

    @cached_property
    def people(self) -> tuple[PersonMention, ...]:
        """Of title and text, in order."""
        return find_people(self.whole)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Of title and text, in order, times and codes among them."""
        in_text = (number.shift(self.head) for number in find_numbers(self.article.text, every=True))
        return find_numbers(self.article.title, every=True) + tuple(in_text)
