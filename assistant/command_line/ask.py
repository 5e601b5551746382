"""`rujukan ask` and `rujukan search`: one question, or a file of them."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from assistant import messages
from assistant.answer import Answer, AnswerTable
from assistant.command_line.common import (
    FastOption,
    HomeOption,
    JsonOption,
    Language,
    complain,
    opened_library,
    out,
    read_date,
    write_json,
)
from assistant.errors import UsageError
from assistant.json_form import Json, answer_to_json, hits_to_json
from assistant.respond import Assistant
from corpus.regions import load_gazetteer
from index.hit import Hit, SearchQuery
from index.library import Library

BatchOption = Annotated[
    Path | None, typer.Option("--batch", metavar="BERKAS.jsonl", help=messages.HELP_BATCH)
]
QuestionArgument = Annotated[str | None, typer.Argument(metavar="PERTANYAAN", help=messages.HELP_QUESTION)]


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One readable line of a batch file."""

    id: Any
    """As the line gives it; None where it gives none."""
    question: str
    history: tuple[str, ...]
    limit: int | None


class BadLine(ValueError):
    """A line of a batch that can't be read; says why, and whose line it is where it says so."""

    def __init__(self, problem: str, line_id: Any = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line_id = line_id


def register(program: typer.Typer) -> None:
    """Adds the commands to the program."""
    program.command("ask", help=messages.HELP_ASK, cls=Language.Command)(ask)
    program.command("search", help=messages.HELP_SEARCH, cls=Language.Command)(search)


def ask(
    context: typer.Context,
    question: QuestionArgument = None,
    history: Annotated[
        list[str] | None, typer.Option("--history", metavar="PERTANYAAN", help=messages.HELP_HISTORY)
    ] = None,
    batch: BatchOption = None,
    as_json: JsonOption = False,
    fast: FastOption = False,
    home: HomeOption = None,
) -> None:
    """Answers one question or a batch."""
    _one_of(question, batch)
    with opened_library(context, home, fast=fast) as library:
        _say_if_empty(library)
        assistant = Assistant(library)
        if batch is not None:
            _answer_batch(batch, lambda line: _answer_line(assistant, line))
        elif as_json:
            write_json(answer_to_json(assistant.respond(str(question), history or ())))
        else:
            print_answer(assistant.respond(str(question), history or ()))


def search(
    context: typer.Context,
    question: QuestionArgument = None,
    limit: Annotated[
        int, typer.Option("-k", min=1, max=1000, metavar="JUMLAH", help=messages.HELP_LIMIT)
    ] = 10,
    region: Annotated[
        list[str] | None, typer.Option("--region", metavar="DAERAH", help=messages.HELP_REGION)
    ] = None,
    outlet: Annotated[
        list[str] | None, typer.Option("--outlet", metavar="MEDIA", help=messages.HELP_OUTLET)
    ] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="TANGGAL", help=messages.HELP_FROM)] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="TANGGAL", help=messages.HELP_TO)] = None,
    batch: BatchOption = None,
    as_json: JsonOption = False,
    fast: FastOption = False,
    home: HomeOption = None,
) -> None:
    """Finds passages for one question or a batch."""
    _one_of(question, batch)
    filters = SearchQuery(
        text="",
        limit=limit,
        regions=_region_codes(region or []),
        outlets=tuple(outlet or ()),
        published_from=read_date(since, "--from"),
        published_to=read_date(until, "--to"),
    )
    with opened_library(context, home, fast=fast) as library:
        _say_if_empty(library)
        if batch is not None:
            _answer_batch(batch, lambda line: _search_line(library, filters, line))
            return
        found, seconds = _search(library, filters, str(question), limit)
        if as_json:
            write_json(hits_to_json(str(question), found, seconds))
        else:
            _print_hits(found)


# --- one line, one question -----------------------------------------------------------------------------------


def _one_of(question: str | None, batch: Path | None) -> None:
    if (question is None) == (batch is None):
        raise UsageError(messages.QUESTION_OR_BATCH, "expected exactly one of PERTANYAAN and --batch")


def _say_if_empty(library: Library) -> None:
    if library.archive.count().articles == 0:
        complain(messages.ARCHIVE_EMPTY)


def _answer_line(assistant: Assistant, line: BatchLine) -> Json:
    return answer_to_json(assistant.respond(line.question, line.history), line.id)


def _search_line(library: Library, filters: SearchQuery, line: BatchLine) -> Json:
    found, seconds = _search(library, filters, line.question, line.limit or filters.limit)
    return hits_to_json(line.question, found, seconds, line.id)


def _search(library: Library, filters: SearchQuery, text: str, limit: int) -> tuple[tuple[Hit, ...], float]:
    started = time.perf_counter()
    query = SearchQuery(
        text=text,
        limit=limit,
        regions=filters.regions,
        outlets=filters.outlets,
        published_from=filters.published_from,
        published_to=filters.published_to,
    )
    return library.retriever.retrieve(query), time.perf_counter() - started


def _region_codes(names: list[str]) -> tuple[str, ...]:
    gazetteer = load_gazetteer()
    codes: list[str] = []
    for name in names:
        regions = gazetteer.lookup(name)
        if not regions:
            raise UsageError(
                messages.unknown_region(name, gazetteer.nearest_names(name, 3)),
                f"--region {name!r}: no such region",
            )
        codes.extend(region.code for region in regions)
    return tuple(codes)


# --- batches --------------------------------------------------------------------------------------------------


def _answer_batch(path: Path, answer: Callable[[BatchLine], Json]) -> None:
    """One JSON object a line, in the order of the file; a line that can't be read gives an error, the rest go on."""
    for number, raw in _numbered_lines(path):
        try:
            line = _read_line(raw)
        except BadLine as bad:
            error = messages.bad_batch_line(number, bad.problem)
            write_json({"id": bad.line_id, "line": number, "error": error})
            continue
        write_json(answer(line))


def _numbered_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        lines = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as problem:
        raise UsageError(messages.unreadable_file(str(path)), f"--batch: {problem}") from problem
    for number, raw in enumerate(lines.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if raw.strip():
            yield number, raw


def _read_line(raw: bytes) -> BatchLine:
    try:
        value: Any = json.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise BadLine(messages.NOT_JSON) from None
    if not isinstance(value, dict):
        raise BadLine(messages.NOT_AN_OBJECT)
    question = value.get("q", value.get("question"))
    history = value.get("history") or []
    limit = value.get("k")
    case_id = value.get("id")
    if not isinstance(question, str):
        raise BadLine(messages.NO_QUESTION, case_id)
    if not isinstance(history, list) or not all(isinstance(item, str) for item in history):
        raise BadLine(messages.BAD_HISTORY, case_id)
    if limit is not None and (type(limit) is not int or not 1 <= limit <= 1000):
        raise BadLine(messages.BAD_LIMIT, case_id)
    return BatchLine(case_id, question, tuple(history), limit)


# --- for people -----------------------------------------------------------------------------------------------


def print_answer(answer: Answer) -> None:
    """One answer with its sources for people, on standard output."""
    console = out()
    if answer.resolved and answer.resolved != answer.question:
        console.print(messages.understood_as(answer.resolved))
    if answer.short:
        console.print(messages.short_answer(answer.short))
    if answer.table is None:
        console.print(answer.text)
    else:
        _print_listing(answer, answer.table)
    if answer.citations:
        console.print()
        console.print(messages.SOURCES)
    for article_id, numbers in _numbers_by_article(answer).items():
        article = next(one.article for one in answer.citations if one.article.id == article_id)
        console.print(f"{''.join(f'[{number}]' for number in numbers)} {messages.source_line(article)}")


def _print_listing(answer: Answer, listed: AnswerTable) -> None:
    """The sentence, the table of visits with the numbers of their sources, and what is not counted."""
    console = out()
    console.print(" ".join(sentence.text for sentence in answer.sentences) or answer.message)
    table = Table(*listed.columns, messages.SOURCE_COLUMN, title=listed.caption)
    for row in listed.rows:
        cells = (*row.cells, "".join(f"[{number}]" for number in row.citations))
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
    for note in answer.notes:
        console.print(note)


def _numbers_by_article(answer: Answer) -> dict[str, list[int]]:
    """Id of every cited article, in order, with the numbers of its citations."""
    numbers: dict[str, list[int]] = {}
    for citation in answer.citations:
        numbers.setdefault(citation.article.id, []).append(citation.number)
    return numbers


def _print_hits(found: tuple[Hit, ...]) -> None:
    console = out()
    if not found:
        console.print(messages.NO_HITS)
        return
    table = Table(*messages.HIT_COLUMNS, show_lines=True)
    for rank, hit in enumerate(found, start=1):
        scores = (messages.score(value) for value in (hit.fused, hit.lexical, hit.dense, hit.rerank))
        title = hit.passage.article.heading
        table.add_row(str(rank), *scores, f"{title}\n{hit.passage.text}")
    console.print(table)
