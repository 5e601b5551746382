"""What a wheel holds: every package, and every file that its code reads."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
TOPS = ("assistant", "corpus", "eval", "index")


def test_every_package_is_packed() -> None:
    found = {
        ".".join(init.parent.relative_to(ROOT).parts)
        for top in TOPS
        for init in (ROOT / top).rglob("__init__.py")
    }
    assert found == set(SETUPTOOLS["packages"])


@pytest.mark.parametrize("top", TOPS)
def test_every_data_file_is_packed(top) -> None:
    folder = ROOT / top
    packed = {path for pattern in SETUPTOOLS["package-data"][top] for path in folder.glob(pattern)}
    left_out = [
        path.relative_to(ROOT).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts and path not in packed
    ]
    assert left_out == []
