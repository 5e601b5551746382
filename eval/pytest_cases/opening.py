"""Opens what the cases are put to: once a session, at the first case, closed with the session."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from assistant.command_line.archive import prepare_shipped
from assistant.command_line.common import complain
from assistant.opening import open_library
from assistant.respond import Assistant
from assistant.settings import Settings
from corpus.archive import ARCHIVE_FILE
from corpus.errors import RujukanError
from eval.errors import EvalError
from eval.pytest_cases import messages

if TYPE_CHECKING:
    from eval.running.run import Answering
    from index.library import Library

ASSISTANT = pytest.StashKey["Answering"]()


def opened_assistant(session: pytest.Session) -> "Answering":
    """The assistant of this session; a session whose archive cannot be used ends here, with one sentence.

    To be called in the setup of an item.
    """
    if ASSISTANT not in session.stash:
        session.stash[ASSISTANT] = _open(session)
    return session.stash[ASSISTANT]


def check_home(home: Path) -> None:
    """Raises UsageError where there is no archive in `home`."""
    if not (home / ARCHIVE_FILE).is_file():
        raise pytest.UsageError(messages.NO_ARCHIVE.format(home=home))


def given_home(config: pytest.Config) -> Path | None:
    """The folder of the option, from where pytest was started; None without the option."""
    home = config.getoption("rujukan_home")
    return config.invocation_params.dir / Path(home).expanduser() if home else None


def _open(session: pytest.Session) -> "Answering":
    config = session.config
    given: Answering | None = config.hook.pytest_rujukan_assistant(config=config)
    if given is not None:
        return given
    stack = ExitStack()
    session.addfinalizer(stack.close)
    try:
        with _speaking(config):
            return Assistant(_open_library(config, stack))
    except RujukanError as error:
        _stop(error.user_message)


def _open_library(config: pytest.Config, stack: ExitStack) -> "Library":
    """The library in force, or the shipped archive in a temporary folder; closed by `stack`."""
    settings = Settings.from_environment().faster(config.getoption("rujukan_fast"))
    home = given_home(config)
    settings = settings.with_home(home)
    if (settings.home / ARCHIVE_FILE).is_file():
        library = stack.enter_context(open_library(settings, on_wait=complain))
        if library.archive.count().articles:
            _tell(config, messages.WITH_ARCHIVE.format(home=settings.home))
            return library
        if home is not None:
            raise EvalError(messages.ARCHIVE_EMPTY.format(home=home), f"expected articles in {str(home)!r}")
    _tell(config, messages.PREPARING)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rujukan-")))
    library = stack.enter_context(open_library(settings.with_home(folder)))
    prepare_shipped(library)
    return library


@contextmanager
def _speaking(config: pytest.Config) -> Iterator[None]:
    """Output goes to the terminal meanwhile, not to the report of the first case."""
    capture = config.pluginmanager.get_plugin("capturemanager")
    with capture.global_and_fixture_disabled() if capture else nullcontext():
        yield


def _tell(config: pytest.Config, sentence: str) -> None:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        reporter.ensure_newline()
        reporter.write_line(sentence)


def _stop(sentence: str) -> NoReturn:
    pytest.exit(sentence, returncode=int(pytest.ExitCode.USAGE_ERROR))
