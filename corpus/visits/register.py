"""The register of visits: what all articles tell, merged, with what people put right."""

import threading
from dataclasses import replace

from corpus.archive import Archive
from corpus.archive.visit_store import Stamp
from corpus.visits.merging import merge_reports
from corpus.visits.readings import Advance, Extract, VisitReadings
from corpus.visits.registry import VisitRegistry
from corpus.visits.uniting import Report


class VisitRegister:
    """Builds the register from an archive and keeps it until something changes; safe to share between threads."""

    def __init__(
        self, archive: Archive, extract: Extract | None = None, extraction: str | None = None
    ) -> None:
        """`extract` reads one article (default: the project's rules), `extraction` names its version."""
        self._archive = archive
        self._store = archive.visit_store
        self._readings = VisitReadings(archive, extract, extraction)
        self._building = threading.Lock()
        self._built: tuple[Stamp, VisitRegistry] | None = None

    def registry(self, on_progress: Advance | None = None) -> VisitRegistry:
        """The register as it is now; articles that were not read yet are read first.

        `on_progress` is told (articles done, total) of that reading. Raises ArchiveError.
        """
        stamp = self._store.stamp()
        built = self._built
        if built is not None and built[0] == stamp:
            return built[1]
        with self._building:
            return self._build(on_progress)

    def _build(self, on_progress: Advance | None) -> VisitRegistry:
        """What is stored of the register after the stamp was taken is seen the next time."""
        before = self._store.stamp()
        if self._built is not None and self._built[0] == before:
            return self._built[1]
        self._readings.read_missing(on_progress)
        stamp = replace(self._store.stamp(), articles=before.articles)
        registry = self._merge()
        self._built = (stamp, registry)
        return registry

    def _merge(self) -> VisitRegistry:
        reports = [
            Report(visit, article.published) for article in self._readings.all() for visit in article.visits
        ]
        merged = merge_reports(reports, self._store.near_duplicates())
        aliases = {report.visit.id: one.visit.id for one in merged for report in one.reports}
        return VisitRegistry((one.visit for one in merged), aliases)
