"""What is observed of one search; formulas in `eval.measuring.ranking`, over articles, not passages."""

from collections.abc import Callable

from eval.measuring.answers import Values
from eval.measuring.ranking import hit_at, ndcg_at, ranks_of, recall_at, reciprocal_rank
from eval.running.result import CaseResult

Observe = Callable[[CaseResult], Values]


def observe_hit(depth: int) -> Observe:
    """For an answerable case: 1 where an expected article is among the first `depth`, else 0."""
    return lambda result: _observe(result, lambda ranks, _: hit_at(ranks, depth))


def observe_recall(depth: int) -> Observe:
    """For an answerable case: share of the expected articles that are among the first `depth`."""
    return lambda result: _observe(result, lambda ranks, relevant: recall_at(ranks, relevant, depth))


def observe_ndcg(depth: int) -> Observe:
    """For an answerable case: nDCG over the first `depth` articles, all expected ones equally good."""
    return lambda result: _observe(result, lambda ranks, relevant: ndcg_at(ranks, relevant, depth))


def observe_reciprocal_rank(result: CaseResult) -> Values:
    """For an answerable case: 1 / rank of the first expected article; 0 where there is none."""
    return _observe(result, lambda ranks, _: reciprocal_rank(ranks))


def _observe(result: CaseResult, score: Callable[[tuple[int, ...], int], float]) -> Values:
    """The score of the ranks of the expected articles; 0 for a crash, and where the answer has no words."""
    if not result.asks_answer:
        return ()
    if result.empty or result.answer is None:
        return (0.0,)
    wanted = frozenset(result.case.articles)
    return (score(ranks_of(wanted, result.retrieved), len(wanted)),)
