"""Words and regions of a sentence in a row, and regions that are named in one breath made one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.regions import RegionMention
from corpus.visits.extraction.sentences.role_words import load_role_words

_JOINTS = frozenset({",", "dan", "serta", "maupun", "bersama"})
_ENUMERATED = 3
"""Regions that commas alone make an enumeration."""
_MOST_JOINTS = 2
"""Joints between two regions of an enumeration: ", dan"."""
_LONGEST = 60
"""Regions of one enumeration; what is longer is read in parts."""


@dataclass(frozen=True, slots=True)
class Group:
    """Regions that are named in one breath: "Pemkot Prabumulih dan Pemkab Ogan Ilir"."""

    mentions: tuple[RegionMention, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word in small letters, a comma, or a group of regions (text "")."""

    text: str
    start: int
    """In `ArticleReading.whole`, where the word or the first name begins."""
    group: Group | None = None
    bare: bool = False
    """True for a region with no office before it."""


def tidy(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """`tokens` without who leads a party and without empty commas, with enumerations as one group each."""
    return tuple(_join(_without_empty_commas(_without_leaders(tokens))))


def _without_leaders(tokens: Sequence[Token]) -> list[Token]:
    """Leaves out who leads: "DPRD X yang dipimpin Wakil Ketua, dan rombongan Y"."""
    words = load_role_words()
    kept: list[Token] = []
    skipping = False
    for index, token in enumerate(tokens):
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if token.text == "yang" and words.has("led", following) and kept and kept[-1].group is not None:
            skipping = True
        elif skipping and not (words.has("led", token.text) or words.has("offices", token.text)):
            skipping = False
        if not skipping:
            kept.append(token)
    return kept


def _join(tokens: Iterable[Token]) -> Iterable[Token]:
    """Groups with nothing but "," and "dan" between them become one; of two with a mere comma between, none."""
    run: list[Token] = []
    for token in tokens:
        if token.group is not None and not (run and _goes_on(run)):
            yield from _joined(run)
            run = [token]
        elif run and (token.group is not None or (token.text in _JOINTS and _ends(run) < _MOST_JOINTS)):
            run.append(token)
        else:
            yield from (*_joined(run), token)
            run = []
    yield from _joined(run)


def _ends(run: Sequence[Token]) -> int:
    """How many joints stand at the end of `run`."""
    return next((count for count, token in enumerate(reversed(run)) if token.group is not None), len(run))


def _goes_on(run: Sequence[Token]) -> bool:
    return _ends(run) > 0 and len(run) < 2 * _LONGEST


def _joined(run: Sequence[Token]) -> Sequence[Token]:
    last = len(run) - _ends(run)
    named, rest = run[:last], run[last:]
    groups = [token.group.mentions for token in named if token.group is not None]
    if len(groups) < _ENUMERATED and all(token.text in ("", ",") for token in run):
        return run
    return [Token("", named[0].start, Group(tuple(mention for group in groups for mention in group))), *rest]


def _without_empty_commas(tokens: Sequence[Token]) -> Iterable[Token]:
    """Commas between which something was left out go, as do double ones."""
    for index, token in enumerate(tokens):
        following = tokens[index + 1].text if index + 1 < len(tokens) else ","
        if token.text != "," or following != ",":
            yield token
