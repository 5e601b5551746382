"""Makes one visit of several reports: what they tell together, and where they contradict each other."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from corpus.person import same_person
from corpus.visits.merging import uniting_figures, uniting_people, uniting_places
from corpus.visits.merging.joining import join, key_of_text, unite_values
from corpus.visits.merging.uniting_parties import unite_parties
from corpus.visits.visit import Conflict, Evidence, Reported, Status, Visit, VisitDate
from corpus.visits.visit_dates import contains, days_apart, show_date

PLAN_WEIGHT = 0.3
PASSING_WEIGHT = 0.5
COPY_WEIGHT = 0.25
"""Weight of a report whose text is nearly that of another one, which counts 1."""
DOUBTFUL_WEIGHT = 0.5
"""Of a date whose weekday is another one than the article says."""
GENERAL_FORMS = {"kunjungan kerja": 0.3, "lainnya": 0.1}
"""Every study visit may be called a working visit too: the form that says more is shown."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one article tells of a visit, and when that article came out."""

    visit: Visit
    published: date | None = None


def unite(reports: Sequence[Report], near_duplicates: Collection[tuple[str, str]] = frozenset()) -> Visit:
    """One visit of reports in the order of their importance; the first one gives the id."""
    first = reports[0].visit
    if len(reports) == 1:
        return first
    visits = [report.visit for report in reports]
    weights = weigh(visits, near_duplicates)
    dated, dates_differ = _unite_dates(visits, weights)
    venue, venues_differ = uniting_places.unite_venues([visit.venue for visit in visits], weights)
    if dated and dates_differ and venues_differ and (days := _days_in_turn(visits, venues_differ[0].values)):
        dated = Reported(days, _evidence(dates_differ[0].values), dated.confidence)
        venue = _join_all(venues_differ[0].values)
        dates_differ = venues_differ = ()
    hosts = unite_parties(visit.hosts for visit in visits)
    visitors = unite_parties(visit.visitors for visit in visits)
    people, leaders_differ = uniting_people.unite_people(
        [visit.people for visit in visits], single_guest=len(visitors) == 1, single_host=len(hosts) == 1
    )
    figures, figures_differ = uniting_figures.unite_figures([visit.figures for visit in visits])
    return replace(
        first,
        visitors=visitors,
        hosts=hosts,
        date=dated,
        form=_unite_forms(visits, weights),
        topics=unite_values((visit.topics for visit in visits), str),
        venue=venue,
        people=people,
        programs=unite_values((visit.programs for visit in visits), key_of_text),
        figures=figures,
        outcomes=unite_values((visit.outcomes for visit in visits), key_of_text),
        articles=tuple(dict.fromkeys(article for visit in visits for article in visit.articles)),
        status=Status.HELD if any(visit.status is Status.HELD for visit in visits) else Status.PLANNED,
        in_passing=all(visit.in_passing for visit in visits),
        conflicts=(*dates_differ, *venues_differ, *leaders_differ, *figures_differ),
        open_date=None if dated else next((visit.open_date for visit in visits if visit.open_date), None),
    )


def weigh(visits: Sequence[Visit], near_duplicates: Collection[tuple[str, str]]) -> list[float]:
    """How much each report counts: plans, mentions in passing and copies of an earlier one less."""
    weights: list[float] = []
    seen: list[str] = []
    for visit in visits:
        weight = PLAN_WEIGHT if visit.status is Status.PLANNED else 1.0
        weight *= PASSING_WEIGHT if visit.in_passing else 1.0
        copied = any((one, other) in near_duplicates for one in visit.articles for other in seen)
        weights.append(weight * (COPY_WEIGHT if copied else 1.0))
        seen.extend(visit.articles)
    return weights


def _unite_dates(
    visits: Sequence[Visit], weights: Sequence[float]
) -> tuple[Reported[VisitDate] | None, tuple[Conflict, ...]]:
    """The best evidenced date, the most exact of those that agree; all of them where two exclude each other."""
    told = [(visit.date, weight) for visit, weight in zip(visits, weights, strict=True) if visit.date]
    if not told:
        return None, ()
    united = unite_values(([reported] for reported, _ in told), _date_key)

    def votes(value: VisitDate) -> float:
        doubt = DOUBTFUL_WEIGHT if value.doubtful else 1.0
        return sum(w * doubt * r.confidence for r, w in told if contains(r.value, value))

    ranked = sorted(united, key=lambda one: (-votes(one.value), *_exactness(one.value)))
    best = ranked[0]
    exact = [one for one in ranked if contains(best.value, one.value)]
    shown = min(exact, key=lambda one: (*_exactness(one.value)[:1], ranked.index(one)))
    agreeing = [one for one in ranked if one is not shown and contains(one.value, shown.value)]
    for other in agreeing:
        shown = join(shown, other)
    others = [one for one in ranked if days_apart(shown.value, one.value) > 0]
    if not others:
        return shown, ()
    values = tuple(Reported(show_date(one.value), one.evidence, one.confidence) for one in (shown, *others))
    return shown, (Conflict("date", values),)


def _days_in_turn(visits: Sequence[Visit], venues: Sequence[Reported[str]]) -> VisitDate | None:
    """The days of a visit of several days, of which each report tells one: another place, other people; else None."""
    told = sorted(
        {visit.date.value.first for visit in visits if visit.date and visit.date.value.precision == "day"}
    )
    in_turn = len(told) > 1 and (told[-1] - told[0]).days == len(told) - 1
    if not in_turn or not uniting_places.are_apart(venues) or _share_people(visits):
        return None
    return VisitDate(told[0], told[-1], "day")


def _share_people(visits: Sequence[Visit]) -> bool:
    return any(
        same_person(a.value.name, b.value.name)
        for one, other in combinations(visits, 2)
        for a in one.people
        for b in other.people
    )


def _join_all(values: Sequence[Reported[str]]) -> Reported[str]:
    confidence = max(value.confidence for value in values)
    return Reported("; ".join(value.value for value in values), _evidence(values), confidence)


def _evidence(values: Sequence[Reported[str]]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(place for value in values for place in value.evidence))


def _date_key(value: VisitDate) -> Hashable:
    return value.first, value.last


def _exactness(value: VisitDate) -> tuple[int, date]:
    return (value.last - value.first).days, value.first


def _unite_forms(visits: Sequence[Visit], weights: Sequence[float]) -> Reported[str] | None:
    told = [(visit.form, weight) for visit, weight in zip(visits, weights, strict=True) if visit.form]
    united = unite_values(([reported] for reported, _ in told), str)

    def votes(form: str) -> float:
        plain = GENERAL_FORMS.get(form, 1.0)
        return sum(plain * weight * one.confidence for one, weight in told if one.value == form)

    return min(united, key=lambda one: (-votes(one.value), one.value), default=None)
