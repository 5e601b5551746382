"""Labelled visits: loaded, put right, and parted into those that rules were written on and those that measure."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from corpus.article import Article
from corpus.regions import Gazetteer
from corpus.visits.topics import load_topics
from eval.errors import CaseError
from index.training.held_out import visit_fold

HERE = Path(__file__).parent
Part = Literal["rules", "dev"]

_BETWEEN_REGIONS = re.compile(r",\s*(?:dan\s+)?|\s+dan\s+")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class PersonLabel:
    """A person as labelled."""

    name: str
    role: str
    side: str


@dataclass(frozen=True, slots=True)
class VisitLabel:
    """One labelled article."""

    article: Article
    part: Part
    visitors: frozenset[str]
    """Codes of regions."""
    visitors_optional: frozenset[str]
    hosts: frozenset[str]
    hosts_optional: frozenset[str]
    date: str | None
    """ISO day, month or year; None where the text alone does not give it."""
    form: str
    topics: tuple[tuple[str, ...], ...]
    """For each labelled topic the names of the controlled list that say it; topics that have none are left out."""
    venue: str | None
    people: tuple[PersonLabel, ...]
    programs: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    """What is counted, and the value."""
    planned: bool
    further_topics: frozenset[str] = frozenset()
    """Names of topics that are right too: labels name only the main ones (topics_by_visit.toml)."""


def load_labels(path: Path, gazetteer: Gazetteer) -> tuple[VisitLabel, ...]:
    """All records of `path` (as shared/visits/visits.jsonl), in order; CaseError for a label that cannot be read."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    corrections = tomllib.loads((HERE / "corrections.toml").read_text(encoding="utf-8"))
    unknown = corrections.keys() - {row["id"] for row in rows}
    if unknown:
        raise CaseError(f"corrections.toml: no records {sorted(unknown)}")
    topics = _load_topic_names()
    further = tomllib.loads((HERE / "topics_by_visit.toml").read_text(encoding="utf-8"))
    parts = part_by_pair(rows)
    return tuple(
        _label(
            row,
            parts[row["id"]],
            corrections.get(row["id"], {}) | further.get(row["id"], {}),
            topics,
            gazetteer,
        )
        for row in rows
    )


def _load_topic_names() -> dict[str, list[str]]:
    """Labelled word -> names of the controlled list; CaseError for a name that is not in it."""
    meanings: dict[str, list[str]] = tomllib.loads((HERE / "topics.toml").read_text(encoding="utf-8"))[
        "topics"
    ]
    unknown = {name for names in meanings.values() for name in names} - set(load_topics().names)
    if unknown:
        raise CaseError(f"topics.toml: expected names of the controlled list, got {sorted(unknown)}")
    return meanings


def part_by_pair(rows: Iterable[Mapping[str, Any]]) -> dict[str, Part]:
    """Id -> part; records of the same pair of regions never fall apart.

    The dev part is the evaluation's split `check`: its visits were seen by no training and no rule.
    """
    pairs: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        pairs.setdefault((row["visitor"]["region"], row["host"]["region"]), []).append(row["id"])
    return {
        record: "dev" if visit_fold(min(records)) == "check" else "rules"
        for records in pairs.values()
        for record in records
    }


def _label(
    row: Mapping[str, Any],
    part: Part,
    correction: Mapping[str, Any],
    topics: Mapping[str, Sequence[str]],
    gazetteer: Gazetteer,
) -> VisitLabel:
    def codes(key: str, written: str | None = None) -> frozenset[str]:
        names = correction.get(key, _BETWEEN_REGIONS.split(_IN_BRACKETS.sub("", written)) if written else [])
        return frozenset(find_code(name, row["id"], gazetteer) for name in names)

    return VisitLabel(
        article=Article(
            row["id"],
            row["title"],
            row["body"],
            row["outlet"],
            row["url"],
            date.fromisoformat(row["published"]) if row["published"] else None,
        ),
        part=part,
        visitors=codes("visitors", row["visitor"]["region"]),
        visitors_optional=codes("visitors_optional"),
        hosts=codes("hosts", row["host"]["region"]),
        hosts_optional=codes("hosts_optional"),
        date=row["visit_date"] if row["date_in_text"] else None,
        form=correction.get("form", row["form"]),
        topics=tuple(
            tuple(topics[topic])
            for topic in row["topics"]
            if topics.get(topic) and topic not in correction.get("unsupported", ())
        ),
        further_topics=frozenset(correction.get("also", ())),
        venue=row["venue"],
        people=tuple(PersonLabel(one["name"], one["role"], one["side"]) for one in row["people"]),
        programs=tuple(row["programs"]),
        figures=tuple((one["what"], one["value"]) for one in row["figures"]),
        planned=correction.get("planned", False),
    )


def find_code(name: str, record: str, gazetteer: Gazetteer) -> str:
    """Code of the one region of that name; CaseError, which names the `record`, for none or several."""
    found = gazetteer.lookup(name)
    if len(found) != 1:
        raise CaseError(
            f"{record}: expected one region, got {name!r} = {[region.full_name for region in found]}"
        )
    return found[0].code
