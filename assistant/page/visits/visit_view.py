"""One visit with all its fields, and what says each of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from assistant.page.visits import texts
from assistant.page.visits.describing import VisitRow, row_of, show_confidence, show_party
from assistant.page.visits.quoting import Quote, Quoting
from corpus.article import Article
from corpus.visits.visit import Conflict, Figure, Participant, Party, Visit, VisitDate
from corpus.visits.visit_dates import show_date


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a field."""

    text: str
    detail: str
    """What is known besides; may be empty."""
    confidence: str
    hint: str
    """What the word for the confidence means."""
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field; without items no article tells it."""

    name: str
    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """What the articles say differently."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class VisitView:
    """All that is shown of a visit."""

    visit: Visit
    row: VisitRow
    fields: tuple[FieldView, ...]
    conflicts: tuple[ConflictView, ...]
    articles: tuple[tuple[str, Article | None], ...]
    """Id and article; None where it is no longer in the archive."""


def view_visit(visit: Visit, quoting: Quoting) -> VisitView:
    """The visit with its evidence as the articles have it now."""
    return VisitView(
        visit=visit,
        row=row_of(visit),
        fields=tuple(
            FieldView(name, label, tuple(_items(visit, name, quoting)))
            for name, label in texts.FIELDS.items()
        ),
        conflicts=tuple(_conflict(conflict, quoting) for conflict in visit.conflicts),
        articles=tuple((article_id, quoting.article(article_id)) for article_id in visit.articles),
    )


def _items(visit: Visit, name: str, quoting: Quoting) -> Iterable[Item]:
    value = getattr(visit, name) or (visit.open_date if name == "date" else None)
    several = value if isinstance(value, tuple) else (value,) if value else ()
    for reported in several:
        text, detail = _SHOWN.get(name, _show_plain)(reported.value)
        yield Item(text, detail, *show_confidence(reported), quoting.quotes(reported.evidence))


def _show_plain(value: str) -> tuple[str, str]:
    return value, ""


def _show_party(party: Party) -> tuple[str, str]:
    shown = show_party(party)
    undecided = texts.UNDECIDED if shown.undecided else ""
    return shown.region, " · ".join(part for part in (shown.body, undecided) if part)


def _show_date(value: VisitDate | str) -> tuple[str, str]:
    if isinstance(value, str):
        return value, texts.YEAR_UNTOLD
    return show_date(value), texts.DOUBTFUL if value.doubtful else ""


def _show_person(person: Participant) -> tuple[str, str]:
    side = texts.of_side(person.side) if person.side else ""
    return person.name, ", ".join(part for part in (person.role, side) if part)


def _show_figure(figure: Figure) -> tuple[str, str]:
    return figure.value, figure.what


_SHOWN: dict[str, Callable[[Any], tuple[str, str]]] = {
    "visitors": _show_party,
    "hosts": _show_party,
    "date": _show_date,
    "people": _show_person,
    "figures": _show_figure,
}
"""Field of `Visit` -> text and detail of one of its values."""


def _conflict(conflict: Conflict, quoting: Quoting) -> ConflictView:
    items = tuple(
        Item(value.value, "", *show_confidence(value), quoting.quotes(value.evidence))
        for value in conflict.values
    )
    return ConflictView(texts.conflict(conflict.field), items)
