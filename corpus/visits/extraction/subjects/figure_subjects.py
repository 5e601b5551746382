"""What a number in a sentence counts: the noun phrase beside it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import corpus
from corpus.numbers import Number

_FILE = Path(corpus.__file__).parent / "data" / "figure_words.toml"

_BREAK = re.compile(
    r"[,;:.()!?]\s|[\"“”]|\b(?:sedangkan|sementara|sehingga|karena|ketika|tetapi|namun|padahal)\b"
)
_WORD = re.compile(r"[^\W\d_][\w’'/-]*")
_TOKEN = re.compile(r"\S+")
_NOUN_AFTER = re.compile(r" ([a-z][a-z-]+)(?![\w-])")
_VERB = re.compile(r"(?:me(?:ng|ny|mb|mp|nd|nc|nj|[nlr][aiueo])|ber|ter|di)[a-z]{4,}")
_ACTIVE = re.compile(r"me[lmnr]")
_PEOPLE = frozenset({"orang", "jiwa"})
_SHARE = "persen"
_SUFFIX = re.compile(r"-nya$|(?<=\w{4})nya$")
_LONGEST = 6
"""Words of a thing before a number."""
_FEW = Decimal(2)
"""Numbers in words up to it count nothing that is worth a figure: "dua rombongan"."""


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words of `figure_words.toml`."""

    links: frozenset[str]
    nouns: frozenset[str]
    """Links that are part of a thing where something follows: "angka stunting"."""
    labels: frozenset[str]
    idle: frozenset[str]
    measures: Mapping[str, str]
    after: frozenset[str]


def is_label(before: str) -> bool:
    """Does the text before a number make it the number of a thing ("lantai 9") rather than a count?"""
    words = _WORD.findall(before)
    return bool(words) and words[-1].casefold() in load_figure_words().labels and before[-1:] in " ."


def is_telling(number: Number) -> bool:
    """Is the number more than a way of speaking ("satu pintu", "dua hal")?"""
    if number.counted is not None and number.counted.casefold() in load_figure_words().idle:
        return False
    in_words = number.phrase.start == number.span.start and number.value <= _FEW and number.unit is None
    return not in_words


def find_subject(number: Number, before: str, after: str) -> str | None:
    """What the number counts; None where neither itself nor the words around it tell.

    `before`: the sentence up to the number, from the number before it on; `after`: the rest of the sentence.
    """
    if number.counted is not None:
        return f"{number.counted}{_adjectives(after)}"
    measured = _measured(before)
    if number.unit in _PEOPLE:
        return (
            measured or _adjectives(after).strip() or _people(before) or _thing_before(before) or number.unit
        )
    behind = _adjectives(after).strip() if number.unit == _SHARE else ""
    return measured or behind or _thing_before(before)


def _people(before: str) -> str | None:
    return "anggota rombongan" if "rombongan" in before.casefold() else None


def _measured(before: str) -> str | None:
    """ "penduduk" after "berpenduduk"."""
    words = _WORD.findall(before)
    return load_figure_words().measures.get(words[-1].casefold()) if words else None


def _adjectives(after: str) -> str:
    """At most two words in small letters that go on with a thing: " tradisional"; empty where none do."""
    words, position = load_figure_words(), 0
    for _ in range(2):
        match = _NOUN_AFTER.match(after, position)
        if match is None or match.group(1) in words.after or _VERB.fullmatch(match.group(1)):
            break
        position = match.end()
    return after[:position]


def _thing_before(before: str) -> str | None:
    """The noun phrase at the end of the clause, without the words that link it to the number."""
    clause = _BREAK.split(before)[-1]
    tokens = [token for token in _TOKEN.findall(clause) if _WORD.match(token)]
    words = load_figure_words()
    links = words.links
    while tokens and (tokens[-1].casefold() in links or _VERB.fullmatch(tokens[-1])):
        token = tokens.pop()
        if token.casefold() not in links and _ACTIVE.match(token):
            return None  # "Kota Pahlawan menata 30 taman": who does something is not what is counted
    kept: list[str] = []
    for word in reversed(tokens):
        if word == "di" and kept and all(one[0].isupper() for one in kept):
            kept = []  # "kepatuhan di Kota Bogor mencapai 78 persen": the place is not what is counted
            continue
        if word.casefold() in links - words.nouns or _VERB.fullmatch(word) or len(kept) == _LONGEST:
            break
        kept.insert(0, _SUFFIX.sub("", word))
    return " ".join(kept) or None


@cache
def load_figure_words() -> FigureWords:
    """The words of `figure_words.toml`, read once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return FigureWords(
        links=frozenset(data["links"]),
        nouns=frozenset(data["nouns"]),
        labels=frozenset(data["labels"]),
        idle=frozenset(data["idle"]),
        measures=data["measures"],
        after=frozenset(data["after"]),
    )
