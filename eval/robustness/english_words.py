"""The words of an Indonesian question as units of known kind, for the rules that put it into English."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from corpus.region import RegionMention
from corpus.regions import load_gazetteer
from corpus.words import split_words
from eval.robustness.data_files import DATA

LONGEST = 4
PLACE = "<place>"
"""Text of a unit that names a region."""
_TYPES = {"kota": "{} City", "kabupaten": "{} Regency", "kab": "{} Regency"}


class Part(Enum):
    """What a unit is in the sentence."""

    NOUN = 1
    OFFICE = 2
    NAME = 3
    VERB = 4
    PASSIVE = 5
    ADJECTIVE = 6
    PREPOSITION = 7
    NUMBER = 8
    WORD = 9
    """A word of grammar, written as in Indonesian: yang, siapa, ingin, …"""


@dataclass(frozen=True, slots=True)
class Unit:
    """One or several words of the question that stand for one thing."""

    part: Part
    text: str
    """Indonesian, in small letters; of a name nothing, or PLACE."""
    forms: tuple[str, ...] = ()
    """English: singular and plural, base and past, or one form."""

    @property
    def noun_forms(self) -> tuple[str, ...]:
        """The forms as a noun; "studi banding" is one, and a verb too. Empty where it is none."""
        if self.part is Part.VERB:
            return tuple(filter(None, tables()["phrases"].get(self.text, "").split("|")))
        return self.forms if self.part in (Part.NOUN, Part.OFFICE) else ()


_TABLES = (
    ("verbs", Part.VERB),
    ("passives", Part.PASSIVE),
    ("phrases", Part.NOUN),
    ("nouns", Part.NOUN),
    ("offices", Part.OFFICE),
    ("adjectives", Part.ADJECTIVE),
    ("prepositions", Part.PREPOSITION),
    ("numbers", Part.NUMBER),
    ("months", Part.NUMBER),
)


def read_units(question: str) -> tuple[Unit, ...] | None:
    """The units in order; None where a word stands in no table and is no name, or a sentence has several parts."""
    words = split_words(question)
    mentions = load_gazetteer().find(question, lowercase_ok=True)
    ends = {word.end for word in words}
    if any(mark in question for mark in ",;:.?!") or any(m.span.end not in ends for m in mentions):
        return None
    units: list[Unit] = []
    at = 0
    while at < len(words):
        mention = next((m for m in mentions if m.span.start == words[at].start), None)
        if mention is not None:
            units.append(Unit(Part.NAME, PLACE, (_place(mention, question),)))
            at += sum(mention.span.start <= word.start < mention.span.end for word in words)
            continue
        texts = [word.text for word in words[at : at + LONGEST]]
        step, unit = _unit(texts, first=at == 0)
        if unit is None:
            return None
        units.append(unit)
        at += step
    return tuple(_joined(units))


def _unit(texts: Sequence[str], first: bool) -> tuple[int, Unit | None]:
    capital = texts[0][0].isupper() and not first
    for length in range(len(texts), 0, -1):
        key = " ".join(texts[:length]).lower()
        for table, part in _TABLES:
            if capital and part not in (Part.OFFICE, Part.NUMBER):
                continue
            if not capital and part is Part.OFFICE and key in tables()["nouns"]:
                continue
            forms = tables()[table].get(key)
            if forms:
                return length, Unit(part, key, tuple(forms.split("|")))
    key = texts[0].lower()
    if key in tables()["grammar"]["words"].split() and not capital:
        return 1, Unit(Part.WORD, key)
    if texts[0].isdigit():
        return 1, Unit(Part.NUMBER, key, (key,))
    return 1, Unit(Part.NAME, "", (texts[0],)) if capital else None


def _joined(units: Sequence[Unit]) -> list[Unit]:
    """Names that follow each other, and the numbers of a date, as one unit."""
    joined: list[Unit] = []
    for unit in units:
        before = joined[-1] if joined else None
        if before is not None and unit.part is before.part and _goes_on(unit):
            joined[-1] = Unit(unit.part, "", (f"{before.forms[0]} {unit.forms[0]}",))
        else:
            joined.append(unit)
    return joined


def _goes_on(unit: Unit) -> bool:
    return unit.part is Part.NUMBER or (unit.part is Part.NAME and unit.text != PLACE)


def _place(mention: RegionMention, question: str) -> str:
    name = mention.name_span.of(question)
    written = name.title() if name.islower() else name
    kind = question[mention.span.start : mention.name_span.start].strip(" .").lower()
    return _TYPES.get(kind, "{}").format(written)


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """The tables of eval/robustness/data/english.toml."""
    return tomllib.loads((DATA / "english.toml").read_text("utf-8"))
