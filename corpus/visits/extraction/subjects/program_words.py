"""The words that tell names of programs from other capitals, read from `data/programs.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import corpus
from corpus.patterns import any_of

_DATA = Path(corpus.__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class ProgramWords:
    """Patterns and sets; all but `known` in small letters."""

    known: re.Pattern[str]
    names: Mapping[str, str]
    """Spelling of a known name to the one that is shown."""
    generic: re.Pattern[str]
    """Things in small letters that many regions have."""
    loose: frozenset[str]
    """Words before a run of capitals of which it is not the name."""
    noun: re.Pattern[str]
    """One of the nouns of `cue` anywhere, with "-nya" too."""
    cue: re.Pattern[str]
    """A noun right before a name, at the end of the text before it."""
    capital_cue: re.Pattern[str]
    """The same noun as the first word of a run: "Aplikasi Simpati"."""
    cue_apart: re.Pattern[str]
    """The same noun and up to four words in small letters: "program pengelolaan sampah Kang Pisman"."""
    calling: re.Pattern[str]
    """A word right before a name that may be of one word."""
    kind: re.Pattern[str]
    """What stands after a name and says what it is."""
    naming: re.Pattern[str]
    showing: re.Pattern[str]
    """A verb of showing at the end of the text before a place."""
    sites: re.Pattern[str]
    """Places that are shown to guests, as the first words of a run."""
    heads: re.Pattern[str]
    tails: frozenset[str]
    rooms: frozenset[str]
    other_heads: re.Pattern[str]
    soft_heads: re.Pattern[str]
    """Those of `other_heads` with which a name may begin right after a cue."""
    plain_runs: frozenset[str]
    """Acronyms and other runs of capitals that are no names."""
    endings: tuple[str, ...]
    """A run that ends with one of these is an office."""
    plain: frozenset[str]
    """Ordinary words, which have a capital only where a sentence begins."""


@cache
def load_program_words() -> ProgramWords:
    """The words of `programs.toml`, read once."""
    data = tomllib.loads((_DATA / "programs.toml").read_text(encoding="utf-8"))
    cues, shape, others = data["cues"], data["shape"], data["others"]
    spellings = [name.split("|") for name in data["known"]]
    nouns, between = _any_of(cues["nouns"]), _any_of(cues["between"])
    return ProgramWords(
        known=re.compile(rf"(?<![\w-]){_any_of(one for names in spellings for one in names)}(?![\w-])"),
        names={one: names[0] for names in spellings for one in names},
        generic=re.compile(rf"(?<![\w-]){_any_of(data['generic'])}(?![\w-])"),
        loose=frozenset(cues["loose"]),
        noun=re.compile(rf"(?<![\w-]){_any_of(cues['list_nouns'])}(?:nya)?(?!\w)", re.IGNORECASE),
        cue=re.compile(rf"(?<![\w-])(?:{nouns})(?:,?\s(?:{between}))*\s[(\"“‘']?$", re.IGNORECASE),
        capital_cue=re.compile(rf"(?:{nouns})\s", re.IGNORECASE),
        cue_apart=re.compile(
            rf"(?<![\w-]){nouns}(?:\s(?!(?:{_any_of(cues['breaks'])})\s)[a-z][a-z-]+){{1,4}}\s$"
        ),
        calling=re.compile(rf"(?<![\w-]){_any_of(cues['calling'])}\s[\"“‘']?$", re.IGNORECASE),
        kind=re.compile(
            r"[\"”’')]?(?:,? (?:yang )?(?:merupakan|adalah|ialah)|,)(?: sebuah| salah satu| suatu)? "
            rf"{_any_of(cues['kinds'])}\b"
        ),
        naming=re.compile(rf"(?<![\w-])(?:{_any_of(cues['naming'])})\s[(\"“‘']?$", re.IGNORECASE),
        showing=re.compile(rf"(?<![\w-]){_any_of(cues['showing'])}\s$", re.IGNORECASE),
        sites=re.compile(rf"{_any_of(cues['sites'])}\s"),
        heads=re.compile(rf"(?:{_any_of(shape['heads'])})\s"),
        tails=frozenset(shape["tails"]),
        rooms=frozenset(shape["rooms"]),
        other_heads=re.compile(rf"(?:{_any_of(others['heads'])})(?![\w-])"),
        soft_heads=re.compile(rf"{_any_of(others['soft'])}\s"),
        plain_runs=frozenset(others["acronyms"]) | frozenset(others["words"]),
        endings=tuple(others["endings"]),
        plain=frozenset(line for line in _lines("small_letter_words.txt") if not line.startswith("#")),
    )


def _lines(name: str) -> list[str]:
    return (_DATA / name).read_text(encoding="utf-8").split("\n")


def _any_of(phrases: Iterable[str]) -> str:
    """With one white space between words."""
    return any_of(phrases, space=r"\s")
