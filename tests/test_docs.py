"""What the documents name exists, and what exists is documented."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from assistant.command_line.program import build_program
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
GUIDES = ("README.md", "docs/panduan.md")


def command_names() -> set[str]:
    """Names of the commands, also those of the packages above."""
    program = build_program()
    return {str(part.name) for part in (*program.registered_commands, *program.registered_groups)}


def relative(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def guides() -> str:
    return "\n".join((ROOT / name).read_text("utf-8") for name in GUIDES if (ROOT / name).exists())


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert not missing, missing


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_command_that_is_named_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    quoted = re.findall(r"`[^`\n]+`|^```.*?^```", text, re.MULTILINE | re.DOTALL)
    named = {
        name for part in quoted for name in re.findall(r"\brujukan (?:--home \S+ )?([a-z][a-z-]+)", part)
    }
    assert named <= command_names(), named - command_names()


@pytest.mark.parametrize("command", sorted(command_names()))
def test_every_command_is_documented(command: str) -> None:
    starts_it = r"|make run" if command == "serve" else ""
    assert re.search(rf"\brujukan (?:--home \S+ )?{re.escape(command)}\b{starts_it}", guides())


def test_every_setting_is_documented() -> None:
    variables = set(re.findall(r"RUJUKAN_\w+", (ROOT / "assistant/settings.py").read_text("utf-8")))
    assert len(variables) == len(fields(Settings))
    missing = [name for name in variables if f"`{name}`" not in (ROOT / "README.md").read_text("utf-8")]
    assert not missing, missing


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_no_page_names_a_place_on_one_machine(page: Path) -> None:
    found = re.findall(r"(?:^|[\s(`\"'])(/(?:root|work|tmp|home)/\S+)", page.read_text("utf-8"))
    assert not found, found
