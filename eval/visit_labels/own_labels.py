"""Own articles with what a careful reader finds in them, and how well each visit is found."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.loading import Refused, load_source
from corpus.regions import Gazetteer
from corpus.visits.extraction.extracting import extract_visits
from corpus.visits.topics import load_topics
from corpus.visits.visit import Visit
from eval.errors import CaseError
from eval.visit_labels.labels import PersonLabel, VisitLabel, find_code
from eval.visit_labels.scoring import FieldScore, VisitScores, count_shared_regions

OWN = Path(__file__).parent / "own"


@dataclass(frozen=True, slots=True)
class OwnArticle:
    """An article, and for each of its visits a label and whether it is only told in passing."""

    article: Article
    visits: tuple[tuple[VisitLabel, bool], ...]


def load_own(folder: Path, gazetteer: Gazetteer) -> tuple[OwnArticle, ...]:
    """Articles of `folder` with the tables of own.toml there, by name; CaseError where one lacks the other."""
    tables = tomllib.loads((folder / "own.toml").read_text(encoding="utf-8"))
    files = {path.stem: path for path in sorted(folder.glob("*.md"))}
    if tables.keys() != files.keys():
        raise CaseError(f"own.toml: articles and tables differ: {sorted(tables.keys() ^ files.keys())}")
    return tuple(_read_own(_load_article(path), tables[name], gazetteer) for name, path in files.items())


def _load_article(path: Path) -> Article:
    loaded = next(iter(load_source(str(path))))
    if isinstance(loaded, Refused):
        raise CaseError(f"{path.name}: {loaded.reason}")
    article = loaded.article
    return Article(path.stem, article.title, article.text, article.outlet, article.url, article.published)


def _read_own(article: Article, table: Mapping[str, Any], gazetteer: Gazetteer) -> OwnArticle:
    rows = table.get("visit", [])
    return OwnArticle(
        article, tuple((_label(article, row, gazetteer), row.get("passing", False)) for row in rows)
    )


def _label(article: Article, row: Mapping[str, Any], gazetteer: Gazetteer) -> VisitLabel:
    unknown = {*row["topics"], *row.get("also", ())} - set(load_topics().names)
    if unknown:
        raise CaseError(f"{article.id}: no topics {sorted(unknown)}")
    return VisitLabel(
        article=article,
        part="dev",
        visitors=frozenset(find_code(name, article.id, gazetteer) for name in row["visitors"]),
        visitors_optional=frozenset(),
        hosts=frozenset(find_code(name, article.id, gazetteer) for name in row["hosts"]),
        hosts_optional=frozenset(),
        date=row.get("date"),
        form=row["form"],
        topics=tuple((topic,) for topic in row["topics"]),
        further_topics=frozenset(row.get("also", ())),
        venue=row.get("venue"),
        people=tuple(PersonLabel(*one.split(" | ")) for one in row["people"]),
        programs=tuple(row["programs"]),
        figures=tuple((what, value) for what, value in (one.split(" | ") for one in row["figures"])),
        planned=row.get("planned", False),
    )


def score_own(articles: Sequence[OwnArticle], gazetteer: Gazetteer) -> VisitScores:
    """Scores of each labelled visit against the extracted one of the same regions.

    The field "visit" counts visits, "in passing" those that are rightly said to be told in passing or not, and
    "no date" the labelled visits without a date.
    """
    scores = VisitScores(gazetteer)
    for own in articles:
        visits = extract_visits(ArticleReading(own.article, gazetteer))
        _add_article(scores, own, visits)
    return scores


def _add_article(scores: VisitScores, own: OwnArticle, visits: Sequence[Visit]) -> None:
    pairs = dict(_pairs(own, visits))
    count = scores.fields.setdefault("visit", FieldScore())
    count.found += len(pairs)
    count.met += len(pairs)
    count.extracted += len(visits)
    count.labelled += len(own.visits)
    for index, visit in enumerate(visits):
        if index not in pairs.values():
            count.errors.append(f"{own.article.id}: wrong {_shown(visit)}")
    for index, (label, passing) in enumerate(own.visits):
        if index not in pairs:
            count.errors.append(f"{own.article.id}: missed visit {index + 1}")
            continue
        visit = visits[pairs[index]]
        scores.add(label, [replace(visit, in_passing=False)])
        _add_flags(scores, label, passing, visit)


def _add_flags(scores: VisitScores, label: VisitLabel, passing: bool, visit: Visit) -> None:
    told = scores.fields.setdefault("in passing", FieldScore())
    told.labelled += 1
    told.extracted += 1
    told.found += visit.in_passing == passing
    told.met += visit.in_passing == passing
    if visit.in_passing != passing:
        told.errors.append(f"{label.article.id}: {_shown(visit)}: got {visit.in_passing}")
    if label.date is None:
        silent = scores.fields.setdefault("no date", FieldScore())
        silent.labelled += 1
        silent.extracted += 1
        silent.found += visit.date is None
        silent.met += visit.date is None
        if visit.date:
            silent.errors.append(f"{label.article.id}: got {visit.date.value}")


def _pairs(own: OwnArticle, visits: Sequence[Visit]) -> Iterator[tuple[int, int]]:
    """Number of the label, number of the visit: most shared regions first, each once, a host or more shared."""
    likeness = sorted(
        (
            (-count_shared_regions(visit, label), i, j)
            for i, (label, _) in enumerate(own.visits)
            for j, visit in enumerate(visits)
            if {host.value.code for host in visit.hosts} & label.hosts
        ),
    )
    labels: set[int] = set()
    taken: set[int] = set()
    for _, i, j in likeness:
        if i not in labels and j not in taken:
            labels.add(i)
            taken.add(j)
            yield i, j


def _shown(visit: Visit) -> str:
    visitors = ", ".join(one.value.region for one in visit.visitors)
    hosts = ", ".join(one.value.region for one in visit.hosts)
    return f"{visitors} -> {hosts} ({visit.date.value if visit.date else 'no date'}, {visit.status})"
