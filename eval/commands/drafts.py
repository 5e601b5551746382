"""`rujukan eval drafts`: feedback of readers as draft cases, to be accepted or thrown away."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assistant.command_line.common import (
    HomeOption,
    JsonOption,
    Language,
    opened_archive,
    out,
    settings_for,
    write_json,
)
from eval.casework import messages
from eval.errors import EvalError

if TYPE_CHECKING:
    from eval.casework.case import EvalCase
    from eval.casework.draft_store import DraftStore
    from eval.casework.drafts import Draft

AcceptOption = Annotated[
    list[str] | None, typer.Option("--accept", metavar="ID", help=messages.HELP_ACCEPT, show_default=False)
]
DiscardOption = Annotated[
    list[str] | None, typer.Option("--discard", metavar="ID", help=messages.HELP_DISCARD, show_default=False)
]
AllOption = Annotated[bool, typer.Option("--all", help=messages.HELP_ALL)]
ExportOption = Annotated[
    Path | None, typer.Option("--export", metavar="BERKAS", help=messages.HELP_EXPORT, show_default=False)
]
ForceOption = Annotated[bool, typer.Option("--force", help=messages.HELP_FORCE)]


def register(program: typer.Typer) -> None:
    """Adds the command to the group `rujukan eval`."""
    program.command("drafts", help=messages.HELP_DRAFTS, cls=Language.Command)(drafts)


def drafts(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    context: typer.Context,
    accept: AcceptOption = None,
    discard: DiscardOption = None,
    show_all: AllOption = False,
    export: ExportOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Lists the open drafts, or decides on those that are named."""
    # Imported here: the other commands of the program must not wait for it.
    from eval.casework.draft_json import draft_to_json  # noqa: PLC0415
    from eval.casework.draft_store import DraftStore  # noqa: PLC0415

    settings = settings_for(context, home)
    with opened_archive(settings) as archive:
        store = DraftStore(settings.home, archive)
        if accept or discard or export:
            _decide(store, accept or (), discard or ())
            if export:
                _export(store, export, force)
            return
        shown = store.all() if show_all else store.drafts()
    if as_json:
        write_json([draft_to_json(draft) for draft in shown])
    else:
        out().print(_list_drafts(shown, show_all) if shown else messages.NO_DRAFTS)


def _decide(store: "DraftStore", accept: Sequence[str], discard: Sequence[str]) -> None:
    for draft_id in accept:
        case = _suggestion(store.draft(draft_id))
        store.accept(draft_id, case)
        out().print(messages.ACCEPTED.format(case=case.id, path=store.cases_file))
    for draft_id in discard:
        store.discard(draft_id)
        out().print(messages.DISCARDED.format(id=draft_id))


def _suggestion(draft: "Draft") -> "EvalCase":
    if draft.suggested is None or draft.problem:
        message = messages.DRAFT_LACKS.format(id=draft.id, problem=draft.problem)
        raise EvalError(message, f"{draft.id}: the suggestion is not complete")
    return draft.suggested


def _export(store: "DraftStore", path: Path, force: bool) -> None:
    from eval.casework.whole_files import write_whole  # noqa: PLC0415
    from eval.casework.writing import render_cases  # noqa: PLC0415

    if path.suffix.lower() != ".toml":
        raise EvalError(messages.EXPORT_NEEDS_TOML.format(path=path), f"got {str(path)!r}")
    waiting = store.drafts()
    whole = (draft.suggested for draft in reversed(waiting) if not draft.problem)
    cases = [case for case in whole if case is not None and not store.find_faults(case)]
    if not cases:
        raise EvalError(messages.NOTHING_TO_EXPORT, f"none of {len(waiting)} open drafts is complete")
    write_whole(path, render_cases(cases, messages.EXPORTED_HEAD).encode("utf-8"), replace=force)
    left = len(waiting) - len(cases)
    out().print(messages.EXPORTED.format(count=len(cases), path=path, left=left))


def _list_drafts(shown: "Sequence[Draft]", with_state: bool) -> RenderableType:
    """Each draft as a heading, whose id can be copied in a terminal of any width, and a grid of what there is to it."""
    title = Text(messages.DRAFT_COUNT.format(count=len(shown)))
    return Group(title, *(part for draft in shown for part in _describe(draft, with_state)))


def _describe(draft: "Draft", with_state: bool) -> Iterator[RenderableType]:
    from eval.casework.case_place import show  # noqa: PLC0415

    verdict = messages.VERDICTS.get(draft.verdict, draft.verdict)
    yield Text(f"\n{draft.id}  {draft.at.astimezone():%Y-%m-%d %H.%M}  {verdict}")
    decided = with_state and draft.state is not draft.state.OPEN
    state = draft.state.value if decided else draft.problem or messages.DRAFT_COMPLETE
    grid = Table.grid(padding=(0, 1))
    grid.add_column(min_width=11, no_wrap=True)
    grid.add_column(overflow="fold")
    texts = (draft.question, draft.answer, draft.comment, state)
    for name, text in zip(messages.DRAFT_LINES, texts, strict=True):
        grid.add_row(Text(f" {name}"), Text(show(text) or messages.NOTHING))
    yield grid
