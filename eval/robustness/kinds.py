"""All ways in which the suite puts questions, and the variants of many cases."""

import hashlib
from collections.abc import Iterable, Sequence

from eval.casework.case import EvalCase
from eval.casework.checking import ArticleSource
from eval.errors import EvalError
from eval.robustness import messages
from eval.robustness.chatter import add_chatter
from eval.robustness.english import translate
from eval.robustness.informal import write_informal
from eval.robustness.ordering import reorder
from eval.robustness.slips import slip, slip_in_region
from eval.robustness.suite_case import Judge, Kind, SuiteCase, build_variant
from eval.robustness.surface import ask_twice, drop_mark, spread, write_capitals, write_small
from eval.robustness.swapping import swap_region, swap_year

KINDS: tuple[Kind, ...] = (
    Kind("informal", write_informal),
    Kind("typo", slip),
    Kind("typo_region", slip_in_region),
    Kind("order", reorder),
    Kind("chatter", add_chatter),
    Kind("english", translate),
    Kind("capitals", write_capitals),
    Kind("lower", write_small),
    Kind("no_mark", drop_mark),
    Kind("spacing", spread),
    Kind("repeated", ask_twice),
    Kind("region_swap", swap_region, Judge.OTHER),
    Kind("year_swap", swap_year, Judge.OTHER),
)
"""In the order of the report; each name has a label in eval.robustness.messages."""


def choose_kinds(names: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds of those names, in the order of KINDS; all for none. Raises EvalError for an unknown one."""
    known = {kind.name for kind in KINDS}
    for name in names:
        if name not in known:
            sentence = messages.UNKNOWN_KIND.format(kind=name, kinds=", ".join(kind.name for kind in KINDS))
            raise EvalError(sentence, f"expected one of {sorted(known)}, got {name!r}")
    return tuple(kind for kind in KINDS if not names or kind.name in names)


def build_variants(
    cases: Iterable[EvalCase],
    kinds: Sequence[str] = (),
    articles: ArticleSource | None = None,
    limit: int | None = None,
) -> tuple[SuiteCase, ...]:
    """The cases in the forms of `kinds` (default: all), by kind, then in the order of the cases.

    `articles` is where the expected articles are read: without it nothing is swapped. With `limit` at most so many
    variants of each kind, drawn evenly over files, kinds of question and what is answerable; the same cases serve
    as many kinds as they can.
    """
    chosen = tuple(cases)
    order = {case.id: rank for rank, case in enumerate(chosen)}
    drawn = chosen if limit is None else _spread_out(chosen)
    variants: list[SuiteCase] = []
    for kind in choose_kinds(kinds):
        made: list[SuiteCase] = []
        for case in drawn:
            if limit is not None and len(made) >= limit:
                break
            variant = build_variant(case, kind, articles)
            made += [variant] if variant is not None else []
        variants += sorted(made, key=lambda one: order[one.plain.id])
    return tuple(variants)


def _spread_out(cases: Sequence[EvalCase]) -> tuple[EvalCase, ...]:
    """The cases so that every beginning of the row is a stratified sample, the same at every call."""
    strata: dict[tuple[str, str, bool], list[EvalCase]] = {}
    for case in sorted(cases, key=lambda case: _throw(case.id)):
        strata.setdefault((case.file, case.tags.kind, case.answerable), []).append(case)
    placed = [
        ((rank + 0.5) / len(stratum), _throw(case.id), case)
        for stratum in strata.values()
        for rank, case in enumerate(stratum)
    ]
    return tuple(case for *_, case in sorted(placed, key=lambda item: item[:2]))


def _throw(case_id: str) -> str:
    return hashlib.sha256(case_id.encode()).hexdigest()
