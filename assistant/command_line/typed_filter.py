"""What somebody types to choose visits, read into a filter; anything unknown is refused with the nearest names."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from assistant import messages
from assistant.command_line import visit_messages
from assistant.errors import UsageError
from corpus.bodies import load_units
from corpus.dates import find_dates
from corpus.region import Region
from corpus.regions import Gazetteer, load_gazetteer
from corpus.visits.filtering import VisitFilter
from corpus.visits.topics import load_topics
from corpus.visits.visit import FORMS

_PERIOD = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
NEAREST_SCORE = 60.0


@dataclass(frozen=True, slots=True)
class TypedFilter:
    """Conditions as they were typed; None: any."""

    host: str | None = None
    visitor: str | None = None
    province: str | None = None
    visitor_province: str | None = None
    topic: str | None = None
    form: str | None = None
    since: str | None = None
    until: str | None = None
    host_unit: str | None = None
    visitor_unit: str | None = None
    text: str | None = None
    planned: bool = False


def read_filter(typed: TypedFilter) -> VisitFilter:
    """The filter that is meant; raises UsageError with the nearest names for what is not known."""
    gazetteer = load_gazetteer()
    since, until = read_period(typed.since, "--from")[0], read_period(typed.until, "--to")[1]
    if since and until and since > until:
        raise UsageError(
            visit_messages.PERIOD_REVERSED, f"expected --from before --to, got {since} and {until}"
        )
    return VisitFilter(
        visitor=read_region(typed.visitor, "--visitor", gazetteer),
        host=read_region(typed.host, "--host", gazetteer),
        visitor_province=read_province(typed.visitor_province, "--visitor-province", gazetteer),
        province=read_province(typed.province, "--province", gazetteer),
        visitor_unit=read_unit(typed.visitor_unit, "--visitor-unit"),
        host_unit=read_unit(typed.host_unit, "--host-unit"),
        topic=read_topic(typed.topic),
        form=read_form(typed.form),
        since=since,
        until=until,
        text=read_text(typed.text),
        planned=typed.planned,
    )


def read_region(typed: str | None, option: str, gazetteer: Gazetteer) -> str | None:
    """The code of one region, given by name, short name or code; None stays None."""
    if typed is None:
        return None
    found = _lookup(typed, gazetteer)
    if len(found) == 1:
        return found[0].code
    detail = f"{option}: expected one region, got {typed!r}, which means {[one.code for one in found]}"
    if found:
        raise UsageError(visit_messages.ambiguous_region(typed, [one.full_name for one in found]), detail)
    raise UsageError(messages.unknown_region(typed, gazetteer.nearest_names(typed, 3)), detail)


def read_province(typed: str | None, option: str, gazetteer: Gazetteer) -> str | None:
    """The code of a province; None stays None."""
    if typed is None:
        return None
    found = [one for one in _lookup(typed, gazetteer) if one.kind == "provinsi"]
    if found:
        return found[0].code
    names = [one.full_name for one in gazetteer.regions if one.kind == "provinsi"]
    detail = f"{option}: expected a province, got {typed!r}"
    raise UsageError(visit_messages.unknown_province(typed, _nearest(typed, names)), detail)


def read_topic(typed: str | None) -> str | None:
    """The name of a topic, given by it or by a synonym; None stays None."""
    if typed is None:
        return None
    topics = load_topics()
    name = topics.lookup(typed)
    if name is None:
        detail = f"--topic: expected a topic, got {typed!r}"
        raise UsageError(visit_messages.unknown_topic(typed, topics.nearest(typed)), detail)
    return name


def read_form(typed: str | None) -> str | None:
    """One of FORMS; None stays None."""
    if typed is None:
        return None
    form = " ".join(typed.casefold().split())
    if form not in FORMS:
        raise UsageError(
            visit_messages.unknown_form(typed, FORMS), f"--form: expected one of {FORMS}, got {typed!r}"
        )
    return form


def read_unit(typed: str | None, option: str) -> str | None:
    """The key of a kind of office, given by it or by its name; None stays None."""
    if typed is None:
        return None
    wanted = " ".join(typed.casefold().split())
    units = load_units()
    key = next((key for key, name in units.items() if wanted in (key, name.casefold())), None)
    if key is None:
        detail = f"{option}: expected one of {sorted(units)}, got {typed!r}"
        raise UsageError(visit_messages.unknown_unit(typed, _nearest(typed, units.values())), detail)
    return key


def read_text(typed: str | None) -> str:
    """Words to be found; None is none. Signs alone are refused: they would hold for every visit."""
    if typed is not None and not any(sign.isalnum() for sign in typed):
        raise UsageError(visit_messages.NO_WORD_TO_FIND, f"--text: expected a word, got {typed!r}")
    return typed or ""


def read_period(typed: str | None, option: str) -> tuple[date | None, date | None]:
    """First and last day of what is given: "2022", "2022-06", "2022-06-07", "Juni 2022", "7 Juni 2022"."""
    if typed is None:
        return None, None
    text = typed.strip()
    try:
        if match := _PERIOD.fullmatch(text):
            return _read_numbers(int(match[1]), int(match[2]) if match[2] else None)
        day = date.fromisoformat(text)
    except ValueError:
        mentions = [mention for mention in find_dates(text) if mention.first and mention.last]
        if len(mentions) != 1:
            raise UsageError(
                messages.bad_date(option, typed), f"{option}: expected a date, got {typed!r}"
            ) from None
        return mentions[0].first, mentions[0].last
    return day, day


def _read_numbers(year: int, month: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _lookup(typed: str, gazetteer: Gazetteer) -> tuple[Region, ...]:
    by_code = [region for region in gazetteer.regions if region.code == typed.strip()]
    return tuple(by_code) or gazetteer.lookup(typed)


def _nearest(typed: str, names: Iterable[str]) -> list[str]:
    found = process.extract(
        typed, list(names), scorer=fuzz.WRatio, processor=str.casefold, limit=3, score_cutoff=NEAREST_SCORE
    )
    return [name for name, _, _ in found]
