"""What a person may change in a visit: typed values are read and refused here, read ones are applied."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from corpus.bodies import find_bodies
from corpus.errors import VisitError
from corpus.regions import load_gazetteer
from corpus.visits import messages
from corpus.visits.merging.joining import key_of_text
from corpus.visits.topics import load_topics
from corpus.visits.visit import FORMS, Figure, Participant, Party, Reported, Status, Visit, VisitDate
from corpus.visits.visit_dates import show_date

LISTS = ("visitors", "hosts", "topics", "people", "programs", "figures", "outcomes")
SINGLES = ("date", "form", "venue", "status")
FIRST_YEAR, LAST_YEAR = 1945, 2100
LONGEST = 300
LONGEST_OUTCOME = 2_000
SIDES = {"visitor": "visitor", "host": "host", "tamu": "visitor", "tuan rumah": "host"}
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")

Plain = dict[str, Any]


def read_changes(typed: Mapping[str, Any], visit: Visit) -> Plain:
    """Changes as they are stored: field -> {"set": value} or, of lists, {"add": values, "remove": values}.

    `typed` gives a field's new value, or for a list `{"add": […], "remove": […]}`. A party is a region's name or
    {"region", "body"}, a date "2022-06-07", "2022-06", "2022" or "2022-06-07/2022-06-09", a person {"name", "role",
    "side"}, a figure {"what", "value"}; None empties a single field. A region that `visit` leaves open may stay so.
    Raises VisitError, one sentence.
    """
    if not typed:
        raise VisitError(messages.NOTHING_CHANGED, "expected at least one change")
    return {name: _read_field(name, value, visit) for name, value in typed.items()}


def apply_changes(visit: Visit, changes: Mapping[str, Any]) -> Visit:
    """The visit with stored changes; values that were there keep their evidence, contradictions in them are settled."""
    for name, change in changes.items():
        visit = _apply(visit, name, change)
    settled = tuple(one for one in visit.conflicts if one.field not in changes)
    return replace(visit, conflicts=settled)


# --- reading --------------------------------------------------------------------------------------------------


def _read_field(name: str, value: Any, visit: Visit) -> Plain:
    if name in LISTS:
        read = _party_reader(visit) if name in ("visitors", "hosts") else _READ[name]
        if isinstance(value, Mapping) and value.keys() <= {"add", "remove"}:
            return {key: [read(one) for one in _as_list(name, several)] for key, several in value.items()}
        return {"set": [read(one) for one in _as_list(name, value)]}
    if name in SINGLES:
        return {"set": None if value is None and name != "status" else _READ[name](value)}
    detail = f"expected one of {LISTS + SINGLES}, got {name!r}"
    raise VisitError(messages.unknown_field(name), detail)


def _as_list(name: str, value: Any) -> Iterable[Any]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise VisitError(messages.not_a_list(name), f"{name}: expected a list, got {value!r}")
    return value


def _read_text(value: Any, longest: int = LONGEST) -> str:
    if not isinstance(value, str):
        raise VisitError(messages.NOT_A_TEXT, f"expected a text, got {value!r}")
    normal = unicodedata.normalize("NFC", value)
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in normal).split())
    if not text:
        raise VisitError(messages.EMPTY_VALUE, "expected a text, got an empty one")
    if len(text) > longest:
        raise VisitError(
            messages.too_long(longest), f"expected {longest} characters at most, got {len(text)}"
        )
    return text


def _read_optional(value: Any) -> str | None:
    return None if value is None or value == "" else _read_text(value)


def _party_reader(visit: Visit) -> Callable[[Any], Plain]:
    """Reads a party; one that the visit leaves open comes as it is."""
    parties = (reported.value for reported in (*visit.visitors, *visit.hosts))
    still_open = {party.region: party for party in parties if party.code is None}

    def read(value: Any) -> Plain:
        party = still_open.get(str(value.get("region") if isinstance(value, Mapping) else value))
        return _read_party(value) if party is None else asdict(party)

    return read


def _read_party(value: Any) -> Plain:
    typed = value if isinstance(value, Mapping) else {"region": value}
    name = _read_text(typed.get("region"))
    gazetteer = load_gazetteer()
    found = [one for one in gazetteer.regions if one.code == name] or gazetteer.lookup(name)
    detail = f"expected one region, got {name!r}, which means {[one.code for one in found]}"
    if not found:
        raise VisitError(messages.unknown_region(name, gazetteer.nearest_names(name, 3)), detail)
    if len(found) > 1:
        raise VisitError(messages.ambiguous_region(name, [one.full_name for one in found]), detail)
    body = _read_optional(typed.get("body"))
    units = [mention.unit for mention in find_bodies(body)] if body else []
    return {
        "region": found[0].full_name,
        "code": found[0].code,
        "body": body,
        "unit": units[0] if units else None,
    }


def _read_date(value: Any) -> str:
    text = _read_text(value)
    try:
        parsed = parse_date(text)
    except ValueError as error:
        raise VisitError(
            messages.bad_date(text), f"expected a date in ISO form, got {text!r}: {error}"
        ) from error
    if parsed.first.year < FIRST_YEAR or parsed.last.year > LAST_YEAR or parsed.last < parsed.first:
        raise VisitError(
            messages.bad_date(text), f"expected {FIRST_YEAR} to {LAST_YEAR}, in order, got {text!r}"
        )
    return text


def _read_form(value: Any) -> str:
    form = _read_text(value).casefold()
    if form not in FORMS:
        raise VisitError(messages.unknown_form(form, FORMS), f"expected one of {FORMS}, got {value!r}")
    return form


def _read_topic(value: Any) -> str:
    typed = _read_text(value)
    topics = load_topics()
    name = topics.lookup(typed)
    if name is None:
        raise VisitError(
            messages.unknown_topic(typed, topics.nearest(typed)), f"expected a topic, got {typed!r}"
        )
    return name


def _read_status(value: Any) -> str:
    known = [status.value for status in Status]
    if value not in known:
        raise VisitError(messages.unknown_status(known), f"expected one of {known}, got {value!r}")
    return str(value)


def _read_person(value: Any) -> Plain:
    typed = value if isinstance(value, Mapping) else {"name": value}
    side = typed.get("side") or None
    if side is not None and side not in SIDES:
        raise VisitError(messages.UNKNOWN_SIDE, f"expected one of {sorted(SIDES)}, got {side!r}")
    return {
        "name": _read_text(typed.get("name")),
        "role": _read_optional(typed.get("role")),
        "side": SIDES[side] if side else None,
    }


def _read_figure(value: Any) -> Plain:
    if not isinstance(value, Mapping):
        raise VisitError(messages.NOT_A_FIGURE, f"expected what and value, got {value!r}")
    return {"what": _read_text(value.get("what")), "value": _read_text(value.get("value"))}


_READ: dict[str, Callable[[Any], Any]] = {
    "topics": _read_topic,
    "people": _read_person,
    "programs": _read_text,
    "figures": _read_figure,
    "outcomes": lambda value: _read_text(value, LONGEST_OUTCOME),
    "date": _read_date,
    "form": _read_form,
    "venue": _read_text,
    "status": _read_status,
}


def parse_date(text: str) -> VisitDate:
    """A date of ISO form: "2022", "2022-06", "2022-06-07", "2022-06-07/2022-06-09"; ValueError for another."""
    first, slash, last = text.partition("/")
    if slash:
        return VisitDate(_parse_day(first), _parse_day(last), "day")
    match = _DAY.fullmatch(first)
    if match is None:
        raise ValueError("no ISO form")
    year, month, day = (int(part) if part else None for part in match.groups())
    if day is not None:
        return VisitDate(_parse_day(first), _parse_day(first), "day")
    start = date(year or 0, month or 1, 1)
    after = date(start.year + 1, 1, 1) if month in (None, 12) else date(start.year, start.month + 1, 1)
    return VisitDate(start, after - timedelta(days=1), "month" if month else "year")


def _parse_day(text: str) -> date:
    match = _DAY.fullmatch(text)
    if match is None or match[3] is None:
        raise ValueError("no ISO day")
    return date(int(match[1]), int(match[2]), int(match[3]))


# --- applying -------------------------------------------------------------------------------------------------


def _apply(visit: Visit, name: str, change: Plain) -> Visit:
    if name == "status":
        return replace(visit, status=Status(change["set"]))
    if name in SINGLES:
        visit = replace(visit, **{name: _put(visit, name, change["set"])})  # type: ignore[arg-type]
        return replace(visit, open_date=None) if visit.date else visit
    present: tuple[Reported[Any], ...] = getattr(visit, name)
    make, key = _MAKE[name], _KEY[name]
    if "set" in change:
        wanted = [make(value) for value in change["set"]]
        values = tuple(_keep(present, value, key) for value in wanted)
    else:
        removed = {key(make(value)) for value in change.get("remove", ())}
        kept = tuple(one for one in present if key(one.value) not in removed)
        known = {key(one.value) for one in kept}
        added = (make(value) for value in change.get("add", ()))
        values = kept + tuple(Reported(value, (), 1.0) for value in added if key(value) not in known)
    return replace(visit, **{name: values})  # type: ignore[arg-type]


def _put(visit: Visit, name: str, plain: Any) -> Reported[Any] | None:
    """A single value, with the evidence that it has among the reports."""
    if plain is None:
        return None
    value = parse_date(plain) if name == "date" else plain
    present: Reported[Any] | None = getattr(visit, name)
    if present is not None and present.value == value:
        return present
    shown = show_date(value) if name == "date" else value
    told = (one for conflict in visit.conflicts if conflict.field == name for one in conflict.values)
    evidence = next((one.evidence for one in told if one.value == shown), ())
    return Reported(value, evidence, 1.0)


def _keep(present: Iterable[Reported[Any]], value: Any, key: Callable[[Any], Any]) -> Reported[Any]:
    """`value` with the evidence of the one that was there under its key."""
    known = next((one for one in present if key(one.value) == key(value)), None)
    if known is None:
        return Reported(value, (), 1.0)
    return known if known.value == value else Reported(value, known.evidence, 1.0)


def _make_party(plain: Plain) -> Party:
    return Party(**plain | {"candidates": tuple(plain.get("candidates", ()))})


_MAKE: dict[str, Callable[[Any], Any]] = {
    "visitors": _make_party,
    "hosts": _make_party,
    "topics": str,
    "people": lambda plain: Participant(**plain),
    "programs": str,
    "figures": lambda plain: Figure(**plain),
    "outcomes": str,
}
_KEY: dict[str, Callable[[Any], Any]] = {
    "visitors": lambda party: party.code or party.region,
    "hosts": lambda party: party.code or party.region,
    "topics": str,
    "people": lambda person: key_of_text(person.name),
    "programs": key_of_text,
    "figures": lambda figure: (key_of_text(figure.what), key_of_text(figure.value)),
    "outcomes": key_of_text,
}
