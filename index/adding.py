"""Adding: load, prepare several articles at once, write each in its own transaction, tell the dense index."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.archive import UNCHANGED, AddOutcome, Archive, Prepared
from corpus.article import Article
from corpus.errors import ArticleRefused
from corpus.loading import Loaded, Refused, load_source
from corpus.visits.readings import VisitReadings
from index import messages
from index.preparing import Preparer
from index.progress import Advance
from index.syncing import SyncedDense

logger = logging.getLogger(__name__)

BATCH_ARTICLES = 16
BATCH_CHARACTERS = 60_000
"""About two seconds of embedding: progress stays visible, and a kill costs no more than that."""

_Content = tuple[str, str, str | None, date | None]


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one article, or of one source that is none."""

    source: str
    """Path or address, with the line of a collection."""
    outcome: Literal["added", "updated", "unchanged", "refused"]
    article_id: str | None = None
    """The stored article; None for a refused one."""
    title: str | None = None
    reason: str | None = None
    """Indonesian sentence for a refused one."""
    warnings: tuple[str, ...] = ()
    """Indonesian sentences."""


class Adder:
    """Adds sources to one archive and its dense index."""

    def __init__(self, archive: Archive, dense: SyncedDense, preparer: Preparer, actor: str) -> None:
        self._archive = archive
        self._dense = dense
        self._preparer = preparer
        self._actor = actor
        self._readings = VisitReadings(archive)

    def add(self, sources: Iterable[str], on_progress: Advance | None = None) -> Iterator[AddResult]:
        """One result for each article or refused source, in their order; see Library.add."""
        return self._add_all(_load_all(tuple(sources)), on_progress)

    def add_loaded(
        self, items: Iterable[Loaded | Refused], on_progress: Advance | None = None
    ) -> Iterator[AddResult]:
        """The same for what is loaded already, such as an upload."""
        return self._add_all(((item, 0) for item in items), on_progress)

    def _add_all(
        self, items: Iterable[tuple[Loaded | Refused, int]], on_progress: Advance | None
    ) -> Iterator[AddResult]:
        done = 0
        for batch, sources_left in _group(items):
            for result in self._add_batch(batch):
                done += 1
                if on_progress:
                    on_progress(done, max(done, done + sources_left))
                yield result

    def _add_batch(self, batch: Sequence[Loaded | Refused]) -> list[AddResult]:
        ahead = self._prepare_ahead([item for item in batch if isinstance(item, Loaded)])
        with self._dense.writing():
            results = [self._add_one(item, ahead) for item in batch]
        self._read_visits(results)
        return results

    def _read_visits(self, results: Sequence[AddResult]) -> None:
        """So that the next question need not wait; what is left out here is read then."""
        self._readings.read_articles(
            [result.article_id for result in results if result.article_id and result.outcome != UNCHANGED]
        )

    def _prepare_ahead(self, items: Sequence[Loaded]) -> Mapping[_Content, Prepared]:
        """Embed the new articles of a batch together; one that fails is found out when it is added alone."""
        try:
            plans = [self._archive.plan(item.article) for item in items]
            articles = [plan.article for plan in plans if plan.kind != UNCHANGED]
            prepared = self._preparer.prepare(articles)
        except Exception:
            logger.exception("preparing a batch failed; its articles are prepared one by one")
            return {}
        return {_content(article): one for article, one in zip(articles, prepared, strict=True)}

    def _add_one(self, item: Loaded | Refused, ahead: Mapping[_Content, Prepared]) -> AddResult:
        if isinstance(item, Refused):
            logger.info("refused %s: %s", item.source, item.detail)
            return AddResult(item.source, "refused", reason=item.reason)
        try:
            outcome = self._archive.add(
                item.article, lambda article: self._prepare_one(article, ahead), self._actor
            )
        except ArticleRefused as error:
            logger.info("refused %s: %s", item.source, error.detail)
            return AddResult(item.source, "refused", title=item.article.title, reason=error.user_message)
        return _to_result(item, outcome)

    def _prepare_one(self, article: Article, ahead: Mapping[_Content, Prepared]) -> Prepared:
        known = ahead.get(_content(article))
        if known is not None:
            return known
        try:
            return self._preparer.prepare([article])[0]
        except Exception as error:
            logger.exception("preparing %s failed", article.id)
            raise ArticleRefused(messages.UNEXPECTED, f"{article.id}: {error!r}") from error


def _load_all(sources: Sequence[str]) -> Iterator[tuple[Loaded | Refused, int]]:
    """Each article or refusal, with the number of sources after it."""
    for index, source in enumerate(sources):
        left = len(sources) - index - 1
        try:
            for item in load_source(source):
                yield item, left
        except Exception as error:
            logger.exception("loading %s failed", source)
            yield Refused(source, messages.UNEXPECTED, repr(error)), left


def _group(items: Iterable[tuple[Loaded | Refused, int]]) -> Iterator[tuple[list[Loaded | Refused], int]]:
    batch: list[Loaded | Refused] = []
    characters, left = 0, 0
    for item, left in items:
        batch.append(item)
        characters += len(item.article.text) if isinstance(item, Loaded) else 0
        if len(batch) >= BATCH_ARTICLES or characters >= BATCH_CHARACTERS:
            yield batch, left
            batch, characters = [], 0
    if batch:
        yield batch, left


def _to_result(item: Loaded, outcome: AddOutcome) -> AddResult:
    warnings = item.warnings
    if outcome.near_duplicates and outcome.kind != UNCHANGED:
        warnings = (*warnings, messages.NEAR_DUPLICATE.format(ids=", ".join(outcome.near_duplicates)))
    return AddResult(item.source, outcome.kind, outcome.article.id, outcome.article.title, None, warnings)


def _content(article: Article) -> _Content:
    """All that decides what is prepared for an article."""
    return article.title, article.text, article.outlet, article.published
