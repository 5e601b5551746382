"""Runs of capitalised words in a sentence that are the name of a program, by the words around and in them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import corpus

_FILE = Path(corpus.__file__).parent / "data" / "programs.toml"

_WORD = r"(?:[A-Z][\w’'&-]*|\d+(?=\s[A-Z])|e-[a-z]+)"
_INNER = r"(?:\s(?:dan|di|ke|of|the|for|and|untuk|menuju|raksasa)(?=\s[A-Z]))?"
_NUMBER = r"(?:\s(?:ke-\d+|[IVX]+|(?:19|20)\d\d|\d[A-Z]))?"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?:{_INNER}\s{_WORD})*{_NUMBER}(?![\w])")
_QUOTED = re.compile(r"[\"“‘']([^\"“”‘’']{2,60})[\"”’']")
_ACRONYM = re.compile(
    r"\b([A-Z][\w’'-]*(?:\s(?:dan|di|ke)?\s?[A-Z][\w’'-]*){1,8})\s\(([A-Z][A-Za-z0-9-]{1,14})\)"
)
_SPEECH = re.compile(r"\b(?:yang|kami|kita|saya|ini|itu|akan|sudah|adalah|bisa|tidak|juga)\b", re.IGNORECASE)
_BEFORE = 60
"""Characters before a run in which a cue is looked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of a program: where it stands in its sentence, and how surely it is one."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class ProgramWords:
    """The words of `programs.toml`."""

    cue: re.Pattern[str]
    """A noun or a word of naming right before a name, at the end of the text before it."""
    heads: frozenset[str]
    tails: frozenset[str]
    other_heads: re.Pattern[str]
    acronyms: frozenset[str]


def find_candidates(sentence: str) -> Iterator[Candidate]:
    """Names of programs in a sentence, in order, without overlap."""
    position = 0
    for candidate in sorted(_find_all(sentence), key=lambda one: (one.start, -one.end)):
        if candidate.start >= position:
            yield candidate
            position = candidate.end


def _find_all(sentence: str) -> Iterator[Candidate]:
    words = load_program_words()
    for match in _QUOTED.finditer(sentence):
        if _is_title(match.group(1)):
            yield Candidate(match.start(1), match.end(1), 0.8)
    for match in _RUN.finditer(sentence):
        confidence = _judge(sentence, match, words)
        if confidence:
            yield Candidate(match.start(), match.end(), confidence)


def _is_title(quoted: str) -> bool:
    """Has a quotation the shape of a name rather than of speech?"""
    words = quoted.split()
    return (
        len(words) <= 7 and words[0][:1].isupper() and not _SPEECH.search(quoted) and quoted[-1] not in ".,!?"
    )


def _judge(sentence: str, match: re.Match[str], words: ProgramWords) -> float:
    """How surely is that run a program? 0: it is none."""
    run = match.group()
    keys = run.casefold().split()
    if words.other_heads.match(run.casefold()) or (len(keys) == 1 and keys[0] in words.acronyms):
        return 0.0
    before = sentence[max(0, match.start() - _BEFORE) : match.start()]
    if words.cue.search(before):
        return 0.8
    if len(keys) > 1 and (keys[0] in words.heads or keys[-1] in words.tails):
        return 0.7
    return 0.0


@cache
def load_program_words() -> ProgramWords:
    """The words of `programs.toml`, read once."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    cues, shape, others = data["cues"], data["shape"], data["others"]
    nouns = "|".join(re.escape(word) for word in cues["nouns"])
    between = "|".join(re.escape(word) for word in cues["between"])
    return ProgramWords(
        cue=re.compile(rf"\b(?:{nouns})(?:\s(?:{between}))*\s[\"“‘']?$", re.IGNORECASE),
        heads=frozenset(shape["heads"]),
        tails=frozenset(shape["tails"]),
        other_heads=re.compile("(?:" + "|".join(re.escape(word) for word in others["heads"]) + r")(?![\w-])"),
        acronyms=frozenset(others["acronyms"]),
    )
