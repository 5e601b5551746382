"""Names of government bodies and the words around them, read from `data/bodies.toml`."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Self

from corpus.region_names import Token, split_tokens

_FILE = Path(__file__).parent / "data" / "bodies.toml"
_SKIPPED = frozenset({"dan", "serta"})
CONTAINERS = frozenset({"pemda", "setda", "setwan"})
"""Units that other bodies are part of: "Bagian Humas Setda", "Diskominfo Pemkot"."""
_SHORT = 4
"""Words of fewer letters may be abbreviations: "Pj. Bupati"."""
_PLAIN_GAPS = frozenset({"", ",", "-", "/", "&"})


@dataclass(frozen=True, slots=True)
class BodyUnit:
    """One kind of government body."""

    key: str
    """Key in bodies.toml: "diskominfo"."""
    name: str
    """As it is shown: "Diskominfo"."""
    wider: str | None
    """Key of the unit that it is one of ("dinas"), else None."""
    open: bool
    """True where words of the matter that it looks after follow: "Dinas Pariwisata"."""
    named: bool
    """True where a proper name follows: "Kecamatan Lowokwaru"."""
    beside_region: bool
    """True where that name counts only with a region behind it: "PDAM Surya Sembada Kota Surabaya"."""
    alone: bool
    """False where the word says nothing by itself in an article."""


@dataclass(frozen=True, slots=True)
class BodyForm:
    """A written form of a body."""

    keys: tuple[str, ...]
    """Its words as they are compared, without "dan"."""
    unit: str
    is_head: bool = False
    """True for a post that stands for the body: "Bupati"."""
    is_part: bool = False
    """True for a part of a DPRD: "Komisi"."""
    numbered: bool = False
    """True for a part that has a number: "Komisi I"."""


class BodyWords:
    """The lists of `bodies.toml`; immutable."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self.units: dict[str, BodyUnit] = {key: _unit(key, row) for key, row in lists["units"].items()}
        self._forms: dict[str, list[BodyForm]] = {}
        for form in _forms(lists):
            self._forms.setdefault(form.keys[0], []).append(form)
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form.keys))
        self._head_words: dict[str, str] = dict(lists["head_words"])
        self.national = frozenset(lists["parts"]["national"])
        self.matters = frozenset(lists["matters"]["words"])
        self.not_in_names = frozenset(lists["not_in_names"]["words"])
        self.abbreviated = frozenset(lists["not_in_names"]["abbreviated"])
        self._directions = frozenset(lists["not_in_names"]["directions"])
        self._not_after = frozenset(lists["not_after"]["words"])
        self._guarded = frozenset(lists["not_after"]["forms"])
        self._not_before = {key: frozenset(words) for key, words in lists["not_before"].items()}

    @classmethod
    def load(cls) -> Self:
        """From the shipped file."""
        return cls(tomllib.loads(_FILE.read_text(encoding="utf-8")))

    def longest_at(self, text: str, tokens: Sequence[Token], start: int) -> tuple[int, BodyForm] | None:
        """Index after the last word of the longest form that begins at word `start`, and the form."""
        key = tokens[start].key
        body = self._head_words.get(key, key)
        for form in self._forms.get(body, ()):
            end = _end_of(form.keys, text, tokens, start)
            if end is not None and not self._is_other(text, tokens, start, end, form):
                return end, replace(form, is_head=form.is_head or body != key)
        return None

    def is_direction(self, token: Token) -> bool:
        """Is it the second word of a district's name, as in "Banjarmasin Selatan"?"""
        return token.capital and token.key in self._directions

    def _is_other(self, text: str, tokens: Sequence[Token], start: int, end: int, form: BodyForm) -> bool:
        word = form.keys[0] if len(form.keys) == 1 else ""
        if end < len(tokens) and tokens[end].key in self._not_before.get(word, ()):
            names_it = word == "desa" and tokens[start].capital and tokens[end].capital
            if not names_it and is_plain_gap(text[tokens[end - 1].end : tokens[end].start]):
                return True
        return word in self._guarded and start > 0 and tokens[start - 1].key in self._not_after


def _unit(key: str, row: Mapping[str, Any]) -> BodyUnit:
    return BodyUnit(
        key=key,
        name=row["name"],
        wider=row.get("wider"),
        open=row.get("open", False),
        named=row.get("named", False),
        beside_region=row.get("beside_region", False),
        alone=row.get("alone", True),
    )


def _forms(lists: Mapping[str, Any]) -> Iterator[BodyForm]:
    for key, row in lists["units"].items():
        for written in row["forms"]:
            yield BodyForm(form_keys(written), key)
        for written in row.get("heads", ()):
            yield BodyForm(form_keys(written), key, is_head=True)
    for kind in ("numbered", "plain"):
        for written in lists["parts"][kind]:
            yield BodyForm(form_keys(written), "dprd", is_part=True, numbered=kind == "numbered")


def form_keys(written: str) -> tuple[str, ...]:
    """The words of `written` as they are compared."""
    return tuple(token.key for token in split_tokens(written) if token.key not in _SKIPPED)


def is_plain_gap(gap: str) -> bool:
    """Are only a space, a comma, a hyphen or the like between two words of one name?"""
    return len(gap) <= 4 and "\n\n" not in gap and gap.strip() in _PLAIN_GAPS


def _end_of(keys: tuple[str, ...], text: str, tokens: Sequence[Token], start: int) -> int | None:
    """Index after the last of `keys`, "dan" between them left out; None where one after the first differs."""
    at = start
    for key in keys[1:]:
        at += 1
        if at < len(tokens) and tokens[at].key in _SKIPPED:
            at += 1
        if at >= len(tokens) or tokens[at].key != key:
            return None
        gap = text[tokens[at - 1].end : tokens[at].start]
        if not is_plain_gap(gap) and not (gap in (".", ". ") and len(tokens[at - 1].key) < _SHORT):
            return None
    return at + 1


@cache
def load_body_words() -> BodyWords:
    """The shipped lists, read once."""
    return BodyWords.load()
