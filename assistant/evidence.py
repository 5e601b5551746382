"""Whether what was read is enough for an answer, and if not, why not."""

from dataclasses import dataclass

from assistant import messages
from assistant.answer import Reason
from assistant.reading.types import Reading, Support
from assistant.reading.weights import Thresholds
from assistant.understanding.question import Question
from corpus.article import Article
from corpus.regions import RegionMention
from corpus.visits.direction import asks_about_visit

SUBJECT_COVERED = 0.15
"""A question of whose words, regions apart, the nearest article has less than this share is about something else."""


@dataclass(frozen=True, slots=True)
class Abstention:
    """Why there is no answer."""

    reason: Reason
    message: str
    """One or two Indonesian sentences: what is missing, and what the archive has instead."""


def judge(question: Question, reading: Reading, likeness: float, thresholds: Thresholds) -> Abstention | None:
    """None where the reading is enough; `likeness` is the cosine of the best passage found."""
    if not reading.anchored and likeness < thresholds.unanchored:
        return _outside(question, reading)
    if reading.misfit.fits and reading.supports and reading.confidence >= thresholds.answer:
        return _disagreement(reading.disagreement) if reading.disagreement else None
    if likeness < thresholds.in_scope and not question.regions:
        return _outside(question, reading)
    if reading.subject < SUBJECT_COVERED and not question.people:
        return _outside(question, reading)
    return _why_not(question, reading)


def _outside(question: Question, reading: Reading) -> Abstention:
    """Outside the archive's subject, unless the question speaks of a visit: then it is only not there."""
    if asks_about_visit(question.text):
        return _why_not(question, reading)
    return Abstention(Reason.OUT_OF_SCOPE, messages.ABSTENTIONS[Reason.OUT_OF_SCOPE])


def _disagreement(pair: tuple[Support, Support]) -> Abstention:
    said = [(one.short.of(one.article.text) if one.short else "", one.article) for one in pair]
    return Abstention(Reason.DISAGREE, messages.disagree(*said[0], *said[1]))


def _why_not(question: Question, reading: Reading) -> Abstention:
    misfit = reading.misfit
    if misfit.people:
        return _abstain(Reason.NOTHING_FOUND, messages.missing_person(misfit.people[0]), reading.nearest)
    if misfit.regions:
        names = list(dict.fromkeys(_name(mention, question.text) for mention in question.regions))
        reason = Reason.NOTHING_FOUND if misfit.strange else Reason.OTHER_REGION
        return _abstain(reason, messages.missing_regions(names), reading.nearest)
    if misfit.dates:
        times = [date.span.of(question.text) for date in misfit.dates]
        return _abstain(Reason.OTHER_YEAR, messages.missing_time(messages.join_words(times)), reading.nearest)
    if misfit.reversed:
        return _abstain(Reason.NOTHING_FOUND, messages.OTHER_DIRECTION, reading.nearest)
    return _abstain(Reason.NOTHING_FOUND, messages.ABSTENTIONS[Reason.NOTHING_FOUND], reading.nearest)


def _name(mention: RegionMention, text: str) -> str:
    """The region's full name where it is decided, else what the user wrote."""
    return mention.decided.full_name if mention.decided else mention.span.of(text)


def _abstain(reason: Reason, message: str, nearest: Article | None) -> Abstention:
    hint = f" {messages.nearest_article(nearest)}" if nearest else ""
    return Abstention(reason, message + hint)
