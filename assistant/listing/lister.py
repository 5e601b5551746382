"""Answers questions from the register of visits, or says that they are none."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from assistant.listing import messages
from assistant.listing.citing import ReadArticle
from assistant.listing.composing import Composer, Listing
from assistant.listing.describing import describe
from assistant.listing.following import Context, next_query
from assistant.listing.query import Ask, Query
from assistant.understanding.follow_up import MAX_EARLIER
from assistant.understanding.normalizing import Known, clean_question, expand_informal, is_small_talk
from assistant.understanding.question import Question, understand
from corpus.regions import Gazetteer
from corpus.visits.register import VisitRegister
from corpus.visits.topics import load_topics
from corpus.words import fold, split_words

ALIKE = 80
"""Least rapidfuzz.ratio (0 to 100) of two ways to write a word: "mall" and "mal" have 86."""
Today = Callable[[], date]


class Lister:
    """Answers queries from one register; immutable, safe to share between threads."""

    def __init__(
        self,
        register: VisitRegister,
        gazetteer: Gazetteer,
        read_article: ReadArticle,
        known: Known | None = None,
        today: Today = date.today,
    ) -> None:
        """`known` tells whether the archive has a word, `today` what "tahun lalu" counts from."""
        self._register = register
        self._gazetteer = gazetteer
        self._read_article = read_article
        self._known = known
        self._today = today

    def read(self, text: str, history: Sequence[str] = ()) -> Query | None:
        """The query of a question, with what it takes from the questions before it; None: passages answer it.

        `history` holds the earlier questions, oldest first.
        """
        context: Context | None = None
        for earlier in history[-MAX_EARLIER:]:
            if not is_small_talk(expand_informal(clean_question(earlier))):
                _, context = next_query(self._understand(earlier), context, self._today())
        question = self._understand(text)
        if not question.text or is_small_talk(question.text):
            return None
        return self._query_of(question, context)

    def _query_of(self, question: Question, context: Context | None) -> Query | None:
        query = next_query(question, context, self._today())[0]
        return query if query is None else self._with_strange_words(question.text, query)

    def _with_strange_words(self, text: str, query: Query) -> Query:
        """The query with those names of topics as words to look for that hold a word which the archive never has.

        "bus rapid transit" is a part of "transportasi": visits on that are no answer where nobody spoke of it.
        """
        strange = [
            span.of(text)
            for name, span in load_topics().find(text)
            if name in query.conditions.topics and not self._is_familiar(span.of(text), name)
        ]
        conditions = query.conditions
        words = " ".join(filter(None, (conditions.text, *strange)))
        return replace(query, conditions=replace(conditions, text=words)) if strange else query

    def _is_familiar(self, phrase: str, topic: str) -> bool:
        """Does the archive have each word of `phrase`, or the topic's own name a word much like it?"""
        own = [word.text for word in split_words(fold(topic))]
        return self._known is None or all(
            self._known(word.text) or any(fuzz.ratio(word.text, other) >= ALIKE for other in own)
            for word in split_words(fold(phrase))
        )

    def write(self, text: str, query: Query) -> str:
        """The question as it reads when written out: itself where it stands alone."""
        question = self._understand(text)
        if self._query_of(question, None) == query:
            return question.text
        return self._written(query)

    def answer(self, query: Query) -> Listing:
        """What the register says to a query; raises ArchiveError."""
        return Composer(self._register.registry(), self._gazetteer, self._read_article).compose(query)

    def _understand(self, text: str) -> Question:
        return understand(text, self._gazetteer, known=self._known)

    def _written(self, query: Query) -> str:
        what = describe(query.conditions, self._gazetteer)
        if query.ask is Ask.COMPARE:
            return messages.asks_compared([describe(one, self._gazetteer) for one in query.sets])
        if query.target is not None and query.ask in (Ask.LIST, Ask.COUNT):
            return messages.asks_governments(query.target, what, query.wants_count)
        by = messages.DIMENSIONS.get(query.by or "", messages.REGION)
        return messages.ASKS[query.ask.name].format(what=what, by=by)
