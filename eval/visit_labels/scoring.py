"""Extracted visits against labelled ones: hits, false alarms and misses for each field."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from corpus.person import same_person
from corpus.regions import Gazetteer
from corpus.visits.visit import Participant, Reported, Status, Visit, VisitDate
from corpus.words import fold
from eval.visit_labels.labels import PersonLabel, VisitLabel

T = TypeVar("T")

ROLE_LIKENESS = 75
"""Least rapidfuzz.token_set_ratio (0 to 100) of two ways to say the same role."""
NAME_LIKENESS = 85
"""Least likeness of two ways to write the same program."""
VENUE_LIKENESS = 75
ISO_DAY = len("2022-06-07")
LONGEST_VISIT = 7
"""Days from which on a range is no visit any more."""

_RANKS = ("wakil", "mantan", "ketua", "anggota", "sekretaris", "asisten", "camat", "lurah", "staf")
"""Words that one role must not have where the other has not."""
_SPELLINGS = (
    (re.compile(r"\bwalikota\b"), "wali kota"),
    (re.compile(r"\bsekda\b"), "sekretaris daerah"),
    (re.compile(r"\bwabup\b"), "wakil bupati"),
    (re.compile(r"\bkadis\b"), "kepala dinas"),
    (re.compile(r"\bkabag\b"), "kepala bagian"),
    (re.compile(r"\b(?:dis)?kominfo\w*\b"), "dinas komunikasi informatika"),
)


@dataclass(slots=True)
class FieldScore:
    """Counts for one field over all records."""

    found: int = 0
    """Extracted values that a label has."""
    extracted: int = 0
    labelled: int = 0
    met: int = 0
    """Labels that an extracted value says; differs from `found` where one label has several wordings."""
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was extracted that is right; 1 where nothing was."""
        return self.found / self.extracted if self.extracted else 1.0

    @property
    def recall(self) -> float:
        """Share of the labels that were found; 1 where there are none."""
        return self.met / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class VisitScores:
    """Adds up all fields over records."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.fields: dict[str, FieldScore] = {}
        self.confusions: list[str] = []
        """Kota where the label has the Kabupaten of that name, or the other way round."""

    def add(self, label: VisitLabel, visits: Sequence[Visit]) -> None:
        """Compares the visits of one article with its label; visits told in passing are left aside."""
        told = [visit for visit in visits if not visit.in_passing]
        main = max(told, key=lambda visit: count_shared_regions(visit, label), default=None)
        self._add_regions(label, told)
        if label.date is not None:
            self._add_one(
                "date",
                label,
                label.date,
                _told_date(main.date.value if main and main.date else None, label.date),
            )
        self._add_one("form", label, label.form, main.form.value if main and main.form else None)
        self._add_one(
            "status", label, Status.PLANNED if label.planned else Status.HELD, main.status if main else None
        )
        self._add_topics(label, told)
        self._add_people(label, _once(told, lambda visit: visit.people))
        programs = [value for visit in told for value in _values(visit.programs)]
        self._add_set("programs", label, list(dict.fromkeys(programs)), label.programs, _same_program)
        figures = [one.value for visit in told for one in _values(visit.figures)]
        values = [value for _, value in label.figures]
        self._add_set("figures", label, list(dict.fromkeys(figures)), values, _same_figure)
        venues = [visit.venue.value for visit in told if visit.venue]
        self._add_set("venue", label, list(dict.fromkeys(venues)), _optional(label.venue), _same_venue)

    def _add_regions(self, label: VisitLabel, visits: Sequence[Visit]) -> None:
        for name, right, optional in (
            ("visitor", label.visitors, label.visitors_optional),
            ("host", label.hosts, label.hosts_optional),
        ):
            parties = [
                one for visit in visits for one in (visit.visitors if name == "visitor" else visit.hosts)
            ]
            codes = {party.value.code for party in parties}
            undecided = {party.value.region for party in parties if party.value.code is None}
            got = {code for code in codes if code is not None} - (optional - right)
            score = self._score(name)
            score.found += len(got & right)
            score.met += len(got & right)
            score.extracted += len(got) + len(undecided)
            score.labelled += len(right)
            missed, wrong = self._names(right - got), self._names(got - right)
            if missed or wrong:
                score.errors.append(
                    f"{label.article.id}: missed {missed}, wrong {wrong}, undecided {undecided}"
                )
            self.confusions += self._confused(label, got - right, right - got)

    def _confused(self, label: VisitLabel, wrong: Iterable[str], missed: Collection[str]) -> list[str]:
        names = {self._gazetteer.by_code(code).name for code in missed}
        found = [self._gazetteer.by_code(code) for code in wrong]
        return [f"{label.article.id}: {region.full_name}" for region in found if region.name in names]

    def _names(self, codes: Iterable[str]) -> list[str]:
        return sorted(self._gazetteer.by_code(code).full_name for code in codes)

    def _add_one(self, name: str, label: VisitLabel, right: str, got: str | None) -> None:
        score = self._score(name)
        agrees = got == right
        score.found += agrees
        score.met += agrees
        score.extracted += got is not None
        score.labelled += 1
        if not agrees:
            score.errors.append(f"{label.article.id}: expected {right!r}, got {got!r}")

    def _add_topics(self, label: VisitLabel, visits: Sequence[Visit]) -> None:
        """Labelled topics are demanded, further ones are right too; in the second score both are demanded."""
        got = {topic for visit in visits for topic in _values(visit.topics)}
        accepted = {name for names in label.topics for name in names} | label.further_topics
        further = tuple((name,) for name in sorted(label.further_topics))
        for field_name, demanded in (("topics", label.topics), ("topics, all", (*label.topics, *further))):
            missed = [names for names in demanded if not got & set(names)]
            score = self._score(field_name)
            score.found += len(got & accepted)
            score.extracted += len(got)
            score.labelled += len(demanded)
            score.met += len(demanded) - len(missed)
            if missed or got - accepted:
                score.errors.append(f"{label.article.id}: missed {missed}, wrong {sorted(got - accepted)}")

    def _add_people(self, label: VisitLabel, people: Sequence[Participant]) -> None:
        pairs = [
            (person, one)
            for one in label.people
            if (person := next((p for p in people if same_person(p.name, one.name)), None))
        ]
        known = {person.name for person, _ in pairs}
        wrong = [person.name for person in people if person.name not in known]
        missed = [one.name for one in label.people if one not in [known for _, known in pairs]]
        self._add_counts("people", label, len(pairs), len(people), len(label.people), missed, wrong)
        sides = [f"{p.name} is {one.side}, got {p.side}" for p, one in pairs if p.side != one.side]
        told = sum(person.side is not None for person in people)
        self._add_counts("side", label, len(pairs) - len(sides), told, len(label.people), sides, [])
        roles = [f"{p.name}: {one.role} | {p.role}" for p, one in pairs if not _same_role(p, one)]
        told = sum(person.role is not None for person in people)
        self._add_counts("role", label, len(pairs) - len(roles), told, len(label.people), roles, [])
        both = sum(p.side == one.side and _same_role(p, one) for p, one in pairs)
        self._add_counts("side of matched", label, len(pairs) - len(sides), len(pairs), len(pairs), [], [])
        self._add_counts("role of matched", label, len(pairs) - len(roles), len(pairs), len(pairs), [], [])
        self._add_counts("side and role of matched", label, both, len(pairs), len(pairs), [], [])

    def _add_set(
        self,
        name: str,
        label: VisitLabel,
        got: Sequence[str],
        right: Sequence[str],
        same: Callable[[str, str], bool],
    ) -> None:
        wrong = [value for value in got if not any(same(value, other) for other in right)]
        missed = [value for value in right if not any(same(value, other) for other in got)]
        score = self._add_counts(name, label, len(got) - len(wrong), len(got), len(right), missed, wrong)
        score.met += len(right) - len(missed) - (len(got) - len(wrong))

    def _add_counts(  # noqa: PLR0913, PLR0917 (one count each)
        self,
        name: str,
        label: VisitLabel,
        found: int,
        extracted: int,
        labelled: int,
        missed: Sequence[str],
        wrong: Sequence[str],
    ) -> FieldScore:
        score = self._score(name)
        score.found += found
        score.met += found
        score.extracted += extracted
        score.labelled += labelled
        if missed or wrong:
            score.errors.append(f"{label.article.id}: missed {list(missed)}, wrong {list(wrong)}")
        return score

    def _score(self, name: str) -> FieldScore:
        return self.fields.setdefault(name, FieldScore())


def count_shared_regions(visit: Visit, label: VisitLabel) -> int:
    """How many of the labelled guests and hosts `visit` has."""
    hosts = {host.value.code for host in visit.hosts}
    visitors = {visitor.value.code for visitor in visit.visitors}
    return len(hosts & label.hosts) + len(visitors & label.visitors)


def _told_date(got: VisitDate | None, right: str) -> str | None:
    """`right` where `got` is that day, a few days that hold it, or more exact than `right`; else what was told."""
    if got is None:
        return None
    told = str(got)
    if len(right) == ISO_DAY and got.precision == "day" and (got.last - got.first).days < LONGEST_VISIT:
        return right if got.first.isoformat() <= right <= got.last.isoformat() else told
    return right if told.startswith(right) else told


def _values(reported: Iterable[Reported[T]]) -> list[T]:
    return [one.value for one in reported]


def _once(
    visits: Sequence[Visit], people_of: Callable[[Visit], Iterable[Reported[Participant]]]
) -> list[Participant]:
    """People of all visits, each once."""
    found: list[Participant] = []
    for visit in visits:
        for person in _values(people_of(visit)):
            if not any(same_person(person.name, known.name) for known in found):
                found.append(person)
    return found


def _optional(value: str | None) -> list[str]:
    return [] if value is None else [value]


def _written_out(text: str) -> str:
    text = fold(text)
    for pattern, instead in _SPELLINGS:
        text = pattern.sub(instead, text)
    return text


def _same_role(got: Participant, label: PersonLabel) -> bool:
    if got.role is None:
        return not label.role
    a, b = _written_out(got.role), _written_out(label.role)
    ranks_agree = all((rank in a.split()) == (rank in b.split()) for rank in _RANKS)
    return ranks_agree and fuzz.token_set_ratio(a, b, processor=default_process) >= ROLE_LIKENESS


def _same_program(a: str, b: str) -> bool:
    """Brackets are left out: "Standar Pelayanan Minimal (SPM)" is "SPM" as well."""
    a, b = (re.sub(r"[()]", "", fold(one)) for one in (a, b))
    return f" {a} " in f" {b} " or f" {b} " in f" {a} " or fuzz.ratio(a, b) >= NAME_LIKENESS


def _same_figure(a: str, b: str) -> bool:
    digits_a, digits_b = re.sub(r"\D", "", a), re.sub(r"\D", "", b)
    if digits_a or digits_b:
        return digits_a == digits_b
    return _same_program(a, b)


def _same_venue(a: str, b: str) -> bool:
    return fuzz.token_set_ratio(a, b, processor=default_process) >= VENUE_LIKENESS
