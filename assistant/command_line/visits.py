"""`rujukan visits`: the register of visits, as a table or for other programs. Only the archive is opened."""

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from assistant import messages
from assistant.command_line import visit_messages
from assistant.command_line.common import (
    PIPE_WIDTH,
    HomeOption,
    Language,
    complain,
    opened_archive,
    out,
    progress_bar,
    save_file,
    settings_for,
    write_bytes,
)
from assistant.command_line.typed_filter import TypedFilter, read_filter
from assistant.errors import UsageError
from assistant.visit_columns import BETWEEN
from assistant.visit_export import render_csv, render_xlsx, visit_to_json
from corpus.archive import Archive
from corpus.regions import load_gazetteer
from corpus.visits.filtering import VisitFilter
from corpus.visits.register import VisitRegister
from corpus.visits.visit import Party, Reported, Status, Visit
from corpus.visits.visit_dates import tell_date

Format = Literal["table", "json", "csv", "xlsx"]
SUFFIXES: dict[str, Format] = {".json": "json", ".csv": "csv", ".xlsx": "xlsx"}

HostOption = Annotated[
    str | None, typer.Option("--host", metavar="DAERAH", help=visit_messages.HELP_VISIT_HOST)
]
VisitorOption = Annotated[
    str | None, typer.Option("--visitor", metavar="DAERAH", help=visit_messages.HELP_VISIT_VISITOR)
]
ProvinceOption = Annotated[
    str | None, typer.Option("--province", metavar="PROVINSI", help=visit_messages.HELP_VISIT_PROVINCE)
]
VisitorProvinceOption = Annotated[
    str | None,
    typer.Option("--visitor-province", metavar="PROVINSI", help=visit_messages.HELP_VISITOR_PROVINCE),
]
TopicOption = Annotated[
    str | None, typer.Option("--topic", metavar="TOPIK", help=visit_messages.HELP_VISIT_TOPIC)
]
FormOption = Annotated[
    str | None, typer.Option("--form", metavar="BENTUK", help=visit_messages.HELP_VISIT_FORM)
]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar="TANGGAL", help=visit_messages.HELP_VISIT_FROM)
]
ToOption = Annotated[str | None, typer.Option("--to", metavar="TANGGAL", help=visit_messages.HELP_VISIT_TO)]
HostUnitOption = Annotated[
    str | None, typer.Option("--host-unit", metavar="INSTANSI", help=visit_messages.HELP_HOST_UNIT)
]
VisitorUnitOption = Annotated[
    str | None, typer.Option("--visitor-unit", metavar="INSTANSI", help=visit_messages.HELP_VISITOR_UNIT)
]
TextOption = Annotated[
    str | None, typer.Option("--text", metavar="KATA", help=visit_messages.HELP_VISIT_TEXT)
]
PlannedOption = Annotated[bool, typer.Option("--planned", "--rencana", help=visit_messages.HELP_PLANNED)]
FormatOption = Annotated[Format | None, typer.Option("--format", help=visit_messages.HELP_FORMAT)]
OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="BERKAS", help=visit_messages.HELP_VISIT_OUTPUT)
]


def register(program: typer.Typer) -> None:
    """Adds the command to the program."""
    program.command("visits", help=visit_messages.HELP_VISITS, cls=Language.Command)(visits)


def visits(
    context: typer.Context,
    host: HostOption = None,
    visitor: VisitorOption = None,
    province: ProvinceOption = None,
    visitor_province: VisitorProvinceOption = None,
    topic: TopicOption = None,
    form: FormOption = None,
    since: FromOption = None,
    until: ToOption = None,
    host_unit: HostUnitOption = None,
    visitor_unit: VisitorUnitOption = None,
    text: TextOption = None,
    planned: PlannedOption = False,
    kind: FormatOption = None,
    output: OutputOption = None,
    home: HomeOption = None,
) -> None:
    """Lists the visits that meet all conditions, newest first."""
    typed = TypedFilter(
        host=host,
        visitor=visitor,
        province=province,
        visitor_province=visitor_province,
        topic=topic,
        form=form,
        since=since,
        until=until,
        host_unit=host_unit,
        visitor_unit=visitor_unit,
        text=text,
        planned=planned,
    )
    condition = read_filter(typed)
    chosen = _choose_format(kind, output)
    with opened_archive(settings_for(context, home)) as archive:
        found = _find(archive, condition)
        addresses = _addresses(archive, found) if chosen in ("csv", "xlsx") else {}
    if output is not None:
        save_file(output, _render(found, chosen, addresses))
        complain(visit_messages.visits_written(len(found), str(output)))
    elif chosen == "table":
        out().print(_build_table(found) if found else visit_messages.NO_VISITS)
    else:
        write_bytes(_render(found, chosen, addresses))


def _find(archive: Archive, condition: VisitFilter) -> tuple[Visit, ...]:
    if archive.count().articles == 0:
        complain(messages.ARCHIVE_EMPTY)
    with progress_bar(messages.READING_VISITS) as advance:
        return VisitRegister(archive).registry(advance).find(condition)


def _choose_format(kind: Format | None, output: Path | None) -> Format:
    """What is asked for, else what the file's name says, else a table; no workbook for a terminal."""
    by_name = SUFFIXES.get(output.suffix.casefold()) if output else None
    if kind and by_name and kind != by_name:
        raise UsageError(
            visit_messages.format_disagrees(kind, str(output)),
            f"expected one format, got {kind} and {by_name}",
        )
    chosen = kind or by_name or "table"
    if chosen == "xlsx" and output is None and sys.stdout.isatty():
        raise UsageError(visit_messages.XLSX_NEEDS_FILE, "expected -o FILE for a workbook, got a terminal")
    return chosen


def _addresses(archive: Archive, found: Sequence[Visit]) -> dict[str, str]:
    """Web addresses of the articles that report the visits."""
    wanted = {article_id for visit in found for article_id in visit.articles}
    return {one.id: one.url for one in archive.articles() if one.url and one.id in wanted}


def _render(found: Sequence[Visit], kind: Format, addresses: dict[str, str]) -> bytes:
    """The visits as a file."""
    gazetteer = load_gazetteer()
    if kind == "xlsx":
        return render_xlsx(found, gazetteer, addresses)
    if kind == "csv":
        return render_csv(found, gazetteer, addresses).encode("utf-8")
    if kind == "json":
        plain = [visit_to_json(visit, gazetteer) for visit in found]
        return (json.dumps(plain, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
    target = io.StringIO()
    Console(file=target, markup=False, highlight=False, width=PIPE_WIDTH).print(_build_table(found))
    return target.getvalue().encode("utf-8", "backslashreplace")


def _build_table(found: Sequence[Visit]) -> Table:
    table = Table(title=visit_messages.visit_count(len(found)))
    for column in visit_messages.VISIT_COLUMNS:
        table.add_column(column, overflow="fold")
    for visit in found:
        table.add_row(
            tell_date(visit) or visit_messages.NOT_TOLD,
            _names(visit.visitors),
            _names(visit.hosts),
            _form(visit),
            BETWEEN.join(topic.value for topic in visit.topics) or visit_messages.NOT_TOLD,
            str(len(visit.articles)),
            visit.id,
        )
    return table


def _names(parties: Sequence[Reported[Party]]) -> str:
    """The offices as they are named, else their regions."""
    return BETWEEN.join(_name(party.value) for party in parties) or visit_messages.NOT_TOLD


def _name(party: Party) -> str:
    name = party.region if party.code else f"{party.region} ({visit_messages.UNDECIDED})"
    return f"{name} – {party.body}" if party.body else name


def _form(visit: Visit) -> str:
    form = visit.form.value if visit.form else visit_messages.NOT_TOLD
    return f"{form} ({visit.status.value})" if visit.status is Status.PLANNED else form
