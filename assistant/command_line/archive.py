"""`rujukan add`, `list`, `show`, `remove` and `prepare`: the archive from the command line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer
from rich.table import Table

from assistant import messages
from assistant.command_line.common import (
    HomeOption,
    JsonOption,
    Language,
    opened_library,
    out,
    progress_bar,
    progress_console,
    write_json,
)
from assistant.json_form import Json
from corpus.article import Article
from corpus.visits.readings import VisitReadings
from index.library import AddResult, Library

IdArgument = Annotated[str, typer.Argument(metavar="ID", help=messages.HELP_ID)]
SourcesArgument = Annotated[list[str], typer.Argument(metavar="SUMBER", help=messages.HELP_SOURCES)]


def register(program: typer.Typer) -> None:
    """Adds the commands to the program."""
    program.command("add", help=messages.HELP_ADD, cls=Language.Command)(add)
    program.command("list", help=messages.HELP_LIST, cls=Language.Command)(list_articles)
    program.command("show", help=messages.HELP_SHOW, cls=Language.Command)(show)
    program.command("remove", help=messages.HELP_REMOVE, cls=Language.Command)(remove)
    program.command("prepare", help=messages.HELP_PREPARE, cls=Language.Command)(prepare)


def add(
    context: typer.Context, sources: SourcesArgument, as_json: JsonOption = False, home: HomeOption = None
) -> None:
    """Adds files, folders and addresses; ends with code 2 when every source was refused."""
    with opened_library(context, home) as library:
        results = _with_progress(library, sources)
    if as_json:
        write_json([add_result_to_json(result) for result in results])
    else:
        _print_summary(results)
    if not results or all(result.outcome == "refused" for result in results):
        raise typer.Exit(2)


def prepare(context: typer.Context, home: HomeOption = None) -> None:
    """Takes the shipped articles into the archive."""
    with opened_library(context, home) as library:
        prepare_shipped(library)


def list_articles(context: typer.Context, as_json: JsonOption = False, home: HomeOption = None) -> None:
    """Lists the articles, newest first."""
    with opened_library(context, home) as library:
        articles = list(library.archive.articles())
    if as_json:
        write_json([article_to_json(article) for article in articles])
        return
    table = _table(messages.LIST_COLUMNS, title=messages.article_count(len(articles)))
    for article in articles:
        table.add_row(article.id, messages.day(article.published), article.outlet or "–", article.heading)
    out().print(table)


def show(
    context: typer.Context, article_id: IdArgument, as_json: JsonOption = False, home: HomeOption = None
) -> None:
    """Shows one article."""
    with opened_library(context, home) as library:
        article = library.archive.article(article_id)
    if as_json:
        write_json({**article_to_json(article), "digest": article.digest, "text": article.text})
        return
    console = out()
    console.print(article.heading)
    console.print(messages.source_line(article))
    console.print()
    console.print(article.text)


def remove(context: typer.Context, article_id: IdArgument, home: HomeOption = None) -> None:
    """Removes one article with all its versions."""
    with opened_library(context, home) as library:
        library.remove(article_id)
    out().print(messages.removed(article_id))


def prepare_shipped(library: Library) -> None:
    """Takes the shipped articles in and reads their visits, with progress bars; quick when that is done."""
    with progress_bar(messages.PREPARING) as advance:
        results = list(library.add_shipped(advance))
    with progress_bar(messages.READING_VISITS) as advance:
        VisitReadings(library.archive).read_missing(advance)
    if results:
        progress_console().print(messages.prepared(len(results)))


def article_to_json(article: Article) -> Json:
    """One row of `rujukan list --json`."""
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "version": article.version,
        "sha256": article.sha256,
    }


def add_result_to_json(result: AddResult) -> Json:
    """One row of `rujukan add --json`."""
    return {
        "source": result.source,
        "outcome": result.outcome,
        "article_id": result.article_id,
        "title": result.title,
        "reason": result.reason,
        "warnings": list(result.warnings),
    }


def _with_progress(library: Library, sources: Iterable[str]) -> list[AddResult]:
    with progress_bar(messages.ADDING) as advance:
        return list(library.add(sources, advance))


def _print_summary(results: list[AddResult]) -> None:
    table = _table(messages.ADD_COLUMNS)
    for result in results:
        remark = "; ".join(part for part in (result.reason, *result.warnings) if part)
        table.add_row(
            messages.OUTCOMES[result.outcome], result.title or result.source, result.article_id or "–", remark
        )
    console = out()
    console.print(table)
    counts = Counter[str](result.outcome for result in results)
    console.print(messages.add_summary({outcome: counts[outcome] for outcome in messages.OUTCOMES}))


def _table(columns: Sequence[str], title: str | None = None) -> Table:
    """A table that breaks long words rather than cutting them: an ID must be whole to be of use."""
    table = Table(title=title)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
