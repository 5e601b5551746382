"""Whether cases fit the archive that they are put to."""

from collections.abc import Iterable
from typing import Protocol

from corpus.article import Article
from corpus.dates import find_dates, format_date
from corpus.errors import ArchiveError
from eval import messages
from eval.casework.case import EvalCase
from eval.casework.case_place import fault_of
from eval.errors import CaseError
from eval.matching.facts import ReadText, match_fact, read_text


class ArticleSource(Protocol):
    """Where articles are read from: an Archive, or a fake."""

    def article(self, article_id: str) -> Article:
        """The newest version of one article; raises ArchiveError where there is none."""
        ...


def check_against(cases: Iterable[EvalCase], archive: ArticleSource) -> tuple[CaseError, ...]:
    """Faults of cases that do not fit the archive, in order: unknown articles, facts they do not hold."""
    return tuple(fault for case in cases for fault in _check_case(case, archive))


def _check_case(case: EvalCase, archive: ArticleSource) -> Iterable[CaseError]:
    texts: list[ReadText] = []
    for article_id in (*case.articles, *_reporting(case)):
        try:
            texts.append(read_text(_sayings(archive.article(article_id))))
        except ArchiveError:
            yield fault_of(case, messages.NO_SUCH_ARTICLE.format(article=article_id))
    for fact in () if case.asks_register else case.facts:  # counts stand in no article
        if texts and not any(match_fact(fact, text).found for text in texts):
            yield fault_of(case, messages.FACT_NOT_IN_ARTICLES.format(fact=" / ".join(fact)))


def _reporting(case: EvalCase) -> tuple[str, ...]:
    """Ids of the articles that report the expected visits."""
    return tuple(key.partition("#")[0] for key in (*(case.visits or ()), *case.optional_visits))


def _sayings(article: Article) -> str:
    """Title, text, and the dates that the text gives only together with the day of publication."""
    dates = find_dates(article.text, article.published)
    resolved = (format_date(d.resolved) for d in dates if d.resolved)
    return "\n\n".join((article.title, article.text, *dict.fromkeys(resolved)))
