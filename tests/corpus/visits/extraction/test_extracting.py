"""What is read out of short articles of many kinds, and out of the five founding articles."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from corpus.article_reading import ArticleReading
from corpus.regions import load_gazetteer
from corpus.visits.extraction.extracting import extract_visits
from corpus.visits.visit import Party, Reported, Status, Visit

GAZETTEER = load_gazetteer()
ARTICLES = tomllib.loads((Path(__file__).parent / "articles.toml").read_text(encoding="utf-8"))["article"]


def read(title: str, text: str, published: date | None = None) -> tuple[Visit, ...]:
    return extract_visits(ArticleReading(Article("a", title, text.strip(), None, None, published), GAZETTEER))


def told(visit: Visit) -> str:
    """As written in articles.toml."""
    day = str(visit.date.value) if visit.date else "-"
    how = "plan" if visit.status is Status.PLANNED else "passing" if visit.in_passing else ""
    line = f"{_names(visit.visitors)} -> {_names(visit.hosts)} | {day}"
    return f"{line} | {how}" if how else line


def _names(parties: tuple[Reported[Party], ...]) -> str:
    names = [party.value.region if party.value.code else f"~{party.value.region}" for party in parties]
    return " + ".join(names) or "?"


@pytest.mark.parametrize("article", ARTICLES, ids=[article["id"] for article in ARTICLES])
def test_an_article_gives_the_visits_that_a_person_reads(article: dict[str, Any]) -> None:
    visits = read(article["title"], article["text"], article.get("published"))
    assert [told(visit) for visit in visits] == article["visits"]
