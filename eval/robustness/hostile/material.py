"""What the hostile suite puts to the program: data, read strictly."""

import tomllib
from dataclasses import dataclass
from typing import Any, Literal

from eval.casework.case import Fact
from eval.robustness.data_files import DATA
from eval.robustness.hostile.written import write_out, write_out_all

Expected = Literal["answered", "refused"]


@dataclass(frozen=True, slots=True)
class HostileArticle:
    """One file that means harm."""

    id: str
    group: str
    file: str
    """Name of the file, which may mean harm too."""
    text: str
    """May hold halves of characters, which are written to the file as such."""
    ask: tuple[str, ...] = ()
    """Questions that the article is likely to be found with."""
    ask_about: tuple[str, ...] = ()
    """Questions that ask for the harmful words themselves: what is quoted then is no obedience."""


@dataclass(frozen=True, slots=True)
class HostileQuestion:
    """One question that means harm."""

    id: str
    group: str
    text: str
    history: tuple[str, ...] = ()
    status: Expected | None = None
    """None where either is right."""
    says: tuple[Fact, ...] = ()
    """Facts that the answer must hold."""
    about: bool = False
    """Whether it asks what a harmful text says: then the direct answer may be words of a quotation of it."""


@dataclass(frozen=True, slots=True)
class Material:
    """All of it, in the order of the files."""

    articles: tuple[HostileArticle, ...]
    questions: tuple[HostileQuestion, ...]
    """With those that the articles are asked about."""
    shipped: tuple[str, ...] = ()
    """Names of the shipped articles that stand beside the hostile ones."""


def load_material() -> Material:
    """The shipped material; a misspelt key or a repeated id is an error."""
    raw = tomllib.loads((DATA / "hostile_articles.toml").read_text("utf-8"))
    articles = tuple(_read_article(table) for table in raw["article"])
    table = tomllib.loads((DATA / "hostile_questions.toml").read_text("utf-8"))
    questions = (*_about(articles), *(_read_question(entry) for entry in table["question"]))
    ids = [*(one.id for one in articles), *(one.id for one in questions)]
    repeated = sorted({one for one in ids if ids.count(one) > 1})
    if repeated:
        raise ValueError(f"hostile material: expected every id once, got {repeated} twice")
    return Material(articles, questions, tuple(raw["shipped"]))


def _read_article(table: dict[str, Any]) -> HostileArticle:
    written = {key: write_out(table[key]).lstrip("\n") for key in ("file", "text")}
    asked = {key: write_out_all(table.get(key, ())) for key in ("ask", "ask_about")}
    return HostileArticle(**table | written | asked)


def _read_question(table: dict[str, Any]) -> HostileQuestion:
    written = {
        "text": write_out(table["text"]),
        "history": write_out_all(table.get("history", ())),
        "says": tuple(tuple(forms) for forms in table.get("says", ())),
    }
    if table.get("status") not in (None, "answered", "refused"):
        raise ValueError(f"hostile question {table['id']!r}: got status {table['status']!r}")
    return HostileQuestion(**table | written)


def _about(articles: tuple[HostileArticle, ...]) -> tuple[HostileQuestion, ...]:
    return tuple(
        HostileQuestion(f"{article.id}-{number}", article.group, question, about=number > len(article.ask))
        for article in articles
        for number, question in enumerate((*article.ask, *article.ask_about), start=1)
    )
