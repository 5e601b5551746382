"""`rujukan eval`: runs the cases, reports, and refuses a release that got worse."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.command_line.common import (
    FastOption,
    HomeOption,
    complain,
    opened_archive,
    opened_library,
    out,
    save_file,
    settings_for,
)
from assistant.settings import Settings
from corpus.archive import ARCHIVE_FILE
from eval import messages
from eval.casework.case_files import case_files, load_cases
from eval.casework.checking import check_cases
from eval.commands import suite
from eval.commands.suite import SplitChoice
from eval.comparing.baselines import load_baseline
from eval.comparing.change import Comparison
from eval.comparing.comparison import check_shared_cases, compare, comparison_to_json
from eval.comparing.machine import MachineMeter
from eval.comparing.rendering import render_comparison
from eval.errors import EvalError
from eval.reporting.html_report import render_html
from eval.reporting.json_report import RunOptions, report_to_json, write_json
from eval.reporting.junit import render_junit
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
HtmlFileOption = Annotated[
    Path | None, typer.Option("--html", metavar="BERKAS", help=messages.HELP_HTML_FILE)
]
JunitFileOption = Annotated[
    Path | None, typer.Option("--junit", metavar="BERKAS", help=messages.HELP_JUNIT_FILE)
]
CheckOption = Annotated[bool, typer.Option("--check", help=messages.HELP_CHECK)]

FAULTS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files that a run is written to; None for those that nobody asked for."""

    json: Path | None
    html: Path | None
    junit: Path | None
    with_times: bool

    def write(self, report: dict[str, Any], comparison: Comparison | None) -> None:
        """Writes what was asked for; each file is whole or not there."""
        told = report if self.with_times else {key: report[key] for key in report if key != "times"}
        if self.json:
            save_file(self.json, write_json(told).encode("utf-8", "backslashreplace"))
        if self.html:
            compared = comparison_to_json(comparison) if comparison else None
            save_file(self.html, render_html(told, compared).encode("utf-8"))
        if self.junit:
            save_file(self.junit, render_junit(told).encode("utf-8"))


def evaluate(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    context: typer.Context,
    cases: CasesArgument = None,
    json_file: JsonFileOption = None,
    html_file: HtmlFileOption = None,
    junit_file: JunitFileOption = None,
    split: SplitOption = SplitChoice.ALL,
    home: HomeOption = None,
    failures: FailuresOption = False,
    no_times: NoTimesOption = False,
    baseline: BaselineOption = None,
    check: CheckOption = False,
    fast: FastOption = False,
) -> None:
    """Runs the cases over the archive in force; ends with code 1 on a regression."""
    settings = settings_for(context, home).faster(fast)
    paths = cases or suite.usual_cases(settings.home)
    if check:
        _check(settings, paths)
        return
    outputs = Outputs(json_file, html_file, junit_file, with_times=not no_times)
    suite.check_writable(json_file, html_file, junit_file, beside=(*case_files(paths), baseline))
    before = load_baseline(baseline) if baseline else None
    chosen = suite.choose_cases(paths, split)
    if before is not None:
        check_shared_cases((case.id for case in chosen), before)
    with opened_library(context, home, fast=fast) as library:
        suite.prepare(library, paths)
        suite.check_archive(library, paths, chosen, settings.home)
        meter = MachineMeter()
        run = suite.run_with_progress(chosen, suite.assistant_of(library), meter.note)
    report = report_to_json(run, options=RunOptions(str(split), settings.fast), unit=meter.seconds)
    console = out()
    console.print(render_report(run))
    if failures:
        console.print(render_failures(run))
    comparison = compare(report, before) if before is not None else None
    outputs.write(report, comparison)
    if comparison is not None and baseline is not None:
        console.print(render_comparison(comparison))
        _judge(comparison, baseline)


def _check(settings: Settings, paths: Sequence[Path]) -> None:
    """Tells every fault of the cases, also those that only the archive shows, and runs none of them."""
    if (settings.home / ARCHIVE_FILE).is_file():
        with opened_archive(settings) as archive:
            faults = check_cases(paths, archive)
    else:
        complain(messages.CHECKED_WITHOUT_ARCHIVE.format(home=settings.home))
        faults = check_cases(paths)
    for fault in faults[:FAULTS_SHOWN]:
        complain(fault.user_message)
    if faults:
        complain(messages.CASES_WRONG.format(count=len(faults)))
        raise typer.Exit(1)
    cases = load_cases(paths)
    if not cases:
        raise EvalError(messages.CASES_NONE, f"no cases in {[str(path) for path in paths]}")
    out().print(messages.CASES_RIGHT.format(count=len(cases), files=len(case_files(paths))))


def _judge(comparison: Comparison, baseline: Path) -> None:
    """Says whether the run may be released; ends with code 1 where not."""
    if not comparison.regressions:
        out().print(messages.NOT_WORSE.format(path=baseline))
        return
    for sentence in comparison.regressions:
        complain(sentence)
    complain(messages.WORSE.format(path=baseline, count=len(comparison.regressions)))
    raise typer.Exit(1)
