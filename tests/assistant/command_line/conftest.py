"""The command line as a function: arguments in; exit code, output and complaints out. No model is loaded."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.command_line.program import main
from index.hash_embedding import HashEmbedder
from index.shipped import SHIPPED

KEDIRI = "2023-06-22-kota-bengkulu-kota-kediri-pelayanan-publik"
SLEMAN = "2010-07-21-lombok-barat-sleman-pemerintahan-desa"


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error; nothing stands on standard output."""
        assert self.out == ""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every command embeds by hashing, and finds no home but the one that a test gives it."""
    for module in ("assistant.opening", "assistant.command_line.upkeep"):
        monkeypatch.setattr(f"{module}.load_embedder", lambda _: HashEmbedder())
    for name in ("RUJUKAN_HOME", "RUJUKAN_EMBEDDER", "RUJUKAN_CHROMA_URL", "RUJUKAN_ADMIN_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("RUJUKAN_HOME", str(tmp_path / "bawaan"))
    monkeypatch.setenv("RUJUKAN_FAST", "1")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("ask", "…", stdin=b"…")` runs one command."""

    def run_command(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return run_command


@pytest.fixture
def home(tmp_path: Path, run: Run) -> Path:
    """A home of its own with two articles."""
    folder = tmp_path / "rumah"
    added = run("add", SHIPPED / f"{KEDIRI}.md", SHIPPED / f"{SLEMAN}.md", "--home", folder)
    assert added.code == 0, added
    return folder
