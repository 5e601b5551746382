"""What a briefing is asked for, read strictly from typed words."""

from dataclasses import dataclass
from datetime import date

from assistant.briefing import messages
from assistant.errors import UsageError
from corpus.region import Region
from corpus.regions import Gazetteer
from corpus.visits.topics import Topics

TYPED_LIMIT = 200
"""Characters of a typed office, subject or number that are taken."""


@dataclass(frozen=True, slots=True)
class BriefingRequest:
    """Who wants to visit whom, about what, and when."""

    host: Region
    topic: str
    """A name of the list of topics."""
    own: Region
    """The region that the briefing is made for."""
    made: date
    """The day of making."""
    first: date | None = None
    """First day of the planned trip."""
    last: date | None = None
    """Last day; None: one day, or not told."""
    office: str = ""
    """The unit that writes, below the name of the government."""
    subject: str = ""
    """Perihal; empty: made from host and topic."""
    number: str = ""
    """Nomor; empty: left to be filled in."""


@dataclass(frozen=True, slots=True)
class TypedRequest:
    """The same as it is typed; empty: not given."""

    host: str
    topic: str
    own: str
    first: date | None = None
    last: date | None = None
    office: str = ""
    subject: str = ""
    number: str = ""


def read_request(typed: TypedRequest, gazetteer: Gazetteer, topics: Topics, made: date) -> BriefingRequest:
    """The request; raises UsageError with one Indonesian sentence where a name or a date is wrong."""
    host = read_region(typed.host, messages.HOST, gazetteer)
    own = read_region(typed.own, messages.OWN, gazetteer)
    if host.code == own.code:
        raise UsageError(messages.same_region(host.full_name), f"host and own region are both {host.code}")
    first, last = typed.first or typed.last, typed.last
    if first and last and last < first:
        raise UsageError(messages.DATES_REVERSED, f"expected from <= to, got {first} and {last}")
    return BriefingRequest(
        host=host,
        topic=read_topic(typed.topic, topics),
        own=own,
        made=made,
        first=first,
        last=None if last == first else last,
        office=_short(typed.office),
        subject=_short(typed.subject),
        number=_short(typed.number),
    )


def read_region(typed: str, what: str, gazetteer: Gazetteer) -> Region:
    """The one region that `typed` means; `what` says in Indonesian which one is asked for."""
    name = " ".join(typed.split())[:TYPED_LIMIT]
    if not name:
        raise UsageError(messages.missing_region(what), f"{what}: no region given")
    found = gazetteer.lookup(name)
    if not found:
        nearest = gazetteer.nearest_names(name)
        raise UsageError(messages.unknown_region(what, name, nearest), f"{what}: {name!r} is no region")
    if len(found) > 1:
        names = [region.full_name for region in found]
        raise UsageError(messages.ambiguous_region(what, name, names), f"{what}: {name!r} may be {names}")
    return found[0]


def read_topic(typed: str, topics: Topics) -> str:
    """The topic of the list that `typed` names, by its name or a synonym."""
    name = " ".join(typed.split())[:TYPED_LIMIT]
    if not name:
        raise UsageError(messages.MISSING_TOPIC, "no topic given")
    found = topics.lookup(name)
    if found is None:
        nearest = topics.nearest(name)
        raise UsageError(messages.unknown_topic(name, nearest), f"{name!r} is not in the list of topics")
    return found


def _short(typed: str) -> str:
    return " ".join(typed.split())[:TYPED_LIMIT]
