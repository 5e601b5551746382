"""Follow-ups on a question to the register: "Yang 2023 saja?", "Kalau ke Kabupaten Kediri?", "Siapa yang terakhir?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.listing.comparing import comparable_sets
from assistant.listing.deciding import decide
from assistant.listing.query import ANY_KIND, Ask, Conditions, Period, Place, Query, SideKind
from assistant.listing.reading import ReadParts, is_foreign, read_parts
from assistant.listing.words import load_listing_words
from assistant.understanding.leaning import year_shift
from assistant.understanding.question import Question
from corpus.bodies import BodyMention
from corpus.visits.visit import Side

MAX_WORDS = 9
"""A longer question says itself which visits it means."""

_NEW_ASKS = frozenset({Ask.COUNT, Ask.LAST, Ask.FIRST, Ask.RANK, Ask.GROUP})


@dataclass(frozen=True, slots=True)
class Context:
    """What the question before leaves to the next one."""

    query: Query
    """For a question that passages answered: a list of the visits that it spoke of."""
    of_register: bool


def next_query(question: Question, before: Context | None, today: date) -> tuple[Query | None, Context]:
    """The query of a question (None: passages answer it), and what it leaves to the next one."""
    parts = read_parts(question, today)
    query = None
    if before is not None and _leans(parts, question, before):
        query = _merged(parts, question, before.query)
    if query is None and not (load_listing_words().has("pointed", parts.line) and before is None):
        query = decide(parts)
    if query is not None:
        return query, Context(query, True)
    return None, Context(Query(Ask.LIST, parts.conditions), False)


def _leans(parts: ReadParts, question: Question, before: Context) -> bool:
    """Does the question go on from the one before?"""
    line, words = parts.line, load_listing_words()
    of_office = "@h" in line and not words.has("turns", line)  # "Siapa Bupati Siak?"
    if is_foreign(parts) or parts.unknown or question.people or of_office:
        return False
    pointed = words.has("points", line)
    alone = decide(parts)
    if not before.of_register:
        return pointed and alone is not None
    if pointed or words.has("turns", line) or year_shift(line):
        return True
    if alone is None or len(line.split()) > MAX_WORDS:
        return len(line.split()) <= MAX_WORDS and _says_something(parts, line)
    own = parts.conditions
    has_place = bool(own.guests or own.hosts or own.either)
    if words.has("opens", line):
        return not (has_place and alone.sure and _names_visits(line))
    return own.is_empty() and not parts.asked.of_regions and not _asks_noun(line)


def _names_visits(line: str) -> bool:
    words = load_listing_words()
    return any(
        words.are("visit", token) or token in ("berkunjung", "dikunjungi", "mengunjungi")
        for token in line.split()
    )


def _asks_noun(line: str) -> bool:
    return re.search(r"\b(?:daerah|kota|kabupaten|provinsi|pemda|instansi|topik|tahun)\b", line) is not None


def _says_something(parts: ReadParts, line: str) -> bool:
    """A condition, or a wish that belongs to a list."""
    if not parts.conditions.is_empty() or parts.asked.ask in _NEW_ASKS or find_only_kind(line):
        return True
    return any(
        pattern.search(line) for patterns in load_listing_words().follow_up.values() for pattern in patterns
    )


def find_only_kind(line: str) -> str:
    """The kind of government in "yang kabupaten saja"; empty for none."""
    matches = (pattern.search(line) for pattern in load_listing_words().patterns["only_kind"])
    return next((match["kind"] for match in matches if match), "")


# --- putting both together ------------------------------------------------------------------------------------


def _merged(parts: ReadParts, question: Question, previous: Query) -> Query | None:
    """The earlier query with what the question changes of it."""
    line = parts.skeleton.line
    conditions = _changed(parts, previous, line, year_shift(question.text))
    if parts.asked.ask is Ask.COMPARE and conditions != previous.conditions:
        own = comparable_sets(parts.conditions, parts.sides)
        sets = (previous.conditions, conditions) if len(own) < 2 else comparable_sets(conditions, parts.sides)
        return Query(Ask.COMPARE, conditions, sets=sets)
    if (
        conditions == previous.conditions
        and not _wants(parts, line)
        and not load_listing_words().has("points", line)
    ):
        return None
    query = _asked_anew(parts, line, replace(previous, conditions=conditions, sure=True, dropped=()))
    if query.ask is Ask.COMPARE:
        shift = year_shift(question.text)
        changed = (_changed(parts, replace(previous, conditions=one), line, shift) for one in previous.sets)
        sets = tuple(dict.fromkeys(changed))
        query = replace(query, sets=sets) if len(sets) > 1 else replace(query, ask=Ask.LIST, sets=())
    return _with_open_target(query)


def _wants(parts: ReadParts, line: str) -> bool:
    return parts.asked.ask is not Ask.LIST or parts.sides.asks or _matched(line) != ""


def _matched(line: str) -> str:
    """Name of the list in [follow_up] that fits the line; empty for none."""
    for name, patterns in load_listing_words().follow_up.items():
        if any(pattern.search(line) for pattern in patterns):
            return name
    return ""


def _asked_anew(parts: ReadParts, line: str, query: Query) -> Query:
    """What is wanted now, or still."""
    asked, wish = parts.asked, _matched(line)
    side: Side | None = parts.sides.target or _asked_side(line)
    if asked.ask in _NEW_ASKS and not (asked.ask is Ask.COUNT and wish == "count"):
        target = side if asked.of_regions or asked.ask is not Ask.COUNT else None
        if asked.ask is Ask.RANK and target is None and asked.by is None:
            target = query.target or "visitor"
        return replace(
            query,
            ask=asked.ask,
            by=asked.by,
            limit=asked.limit,
            target=target,
            wants_count=asked.wants_count,
            sets=(),
        )
    plain = replace(query, ask=Ask.LIST, by=None, limit=None, wants_count=False, sets=())
    if wish == "count":
        return replace(plain, ask=Ask.COUNT, target=query.target, wants_count=True)
    if wish == "topics":
        return replace(plain, ask=Ask.GROUP, by="topic", target=None)
    if wish == "visits":
        return replace(plain, target=None)
    if side is not None and (wish in ("guests", "hosts") or parts.sides.asks):
        return replace(plain, target=side)
    return query


def _asked_side(line: str) -> Side | None:
    wish = _matched(line)
    return {"guests": "visitor", "hosts": "host"}.get(wish)  # type: ignore[return-value]


def _with_open_target(query: Query) -> Query:
    """A side that is one named government is not asked for any more."""
    places = query.conditions.hosts if query.target == "host" else query.conditions.guests
    fixed = query.target is not None and len(places) == 1 and not places[0].within
    return replace(query, target=None) if fixed and query.ask in (Ask.LIST, Ask.COUNT) else query


def _changed(parts: ReadParts, previous: Query, line: str, shift: int) -> Conditions:
    """The conditions with those of the question in place of the earlier ones of the same sort."""
    own, kept = parts.conditions, previous.conditions
    guests, hosts, either = _changed_places(own, kept, previous.target)
    merged = replace(
        kept,
        guests=guests,
        hosts=hosts,
        either=either,
        guest_kind=own.guest_kind if own.guest_kind != ANY_KIND else kept.guest_kind,
        host_kind=own.host_kind if own.host_kind != ANY_KIND else kept.host_kind,
        topics=own.topics or kept.topics,
        forms=own.forms or kept.forms,
        periods=own.periods or _shifted(kept.periods, shift),
    )
    return _without(_with_kind(parts, merged, previous.target, line), line)


def _changed_places(
    own: Conditions, kept: Conditions, target: Side | None
) -> tuple[tuple[Place, ...], tuple[Place, ...], tuple[Place, ...]]:
    """Guests, hosts, either; a place without a role takes that of the one that it stands for."""
    guests, hosts = own.guests or kept.guests, own.hosts or kept.hosts
    if not own.either:
        return guests, hosts, kept.either
    if kept.either and not (kept.guests or kept.hosts):
        return guests, hosts, own.either
    if kept.guests and not kept.hosts and not own.guests:
        return own.either, hosts, ()
    if own.hosts or (kept.hosts and target == "host"):
        return own.either, hosts, ()
    return guests, own.either, ()


def _shifted(periods: Sequence[Period], years: int) -> tuple[Period, ...]:
    """Whole years moved by so many."""
    if not years:
        return tuple(periods)
    return tuple(Period(_moved(one.first, years), _moved(one.last, years)) for one in periods)


def _moved(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    year = min(9999, max(1, day.year + years))
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _with_kind(parts: ReadParts, conditions: Conditions, target: Side | None, line: str) -> Conditions:
    """ "Yang kabupaten saja", "DPRD saja": of the side that is asked for."""
    word = find_only_kind(line)
    if not word or parts.sides.target is not None:
        return conditions
    units = [
        token.value.unit for token in parts.skeleton.marked("@u") if isinstance(token.value, BodyMention)
    ]
    kind = SideKind(unit=units[0]) if word == "@u" and units else SideKind(kind=word)
    side = target or ("visitor" if conditions.hosts else "host")
    return replace(conditions, host_kind=kind) if side == "host" else replace(conditions, guest_kind=kind)


def _without(conditions: Conditions, line: str) -> Conditions:
    """Without what "semua tahun" and the like open again."""
    wish = _matched(line)
    if wish == "every_time":
        return replace(conditions, periods=())
    if wish == "every_topic":
        return replace(conditions, topics=())
    return replace(conditions, forms=()) if wish == "every_form" else conditions
