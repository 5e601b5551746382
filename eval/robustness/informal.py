"""Questions as people type them into a chat: short forms, spoken verbs, particles."""

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from eval.casework.case import EvalCase
from eval.casework.checking import ArticleSource
from eval.robustness.data_files import DATA
from eval.robustness.suite_case import dice_for
from eval.robustness.wording import QuestionWord, lower_first, put_words, read_words

SHORTENED = 0.85
"""Share of the words with a chat form that get it: nobody shortens all."""
LONGEST_PHRASE = 3
_NASAL = re.compile(r"^me(?:m|n|ng|ny)(?=[aiueo])|^mem(?=[bpf])|^men(?=[cdjt])|^meng(?=[ghk])")
_BARE_ME = re.compile(r"^me(?=[lrwy][aiueo])")


def write_informal(case: EvalCase, _: ArticleSource | None = None) -> str | None:
    """The question in chat spelling, its first letter small; names, numbers and regions stay as they are."""
    dice = dice_for(case, "informal")
    words = read_words(case.question)
    new = _new_words(words, dice)
    if not new:
        return None
    return lower_first(put_words(case.question, words, new))


def _new_words(words: Sequence[QuestionWord], dice: random.Random) -> dict[int, str]:
    new: dict[int, str] = {}
    at = 0
    particle = False
    while at < len(words):
        length, forms = _forms_at(words, at)
        form = dice.choice(forms) if forms and dice.random() < SHORTENED else None
        # One "sih" is spoken, two are not.
        if form and particle and form.endswith((" sih", " ya")):
            form = form.rsplit(" ", 1)[0]
        particle = particle or bool(form and form.endswith((" sih", " ya")))
        if form and form != _text_of(words[at : at + length]):
            new |= {at: form} | {at + more: "" for more in range(1, length)}
        at += length
    return new


def _forms_at(words: Sequence[QuestionWord], at: int) -> tuple[int, Sequence[str]]:
    """Number of words from `at` that have chat forms together, and those forms; (1, nothing) for none."""
    tables = _tables()
    for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
        some = words[at : at + length]
        key = " ".join(word.key for word in some)
        if key in tables["offices"] and not _names_place(some):
            return length, tables["offices"][key]
        if all(word.plain for word in some):
            forms = tables["phrases"].get(key) or (tables["words"].get(key) if length == 1 else None)
            if forms:
                return length, forms
    return 1, _spoken(words[at]) if words[at].plain else ()


def _names_place(some: Sequence[QuestionWord]) -> bool:
    """Whether the name of a region is among the words: "Batu" is one, "Kota" in "Wali Kota" is none."""
    return any(word.place and word.key not in ("kota", "kabupaten", "provinsi") for word in some)


def _spoken(word: QuestionWord) -> tuple[str, ...]:
    """The spoken form of a written verb: menyambut -> nyambut, melakukan -> ngelakuin, disampaikan -> disampaiin."""
    key = word.key
    if len(key) < 6 or key in _kept() or not key.startswith(("me", "di")):
        return ()
    spoken = _suffix(key)
    if (nasal := _NASAL.match(spoken)) is not None:
        # The nasal that "me" calls forth stays: menyambut -> nyambut, membahas -> bahas.
        left = nasal.group()[2:] if spoken[nasal.end()] in "aiueo" else ""
        spoken = left + spoken[nasal.end() :]
    elif _BARE_ME.match(spoken):
        spoken = f"nge{spoken[2:]}"
    return (spoken,) if spoken != key else ()


def _suffix(verb: str) -> str:
    if verb.endswith("kkan"):
        return f"{verb[:-4]}kin"
    if verb.endswith("aikan"):
        return f"{verb[:-5]}ein"
    if verb.endswith("kan") and verb[-4] in "aiueonlrstbdgmp":
        return f"{verb[:-3]}in"
    return verb


def _text_of(words: Sequence[QuestionWord]) -> str:
    return " ".join(word.text for word in words)


@cache
def _tables() -> Mapping[str, Mapping[str, Sequence[str]]]:
    raw = tomllib.loads((DATA / "informal.toml").read_text("utf-8"))
    return {key: raw[key] for key in ("phrases", "offices", "words")}


@cache
def _kept() -> frozenset[str]:
    return frozenset(tomllib.loads((DATA / "informal.toml").read_text("utf-8"))["kept"]["words"])
