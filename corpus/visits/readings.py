"""Reads the visits out of articles, once for each version of an article and of the rules, and keeps them."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from corpus.archive import Archive
from corpus.archive.visit_store import NewReading
from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.errors import ArchiveError
from corpus.regions import Gazetteer, load_gazetteer
from corpus.visits.visit import Visit
from corpus.visits.visit_json import decode_visits, encode_visits

logger = logging.getLogger(__name__)

Extract = Callable[[ArticleReading], tuple[Visit, ...]]
Advance = Callable[[int, int], None]

ARTICLES_AT_ONCE = 16
"""Articles between two writings: a kill costs no more than a second of reading."""
NO_WAIT = 0.0
_PACKAGE = Path(__file__).parents[1]
_RULES = (
    "*.py",
    "data/*",
    "visits/direction.py",
    "visits/topics.py",
    "visits/visit*.py",
    "visits/extraction/**/*.py",
)


@dataclass(frozen=True, slots=True)
class ArticleVisits:
    """What one article tells."""

    article_id: str
    published: date | None
    visits: tuple[Visit, ...]


class VisitReadings:
    """Readings of all articles of one archive; several processes may read the same articles, to the same end.

    Not to be shared between threads.
    """

    def __init__(
        self, archive: Archive, extract: Extract | None = None, extraction: str | None = None
    ) -> None:
        """`extract` reads one article (default: the project's rules), `extraction` names its version."""
        self._archive = archive
        self._store = archive.visit_store
        self._extract = extract
        self._extraction = extraction or extraction_version()
        self._known: dict[int, ArticleVisits] = {}
        self._unsaved: dict[str, NewReading] = {}

    def read_missing(self, on_progress: Advance | None = None) -> None:
        """Read every article that has not been read by these rules as it is now."""
        missing = self._store.unread(self._extraction)
        self._unsaved = {key: reading for key, reading in self._unsaved.items() if key in missing}
        self.read_articles(missing, on_progress)

    def read_articles(self, ids: Sequence[str], on_progress: Advance | None = None) -> None:
        """Read and store; where another writer is at it, what was read is kept here until the next time.

        An article that the rules fail on has no visits, and the log says why. `on_progress` is told (done, total).
        """
        gazetteer = load_gazetteer()
        for start in range(0, len(ids), ARTICLES_AT_ONCE):
            some = ids[start : start + ARTICLES_AT_ONCE]
            for article in self._stored(some):
                self._read(article, gazetteer)
            self._save()
            if on_progress:
                on_progress(start + len(some), len(ids))

    def all(self) -> tuple[ArticleVisits, ...]:
        """What is stored of all articles, and what could not be stored yet; by article id."""
        newest = max(self._known, default=0)
        rows, present = self._store.readings_after(newest)
        self._known = {seq: known for seq, known in self._known.items() if seq in present}
        for row in rows:
            visits = decode_visits(row.visits, row.article_id)
            self._known[row.seq] = ArticleVisits(row.article_id, row.published, visits)
        found = {known.article_id: known for known in self._known.values()}
        for unsaved in self._unsaved.values():
            article = unsaved.article
            visits = decode_visits(unsaved.visits, article.id)
            found[article.id] = ArticleVisits(article.id, article.published, visits)
        return tuple(found[article_id] for article_id in sorted(found))

    def _stored(self, ids: Iterable[str]) -> list[Article]:
        """Those of the articles that are still there."""
        found = []
        for article_id in ids:
            try:
                found.append(self._archive.article(article_id))
            except ArchiveError as error:
                logger.info("not read for visits: %s", error.detail)
        return found

    def _read(self, article: Article, gazetteer: Gazetteer) -> None:
        unsaved = self._unsaved.get(article.id)
        if unsaved is None or unsaved.article != article:
            self._extract = self._extract or load_extractor()
            self._unsaved[article.id] = read_article(article, gazetteer, self._extract)

    def _save(self) -> None:
        if not self._unsaved:
            return
        try:
            with self._archive.writer_lock(NO_WAIT):
                self._store.write_readings(tuple(self._unsaved.values()), self._extraction)
        except ArchiveError as error:
            logger.info("readings not stored yet: %s", error.detail)
        else:
            self._unsaved.clear()


def read_article(article: Article, gazetteer: Gazetteer, extract: Extract) -> NewReading:
    """The visits of one article; none, with the reason, where the rules fail on it."""
    try:
        visits = _with_own_ids(extract(ArticleReading(article, gazetteer)))
        return NewReading(article, encode_visits(visits, article.id))
    except Exception as error:
        logger.exception("the rules for visits failed on %s", article.id)
        return NewReading(article, "[]", f"{type(error).__name__}: {error}")


def _with_own_ids(visits: Iterable[Visit]) -> list[Visit]:
    """The visits; where two of one article (same parties, same day) have one id, the later gets another."""
    seen: dict[str, Visit] = {}
    for visit in visits:
        visit_id = visit.id
        while visit_id in seen:
            visit_id = "k" + hashlib.sha256(visit_id.encode("utf-8")).hexdigest()[:10]
        seen[visit_id] = replace(visit, id=visit_id)
    return list(seen.values())


def load_extractor() -> Extract:
    """The project's rules; imported when they are needed, since their tables take a moment to load."""
    from corpus.visits.extraction.extracting import extract_visits  # noqa: PLC0415

    return extract_visits


@cache
def extraction_version() -> str:
    """Hash over the rules and their data, so that no change of them leaves readings of older rules in use."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in _RULES for path in _PACKAGE.glob(pattern) if path.is_file()}):
        digest.update(path.name.encode("utf-8") + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
