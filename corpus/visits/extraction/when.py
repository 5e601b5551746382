"""When a visit took place, of all the days that an article names."""

from corpus.article_reading import ArticleReading
from corpus.dates import DateMention
from corpus.visits.extraction.frame import VisitFrame, evidence_at
from corpus.visits.visit import Precision, Reported, VisitDate


def read_date(reading: ArticleReading, frame: VisitFrame) -> Reported[VisitDate] | None:
    """The day, month or year of the visit of `frame`; None where the article does not tell it."""
    for mention in reading.dates:
        date = _visit_date(mention)
        if date is not None and date.precision == "day" and mention.span.start >= reading.head:
            return Reported(date, (evidence_at(reading, mention.span),), 0.9)
    return None


def _visit_date(mention: DateMention) -> VisitDate | None:
    if mention.first is None or mention.last is None:
        return None
    if mention.resolved is not None:
        return VisitDate(mention.first, mention.last, "day", mention.conflict)
    precision: Precision = "month" if mention.month is not None else "year"
    return VisitDate(mention.first, mention.last, precision)
