"""Which visits are meant: a strict filter, the same for questions, table, briefing and command line."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class VisitFilter:
    """Conditions on a visit; unset ones hold for every visit, all others must hold."""

    visitor: str | None = None
    """Code of a region: one of the visitors is this government."""
    host: str | None = None
    """Code of a region: one of the hosts is this government."""
    visitor_province: str | None = None
    """Code of a province: a visitor is that province or lies in it."""
    province: str | None = None
    """Code of a province: a host is that province or lies in it."""
    visitor_unit: str | None = None
    """Kind of an office (Party.unit) of a visitor, or the kind that it is one of; all that is said of visitors holds
    for one and the same of them."""
    host_unit: str | None = None
    topic: str | None = None
    """Name of a topic; a wider topic holds for its narrower ones."""
    form: str | None = None
    """One of FORMS."""
    since: date | None = None
    """The whole of the visit's date lies on or after that day; undated visits are left out."""
    until: date | None = None
    text: str = ""
    """All of these words stand somewhere in the visit's fields."""
    planned: bool = False
    """True: visits that are only planned, too."""
