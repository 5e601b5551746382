"""`rujukan eval baseline`: golden numbers, written anew and shown against those that were there."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.command_line.common import (
    FastOption,
    HomeOption,
    Language,
    complain,
    opened_library,
    out,
    settings_for,
)
from eval import messages as eval_messages
from eval.casework.case_files import CASES_FOLDER
from eval.commands import suite
from eval.commands.suite import SplitChoice
from eval.comparing import messages
from eval.comparing.baselines import BASELINES_FOLDER, check_baseline, load_golden
from eval.comparing.comparison import compare
from eval.comparing.golden import read_golden, write_golden
from eval.comparing.rendering import render_comparison
from eval.errors import EvalError
from eval.reporting.json_report import RunOptions, report_to_json

FileArgument = Annotated[
    Path | None, typer.Argument(metavar="BERKAS", help=messages.HELP_FILE, show_default=False)
]
CasesArgument = Annotated[
    list[Path] | None, typer.Argument(metavar="KASUS…", help=messages.HELP_CASES, show_default=False)
]
SplitOption = Annotated[SplitChoice, typer.Option("--split", help=eval_messages.HELP_SPLIT)]

_PROJECT_FILE = "pyproject.toml"
"""Stands beside the packages in the source code, and nowhere in an installed product."""


def register(program: typer.Typer) -> None:
    """Adds the command to the group `rujukan eval`."""
    program.command("baseline", help=messages.HELP_BASELINE, cls=Language.Command)(write_baseline)


def write_baseline(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    context: typer.Context,
    file: FileArgument = None,
    cases: CasesArgument = None,
    split: SplitOption = SplitChoice.ALL,
    home: HomeOption = None,
    fast: FastOption = False,
) -> None:
    """Runs the cases and writes their golden numbers; what got worse is shown, and refused only by who reads it."""
    settings = settings_for(context, home).faster(fast)
    options = RunOptions(str(split), settings.fast)
    path = choose_file(file, options)
    before = load_golden(path)
    paths = cases or [CASES_FOLDER]
    chosen = suite.choose_cases(paths, split)
    with opened_library(context, home, fast=fast) as library:
        suite.prepare(library, paths)
        suite.check_archive(library, paths, chosen, settings.home)
        report = suite.run_with_progress(chosen, suite.assistant_of(library))
    now = report_to_json(report, with_times=False, options=options)
    write_golden(now, path)
    _tell(now, before, path)


def choose_file(file: Path | None, options: RunOptions) -> Path:
    """Where the numbers go: `file`, or the place of such a run in the source code; raises EvalError for neither.

    Asked before the run, which takes minutes.
    """
    path = file or _usual_file(options)
    if path.suffix.lower() != ".json":
        raise EvalError(
            messages.NEEDS_JSON_FILE.format(path=path), f"expected a name in .json, got {str(path)!r}"
        )
    suite.check_writable(path)
    return path


def _usual_file(options: RunOptions) -> Path:
    if not (BASELINES_FOLDER.parent.parent / _PROJECT_FILE).is_file():
        raise EvalError(
            messages.NEEDS_FILE, f"expected a file name, since {BASELINES_FOLDER} is no source code"
        )
    BASELINES_FOLDER.mkdir(exist_ok=True)
    name = "fast" if options.fast else "full"
    return BASELINES_FOLDER / (f"{name}.json" if options.split == "all" else f"{name}-{options.split}.json")


def _tell(now: Mapping[str, Any], before: Mapping[str, Any] | None, path: Path) -> None:
    if before is None:
        out().print(messages.GOLDEN_NEW.format(count=now["cases"], path=path))
    elif before == read_golden(now):
        out().print(messages.GOLDEN_SAME.format(path=path))
    else:
        _show_changes(now, before, path)
        out().print(messages.GOLDEN_CHANGED.format(path=path))


def _show_changes(now: Mapping[str, Any], before: Mapping[str, Any], path: Path) -> None:
    try:
        check_baseline(before, path)
        comparison = compare(now, before)
    except EvalError as error:
        complain(messages.GOLDEN_INCOMPARABLE.format(path=path, why=error.user_message))
        return
    out().print(render_comparison(comparison))
