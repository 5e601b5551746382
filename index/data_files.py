"""Reads the data files of this package."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def read_words(name: str) -> frozenset[str]:
    """The words of a list: any number a line, parted by white space; '#' starts a comment."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


def read_toml(name: str) -> dict[str, Any]:
    """A TOML file of this package."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def fingerprint_files(*names: str) -> str:
    """First 12 hexadecimal digits of the SHA-256 over the named files, in the order given."""
    digest = hashlib.sha256()
    for name in names:
        digest.update((DATA / name).read_bytes())
    return digest.hexdigest()[:12]
