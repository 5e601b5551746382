"""Hooks that a conftest.py may implement."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from eval.running.run import Answering


@pytest.hookspec(firstresult=True)
def pytest_rujukan_assistant(config: pytest.Config) -> "Answering | None":
    """The assistant that the cases are put to, in place of the bundled one over an archive.

    Called once a session, before the first case; whoever gives the assistant closes it. None leaves the choice to
    other implementations, and at last to the plugin's options.
    """
