"""`rujukan brief`: what the register knows before a visit, as a note that can be handed in."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant import messages
from assistant.briefing import messages as briefing_messages
from assistant.briefing.building import build_briefing
from assistant.briefing.document import Briefing
from assistant.briefing.request import BriefingRequest, TypedRequest, read_request
from assistant.briefing.writing import kind_of, renderer_of
from assistant.command_line.common import (
    HomeOption,
    Language,
    complain,
    opened_archive,
    out,
    progress_bar,
    read_date,
    save_file,
    settings_for,
    write_bytes,
)
from corpus.archive import Archive
from corpus.regions import load_gazetteer
from corpus.visits.register import VisitRegister
from corpus.visits.topics import load_topics

HostOption = Annotated[
    str, typer.Option("--tuan-rumah", "--host", metavar="DAERAH", help=briefing_messages.HELP_HOST)
]
TopicOption = Annotated[
    str, typer.Option("--topik", "--topic", metavar="TOPIK", help=briefing_messages.HELP_TOPIC)
]
OwnOption = Annotated[
    str, typer.Option("--daerah", "--own", metavar="DAERAH", help=briefing_messages.HELP_OWN)
]
FromOption = Annotated[
    str | None, typer.Option("--dari", "--from", metavar="TANGGAL", help=briefing_messages.HELP_FROM)
]
ToOption = Annotated[
    str | None, typer.Option("--sampai", "--to", metavar="TANGGAL", help=briefing_messages.HELP_TO)
]
OfficeOption = Annotated[
    str, typer.Option("--unit", "--office", metavar="UNIT", help=briefing_messages.HELP_OFFICE)
]
SubjectOption = Annotated[
    str, typer.Option("--perihal", "--subject", metavar="TEKS", help=briefing_messages.HELP_SUBJECT)
]
NumberOption = Annotated[
    str, typer.Option("--nomor", "--number", metavar="TEKS", help=briefing_messages.HELP_NUMBER)
]
OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="BERKAS", help=briefing_messages.HELP_OUTPUT)
]


def register(program: typer.Typer) -> None:
    """Adds the command to the program."""
    program.command("brief", help=briefing_messages.HELP_BRIEF, cls=Language.Command)(brief)


def brief(
    context: typer.Context,
    host: HostOption,
    topic: TopicOption,
    own: OwnOption,
    first: FromOption = None,
    last: ToOption = None,
    office: OfficeOption = "",
    subject: SubjectOption = "",
    number: NumberOption = "",
    output: OutputOption = None,
    home: HomeOption = None,
) -> None:
    """Writes the briefing to a file, or as Markdown to standard output; only the archive is opened."""
    typed = TypedRequest(
        host, topic, own, read_date(first, "--from"), read_date(last, "--to"), office, subject, number
    )
    request = read_request(typed, load_gazetteer(), load_topics(), date.today())
    kind = "md" if output is None else kind_of(output)  # a wrong name is refused before the work
    with opened_archive(settings_for(context, home)) as archive:
        if archive.count().articles == 0:
            complain(messages.ARCHIVE_EMPTY)
        briefing = _build(archive, request)
    content = renderer_of(kind)(briefing)
    if output is None:
        write_bytes(content)
    else:
        save_file(output, content)
        out().print(briefing_messages.written(str(output)))


def _build(archive: Archive, request: BriefingRequest) -> Briefing:
    """Articles that the register has not read yet are read first, with a bar."""
    with progress_bar(messages.READING_VISITS) as advance:
        registry = VisitRegister(archive).registry(advance)
    return build_briefing(registry, load_gazetteer(), archive, request)
