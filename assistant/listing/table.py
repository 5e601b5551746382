"""The tables of an answer: visits row by row, or what they are counted by."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import AnswerTable, TableRow
from assistant.listing import messages
from assistant.listing.citing import Citing
from assistant.listing.query import Conditions, Dimension
from assistant.listing.selecting import parties_of
from assistant.messages import thousands
from corpus.bodies import load_units
from corpus.calendar_words import load_calendar
from corpus.regions import Gazetteer
from corpus.visits.visit import Party, Reported, Side, Visit

MOST_ROWS = 100
"""Rows of a table in an answer: more are looked at on the page of the register."""


@dataclass(frozen=True, slots=True)
class Group:
    """Visits that have something in common."""

    name: str
    visits: tuple[Visit, ...]


def list_visits(visits: Sequence[Visit], caption: str, citing: Citing, gazetteer: Gazetteer) -> AnswerTable:
    """A row for each visit, the first `MOST_ROWS` of them."""
    rows = tuple(_row(visit, citing, gazetteer) for visit in visits[:MOST_ROWS])
    return AnswerTable(caption, messages.VISIT_COLUMNS, rows)


def list_sets(
    sets: Sequence[tuple[str, Sequence[Visit]]], caption: str, citing: Citing, gazetteer: Gazetteer
) -> AnswerTable:
    """A row for each visit of each set, the name of the set before it."""
    rows = tuple(
        TableRow((name, *row.cells), row.citations, row.visit_id)
        for name, visits in sets
        for row in (_row(visit, citing, gazetteer) for visit in visits[: MOST_ROWS // len(sets)])
    )
    return AnswerTable(caption, (messages.SET_COLUMN, *messages.VISIT_COLUMNS), rows)


def list_groups(
    groups: Sequence[Group], heading: str, caption: str, citing: Citing, gazetteer: Gazetteer
) -> AnswerTable:
    """A row for each group with its number of visits, and the newest of them."""
    rows = tuple(
        TableRow(
            (group.name, thousands(len(group.visits)), _examples(group, gazetteer)),
            tuple(dict.fromkeys(number for visit in group.visits[:3] for number in citing.cite(visit))),
        )
        for group in groups[:MOST_ROWS]
    )
    columns = (heading[:1].upper() + heading[1:], messages.COUNT_COLUMN, messages.EXAMPLES_COLUMN)
    return AnswerTable(caption, columns, rows)


def _examples(group: Group, gazetteer: Gazetteer) -> str:
    told = [
        f"{messages.from_to(name_parties(v.visitors, gazetteer), name_parties(v.hosts, gazetteer))} "
        f"({messages.visit_day(v)})"
        for v in group.visits[:3]
    ]
    return "; ".join(told)


def _row(visit: Visit, citing: Citing, gazetteer: Gazetteer) -> TableRow:
    cells = (
        messages.visit_day(visit),
        name_parties(visit.visitors, gazetteer),
        name_parties(visit.hosts, gazetteer),
        visit.form.value if visit.form else messages.UNSAID,
        ", ".join(topic.value for topic in visit.topics) or messages.UNSAID,
    )
    return TableRow(cells, citing.cite(visit), visit.id)


def name_parties(parties: Iterable[Reported[Party]], gazetteer: Gazetteer) -> str:
    """The governments of one side, each with its office where that is not the government itself."""
    named = dict.fromkeys(name_party(party.value, gazetteer) for party in parties)
    return ", ".join(named) or messages.UNSAID


def name_party(party: Party, gazetteer: Gazetteer) -> str:
    """ "Kota Kediri", "DPRD Kabupaten Siak"."""
    region = gazetteer.by_code(party.code) if party.code else None
    name = region.full_name if region else party.region
    if party.unit in (None, "pemda"):
        return name
    return messages.office(
        load_units().get(party.unit or "", party.unit or ""),
        name,
        region is not None and region.kind == "provinsi",
    )


# --- counting by something ------------------------------------------------------------------------------------


def group_visits(
    visits: Sequence[Visit], by: Dimension, side: Side, conditions: Conditions, gazetteer: Gazetteer
) -> tuple[Group, ...]:
    """Visits by year, topic, …; by name for times, else most visits first; what is not told last."""
    groups: dict[str, list[Visit]] = {}
    for visit in visits:
        for name in _names(visit, by, side, conditions, gazetteer) or (_unsaid(by),):
            groups.setdefault(name, []).append(visit)
    unsaid = _unsaid(by)
    if by in ("year", "month"):
        order = sorted(groups, key=lambda name: (name == unsaid, _time_key(groups[name][0])))
    else:
        order = sorted(groups, key=lambda name: (name == unsaid, -len(groups[name]), name))
    return tuple(Group(name, tuple(groups[name])) for name in order)


def _unsaid(by: Dimension) -> str:
    return messages.UNDATED if by in ("year", "month") else messages.UNSAID


def _time_key(visit: Visit) -> tuple[int, int]:
    return (visit.date.value.first.year, visit.date.value.first.month) if visit.date else (0, 0)


def _names(
    visit: Visit, by: Dimension, side: Side, conditions: Conditions, gazetteer: Gazetteer
) -> tuple[str, ...]:
    """What a visit is counted under; empty where that is not told."""
    if by in ("year", "month"):
        return _time_names(visit, by)
    if by == "topic":
        return tuple(dict.fromkeys(topic.value for topic in visit.topics))
    if by == "form":
        return (visit.form.value,) if visit.form else ()
    parties = parties_of(visit, side, conditions, gazetteer)
    if by == "unit":
        return tuple(
            dict.fromkeys(load_units().get(party.unit, party.unit) for party in parties if party.unit)
        )
    if by == "province":
        codes = [party.code for party in parties if party.code]
        return tuple(dict.fromkeys(gazetteer.by_code(code.split(".")[0]).full_name for code in codes))
    return tuple(dict.fromkeys(name_party_region(party, gazetteer) for party in parties))


def name_party_region(party: Party, gazetteer: Gazetteer) -> str:
    """The region of a party alone."""
    return gazetteer.by_code(party.code).full_name if party.code else party.region


def _time_names(visit: Visit, by: Dimension) -> tuple[str, ...]:
    if visit.date is None:
        return ()
    told = visit.date.value
    if by == "year":
        return (str(told.first.year),)
    if told.precision == "year":
        return ()
    return (f"{load_calendar().month_names[told.first.month - 1]} {told.first.year}",)


def rank(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Groups by number of visits, most first; without what is not told."""
    told = [group for group in groups if group.name not in (messages.UNSAID, messages.UNDATED)]
    return tuple(sorted(told, key=lambda group: (-len(group.visits), group.name)))


def count_parties(
    visits: Sequence[Visit], side: Side, conditions: Conditions, gazetteer: Gazetteer, with_office: bool
) -> Counter[str]:
    """Names of the governments of one side with their numbers of visits, one for each visit."""
    counts: Counter[str] = Counter()
    for visit in visits:
        parties = parties_of(visit, side, conditions, gazetteer)
        name = name_party if with_office else name_party_region
        counts.update({name(party, gazetteer) for party in parties})
    return counts
