"""`rujukan eval`: runs the cases, reports, and refuses a release that got worse."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.command_line.common import (
    FastOption,
    HomeOption,
    complain,
    opened_library,
    out,
    settings_for,
)
from eval import messages
from eval.casework.case_files import CASES_FOLDER
from eval.commands import suite
from eval.commands.suite import SplitChoice
from eval.comparing.comparison import find_regressions, load_baseline
from eval.errors import EvalError
from eval.reporting.json_report import dump_report, report_to_json
from eval.reporting.terminal import render_failures, render_report

CasesArgument = Annotated[list[Path] | None, typer.Argument(metavar="KASUS…", help=messages.HELP_CASES)]
JsonFileOption = Annotated[
    Path | None, typer.Option("--json", metavar="BERKAS", help=messages.HELP_JSON_FILE)
]
SplitOption = Annotated[SplitChoice, typer.Option("--split", help=messages.HELP_SPLIT)]
FailuresOption = Annotated[bool, typer.Option("--failures", help=messages.HELP_FAILURES)]
NoTimesOption = Annotated[bool, typer.Option("--no-times", help=messages.HELP_NO_TIMES)]
BaselineOption = Annotated[
    Path | None, typer.Option("--baseline", metavar="BERKAS", help=messages.HELP_BASELINE)
]


def evaluate(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    context: typer.Context,
    cases: CasesArgument = None,
    json_file: JsonFileOption = None,
    split: SplitOption = SplitChoice.ALL,
    home: HomeOption = None,
    failures: FailuresOption = False,
    no_times: NoTimesOption = False,
    baseline: BaselineOption = None,
    fast: FastOption = False,
) -> None:
    """Runs the cases over the archive in force; ends with code 1 on a regression."""
    before = load_baseline(baseline) if baseline else None
    paths = cases or [CASES_FOLDER]
    chosen = suite.choose_cases(paths, split)
    with opened_library(context, home, fast=fast) as library:
        suite.prepare(library, paths)
        suite.check_archive(library, chosen, settings_for(context, home).home)
        report = suite.run_with_progress(chosen, suite.assistant_of(library))
    if json_file:
        _write(json_file, dump_report(report, with_times=not no_times))
    console = out()
    console.print(render_report(report))
    if failures:
        console.print(render_failures(report))
    if before is not None and baseline is not None:
        _compare(find_regressions(report_to_json(report), before), baseline)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EvalError(messages.FILE_UNWRITABLE.format(path=path), str(error)) from error


def _compare(regressions: Sequence[str], baseline: Path) -> None:
    if not regressions:
        out().print(messages.NOT_WORSE.format(path=baseline))
        return
    for sentence in regressions:
        complain(sentence)
    complain(messages.WORSE.format(path=baseline, count=len(regressions)))
    raise typer.Exit(1)
