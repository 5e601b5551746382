"""Filters of a search, in SQL."""

from json import dumps

from corpus.archive.article_rows import fold_outlet
from corpus.archive.records import ArticleFilter


def filter_clause(condition: ArticleFilter) -> tuple[str, list[str]]:
    """A condition on the columns of `articles` (`1` where all pass), and its parameters in order."""
    clauses: list[str] = []
    values: list[str] = []
    if condition.regions:
        clauses.append(
            "id IN (SELECT article_id FROM article_regions WHERE region IN (SELECT value FROM json_each(?)))"
        )
        values.append(dumps(condition.regions))
    if condition.outlets:
        clauses.append("outlet_folded IN (SELECT value FROM json_each(?))")
        values.append(dumps([fold_outlet(outlet) for outlet in condition.outlets]))
    if condition.published_from:
        clauses.append("published >= ?")
        values.append(condition.published_from.isoformat())
    if condition.published_to:
        clauses.append("published <= ?")
        values.append(condition.published_to.isoformat())
    return " AND ".join(clauses) or "1", values
