"""The pytest plugin: every case of a file of cases is a test.

`pytest eval/` in a checkout, or `pytest kasus.toml` anywhere. The entry point "rujukan" of the group pytest11 names
this module, so every run of pytest beside an installed Rujukan imports it: it loads nothing but pytest until a file
of cases is found. `-p no:rujukan` switches it off.
"""

from pathlib import Path

import pytest

from eval.pytest_cases import hooks, messages
from eval.pytest_cases.items import CaseItem, CasesFile, holds_cases


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds our options."""
    group = parser.getgroup("rujukan", messages.GROUP)
    group.addoption("--rujukan-home", metavar="FOLDER", help=messages.HELP_HOME)
    group.addoption("--rujukan-fast", action="store_true", help=messages.HELP_FAST)
    group.addoption(
        "--rujukan-split", choices=("dev", "check", "all"), default="all", help=messages.HELP_SPLIT
    )


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Makes our hook known."""
    pluginmanager.add_hookspecs(hooks)


def pytest_configure(config: pytest.Config) -> None:
    """Refuses a home without an archive before anything runs."""
    if config.getoption("rujukan_home"):
        from eval.pytest_cases.opening import check_home, given_home  # noqa: PLC0415 (loads the engines)

        home = given_home(config)
        if home is not None:
            check_home(home)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CasesFile | None:
    """A `.toml` file with cases becomes a collector; every other file is left alone."""
    if file_path.suffix != ".toml" or not holds_cases(file_path, parent.session.isinitpath(file_path)):
        return None
    file: CasesFile = CasesFile.from_parent(parent, path=file_path)
    return file


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out the cases of another split than the one asked for."""
    split = config.getoption("rujukan_split")
    others = [item for item in items if isinstance(item, CaseItem) and split not in ("all", item.case.split)]
    if others:
        config.hook.pytest_deselected(items=others)
        left_out = set(others)
        items[:] = [item for item in items if item not in left_out]
