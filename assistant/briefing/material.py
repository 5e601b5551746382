"""All that a briefing is written from, found once."""

from dataclasses import dataclass
from datetime import date

from assistant.briefing.comparing import Comparable, find_comparable
from assistant.briefing.distances import distance_km
from assistant.briefing.request import BriefingRequest
from assistant.briefing.shelf import Shelf
from corpus.regions import Gazetteer
from corpus.visits.filtering import VisitFilter
from corpus.visits.registry import VisitRegistry
from corpus.visits.topics import Topics
from corpus.visits.visit import Visit


@dataclass(frozen=True, slots=True)
class Material:
    """Visits that took place, each reported by an article that the archive has; newest first, undated last."""

    request: BriefingRequest
    gazetteer: Gazetteer
    topics: Topics
    shelf: Shelf
    received: tuple[Visit, ...]
    """To the host."""
    on_topic: tuple[Visit, ...]
    """Those of them on the topic."""
    own_here: tuple[Visit, ...]
    """Of the own region to the host."""
    own_on_topic: tuple[Visit, ...]
    """Of the own region on the topic, elsewhere."""
    comparable: tuple[Comparable, ...]
    distance: float | None
    """In km from the own region to the host."""

    @property
    def topic_first(self) -> tuple[Visit, ...]:
        """All visits to the host, those on the topic first."""
        ids = {visit.id for visit in self.on_topic}
        return (*self.on_topic, *(visit for visit in self.received if visit.id not in ids))

    @property
    def trip_day(self) -> date:
        """First day of the planned trip, or the day of making."""
        return self.request.first or self.request.made


def gather(
    registry: VisitRegistry, gazetteer: Gazetteer, topics: Topics, shelf: Shelf, request: BriefingRequest
) -> Material:
    """Asks the register for everything; time linear in its visits."""
    host, own, topic = request.host, request.own, request.topic

    def find(condition: VisitFilter) -> tuple[Visit, ...]:
        return tuple(visit for visit in registry.find(condition) if shelf.articles(visit))

    return Material(
        request,
        gazetteer,
        topics,
        shelf,
        received=find(VisitFilter(host=host.code)),
        on_topic=find(VisitFilter(host=host.code, topic=topic)),
        own_here=find(VisitFilter(host=host.code, visitor=own.code)),
        own_on_topic=tuple(
            visit
            for visit in find(VisitFilter(visitor=own.code, topic=topic))
            if host.code not in {party.value.code for party in visit.hosts}
        ),
        comparable=find_comparable(find(VisitFilter(topic=topic)), host, own, gazetteer),
        distance=distance_km(own, host),
    )
