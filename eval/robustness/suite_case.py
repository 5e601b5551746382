"""One case in another form, and what is expected of the answer to it."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from eval.casework.case import EvalCase
from eval.casework.checking import ArticleSource


class Judge(StrEnum):
    """What the answer to a variant has to be."""

    SAME = "same"
    """What is expected of the plain case."""
    OTHER = "other"
    """An abstention or another answer: what the plain case asks for would be wrong."""


@dataclass(frozen=True, slots=True)
class SuiteCase:
    """One case in another form."""

    plain: EvalCase
    case: EvalCase
    """The case with the question of the variant; its id is `<plain id>~<kind>`."""
    kind: str
    judge: Judge


Vary = Callable[[EvalCase, ArticleSource | None], str | None]
"""The question of a case in another form, the same at every call; None where the form does not apply to it.

The articles are those that the case expects; only swapping looks at them, and applies to nothing without them.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to put questions differently."""

    name: str
    vary: Vary
    judge: Judge = Judge.SAME


def build_variant(case: EvalCase, kind: Kind, articles: ArticleSource | None = None) -> SuiteCase | None:
    """The case in the form of `kind`; None where that does not apply, or changes nothing."""
    question = kind.vary(case, articles)
    if question is None or not question.strip() or question == case.question:
        return None
    varied = replace(case, id=f"{case.id}~{kind.name}", question=question)
    return SuiteCase(case, varied, kind.name, kind.judge)


def dice_for(case: EvalCase, kind: str) -> random.Random:
    """Dice that fall the same for the same case and kind, on every machine."""
    return random.Random(f"{case.id}~{kind}")  # noqa: S311 (nothing secret)
