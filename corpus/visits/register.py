"""The register of visits: what all articles tell, merged, with what people put right."""

import hashlib
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.archive import Archive
from corpus.archive.visit_store import Stamp
from corpus.errors import VisitError
from corpus.visits import messages
from corpus.visits.correcting.anchors import Anchor
from corpus.visits.correcting.changes import apply_changes, read_changes
from corpus.visits.correcting.corrections import (
    Action,
    Corrected,
    Correction,
    apply_corrections,
    blank_visit,
    confirmed_values,
    encode_correction,
)
from corpus.visits.merging.grouping import Merger
from corpus.visits.merging.uniting import Report
from corpus.visits.readings import Advance, Extract, VisitReadings
from corpus.visits.registry import VisitRegistry
from corpus.visits.visit import Visit


@dataclass(frozen=True, slots=True)
class _Built:
    """The register as it was at one stamp."""

    stamp: Stamp
    corrected: Corrected
    registry: VisitRegistry


class VisitRegister:
    """Builds the register from an archive and keeps it until something changes; safe to share between threads.

    Every correcting method is durable when it returns, audited, and raises VisitError with one sentence where it
    cannot be carried out.
    """

    def __init__(
        self, archive: Archive, extract: Extract | None = None, extraction: str | None = None
    ) -> None:
        """`extract` reads one article (default: the project's rules), `extraction` names its version."""
        self._archive = archive
        self._store = archive.visit_store
        self._readings = VisitReadings(archive, extract, extraction)
        self._merger = Merger()
        self._building = threading.Lock()
        self._built: _Built | None = None

    def registry(self, on_progress: Advance | None = None) -> VisitRegistry:
        """The register as it is now; articles that were not read yet are read first.

        `on_progress` is told (articles done, total) of that reading. Raises ArchiveError.
        """
        return self._current(on_progress).registry

    # correcting

    def correct(self, visit_id: str, changes: Mapping[str, Any], actor: str) -> Visit:
        """Change fields of a visit (see corpus.visits.correcting.changes); the visit as it is shown then."""
        visit = self.registry().get(visit_id)
        read = read_changes(changes, visit)
        changed = apply_changes(visit, read)
        if changed == visit:
            raise VisitError(messages.NOTHING_CHANGED, f"{visit_id}: {dict(changes)!r} changes nothing")
        if not changed.visitors or not changed.hosts:
            raise VisitError(messages.NO_PARTY, f"{visit_id}: {dict(changes)!r} leaves a side empty")
        data = encode_correction([Anchor.of(visit)], read)
        self._say(actor, Action.CORRECT, data, f"{visit.id}: {', '.join(sorted(read))}")
        return self.registry().get(visit.id)

    def confirm(self, visit_id: str, actor: str) -> Visit:
        """Say that a visit is right as it is shown; where its parties or date change later, that no longer holds."""
        visit = self.registry().get(visit_id)
        data = encode_correction([Anchor.of(visit)], confirmed_values(visit))
        self._say(actor, Action.CONFIRM, data, visit.id)
        return self.registry().get(visit.id)

    def merge(self, visit_ids: Sequence[str], actor: str) -> Visit:
        """Make one visit of several; the first one keeps its id."""
        registry = self.registry()
        visits = list({visit.id: visit for visit in map(registry.get, visit_ids)}.values())
        if len(visits) < 2:
            raise VisitError(messages.MERGE_TWO, f"expected two visits or more, got {list(visit_ids)!r}")
        data = encode_correction([Anchor.of(visit) for visit in visits])
        self._say(actor, Action.MERGE, data, " + ".join(visit.id for visit in visits))
        return self.registry().get(visits[0].id)

    def split(self, visit_id: str, article_ids: Sequence[str], actor: str) -> tuple[Visit, ...]:
        """Make a visit of its own of what some of the articles report: the rest, and the new one."""
        visit = self.registry().get(visit_id)
        apart = set(article_ids)
        if not apart or not apart < set(visit.articles):
            detail = f"{visit_id}: expected some of {visit.articles}, got {sorted(apart)}"
            raise VisitError(messages.SPLIT_SOME, detail)
        reports = [old for old, new in self._current().corrected.aliases.items() if new == visit.id]
        data = encode_correction([Anchor.of(visit)], articles=sorted(apart))
        self._say(actor, Action.SPLIT, data, f"{visit.id}: {', '.join(sorted(apart))}")
        registry = self.registry()
        parts = {part.id: part for part in map(registry.get, reports)}
        return tuple(sorted(parts.values(), key=lambda part: not apart.isdisjoint(part.articles)))

    def delete(self, visit_id: str, actor: str) -> None:
        """Leave a visit out of the register, also after its articles are read again."""
        visit = self.registry().get(visit_id)
        self._say(actor, Action.DELETE, encode_correction([Anchor.of(visit)]), visit.id)

    def restore(self, visit_id: str, actor: str) -> Visit:
        """Take back a deletion."""
        found = next((visit for visit in self.deleted() if visit.id == visit_id), None)
        if found is None:
            detail = f"expected one of {[visit.id for visit in self.deleted()]}, got {visit_id!r}"
            raise VisitError(messages.not_deleted(visit_id), detail)
        self._say(actor, Action.RESTORE, encode_correction([Anchor.of(found)]), found.id)
        return self.registry().get(found.id)

    def add(self, article_ids: Sequence[str], changes: Mapping[str, Any], actor: str) -> Visit:
        """Enter a visit that the rules do not find in the articles; host and visitor are needed."""
        articles = tuple(dict.fromkeys(article_ids))
        if not articles or not all(self._archive.has(article) for article in articles):
            raise VisitError(messages.NO_ARTICLE, f"expected ids of stored articles, got {articles!r}")
        read = read_changes(changes, blank_visit("", articles))
        unique = f"{len(self._store.corrections())} {articles} {read}"
        visit_id = "k" + hashlib.sha256(unique.encode("utf-8")).hexdigest()[:10]
        visit = apply_changes(blank_visit(visit_id, articles), read)
        if not visit.visitors or not visit.hosts:
            raise VisitError(messages.NO_PARTY, f"{dict(changes)!r} leaves a side empty")
        self._say(actor, Action.ADD, encode_correction([Anchor.of(visit)], read), visit_id)
        return self.registry().get(visit_id)

    # looking back

    def history(self, visit_id: str) -> tuple[Correction, ...]:
        """What people did to a visit, oldest first; a deleted one has a history, too."""
        corrected = self._current().corrected
        return corrected.history.get(corrected.aliases.get(visit_id, visit_id), ())

    def deleted(self) -> tuple[Visit, ...]:
        """The visits that people left out."""
        return self._current().corrected.deleted

    def open_corrections(self) -> tuple[Correction, ...]:
        """Corrections that no visit is found for any more, or that confirmed something else; oldest first."""
        return self._current().corrected.open

    def _say(self, actor: str, action: Action, data: str, audited: str) -> None:
        if not actor.strip():
            raise VisitError(messages.NO_ACTOR, f"{action}: expected an actor, got {actor!r}")
        self._store.add_correction(actor.strip(), action, data, audited)

    # building

    def _current(self, on_progress: Advance | None = None) -> _Built:
        stamp = self._store.stamp()
        built = self._built
        if built is not None and built.stamp == stamp:
            return built
        with self._building:
            if self._built is None or self._built.stamp != self._store.stamp():
                self._built = self._build(on_progress)
            return self._built

    def _build(self, on_progress: Advance | None) -> _Built:
        """What is stored after the stamp was taken is seen the next time."""
        before = self._store.stamp()
        self._readings.read_missing(on_progress)
        stamp = replace(self._store.stamp(), articles=before.articles)
        articles = self._readings.all()
        near = self._store.near_duplicates()
        reports = (Report(visit, article.published) for article in articles for visit in article.visits)
        merged = self._merger.merge(reports, near)
        corrections = [Correction.read(stored) for stored in self._store.corrections()]
        ids = frozenset(article.article_id for article in articles)
        corrected = apply_corrections(merged, corrections, ids, near)
        registry = VisitRegistry(corrected.visits, corrected.aliases)
        return _Built(stamp, corrected, registry)
