"""Where a case stands, and the errors that name the place."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz, process

from eval.casework import messages
from eval.casework.case import EvalCase
from eval.errors import CaseError

NEAREST_SCORE = 65.0
"""Least likeness, 0 to 100, of a name that is offered in place of an unknown one: "spilt" and "split" have 80."""
SHOWN = 120
"""Characters of a foreign text that a sentence repeats."""


class Place(Protocol):
    """Where one case is read from: lines of a file, a row of a sheet."""

    def fault(self, problem: str, key: str = "") -> CaseError:
        """The error for `problem`, an Indonesian phrase without a full stop; `key` is the TOML key concerned."""
        ...

    def name(self, key: str) -> str:
        """What a TOML key is called there."""
        ...


@dataclass(frozen=True, slots=True)
class CasePlace:
    """A case in a TOML file."""

    file: str
    line: int
    case: str | None = None

    def fault(self, problem: str, key: str = "") -> CaseError:
        """The error for `problem`, an Indonesian phrase without a full stop."""
        del key  # the problem names it
        named = messages.CASE_NAMED.format(id=show(self.case)) if self.case else ""
        sentence = messages.CASE_WRONG.format(file=self.file, line=self.line, case=named, problem=problem)
        return CaseError(sentence, f"{self.file}:{self.line}: case {self.case!r}: {problem}")

    def name(self, key: str) -> str:
        """The key itself."""
        return key


def fault_of(case: EvalCase, problem: str) -> CaseError:
    """The error for a problem of a case, an Indonesian phrase without a full stop."""
    return CasePlace(case.file, case.line, case.id).fault(problem)


def show(text: str) -> str:
    """A foreign text within a sentence: one line, no control or direction signs, not long."""
    plain = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text[: 4 * SHOWN])
    line = " ".join(plain.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def suggest(name: str, known: Iterable[str]) -> str:
    """The unknown name, with the known one that it may have been meant for."""
    near = nearest(name, known)
    return messages.DID_YOU_MEAN.format(name=show(name), near=near) if near else show(name)


def nearest(name: str, known: Iterable[str], least: float = NEAREST_SCORE) -> str | None:
    """The known name that looks most like `name`; None where none reaches the likeness `least`."""
    folded = {word.casefold(): word for word in sorted(known)}
    found = process.extractOne(name[:SHOWN].casefold(), list(folded), scorer=fuzz.ratio, score_cutoff=least)
    return folded[found[0]] if found else None
