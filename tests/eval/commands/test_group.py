from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from assistant.errors import UsageError
from eval.commands import group
from eval.errors import CaseError


@pytest.fixture
def program() -> typer.Typer:
    program = typer.Typer()
    program.callback()(lambda: None)
    group.register(program)
    return program


def test_a_misspelt_command_gets_the_nearest_name(program: typer.Typer) -> None:
    error = CliRunner().invoke(program, ["eval", "hostil"]).exception

    assert isinstance(error, UsageError)
    assert "hostile" in error.user_message


def test_a_missing_file_is_no_misspelt_command(program: typer.Typer, tmp_path: Path) -> None:
    error = CliRunner().invoke(program, ["eval", str(tmp_path / "tiada.toml")]).exception

    assert isinstance(error, CaseError)
    assert "tiada.toml" in error.user_message


def test_a_folder_named_nearly_like_a_command_holds_cases(
    program: typer.Typer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft").mkdir()
    error = CliRunner().invoke(program, ["eval", "draft"]).exception

    assert not isinstance(error, UsageError)
