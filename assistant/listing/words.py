"""The words and patterns of `assistant/data/listing.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import corpus
from assistant.understanding.normalizing import DATA

_FORMS = Path(corpus.__file__).parent / "data" / "visit_forms.toml"
_TOKEN = re.compile(r"[a-z@0-9-]+")


@dataclass(frozen=True, slots=True)
class ListingWords:
    """What questions to the register are made of; small letters throughout."""

    words: Mapping[str, frozenset[str]]
    """The lists of [words], one-word entries."""
    patterns: Mapping[str, tuple[re.Pattern[str], ...]]
    follow_up: Mapping[str, tuple[re.Pattern[str], ...]]
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    """Form -> phrases that name it, in a question in any case; the phrase is the group "form" where there is one."""
    groups: Mapping[str, str]
    islands: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]
    """Name, the way it is written, first digits of its regions' codes."""
    numbers: Mapping[str, int]

    def are(self, name: str, word: str) -> bool:
        """Is `word` in the list `name`?"""
        return word in self.words[name]

    def has(self, name: str, line: str) -> bool:
        """Does one of the patterns of that name stand in the line?"""
        return any(pattern.search(line) for pattern in self.patterns[name])


@cache
def load_listing_words() -> ListingWords:
    """Read once."""
    raw = tomllib.loads((DATA / "listing.toml").read_text(encoding="utf-8"))
    classes = {name: rf"(?:{_any_of(words)})" for name, words in raw["words"].items()}
    return ListingWords(
        words={name: frozenset(words) for name, words in raw["words"].items()},
        patterns=_compiled(raw["patterns"], classes),
        follow_up=_compiled(raw["follow_up"], classes),
        forms=(*_forms(raw["forms"]), *_form_patterns(raw["form_patterns"])),
        groups=raw["groups"],
        islands=tuple(
            (name, re.compile(rf"\b(?:{_any_of(row['names'])})\b", re.IGNORECASE), tuple(row["codes"]))
            for name, row in raw["islands"].items()
        ),
        numbers=raw["numbers"],
    )


def _compiled(
    table: Mapping[str, list[str]], classes: Mapping[str, str]
) -> dict[str, tuple[re.Pattern[str], ...]]:
    def expanded(pattern: str) -> str:
        for name, words in classes.items():
            pattern = pattern.replace(f"{{{name}}}", words)
        # "@" is no letter: a boundary before it is a space or the start.
        return pattern.replace(r"\b(?:@", r"(?<!\S)(?:@")

    return {name: tuple(re.compile(expanded(one)) for one in patterns) for name, patterns in table.items()}


def _forms(extra: Mapping[str, list[str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    named: dict[str, Any] = tomllib.loads(_FORMS.read_text(encoding="utf-8"))["named"]
    forms = dict.fromkeys((*named, *extra))
    return tuple(
        (form, re.compile(rf"\b(?:{_any_of([*named.get(form, ()), *extra.get(form, ())])})\b", re.IGNORECASE))
        for form in forms
    )


def _form_patterns(table: Mapping[str, list[str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (form, re.compile(pattern, re.IGNORECASE)) for form, patterns in table.items() for pattern in patterns
    )


def _any_of(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
