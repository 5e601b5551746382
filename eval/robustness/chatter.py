"""A question inside what people say around one: greeting, context, thanks."""

import tomllib
from functools import cache
from itertools import pairwise

from eval.casework.case import EvalCase
from eval.casework.checking import ArticleSource
from eval.robustness.data_files import DATA
from eval.robustness.suite_case import dice_for
from eval.robustness.wording import lower_first


def add_chatter(case: EvalCase, _: ArticleSource | None = None) -> str | None:
    """The question between a greeting and thanks, often with a sentence of context before it."""
    dice = dice_for(case, "chatter")
    phrases = _phrases()
    greeting = dice.choice(phrases["greetings"])
    context = dice.choice(phrases["contexts"])
    closing = dice.choice(phrases["closings"])
    frames = (
        (greeting, case.question, closing),
        (greeting, context, case.question, closing),
        (context, case.question, closing),
        (greeting, case.question, context, closing),
    )
    parts = dice.choice(frames)
    # Behind a comma a sentence goes on with a small letter.
    told = [lower_first(part) if before.endswith(",") else part for before, part in pairwise(("", *parts))]
    return " ".join(told)


@cache
def _phrases() -> dict[str, list[str]]:
    return tomllib.loads((DATA / "chatter.toml").read_text("utf-8"))
