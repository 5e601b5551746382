"""The administrator's form for a visit: what stands in it, and what was changed in it."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.page.typed_text import clean_typed
from assistant.page.visits import texts
from corpus.dates import DateMention, find_dates
from corpus.visits.visit import Party, Visit
from corpus.visits.visit_dates import show_date

ROWS_LIMIT = 80
TYPED_LIMIT = 2000
Row = tuple[str, ...]

COLUMNS: dict[str, Row] = {
    "visitors": ("region", "body"),
    "hosts": ("region", "body"),
    "people": ("name", "role", "side"),
    "figures": ("what", "value"),
}
"""Fields that are typed in rows -> the columns of a row, sent as `<field>_<column>`."""
LINES = ("programs", "outcomes")
"""Fields that are typed one value a line."""
SEEN = "seen"
"""Hidden field with the prints of the values that the form showed at first."""
LEFT_OUT_OF_DATES = ("", "tahun", "bulan", "tanggal", "pada")


class FormError(ValueError):
    """What is typed can't be meant; the message is one Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class FormValues:
    """What stands in the form at first: strings, as they would be typed."""

    visitors: tuple[Row, ...]
    """Region, body."""
    hosts: tuple[Row, ...]
    date: str
    form: str
    status: str
    topics: tuple[str, ...]
    venue: str
    people: tuple[Row, ...]
    """Name, role, side."""
    programs: tuple[str, ...]
    figures: tuple[Row, ...]
    """What is counted, value."""
    outcomes: tuple[str, ...]


def fill_form(visit: Visit) -> FormValues:
    """The form as it is before anything is changed."""
    return FormValues(
        visitors=tuple(_party_row(party.value) for party in visit.visitors),
        hosts=tuple(_party_row(party.value) for party in visit.hosts),
        date=show_date(visit.date.value) if visit.date else "",
        form=visit.form.value if visit.form else "",
        status=visit.status.value,
        topics=tuple(topic.value for topic in visit.topics),
        venue=visit.venue.value if visit.venue else "",
        people=tuple((one.value.name, one.value.role or "", one.value.side or "") for one in visit.people),
        programs=tuple(program.value for program in visit.programs),
        figures=tuple((one.value.what, one.value.value) for one in visit.figures),
        outcomes=tuple(outcome.value for outcome in visit.outcomes),
    )


def print_form(form: FormValues) -> str:
    """Short prints of what a form shows, as `name:print` with a space between them."""
    return " ".join(f"{name}:{_print(_as_typed(getattr(form, name)))}" for name in FormValues.__slots__)


def read_form(values: Mapping[str, object], visit: Visit) -> dict[str, Any]:
    """The fields that were changed in the form, as `VisitRegister.correct` takes them.

    A field is not changed where the browser does not send it, or sends what the form showed at first: somebody else
    may have corrected it since. Raises FormError, also where both have changed the same field; whether regions,
    topics and the rest exist is the register's to say.
    """
    before, seen = fill_form(visit), _read_prints(values.get(SEEN))
    changes: dict[str, Any] = {}
    for name in FormValues.__slots__:
        typed, now = _typed(values, name), _as_typed(getattr(before, name))
        if typed is None or typed == now:
            continue
        shown = seen.get(name, _print(now))
        if _print(typed) == shown:
            continue
        if shown != _print(now):
            raise FormError(texts.changed_meanwhile(texts.LABELS[name]))
        changes[name] = _READERS[name](typed)
    return changes


def _print(typed: tuple[Row, ...]) -> str:
    return hashlib.sha256(repr(typed).encode("utf-8", "backslashreplace")).hexdigest()[:12]


def _read_prints(sent: object) -> dict[str, str]:
    """Field -> print of what the form showed; empty where the browser sends none."""
    pairs = (pair.partition(":") for pair in sent.split()) if isinstance(sent, str) else ()
    return {name: shown for name, _, shown in pairs}


def _party_row(party: Party) -> Row:
    return party.region, party.body or ""


def _typed(values: Mapping[str, object], name: str) -> tuple[Row, ...] | None:
    """The rows that were typed, empty ones left out; None where the field was not sent."""
    columns = [f"{name}_{column}" for column in COLUMNS.get(name, ())] or [name]
    if not any(column in values for column in columns):
        return None
    sent = [list(_texts(values.get(column), lines=name in LINES)) for column in columns]
    height = max(len(column) for column in sent)
    if height > ROWS_LIMIT or any(len(text) > TYPED_LIMIT for column in sent for text in column):
        raise FormError(texts.TOO_MUCH)
    rows = (tuple(column[at] if at < len(column) else "" for column in sent) for at in range(height))
    return tuple(row for row in rows if any(row[:2]))


def _texts(value: object, *, lines: bool) -> Iterator[str]:
    for one in value if isinstance(value, list | tuple) else (value,):
        parts = one.splitlines() if lines and isinstance(one, str) else (one,)
        yield from (clean_typed(part) for part in parts)


def _as_typed(value: object) -> tuple[Row, ...]:
    """A field of FormValues as `_typed` gives it."""
    several = value if isinstance(value, tuple) else (value,) if value else ()
    rows = (row if isinstance(row, tuple) else (row,) for row in several)
    return tuple(tuple(clean_typed(cell) for cell in row) for row in rows)


def _read_rows(*columns: str) -> Callable[[Sequence[Row]], list[dict[str, str | None]]]:
    def read(rows: Sequence[Row]) -> list[dict[str, str | None]]:
        return [dict(zip(columns, (cell or None for cell in row), strict=True)) for row in rows]

    return read


def _read_lines(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(row[0] for row in rows))


def _read_single(rows: Sequence[Row]) -> str | None:
    return rows[0][0] if rows else None


def _read_date(rows: Sequence[Row]) -> str | None:
    """The typed date in ISO form; a range of days as two days with a slash."""
    typed = _read_single(rows)
    if typed is None:
        return None
    found = find_dates(typed)
    if len(found) != 1 or not _is_whole(found[0], typed):
        raise FormError(texts.bad_date(typed))
    first, last = str(found[0].first), str(found[0].last)
    if found[0].day is None:
        return first[:7] if found[0].month else first[:4]
    return first if first == last else f"{first}/{last}"


def _is_whole(found: DateMention, typed: str) -> bool:
    """Is that a date of a known year, and all that was typed?"""
    left_over = (typed[: found.span.start] + typed[found.span.end :]).strip(" ,.").casefold()
    return found.first is not None and not found.conflict and left_over in LEFT_OUT_OF_DATES


_READERS: dict[str, Callable[[Sequence[Row]], Any]] = {
    **{name: _read_rows(*columns) for name, columns in COLUMNS.items()},
    **dict.fromkeys(("topics", *LINES), _read_lines),
    **dict.fromkeys(("form", "venue", "status"), _read_single),
    "date": _read_date,
}
"""Field of FormValues -> reader of what was typed in it."""
