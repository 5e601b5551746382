"""Table rows that several sections share."""

from collections.abc import Iterable

from assistant.briefing import messages
from assistant.briefing.document import Cite, Line, Table
from assistant.briefing.material import Material
from assistant.briefing.wording import name_guests, name_parties, say_date, say_topics
from corpus.visits.visit import Reported, Visit
from corpus.visits.visit_dates import tell_date


def merge_cites(groups: Iterable[Iterable[Cite]]) -> tuple[Cite, ...]:
    """All cites, each once, in order."""
    return tuple(dict.fromkeys(cite for group in groups for cite in group))


def source_cell(cites: tuple[Cite, ...]) -> Line:
    """The last cell of a row: only the numbers."""
    return Line("", cites)


def guests_cell(material: Material, visit: Visit) -> Line:
    """Who came."""
    return Line(name_guests(visit, material.gazetteer))


def say_when(material: Material, visit: Visit) -> str:
    """When a visit took place; where nobody tells, when it was first reported, or that it is not told."""
    return _when(material, visit) or messages.NOT_TOLD


def add_when(material: Material, visit: Visit, text: str) -> str:
    """`text` with the time of the visit in brackets, where that is known."""
    when = _when(material, visit)
    return f"{text} ({when})" if when else text


def guests_and_time(material: Material, visit: Visit) -> str:
    """Who came, and when."""
    return add_when(material, visit, name_guests(visit, material.gazetteer))


def _when(material: Material, visit: Visit) -> str:
    if visit.date:
        return say_date(visit.date.value)
    if visit.open_date:
        return tell_date(visit)
    days = [article.published for article in material.shelf.articles(visit) if article.published]
    return messages.reported_on(min(days)) if days else ""


def visit_cites(material: Material, visit: Visit) -> tuple[Cite, ...]:
    """One cite for each article, at the place of the date where the article has one."""
    day = visit.date or visit.open_date
    dated = material.shelf.cites(day.evidence) if day else ()
    return _one_each((*dated, *material.shelf.cites_of_visit(visit)))


def _one_each(cites: tuple[Cite, ...]) -> tuple[Cite, ...]:
    firsts: dict[str, Cite] = {}
    for cite in cites:
        firsts.setdefault(cite.article_id, cite)
    return tuple(firsts.values())


def own_visits_table(material: Material, visits: Iterable[Visit], heads: tuple[str, ...]) -> Table:
    """Visits of one region: when, which office, to whom, about what."""
    rows = tuple(
        (
            Line(say_when(material, visit)),
            Line(name_parties(_own_parties(material, visit), material.gazetteer)),
            Line(name_parties(visit.hosts, material.gazetteer)),
            Line(say_topics(visit)),
            source_cell(visit_cites(material, visit)),
        )
        for visit in visits
    )
    return Table(heads, (19, 25, 23, 22, 11), rows)


def _own_parties(material: Material, visit: Visit) -> Iterable[Reported]:  # type: ignore[type-arg]
    own = material.request.own.code
    return [party for party in visit.visitors if party.value.code == own]
