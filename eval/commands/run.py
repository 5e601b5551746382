"""`rujukan eval`: the command that runs the cases and refuses a release that got worse."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant.command_line.common import (
    FastOption,
    HomeOption,
    complain,
    opened_library,
    out,
    progress_bar,
    settings_for,
)
from eval import messages
from eval.casework.case import EvalCase
from eval.casework.case_files import CASES_FOLDER, load_cases
from eval.casework.checking import check_against
from eval.comparing.comparison import find_regressions, load_baseline
from eval.errors import EvalError
from eval.reporting.json_report import dump_report, report_to_json
from eval.reporting.terminal import render_failures, render_report
from eval.running.result import CaseResult
from eval.running.run import Answering, Report, run_cases
from index.library import Library


class SplitChoice(StrEnum):
    """Which cases are run."""

    DEV = "dev"
    CHECK = "check"
    ALL = "all"


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
    """Runs the cases over the archive in force, which is only read; ends with code 1 on a regression."""
    before = load_baseline(baseline) if baseline else None
    chosen = choose_cases(cases or [CASES_FOLDER], split)
    with opened_library(context, home, fast=fast) as library:
        check_archive(library, chosen, settings_for(context, home).home)
        report = _run(chosen, _assistant_of(library))
    if json_file:
        _write(json_file, dump_report(report, with_times=not no_times))
    console = out()
    console.print(render_report(report))
    if failures:
        console.print(render_failures(report))
    if before is not None and baseline is not None:
        _compare(find_regressions(report_to_json(report), before), baseline)


def choose_cases(paths: Sequence[Path], split: SplitChoice) -> tuple[EvalCase, ...]:
    """The cases of `paths` that belong to `split`; raises EvalError where none are left."""
    chosen = tuple(case for case in load_cases(paths) if split in (SplitChoice.ALL, case.split))
    if not chosen:
        raise EvalError(
            messages.CASES_NONE, f"no cases of split {split.value!r} in {[str(p) for p in paths]}"
        )
    return chosen


def check_archive(library: Library, cases: Sequence[EvalCase], home: Path) -> None:
    """Raises EvalError where the archive is empty or does not hold what the cases expect of it."""
    if library.archive.count().articles == 0:
        raise EvalError(
            messages.ARCHIVE_EMPTY.format(home=home), f"expected articles in {str(home)!r}, got none"
        )
    faults = check_against(cases, library.archive)
    if faults:
        sentence = messages.CASES_NOT_IN_ARCHIVE.format(count=len(faults), first=faults[0].user_message)
        raise EvalError(sentence, "; ".join(fault.detail for fault in faults))


def _assistant_of(library: Library) -> Answering:
    # Imported here: the other commands of the program must not wait for it.
    from assistant.respond import Assistant  # noqa: PLC0415

    return Assistant(library)


def _run(cases: Sequence[EvalCase], assistant: Answering) -> Report:
    with progress_bar(messages.PROGRESS) as advance:
        done = 0

        def count(_: CaseResult) -> None:
            nonlocal done
            done += 1
            advance(done, len(cases))

        return run_cases(cases, assistant, count)


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
