"""A question about another region, or another year: what the plain one asks for is no answer any more."""

import random
import re

from corpus.errors import ArchiveError
from corpus.region import Region, RegionMention
from corpus.regions import load_gazetteer
from corpus.words import fold
from eval.casework.case import EvalCase
from eval.casework.checking import ArticleSource
from eval.robustness.suite_case import dice_for

FIRST_YEAR = 2012
LAST_YEAR = 2025
"""Years that a question of today is about."""
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/-]|[.,]\d)")
_PERIOD = re.compile(
    r"\b(?:sejak|sebelum|sesudah|setelah|antara|sampai|hingga|mulai|s/d|(?:dari|dr) (?:tahun|thn))\b",
    re.IGNORECASE,
)


def swap_region(case: EvalCase, articles: ArticleSource | None) -> str | None:
    """One region of the question replaced by another of its kind that no expected article names.

    Only where the plain case can be answered, the region is named by its full name, and stands there once.
    """
    text = _expected_text(case, articles)
    if text is None:
        return None
    dice = dice_for(case, "region_swap")
    mentions = [
        m for m in load_gazetteer().find(case.question, lowercase_ok=True) if _is_sure(m, case.question)
    ]
    if not mentions:
        return None
    mention = dice.choice(mentions)
    other = _another(mention.named, text, dice)
    if other is None:
        return None
    span = mention.name_span
    if span.of(case.question).islower():
        other = other.lower()
    return case.question[: span.start] + other + case.question[span.end :]


def swap_year(case: EvalCase, articles: ArticleSource | None) -> str | None:
    """The only year of the question replaced by one that no expected article names.

    Not where it begins or ends a period: a longer one may hold the same visits.
    """
    text = _expected_text(case, articles)
    years = list(_YEAR.finditer(case.question))
    if text is None or len(years) != 1 or _PERIOD.search(case.question):
        return None
    free = [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if str(year) not in text + case.question]
    if not free:
        return None
    match = years[0]
    other = dice_for(case, "year_swap").choice(free)
    return f"{case.question[: match.start()]}{other}{case.question[match.end() :]}"


def _expected_text(case: EvalCase, articles: ArticleSource | None) -> str | None:
    """Titles, days and texts of all that the case expects; None where it can't be answered, or one is unknown."""
    keys = (*case.articles, *(case.visits or ()), *case.optional_visits)
    ids = tuple(dict.fromkeys(key.partition("#")[0] for key in keys))
    if articles is None or not case.answerable or not ids:
        return None
    try:
        found = [articles.article(article_id) for article_id in ids]
    except ArchiveError:
        return None
    return "\n".join(f"{a.title}\n{a.published or ''}\n{a.id}\n{a.text}" for a in found)


def _is_sure(mention: RegionMention, question: str) -> bool:
    name = mention.name_span.of(question)
    full = {fold(region.name) for region in mention.named}
    return mention.kind_hint is None and fold(name) in full and fold(question).count(fold(name)) == 1


def _another(named: tuple[Region, ...], text: str, dice: random.Random) -> str | None:
    """The name of a region of the same kinds that `text` does not name."""
    kinds = {region.kind for region in named}
    folded = fold(text).replace("-", " ")
    names: dict[str, set[str]] = {}
    for region in load_gazetteer().regions:
        names.setdefault(region.name, set()).add(region.kind)
    fitting = [name for name, have in sorted(names.items()) if kinds <= have and fold(name) not in folded]
    # A name of several words may mean more than it says ("Jakarta Selatan" for "Sleman" is another matter).
    single = [name for name in fitting if " " not in name] or fitting
    return dice.choice(single) if single else None
