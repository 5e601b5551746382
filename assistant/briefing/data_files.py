"""What a briefing needs besides the archive, read once from data files."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from corpus.visits.topics import Topics

_DATA = Path(__file__).parent.parent / "data"

Field = Literal["programs", "figures", "outcomes", "people", "units"]


@dataclass(frozen=True, slots=True)
class GazetteerSource:
    """Where population and area come from."""

    text: str
    url: str
    population_year: int
    area_year: int


@dataclass(frozen=True, slots=True)
class BriefingData:
    """`data/briefing.toml`."""

    gazetteer: GazetteerSource
    guests: re.Pattern[str]
    """Finds a word by which a figure counts guests."""
    units: re.Pattern[str]
    """Finds a word by which a role names an office."""


@dataclass(frozen=True, slots=True)
class Hole:
    """Something that a host should be asked where the archive does not tell it."""

    what: str
    question: str
    cues: re.Pattern[str] | None
    """Finds a word by which a report tells it."""
    field: Field | None
    """The field of a visit that tells it."""


@dataclass(frozen=True, slots=True)
class Holes:
    """`data/briefing_questions.toml`."""

    common: tuple[Hole, ...]
    by_topic: dict[str, tuple[Hole, ...]]

    def of_topic(self, topic: str, topics: Topics) -> tuple[Hole, ...]:
        """Those of the topic, then those of the topics that it is part of."""
        names = (topic, *topics.wider(topic))
        return tuple(hole for name in names for hole in self.by_topic.get(name, ()))


@cache
def load_briefing_data() -> BriefingData:
    """The file `briefing.toml`."""
    data = tomllib.loads((_DATA / "briefing.toml").read_text(encoding="utf-8"))
    return BriefingData(
        GazetteerSource(**data["gazetteer"]),
        _words(map(re.escape, data["guests"]["words"])),
        _words(map(re.escape, data["units"]["words"])),
    )


@cache
def load_holes() -> Holes:
    """The file `briefing_questions.toml`; an unknown key is an error."""
    data = tomllib.loads((_DATA / "briefing_questions.toml").read_text(encoding="utf-8"))
    by_topic = {table["name"]: tuple(map(_read_hole, table["hole"])) for table in data["topic"]}
    return Holes(tuple(map(_read_hole, data["hole"])), by_topic)


def _read_hole(table: dict[str, Any]) -> Hole:
    if unknown := table.keys() - {"what", "question", "cues", "field"}:
        raise TypeError(f"briefing_questions.toml: unknown keys {sorted(unknown)} in {table!r}")
    cues = table.get("cues")
    return Hole(table["what"], table["question"], _words(cues) if cues else None, table.get("field"))


def _words(pieces: Any) -> re.Pattern[str]:
    """Whole words, also with -nya."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(pieces)})(?:nya)?(?!\w)", re.IGNORECASE)
