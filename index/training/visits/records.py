"""A labelled visit as its article is stored, with the passages that questions are asked over.

The `questions` of a record are never read: they belong to the evaluation.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from corpus.article import Article, Passage
from corpus.calendar_words import load_calendar
from corpus.passages import dateline, split_passages
from corpus.person import strip_titles
from corpus.regions import load_gazetteer

Record = Mapping[str, Any]

_WORD = re.compile(r"\w+")
_NOTES = re.compile(r"\s*\([^)]*\)")


SIGNS = Path(__file__).with_name("sentence_signs.toml")


@cache
def load_signs() -> Mapping[str, Any]:
    """The lists of words that show what a sentence tells."""
    return tomllib.loads(SIGNS.read_text(encoding="utf-8"))


def any_of(name: str, table: str = "") -> str:
    """A group of a regular expression: one of the words of a list."""
    lists = load_signs()[table] if table else load_signs()
    return f"(?:{'|'.join(lists[name])})"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the record names."""

    name: str
    """Without titles, as the body has it."""
    role: str
    """Without remarks in brackets; empty where none is known."""
    side: str
    """"visitor" or "host"."""


@dataclass(frozen=True, slots=True)
class Place:
    """The visitor or the host, in the parts that a question is worded from."""

    name: str
    """Without the word for its kind: "Kediri"."""
    kind: str
    """kabupaten, kota, provinsi; "lain" for several regions together."""
    office: str = ""
    """The body that came, where it is not the government as a whole: "DPRD"."""

    @property
    def full(self) -> str:
        """With the word for its kind, as a region is written in full."""
        return f"{self.kind.capitalize()} {self.name}" if self.kind in ("kabupaten", "kota") else self.name


@dataclass(frozen=True)
class Visit:
    """One record, read."""

    id: str
    article: Article
    visitor: Place
    host: Place
    form: str
    day: str
    """ISO day or month of the visit, empty where it is not known."""
    month: str
    """"Juli 2019" where year and month are known, else empty."""
    year: str
    topics: tuple[str, ...]
    programs: tuple[str, ...]
    venue: str
    bodies: tuple[str, str]
    """What came and what received, as the record words it."""
    people: tuple[Person, ...]
    figures: tuple[tuple[str, str], ...]
    """What is counted, and how many, as the body has it."""

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """As the archive cuts them."""
        return split_passages(self.article)

    @cached_property
    def heading(self) -> str:
        """Title and dateline, as they are read together with a passage."""
        return "\n".join(part for part in (self.article.title, dateline(self.article)) if part)

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of heading and body, casefolded."""
        return words_of(f"{self.heading} {self.article.text}")


def words_of(text: str) -> frozenset[str]:
    """The words of `text`, casefolded."""
    return frozenset(_WORD.findall(text.casefold()))


def load_visits(path: Path) -> tuple[Record, ...]:
    """The records of a visits file, without their evaluation questions; in the order of the file."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return tuple({key: value for key, value in row.items() if key != "questions"} for row in rows)


def read_visit(record: Record) -> Visit:
    """The visit of one record; KeyError where a field is missing."""
    day = record["visit_date"] or ""
    published = record["published"]
    body = "\n\n".join(part.strip() for part in record["body"].split("\n\n"))
    article = Article(
        record["id"], record["title"], body, record["outlet"],
        published=date.fromisoformat(published) if published else None,
    )  # fmt: skip
    return Visit(
        id=record["id"],
        article=article,
        visitor=read_place(record["visitor"]),
        host=read_place(record["host"]),
        form=record["form"],
        day=day,
        month=f"{load_calendar().month_names[int(day[5:7]) - 1]} {day[:4]}" if len(day) >= 7 else "",
        year=day[:4],
        topics=tuple(record["topics"]),
        programs=tuple(record["programs"]),
        venue=record["venue"] or "",
        bodies=(record["visitor"]["body"] or "", record["host"]["body"] or ""),
        people=tuple(_read_people(record["people"])),
        figures=tuple((figure["what"], figure["value"]) for figure in record["figures"]),
    )


def read_place(side: Mapping[str, Any]) -> Place:
    """A side of a record as a place; several regions together stay one name."""
    written = _NOTES.sub("", side["region"]).removeprefix("Provinsi ")
    found = load_gazetteer().lookup(written)
    office = re.search(rf"\b{any_of('offices')}\b", _NOTES.sub("", side["body"] or ""))
    name = office.group() if office else ""
    if len(found) != 1:
        kind, _, rest = written.partition(" ")
        single = kind in ("Kabupaten", "Kota") and "," not in rest and " dan " not in rest
        return Place(rest, kind.lower(), name) if single else Place(written, "lain")
    if found[0].kind == "provinsi":
        return Place(written, "provinsi", name)
    return Place(written.removeprefix("Kabupaten ").removeprefix("Kota "), found[0].kind, name)


def _read_people(rows: Iterable[Mapping[str, Any]]) -> Iterable[Person]:
    for row in rows:
        role = _NOTES.sub("", row["role"] or "").split(", pimpinan")[0]
        yield Person(strip_titles(row["name"]), role, row["side"])
