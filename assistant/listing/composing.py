"""Puts the answer to a question to the register together: a sentence, a table, what is not counted."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.fuzz import ratio

from assistant.answer import AnswerSentence, AnswerTable, Citation, Reason
from assistant.listing import messages
from assistant.listing.citing import Citing, ReadArticle
from assistant.listing.describing import common_of, describe, describe_difference, name_kind
from assistant.listing.nearest import MOST_SHOWN, find_nearest
from assistant.listing.notes import not_counted, reading_notes
from assistant.listing.query import ANY_KIND, Ask, Conditions, Dimension, Query
from assistant.listing.selecting import Selection, parties_of, select
from assistant.listing.table import (
    MOST_ROWS,
    count_parties,
    group_visits,
    list_groups,
    list_sets,
    list_visits,
    name_parties,
    rank,
)
from assistant.messages import thousands
from corpus.regions import Gazetteer
from corpus.visits.registry import VisitRegistry, order_of
from corpus.visits.topics import load_topics
from corpus.visits.visit import Side, Visit

LIKE = 75.0
"""Likeness, of 100, from which a region is offered for a word that is none."""
MOST_NAMED = 3
"""Visits that a sentence names one by one."""
RANKED_SHOWN = 4
"""Names behind the first in the sentence of a ranking."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What the register says, not yet checked."""

    sentence: str = ""
    """Empty where nothing is found."""
    short: str | None = None
    visits: tuple[Visit, ...] = ()
    table: AnswerTable | None = None
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    message: str = ""
    """Why there is nothing, and what comes nearest."""
    reason: Reason | None = None

    @property
    def found(self) -> bool:
        """Whether there is anything."""
        return bool(self.visits)

    @property
    def sentences(self) -> tuple[AnswerSentence, ...]:
        """The sentence with the numbers of all citations; none where nothing is found."""
        if not self.found or not self.citations:
            return ()
        return (AnswerSentence(self.sentence, tuple(citation.number for citation in self.citations)),)


@dataclass(slots=True)
class Composer:
    """Answers one query."""

    registry: VisitRegistry
    gazetteer: Gazetteer
    read_article: ReadArticle
    citing: Citing = field(init=False)

    def __post_init__(self) -> None:
        self.citing = Citing(self.read_article)

    def compose(self, query: Query) -> Listing:
        """The answer to a query."""
        if query.ask is Ask.COMPARE:
            return self._compare(query)
        selection = select(self.registry, query.conditions, self.gazetteer)
        if not selection.visits:
            return self._nothing(query, selection)
        listing = self._told(query, selection)
        notes = (
            *reading_notes(self.registry, self.gazetteer, query, selection.visits),
            *not_counted(selection, query),
            *listing.notes,
        )
        if len(listing.visits) > MOST_ROWS and listing.table and listing.table.rows[0].visit_id:
            notes = (*notes, messages.shown_only(MOST_ROWS))
        return replace(listing, notes=notes, citations=tuple(self.citing.citations))

    def _told(self, query: Query, selection: Selection) -> Listing:
        if query.ask in (Ask.LAST, Ask.FIRST):
            return self._extreme(query, selection.visits)
        if query.ask is Ask.RANK:
            return self._ranked(query, selection.visits)
        if query.ask is Ask.GROUP:
            return self._grouped(query, selection.visits)
        return self._listed(query, selection.visits)

    # --- lists ------------------------------------------------------------------------------------------------

    def _listed(self, query: Query, visits: tuple[Visit, ...]) -> Listing:
        what = describe(query.conditions, self.gazetteer)
        table = list_visits(visits, what, self.citing, self.gazetteer)
        if query.target is not None:
            return self._governments(query, query.target, visits, table)
        sentence = messages.recorded(len(visits), what)
        if query.ask is Ask.WHETHER:
            sentence = messages.confirmed(len(visits), what)
        short = f"{thousands(len(visits))} {messages.VISIT}"
        return Listing(sentence, short, visits, table)

    def _governments(
        self, query: Query, side: Side, visits: tuple[Visit, ...], table: AnswerTable
    ) -> Listing:
        """Who visited, or was visited: each government once."""
        kind = query.conditions.host_kind if side == "host" else query.conditions.guest_kind
        counts = count_parties(
            visits, side, query.conditions, self.gazetteer, with_office=kind.unit is not None
        )
        what = describe(_without_kind(query.conditions, side), self.gazetteer)
        if not counts:
            return Listing(messages.nobody_told(side, len(visits), what), None, visits, table)
        noun = name_kind(kind)
        names = sorted(counts, key=lambda name: (-counts[name], name))
        sentence = messages.governments(names, noun, side, messages.counted(len(visits), what))
        short = f"{thousands(len(names))} {noun}" if query.wants_count else messages.names(names)
        unsaid = sum(not parties_of(visit, side, query.conditions, self.gazetteer) for visit in visits)
        notes = (messages.not_counted_unsaid(unsaid, side),) if unsaid else ()
        return Listing(sentence, short, visits, table, notes=notes)

    # --- first and last ---------------------------------------------------------------------------------------

    def _extreme(self, query: Query, visits: tuple[Visit, ...]) -> Listing:
        last = query.ask is Ask.LAST
        what = describe(query.conditions, self.gazetteer)
        dated = [visit for visit in visits if visit.date]
        if not dated:
            table = list_visits(visits, what, self.citing, self.gazetteer)
            who = "; ".join(map(self._from_to, visits)) if len(visits) <= MOST_NAMED else ""
            return Listing(messages.all_undated(len(visits), what, who), None, visits, table)
        ordered = dated if last else dated[::-1]
        chosen = _first_of(ordered, query.limit)
        table = list_visits(chosen, what, self.citing, self.gazetteer)
        undated = len(visits) - len(dated)
        notes = (messages.not_counted_undated(undated),) if undated else ()
        if query.limit and query.limit > 1:
            sentence = messages.latest_many(last, what, len(chosen))
            return Listing(sentence, None, tuple(chosen), table, notes=notes)
        first = chosen[0]
        when = messages.visit_day(first)
        who = "; ".join(self._from_to(visit) for visit in chosen)
        sentence = messages.latest(last, what, when, who, len(chosen))
        short = f"{when}, {who}" if len(chosen) == 1 else when
        return Listing(sentence, short, tuple(chosen), table, notes=notes)

    def _from_to(self, visit: Visit) -> str:
        return messages.from_to(
            name_parties(visit.visitors, self.gazetteer), name_parties(visit.hosts, self.gazetteer)
        )

    # --- counted by something ---------------------------------------------------------------------------------

    def _ranked(self, query: Query, visits: tuple[Visit, ...]) -> Listing:
        side: Side = query.target or "host"
        by: Dimension = query.by or "region"
        groups = rank(group_visits(visits, by, side, query.conditions, self.gazetteer))
        what = describe(query.conditions, self.gazetteer)
        if not groups:
            return self._listed(replace(query, ask=Ask.LIST, target=None), visits)
        most = len(groups[0].visits)
        wanted = query.limit or 1
        first = [group for group in groups if len(group.visits) == most]
        heading = messages.SIDE_NAMES[side] if by == "region" else messages.DIMENSIONS[by]
        following = [
            (group.name, len(group.visits)) for group in groups[len(first) :][: max(RANKED_SHOWN, wanted - 1)]
        ]
        sentence = messages.ranked([group.name for group in first], most, what, following)
        table = list_groups(groups, heading, what, self.citing, self.gazetteer)
        counted = first if wanted == 1 else groups[: max(wanted, len(first))]
        told = {visit.id: visit for group in counted for visit in group.visits}
        short = messages.names([group.name for group in counted])
        return Listing(sentence, short, tuple(sorted(told.values(), key=order_of)), table)

    def _grouped(self, query: Query, visits: tuple[Visit, ...]) -> Listing:
        side: Side = query.target or (
            "host" if query.conditions.guests and not query.conditions.hosts else "visitor"
        )
        by: Dimension = query.by or "year"
        groups = group_visits(visits, by, side, query.conditions, self.gazetteer)
        what = describe(query.conditions, self.gazetteer)
        dimension = messages.DIMENSIONS[by]
        sentence = messages.grouped(
            len(visits), what, dimension, [(one.name, len(one.visits)) for one in groups]
        )
        table = list_groups(groups, dimension, what, self.citing, self.gazetteer)
        named = [one.name for one in groups if one.name not in (messages.UNSAID, messages.UNDATED)]
        return Listing(sentence, messages.names(named) or None, visits, table)

    # --- comparisons ------------------------------------------------------------------------------------------

    def _compare(self, query: Query) -> Listing:
        selections = [select(self.registry, conditions, self.gazetteer) for conditions in query.sets]
        common = common_of(query.sets)
        counted = [
            (describe_difference(conditions, common, self.gazetteer), selection.visits)
            for conditions, selection in zip(query.sets, selections, strict=True)
        ]
        told = {visit.id: visit for _, visits in counted for visit in visits}
        if not told:
            return self._nothing(query, Selection(()))
        visits = tuple(sorted(told.values(), key=order_of))
        table = list_sets(counted, describe(query.conditions, self.gazetteer), self.citing, self.gazetteer)
        sentence = messages.compared(
            describe(common, self.gazetteer), [(what, len(found)) for what, found in counted]
        )
        notes = [
            *_shared_topics(counted),
            *reading_notes(self.registry, self.gazetteer, query, visits),
            *dict.fromkeys(note for selection in selections for note in not_counted(selection, query)),
        ]
        return Listing(sentence, None, visits, table, tuple(self.citing.citations), tuple(notes))

    # --- nothing, and notes -----------------------------------------------------------------------------------

    def _nothing(self, query: Query, selection: Selection) -> Listing:
        """What is missing, and the nearest that there is."""
        said = [messages.nothing(describe(query.conditions, self.gazetteer))]
        notes = (*reading_notes(self.registry, self.gazetteer, query, ()), *not_counted(selection, query))
        if not self.registry.visits:
            return Listing(message=messages.EMPTY, reason=Reason.NOTHING_FOUND)
        suggested = self._suggested(query)
        if suggested:
            said.append(messages.perhaps(suggested))
        nearest = find_nearest(self.registry, query.conditions, self.gazetteer)
        if nearest is None:
            return Listing(message=" ".join(said), reason=Reason.NOTHING_FOUND, notes=notes)
        said.append(messages.nearest(len(nearest.visits), describe(nearest.conditions, self.gazetteer)))
        shown = nearest.visits[:MOST_SHOWN]
        table = list_visits(shown, messages.NEAREST_CAPTION, self.citing, self.gazetteer)
        citations = tuple(self.citing.citations)
        return Listing(
            message=" ".join(said), reason=nearest.reason, table=table, citations=citations, notes=notes
        )

    def _suggested(self, query: Query) -> tuple[str, ...]:
        """Topics or regions that a word of the question looks like."""
        text = query.conditions.text
        if not text:
            return ()
        if not query.unknown_place:
            return load_topics().nearest(text, 2)
        near = self.gazetteer.nearest_names(text, 2)
        return tuple(name for name in near if ratio(text.lower(), name.split(" ", 1)[-1].lower()) >= LIKE)


def _shared_topics(counted: Sequence[tuple[str, Sequence[Visit]]]) -> tuple[str, ...]:
    """Which topics two or more sets of visits have in common, all having some."""
    topics = [{topic.value for visit in visits for topic in visit.topics} for _, visits in counted]
    if not all(topics):
        return ()
    return (messages.shared_topics(sorted(set.intersection(*topics))),)


def _without_kind(conditions: Conditions, side: Side) -> Conditions:
    """Conditions without what the sentence says of the governments anyway."""
    if side == "host":
        return replace(conditions, host_kind=ANY_KIND)
    return replace(conditions, guest_kind=ANY_KIND)


def _first_of(ordered: Sequence[Visit], limit: int | None) -> list[Visit]:
    """The first `limit`; without one all of the first one's date."""
    if limit:
        return list(ordered[:limit])
    first = ordered[0].date
    return [visit for visit in ordered if visit.date and first and visit.date.value == first.value]
