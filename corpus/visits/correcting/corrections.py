"""What people put right in the register: kept as it was said, and said again after every reading of the articles."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from corpus.archive.visit_store import StoredCorrection
from corpus.visits.correcting.anchors import Anchor, Known, find_anchored, keys_of
from corpus.visits.correcting.changes import apply_changes
from corpus.visits.merging.merging import Merged, Pairs, lead_order
from corpus.visits.merging.uniting import Report, unite
from corpus.visits.visit import Review, Visit


class Action(StrEnum):
    """What a person does."""

    CORRECT = "correct"
    CONFIRM = "confirm"
    MERGE = "merge"
    SPLIT = "split"
    DELETE = "delete"
    RESTORE = "restore"
    ADD = "add"


_STRICT = frozenset({Action.CONFIRM, Action.DELETE, Action.RESTORE})
"""What is said of a visit as a whole is never said of one that only looks like it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a person did; later ones win."""

    seq: int
    at: datetime
    actor: str
    action: Action
    anchors: tuple[Anchor, ...]
    """The visits that are meant: one, or for a merger all of them."""
    changes: Mapping[str, Any] = field(default_factory=dict)
    """As corpus.visits.correcting.changes stores them; of a confirmation, what was confirmed."""
    articles: tuple[str, ...] = ()
    """Those that become a visit of their own."""

    @classmethod
    def read(cls, stored: StoredCorrection) -> Self:
        """The correction out of the archive."""
        plain = json.loads(stored.data)
        return cls(
            stored.seq,
            stored.at,
            stored.actor,
            Action(stored.action),
            tuple(Anchor.from_plain(anchor) for anchor in plain["anchors"]),
            plain.get("changes", {}),
            tuple(plain.get("articles", ())),
        )


def encode_correction(
    anchors: Sequence[Anchor], changes: Mapping[str, Any] | None = None, articles: Sequence[str] = ()
) -> str:
    """The data of a correction for the archive."""
    plain: dict[str, Any] = {"anchors": [anchor.to_plain() for anchor in anchors]}
    if changes:
        plain["changes"] = dict(changes)
    if articles:
        plain["articles"] = list(articles)
    return json.dumps(plain, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Corrected:
    """The visits after all corrections."""

    visits: tuple[Visit, ...]
    aliases: Mapping[str, str]
    """Id of a report -> id of the visit that it is part of."""
    deleted: tuple[Visit, ...]
    open: tuple[Correction, ...]
    """Corrections whose visit is not found any more, or that confirmed something else; oldest first."""
    history: Mapping[str, tuple[Correction, ...]]
    """Id of a visit, deleted ones too -> what was done to it, oldest first."""


def confirmed_values(visit: Visit) -> dict[str, Any]:
    """What a confirmation stands for: where it changes, the visit counts as not looked at."""
    return {
        "visitors": list(keys_of(visit.visitors)),
        "hosts": list(keys_of(visit.hosts)),
        "date": str(visit.date.value) if visit.date else None,
        "status": visit.status.value,
    }


def blank_visit(visit_id: str, articles: Sequence[str]) -> Visit:
    """A visit of which nothing is known but the articles that tell of it."""
    return Visit(visit_id, (), (), None, None, (), None, (), (), (), (), tuple(articles))


def apply_corrections(
    merged: Sequence[Merged],
    corrections: Sequence[Correction],
    articles: Collection[str],
    near_duplicates: Pairs = frozenset(),
) -> Corrected:
    """Say all corrections again, oldest first, of the visits as the articles tell them now.

    `articles`: ids of all articles that there are; a visit that a person added goes with its articles.
    """
    replay = _Replay(merged, articles, near_duplicates)
    left = tuple(correction for correction in corrections if not replay.carry_out(correction))
    return replay.result(left)


@dataclass(slots=True)
class _Entry:
    """One visit while corrections are said again."""

    reports: tuple[Report, ...]
    visit: Visit
    """As corrected so far."""
    said: list[Correction] = field(default_factory=list)
    deleted: bool = False

    @property
    def known(self) -> Known:
        ids = (self.visit.id, *(report.visit.id for report in self.reports))
        return Known.of(ids, (self.visit, *(report.visit for report in self.reports)))


class _Replay:
    def __init__(self, merged: Sequence[Merged], articles: Collection[str], near: Pairs) -> None:
        self._near = near
        self._articles = articles
        self._entries = [_Entry(one.reports, one.visit) for one in merged]
        self._by_article: dict[str, list[_Entry]] = {}
        for entry in self._entries:
            self._index(entry)

    def result(self, left: tuple[Correction, ...]) -> Corrected:
        """What came of it."""
        shown = [entry for entry in self._entries if not entry.deleted]
        aliases = {report.visit.id: entry.visit.id for entry in self._entries for report in entry.reports}
        history = {entry.visit.id: tuple(entry.said) for entry in self._entries if entry.said}
        deleted = tuple(entry.visit for entry in self._entries if entry.deleted)
        return Corrected(tuple(entry.visit for entry in shown), aliases, deleted, left, history)

    def carry_out(self, correction: Correction) -> bool:
        """False where nothing is left that it could be said of."""
        if correction.action is Action.ADD:
            return self._add(correction)
        if correction.action is Action.MERGE:
            return self._merge(correction)
        strict = correction.action in _STRICT
        entry = self._find(correction.anchors[0], strict)
        if entry is None:
            return False
        if correction.action is Action.SPLIT:
            return self._split(entry, correction)
        entry.said.append(correction)
        return self._change(entry, correction)

    def _change(self, entry: _Entry, correction: Correction) -> bool:
        if correction.action is Action.CORRECT:
            changed = apply_changes(entry.visit, correction.changes)
            entry.visit = replace(changed, review=Review.CORRECTED)
        elif correction.action is Action.CONFIRM:
            if confirmed_values(entry.visit) != correction.changes:
                return False
            entry.visit = replace(entry.visit, review=Review.CONFIRMED)
        else:
            entry.deleted = correction.action is Action.DELETE
        return True

    def _add(self, correction: Correction) -> bool:
        anchor = correction.anchors[0]
        articles = [article for article in anchor.articles if article in self._articles]
        if not articles:
            return False
        visit = apply_changes(blank_visit(anchor.visit_id, articles), correction.changes)
        self._put(_Entry((Report(visit),), replace(visit, review=Review.CORRECTED), [correction]))
        return True

    def _merge(self, correction: Correction) -> bool:
        """The first of the visits leads; corrections of all of them are said again of the whole."""
        found: list[_Entry] = []
        for anchor in correction.anchors:
            entry = self._find(anchor)
            if entry is not None and not any(entry is known for known in found):
                found.append(entry)
        if not found or (len(found) == 1 and not self._holds_all(found[0], correction)):
            return False
        if len(found) == 1:
            found[0].said.append(correction)  # the articles themselves are merged by now
            return True
        said = sorted(
            {one.seq: one for entry in found for one in entry.said}.values(), key=lambda one: one.seq
        )
        reports = tuple(sorted((report for entry in found for report in entry.reports), key=lead_order))
        whole = replace(unite(reports, self._near), id=found[0].visit.id)
        for entry in found:
            self._drop(entry)
        self._put(
            _Entry(reports, replace(_say_again(whole, said), review=Review.CORRECTED), [*said, correction])
        )
        return True

    def _split(self, entry: _Entry, correction: Correction) -> bool:
        """The articles become a visit as they tell it; what people said stays with the rest."""
        apart = tuple(one for one in entry.reports if set(one.visit.articles) <= set(correction.articles))
        rest = tuple(one for one in entry.reports if one not in apart)
        if not rest or not apart:
            entry.said.append(correction)
            return self._is_apart(entry, correction)
        self._drop(entry)
        whole = unite(rest, self._near)
        kept = replace(_say_again(whole, entry.said), review=Review.CORRECTED)
        self._put(_Entry(rest, kept, [*entry.said, correction]))
        alone = replace(unite(apart, self._near), review=Review.CORRECTED)
        self._put(_Entry(apart, alone, [correction]))
        return True

    def _is_apart(self, entry: _Entry, correction: Correction) -> bool:
        """True where the articles tell two visits by themselves now."""
        articles = set(entry.visit.articles)
        return articles <= set(correction.articles) or articles.isdisjoint(correction.articles)

    def _holds_all(self, entry: _Entry, correction: Correction) -> bool:
        """True where every visit that was merged is in this one, or its articles are gone."""
        known = entry.known.articles
        others = (article for anchor in correction.anchors for article in anchor.articles)
        return all(article in known or article not in self._articles for article in others)

    def _find(self, anchor: Anchor, strict: bool = False) -> _Entry | None:
        rivals: list[_Entry] = []
        for article in anchor.articles:
            for entry in self._by_article.get(article, ()):
                if not any(entry is rival for rival in rivals):
                    rivals.append(entry)
        rivals.sort(key=lambda entry: entry.visit.id)
        place = find_anchored(anchor, [entry.known for entry in rivals], strict=strict)
        return None if place is None else rivals[place]

    def _put(self, entry: _Entry) -> None:
        self._entries.append(entry)
        self._index(entry)

    def _index(self, entry: _Entry) -> None:
        for article in dict.fromkeys(
            (*entry.visit.articles, *(a for r in entry.reports for a in r.visit.articles))
        ):
            self._by_article.setdefault(article, []).append(entry)

    def _drop(self, entry: _Entry) -> None:
        self._entries = [one for one in self._entries if one is not entry]
        for several in self._by_article.values():
            several[:] = [one for one in several if one is not entry]


def _say_again(visit: Visit, said: Sequence[Correction]) -> Visit:
    """The visit with the values that people gave."""
    for correction in said:
        if correction.action in (Action.CORRECT, Action.ADD):
            visit = apply_changes(visit, correction.changes)
    return visit
