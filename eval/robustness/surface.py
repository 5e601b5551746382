"""The same words, written otherwise: capitals, marks, white space, twice."""

from eval.casework.case import EvalCase
from eval.casework.checking import ArticleSource
from eval.robustness.suite_case import dice_for
from eval.robustness.wording import bare

_QUOTES = {'"': "”", "'": "’", "-": "‑"}
"""What a word processor makes of plain marks; the last is a hyphen that does not break."""
_GAPS = ("  ", "   ", "\n", "\u00a0", "\t", " \n ")
"""What stands between words after copying out of a letter or a table."""
GAPS_CHANGED = 0.35
"""Share of the gaps that get another white space."""


def write_capitals(case: EvalCase, _: ArticleSource | None = None) -> str | None:
    """All letters as capitals."""
    return case.question.upper()


def write_small(case: EvalCase, _: ArticleSource | None = None) -> str | None:
    """No capitals at all."""
    return case.question.lower()


def drop_mark(case: EvalCase, _: ArticleSource | None = None) -> str | None:
    """Without the question mark."""
    return bare(case.question)


def spread(case: EvalCase, _: ArticleSource | None = None) -> str | None:
    """Extra white space, line breaks and typographic marks, as copied out of a document."""
    dice = dice_for(case, "spacing")
    written = "".join(_QUOTES.get(letter, letter) for letter in case.question)
    words = written.split(" ")
    gaps = [dice.choice(_GAPS) if dice.random() < GAPS_CHANGED else " " for _ in words[1:]]
    if gaps and all(gap == " " for gap in gaps):
        gaps[dice.randrange(len(gaps))] = "\n"
    body = "".join(word + gap for word, gap in zip(words, (*gaps, ""), strict=True))
    return f" {body}\n"


def ask_twice(case: EvalCase, _: ArticleSource | None = None) -> str | None:
    """The same question twice in one message."""
    return case.question + dice_for(case, "repeated").choice((" ", "\n")) + case.question
