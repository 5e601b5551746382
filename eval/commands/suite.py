"""What every command that runs cases shares: which cases, over which archive, with a progress bar."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from assistant.command_line.archive import prepare_shipped
from assistant.command_line.common import progress_bar, progress_console
from corpus.errors import ArchiveError
from eval import messages
from eval.casework.case import EvalCase
from eval.casework.case_files import CASES_FOLDER, case_files, home_cases, load_cases
from eval.casework.checking import check_against
from eval.errors import EvalError
from eval.running.recording import record_searches
from eval.running.result import CaseResult
from eval.running.run import Answering, Report, run_cases
from index.library import Library

CASES_SUFFIX = ".toml"


class SplitChoice(StrEnum):
    """Which cases are run."""

    DEV = "dev"
    CHECK = "check"
    ALL = "all"


def check_writable(*files: Path | None, beside: Iterable[Path | None] = ()) -> None:
    """Raises EvalError where a file that was asked for has no place: asked before a run, which takes minutes.

    Nor may it take the place of a file that the command reads (`beside`), of another result, or of cases: who
    mixes up two names must not lose their work.
    """
    taken = {path.resolve() for path in beside if path is not None}
    for path in files:
        if path is None:
            continue
        if path.is_dir() or not path.absolute().parent.is_dir():
            sentence = messages.FILE_UNWRITABLE.format(path=path)
            raise EvalError(sentence, f"expected a file in an existing folder, got {str(path)!r}")
        if path.resolve() in taken or path.suffix.lower() == CASES_SUFFIX:
            sentence = messages.FILE_TAKEN.format(path=path)
            raise EvalError(sentence, f"expected a file of its own for the result, got {str(path)!r}")
        taken.add(path.resolve())


def usual_cases(home: Path) -> tuple[Path, ...]:
    """What is run where nothing is named: the shipped cases, and those that were accepted in this home."""
    own = home_cases(home)
    return (CASES_FOLDER, own) if own else (CASES_FOLDER,)


def choose_cases(paths: Sequence[Path], split: SplitChoice) -> tuple[EvalCase, ...]:
    """The cases of `paths` that belong to `split`; raises EvalError where none are left."""
    chosen = tuple(case for case in load_cases(paths) if split in (SplitChoice.ALL, case.split))
    if not chosen:
        names = [str(path) for path in paths]
        raise EvalError(messages.CASES_NONE, f"no cases of split {split.value!r} in {names}")
    return chosen


def prepare(library: Library, paths: Sequence[Path]) -> None:
    """Takes the shipped articles into an empty archive that the shipped cases are put to."""
    if CASES_FOLDER in paths and library.archive.count().articles == 0:
        progress_console().print(messages.PREPARING_SHIPPED)
        prepare_shipped(library)


def check_archive(library: Library, paths: Sequence[Path], cases: Sequence[EvalCase], home: Path) -> None:
    """Raises EvalError where the archive is empty or does not hold what the `cases` of `paths` expect of it."""
    if library.archive.count().articles == 0:
        raise EvalError(
            messages.ARCHIVE_EMPTY.format(home=home), f"expected articles in {str(home)!r}, got none"
        )
    if CASES_FOLDER in paths:
        _check_shipped(library, cases, home)
    faults = check_against(cases, library.archive)
    if faults:
        sentence = messages.CASES_NOT_IN_ARCHIVE.format(count=len(faults), first=faults[0].user_message)
        raise EvalError(sentence, "; ".join(fault.detail for fault in faults))


def _check_shipped(library: Library, cases: Sequence[EvalCase], home: Path) -> None:
    """Raises EvalError where the archive lacks an article of the shipped cases: it needs cases of its own."""
    shipped = {path.name for path in case_files([CASES_FOLDER])}
    for article in dict.fromkeys(one for case in cases if case.file in shipped for one in case.articles):
        try:
            library.archive.article(article)
        except ArchiveError as error:
            example = home_cases(home) or messages.EXAMPLE_FILE
            raise EvalError(
                messages.SHIPPED_NOT_IN_ARCHIVE.format(home=home, example=example), error.detail
            ) from error


def assistant_of(library: Library) -> Answering:
    """The assistant that answers from `library`."""
    # Imported here: the other commands of the program must not wait for it.
    from assistant.respond import Assistant  # noqa: PLC0415

    return Assistant(record_searches(library))


def run_with_progress(
    cases: Sequence[EvalCase], assistant: Answering, between: Callable[[], None] = lambda: None
) -> Report:
    """Every case answered and checked, with a progress bar; `between` is called after each."""
    with progress_bar(messages.PROGRESS) as advance:
        done = 0

        def count(_: CaseResult) -> None:
            nonlocal done
            done += 1
            advance(done, len(cases))
            between()

        return run_cases(cases, assistant, count)
