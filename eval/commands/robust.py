"""`rujukan eval robust`: the cases in other forms, and what the change of form costs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.command_line.common import (
    FastOption,
    HomeOption,
    Language,
    opened_library,
    out,
    progress_bar,
    save_file,
    settings_for,
)
from eval import messages as eval_messages
from eval.casework.case_files import CASES_FOLDER, case_files
from eval.commands import suite
from eval.commands.suite import SplitChoice
from eval.errors import EvalError
from eval.robustness import messages
from eval.robustness.kinds import KINDS, build_variants, choose_kinds
from eval.robustness.suite import SuiteReport, run_suite
from eval.robustness.suite_case import SuiteCase
from eval.robustness.suite_report import dump_suite, render_flipped, render_suite
from index.library import Library

CasesArgument = Annotated[list[Path] | None, typer.Argument(metavar="KASUS…", help=eval_messages.HELP_CASES)]
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="RAGAM",
        help=messages.HELP_KIND.format(kinds=", ".join(kind.name for kind in KINDS)),
    ),
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="JUMLAH", help=messages.HELP_LIMIT)
]
SplitOption = Annotated[SplitChoice, typer.Option("--split", help=eval_messages.HELP_SPLIT)]
JsonFileOption = Annotated[
    Path | None, typer.Option("--json", metavar="BERKAS", help=messages.HELP_JSON_FILE)
]
FlippedOption = Annotated[bool, typer.Option("--failures", help=messages.HELP_FLIPPED)]


def register(program: typer.Typer) -> None:
    """Adds the command to the group."""
    program.command("robust", help=messages.HELP_ROBUST, cls=Language.Command)(robust)


def robust(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    context: typer.Context,
    cases: CasesArgument = None,
    kinds: KindOption = None,
    limit: LimitOption = None,
    split: SplitOption = SplitChoice.ALL,
    json_file: JsonFileOption = None,
    failures: FlippedOption = False,
    home: HomeOption = None,
    fast: FastOption = False,
) -> None:
    """Runs plain and varied questions in pairs over the archive in force."""
    paths = cases or [CASES_FOLDER]
    suite.check_writable(json_file, beside=case_files(paths))
    choose_kinds(kinds or ())  # a misspelt name is told before the models are loaded
    chosen = suite.choose_cases(paths, split)
    with opened_library(context, home, fast=fast) as library:
        suite.prepare(library, paths)
        suite.check_archive(library, paths, chosen, settings_for(context, home).home)
        variants = build_variants(chosen, kinds or (), library.archive, limit)
        if not variants:
            raise EvalError(messages.NO_VARIANTS, f"no variant of {len(chosen)} cases in kinds {kinds}")
        report = _run(variants, library)
    if json_file:
        save_file(json_file, dump_suite(report).encode("utf-8", "backslashreplace"))
    console = out()
    console.print(render_suite(report))
    if failures:
        console.print(render_flipped(report))


def _run(variants: Sequence[SuiteCase], library: Library) -> SuiteReport:
    with progress_bar(messages.PROGRESS) as advance:
        return run_suite(variants, suite.assistant_of(library), advance)
