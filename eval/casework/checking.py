"""Whether cases fit the archive that they are put to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from corpus.article import Article
from corpus.dates import find_dates, format_date
from corpus.errors import ArchiveError
from corpus.regions import load_gazetteer
from eval.casework import messages
from eval.casework.case import EvalCase, Fact
from eval.casework.case_files import read_files
from eval.casework.case_place import fault_of, show
from eval.errors import CaseError
from eval.matching.facts import ReadText, match_fact, read_text

KEPT = 256
"""Articles kept as read, about 60 MB of them: most have several cases."""
LIST_SIGN = ";"
"""Parts the items of a form that may come in any order."""


class ArticleSource(Protocol):
    """Where articles are read from: an Archive, or a fake."""

    def article(self, article_id: str) -> Article:
        """The newest version of one article; raises ArchiveError where there is none."""
        ...


def check_cases(paths: Iterable[Path], archive: ArticleSource | None = None) -> tuple[CaseError, ...]:
    """All faults of files and folders of cases, those of the files first; raises CaseError for a missing path.

    With an archive, the good cases are checked against it.
    """
    read = read_files(paths)
    return read.faults + (check_against(read.cases, archive) if archive is not None else ())


def check_against(cases: Iterable[EvalCase], archive: ArticleSource) -> tuple[CaseError, ...]:
    """Faults of cases that do not fit the archive, in order: unknown articles and guests, facts they do not hold.

    Whether the register has an expected visit is no matter of the case: a visit that its rules do not find in the
    article is a fault of the answer. So what is checked of a visit is its article, and that it names the guest.
    """

    sayings = _reader_of(archive)
    return tuple(fault_of(case, problem) for case in cases for problem in _find_problems(case, sayings))


def find_problems(case: EvalCase, archive: ArticleSource) -> tuple[str, ...]:
    """The same for one case, as Indonesian phrases without a full stop."""
    return tuple(_find_problems(case, _reader_of(archive)))


Sayings = Callable[[str], ReadText | None]
"""What an article says, by its id; None where there is none."""


def _reader_of(archive: ArticleSource) -> Sayings:
    @lru_cache(maxsize=KEPT)
    def sayings(article_id: str) -> ReadText | None:
        try:
            return read_text(_sayings(archive.article(article_id)))
        except ArchiveError:
            return None

    return sayings


def _find_problems(case: EvalCase, sayings: Sayings) -> Iterator[str]:
    keys = (*(case.visits or ()), *case.optional_visits)
    wanted = dict.fromkeys((*case.articles, *(key.partition("#")[0] for key in keys)))
    missing = [article for article in wanted if sayings(article) is None]
    yield from (messages.NO_SUCH_ARTICLE.format(article=show(article)) for article in missing)
    for key in dict.fromkeys(keys):
        yield from _find_strangers(key, sayings)
    texts = [text for article in case.articles if (text := sayings(article)) is not None]
    for fact in () if case.asks_register else case.facts:  # counts stand in no article
        if texts and not _is_said(fact, texts, case.similar_names):
            yield messages.FACT_NOT_IN_ARTICLES.format(fact=show(" / ".join(fact)))


def _is_said(fact: Fact, texts: Sequence[ReadText], similar_names: bool) -> bool:
    """Whether one of the forms stands in one of the texts, or each item of a list in one of them.

    An answer must say a list in one sentence; the articles may tell its items one by one.
    """
    items = (tuple(filter(str.strip, form.split(LIST_SIGN))) for form in fact)
    return any(
        all(
            any(match_fact((item,), text, similar_names=similar_names).found for text in texts)
            for item in form
        )
        for form in items
    )


def _find_strangers(key: str, sayings: Sayings) -> Iterator[str]:
    """Guests in the key of a visit that are no regions, or that its article does not name."""
    article, _, guests = key.partition("#")
    for guest in guests.split("+") if "#" in key else ():
        meant = {region.code for region in load_gazetteer().lookup(guest)}
        text = sayings(article)
        if not meant:
            yield messages.NO_SUCH_GUEST.format(guest=show(guest) or "''", key=show(key))
        elif text is not None and not meant & _named_in(text.plain.source):
            yield messages.GUEST_NOT_NAMED.format(guest=show(guest), article=show(article))


def _named_in(text: str) -> set[str]:
    """Codes of all regions that the text may mean."""
    return {region.code for mention in load_gazetteer().find(text) for region in mention.named}


def _sayings(article: Article) -> str:
    """Title, text, and the dates that the text gives only together with the day of publication."""
    dates = find_dates(article.text, article.published)
    resolved = (format_date(d.resolved) for d in dates if d.resolved)
    return "\n\n".join((article.title, article.text, *dict.fromkeys(resolved)))
