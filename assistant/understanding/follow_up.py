"""Follow-up questions, completed from the questions before them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.understanding.completing import (
    appended,
    asked_by_name,
    completed,
    of_new_place,
    swapped_ways,
    with_year,
    year_in,
)
from assistant.understanding.leaning import asked_office, leans_back, only_swaps, turns_to, year_shift
from assistant.understanding.normalizing import Known, clean_question, expand_informal, is_small_talk
from assistant.understanding.question import Question, understand
from corpus.regions import Gazetteer

MAX_EARLIER = 4
"""The newest earlier questions are kept; what was asked before them is forgotten."""

YearOf = Callable[[Question], int | None]
"""Finds the year of the visit that an earlier question is about, where the question does not say it."""

Answers = Callable[[Question], bool]
"""Tells whether the archive can answer a reading of a question."""


@dataclass(frozen=True, slots=True)
class ArchiveKnowledge:
    """What the archive can tell about a question before it is answered."""

    year_of: YearOf
    known: Known | None = None
    """Tells whether the archive has a word; None: no misspelled word is put right."""
    answers: Answers | None = None
    """Chooses among the readings of a question; None: the likeliest is taken."""


def resolve(asked: str, history: Sequence[str], gazetteer: Gazetteer, archive: ArchiveKnowledge) -> Question:
    """`asked` as a question that stands alone, with what it takes from `history` (oldest first) put in.

    Where several readings are possible ("kalau Kediri?": as guest or as host) the first that the archive answers is
    taken, or the likeliest.
    """
    resolver = _Resolver(gazetteer, archive)
    previous: Question | None = None
    for earlier in history[-MAX_EARLIER:]:
        if not is_small_talk(expand_informal(clean_question(earlier))):
            previous = resolver.resolve(earlier, previous)
    return resolver.resolve(asked, previous)


@dataclass(frozen=True, slots=True)
class _Resolver:
    gazetteer: Gazetteer
    archive: ArchiveKnowledge

    def resolve(self, asked: str, previous: Question | None) -> Question:
        question = understand(asked, self.gazetteer, known=self.archive.known)
        if previous is None or not previous.text or not question.text:
            return question
        readings = self._readings(question, previous)
        answers = self.archive.answers
        if answers is None or len(readings) < 2:
            return readings[0]
        return next((reading for reading in readings if answers(reading)), readings[0])

    def _readings(self, question: Question, previous: Question) -> tuple[Question, ...]:
        """What the question may mean, the likeliest first."""
        shift = year_shift(question.text)
        if shift and (year := year_in(previous) or self.archive.year_of(previous)):
            return (completed(question, with_year(previous, year + shift), self.gazetteer),)
        if only_swaps(question):
            return tuple(
                completed(question, text, self.gazetteer) for text in swapped_ways(question, previous)
            )
        if turns_to(question, previous):
            return self._turned(question, previous)
        if (named := asked_by_name(question, previous)) is not None:
            return (completed(question, named, self.gazetteer),)
        if leans_back(question, previous, self.archive.known):
            return (appended(question, previous, self.gazetteer),)
        return (question,)

    def _turned(self, question: Question, previous: Question) -> tuple[Question, ...]:
        """Readings of "kalau ke Bogor siapa yang memimpin?" """
        turned = tuple(
            appended(question, understand(previous.asked, self.gazetteer, text), self.gazetteer)
            for text in swapped_ways(question, previous)
        )
        office = asked_office(question)
        if office:
            return (completed(question, of_new_place(question, office), self.gazetteer), *turned)
        return turned
