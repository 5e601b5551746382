"""`rujukan eval public`: the reader and the retriever on files of public question sets."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.command_line.common import Language, complain, out, progress_bar, save_file
from assistant.errors import UsageError
from eval.commands.suite import check_writable
from eval.errors import EvalError
from eval.public_sets import messages
from eval.spreading import spread

if TYPE_CHECKING:
    from eval.public_sets.figures import QaRun, RetrievalRun
    from eval.public_sets.question_set import PublicQuestion, QuestionSet

SHOWN_FAULTS = 20
"""Sentences about bad rows; more are only counted."""


class Task(StrEnum):
    """What is measured."""

    QA = "qa"
    RETRIEVAL = "retrieval"


FileArgument = Annotated[Path, typer.Argument(metavar="BERKAS", help=messages.HELP_FILE)]
TaskOption = Annotated[Task, typer.Option("--task", help=messages.HELP_TASK)]
LimitOption = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help=messages.HELP_LIMIT)]
JsonFileOption = Annotated[Path | None, typer.Option("--json", metavar="BERKAS", help=messages.HELP_JSON)]
FastOption = Annotated[bool, typer.Option("--fast", help=messages.HELP_FAST)]


def register(program: typer.Typer) -> None:
    """Adds the command."""
    program.command("public", help=messages.HELP, cls=Language.Command)(public)


def public(
    file: FileArgument,
    task: TaskOption,
    limit: LimitOption = None,
    json_file: JsonFileOption = None,
    fast: FastOption = False,
) -> None:
    """Measures one task on one file; questions that cannot be read are named and left out, which is no failure."""
    # Imported here: the other commands of the program must not wait for the engines.
    from eval.public_sets.report import Measured, render_run, run_to_json  # noqa: PLC0415
    from eval.public_sets.set_loading import load_question_set  # noqa: PLC0415
    from eval.reporting.json_report import write_json  # noqa: PLC0415

    check_writable(json_file, beside=(file,))
    if fast and task is Task.QA:
        raise UsageError(messages.FAST_NEEDS_RETRIEVAL, "--fast was given for --task qa")
    read = load_question_set(file)
    _complain_of_rows(read)
    fitting = read.questions if task is Task.QA else _answerable(read, file)
    chosen = spread(fitting, limit)
    run = _run_qa(chosen) if task is Task.QA else _run_retrieval(chosen, read, fast)
    measured = Measured(file.name, read, len(fitting), run)
    if json_file:
        save_file(json_file, write_json(run_to_json(measured)).encode("utf-8", "backslashreplace"))
    out().print(render_run(measured))


def _complain_of_rows(read: "QuestionSet") -> None:
    for row in read.bad[:SHOWN_FAULTS]:
        complain(row.sentence)
    if len(read.bad) > SHOWN_FAULTS:
        complain(messages.MORE_BAD_ROWS.format(count=len(read.bad) - SHOWN_FAULTS))
    if read.bad:
        complain(messages.BAD_ROWS.format(count=len(read.bad), good=len(read.questions)))


def _answerable(read: "QuestionSet", file: Path) -> "tuple[PublicQuestion, ...]":
    """The questions that a context answers; raises EvalError without any."""
    found = tuple(question for question in read.questions if question.answers)
    if not found:
        raise EvalError(messages.NOTHING_TO_ASK.format(path=file), f"{file}: no answerable question")
    return found


def _run_qa(questions: "tuple[PublicQuestion, ...]") -> "QaRun":
    from eval.public_sets.context_reading import ContextReader  # noqa: PLC0415
    from eval.public_sets.figures import run_qa  # noqa: PLC0415

    reader = ContextReader.open()
    if reader is None:
        raise EvalError(messages.NEEDS_READER, "the folder of the bundled reader is missing")
    return run_qa(questions, reader, progress_bar)


def _run_retrieval(
    questions: "tuple[PublicQuestion, ...]", read: "QuestionSet", fast: bool
) -> "RetrievalRun":
    from eval.public_sets.figures import run_retrieval  # noqa: PLC0415

    contexts = [question.context for question in read.questions]
    return run_retrieval(questions, contexts, fast, progress_bar)
