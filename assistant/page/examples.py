"""Example questions: data, shown only while the article that answers them is in the archive."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "data" / "examples.toml"


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the article that it is answered from."""

    article: str
    """Id; empty for a question that suits any archive."""
    question: str


@cache
def read_examples(path: Path = EXAMPLES) -> tuple[Example, ...]:
    """All examples in the order of the file; a missing or misspelt key is an error."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["example"]
    return tuple(Example(**row) for row in rows)


def load_examples(ids: Collection[str]) -> tuple[str, ...]:
    """Questions on articles among `ids`; where there are none, those that suit any archive with articles."""
    if not ids:
        return ()
    fitting = tuple(example.question for example in read_examples() if example.article in ids)
    return fitting or tuple(example.question for example in read_examples() if not example.article)
