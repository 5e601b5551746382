"""Groups of words and phrases that mean the same in regional government."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.data_files import read_toml

_NAME = re.compile(r"[a-z][a-z0-9_]*")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Finds the groups that a run of prepared words mentions."""

    groups: dict[Phrase, str]
    """Form, as prepared words, -> term of its group."""
    longest: int
    """Words in the longest form."""

    def find(self, words: Sequence[str]) -> tuple[str, ...]:
        """Terms of the groups that `words` mentions: left to right, longest form first, no overlap."""
        found: list[str] = []
        at = 0
        while at < len(words):
            length = self._match(words, at)
            if length:
                found.append(self.groups[tuple(words[at : at + length])])
            at += length or 1
        return tuple(found)

    def _match(self, words: Sequence[str], at: int) -> int:
        for length in range(min(self.longest, len(words) - at), 0, -1):
            if tuple(words[at : at + length]) in self.groups:
                return length
        return 0


def group_term(name: str) -> str:
    """What the index holds for a group: letters and digits, and nothing that a text contains."""
    return "konsep0" + name.replace("_", "")


def load_synonyms(prepare: Callable[[str], Iterable[str]], name: str = "synonyms.toml") -> Synonyms:
    """Read the data file; `prepare` turns a form into words as it does with the texts to be searched.

    Raises ValueError, naming the group, where a name or form is not usable or a form stands in two groups.
    """
    groups: dict[Phrase, str] = {}
    for group, forms in read_toml(name).items():
        _check_group(group, forms)
        for form in forms:
            phrase = tuple(prepare(form))
            if groups.setdefault(phrase, group_term(group)) != group_term(group):
                raise ValueError(f"{name}: {form!r} of {group!r} is a form of {groups[phrase]!r} too")
    return Synonyms(groups, max(map(len, groups), default=0))


def _check_group(group: str, forms: object) -> None:
    if not _NAME.fullmatch(group):
        raise ValueError(f"synonym group {group!r}: expected lower-case letters, digits and '_'")
    usable = isinstance(forms, list) and bool(forms) and all(isinstance(f, str) and f.strip() for f in forms)
    if not usable:
        raise ValueError(f"synonym group {group!r}: expected a list of words or phrases, got {forms!r}")
