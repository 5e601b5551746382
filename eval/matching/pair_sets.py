"""Pairs of a fact and a text of which it is known whether the text says the fact."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAIRS = Path(__file__).parent / "pairs"


@dataclass(frozen=True, slots=True)
class FactPair:
    """One form of a fact, a text, and the verdict of a person."""

    group: str
    form: str
    text: str
    said: bool
    """Whether the text says the fact."""
    mean: bool
    """True for pairs that were made to mislead."""
    similar_names: bool
    """Whether spelling variation of names of people is allowed."""


def load_pairs(folder: Path = PAIRS) -> tuple[FactPair, ...]:
    """The pairs of every .toml in `folder`, by name of file, then as they stand there.

    A file holds tables `[[group]]` with `name`, `mean`, optionally `similar_names`, and the lists `match` (the
    text says the fact) and `differ` (it does not) of [form, text]. Raises KeyError for a group that lacks one.
    """
    files = sorted(folder.glob("*.toml"))
    groups = (group for file in files for group in tomllib.loads(file.read_text(encoding="utf-8"))["group"])
    return tuple(pair for group in groups for pair in _read_group(group))


def _read_group(group: dict[str, object]) -> Iterator[FactPair]:
    similar = bool(group.get("similar_names"))
    for verdict in ("match", "differ"):
        pairs = group[verdict]
        assert isinstance(pairs, list)  # noqa: S101 - for the type checker
        for form, text in pairs:
            yield FactPair(str(group["name"]), form, text, verdict == "match", bool(group["mean"]), similar)
