"""What the archive holds, for the table and for saying what it covers; read again only after a change."""

import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from corpus.archive import Archive
from index.hit import SearchQuery
from index.library import Library

ROWS_AT_ONCE = 25
HITS = 200
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One article without its text."""

    id: str
    title: str
    outlet: str | None
    published: date | None
    digest: bool
    url: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an archive covers."""

    articles: int
    first: int | None
    """Year of the oldest dated article."""
    last: int | None
    samples: tuple["Row", ...]
    """A few articles, from old to new, the same each time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader looks for in the archive; empty fields let everything through."""

    text: str = ""
    outlet: str = ""
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """All rows of one state of the archive, newest first, undated last."""

    version: int
    rows: tuple[Row, ...]
    outlets: tuple[str, ...] = field(init=False)
    """The outlets that have articles, those with most first."""
    years: tuple[int, ...] = field(init=False)
    """The years of publication, newest first."""
    coverage: Coverage = field(init=False)

    def __post_init__(self) -> None:
        counts = Counter(row.outlet for row in self.rows if row.outlet)
        years = sorted({row.published.year for row in self.rows if row.published}, reverse=True)
        object.__setattr__(self, "outlets", tuple(sorted(counts, key=lambda name: (-counts[name], name))))
        object.__setattr__(self, "years", tuple(years))
        object.__setattr__(self, "coverage", _cover(self.rows, years))

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all articles."""
        return frozenset(row.id for row in self.rows)


class Listing:
    """The contents of one library, kept until its archive changes; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._contents: Contents | None = None

    def contents(self) -> Contents:
        """The rows as they are now."""
        with self._lock:
            version = self._library.archive.data_version
            if self._contents is None or self._contents.version != version:
                self._contents = Contents(version, _read_rows(self._library.archive))
            return self._contents

    def find(self, wanted: Wanted) -> tuple[Row, ...]:
        """Rows that pass, newest first; with a text the best hits first, those with the text in the title on top."""
        rows = tuple(row for row in self.contents().rows if _passes(row, wanted))
        text = wanted.text.strip()
        if not text:
            return rows
        ranks = {article_id: rank for rank, article_id in enumerate(self._search(wanted, text))}
        folded = text.casefold()
        found = [row for row in rows if row.id in ranks or folded in row.title.casefold()]
        return tuple(
            sorted(
                found, key=lambda row: (folded not in row.title.casefold(), ranks.get(row.id, HITS), row.id)
            )
        )

    def _search(self, wanted: Wanted, text: str) -> tuple[str, ...]:
        """Ids of articles whose words match the text, best first."""
        query = SearchQuery(
            text,
            limit=HITS,
            outlets=(wanted.outlet,) if wanted.outlet else (),
            published_from=date(wanted.first_year, 1, 1) if wanted.first_year else None,
            published_to=date(wanted.last_year, 12, 31) if wanted.last_year else None,
        )
        hits = self._library.retriever.retrieve(query)
        return tuple(dict.fromkeys(hit.passage.article.id for hit in hits if hit.lexical is not None))


def _read_rows(archive: Archive) -> tuple[Row, ...]:
    return tuple(
        Row(article.id, article.title, article.outlet, article.published, article.digest, article.url)
        for article in archive.articles()
    )


def _cover(rows: tuple[Row, ...], years: list[int]) -> Coverage:
    """Samples are spread evenly over the list, so that they show its breadth."""
    titled = [row for row in reversed(rows) if row.title]
    step = len(titled) / (SAMPLES + 1)
    samples = dict.fromkeys(titled[int(step * (index + 1))] for index in range(SAMPLES)) if titled else {}
    return Coverage(len(rows), years[-1] if years else None, years[0] if years else None, tuple(samples))


def _passes(row: Row, wanted: Wanted) -> bool:
    if wanted.outlet and (row.outlet or "").casefold() != wanted.outlet.casefold():
        return False
    year = row.published.year if row.published else None
    if (wanted.first_year or wanted.last_year) and year is None:
        return False
    return (wanted.first_year or 0) <= (year or 0) <= (wanted.last_year or 9999)
