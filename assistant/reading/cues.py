"""The words by which questions and sentences show what they are about: assistant/data/answer_cues.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from assistant.understanding.normalizing import DATA
from index.stemming import stem_word
from index.terms import index_terms

_ASKED_OFFICE = (
    r"(?:\bsiapa(?:kah)?(?:\s+(?:nama|sosok|saja|itu))*\s+|^(?:lalu |dan |kalau |nama )*(?=.*\bsiapa\b))"
)


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of assistant/data/answer_cues.toml."""

    why: re.Pattern[str]
    how: re.Pattern[str]
    where: re.Pattern[str]
    topic: re.Pattern[str]
    """How a sentence tells what a visit was about."""
    goes_on: re.Pattern[str]
    """How a sentence begins that goes on with what somebody says."""
    office: re.Pattern[str]
    asked_office: re.Pattern[str]
    """The office that a question asks for, as group 1."""
    acts: tuple[frozenset[str], ...]
    """Stems of verbs that tell of the same act."""
    guest_acts: frozenset[str]
    host_acts: frozenset[str]
    """Stems of what only guests, and only hosts, do."""
    measures: dict[str, frozenset[str]]
    named_measures: frozenset[str]
    """Those that an answer has to name."""
    sorts_of_answer: frozenset[str]
    """Terms by which a question names the sort of its answer: topik, alasan, lokasi."""


@cache
def load_cues() -> Cues:
    """The signs that a sentence gives a reason, a way or a place."""
    raw = tomllib.loads((DATA / "answer_cues.toml").read_text(encoding="utf-8"))
    offices = _any_of(raw["offices"])
    return Cues(
        **{kind: _any_of(raw[kind]) for kind in ("why", "how", "where", "topic", "goes_on")},
        office=offices,
        asked_office=re.compile(f"{_ASKED_OFFICE}({offices.pattern})"),
        named_measures=frozenset(raw["named_measures"]),
        guest_acts=frozenset(map(stem_word, raw["guest_acts"])),
        host_acts=frozenset(map(stem_word, raw["host_acts"])),
        measures={measure: frozenset(units) for measure, units in raw["measures"].items()},
        acts=tuple(frozenset(map(stem_word, act)) for act in raw["acts"]),
        sorts_of_answer=frozenset(index_terms(" ".join(raw["sorts_of_answer"])).split()),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")
