"""What is observed of the content of one answer."""

from eval.matching import match_fact
from eval.measuring.intervals import mean
from eval.running.result import CaseResult

Values = tuple[float, ...]
"""Observations of one case, each 0 to 1; empty where the metric does not look at it."""


def observe_passed(result: CaseResult) -> Values:
    """1 for a passed case, else 0."""
    return (float(result.passed),)


def observe_facts_found(result: CaseResult) -> Values:
    """Share of the facts found, for an answerable case; 0 where it was declined, empty or crashed."""
    if not result.asks_answer:
        return ()
    found = mean([float(fact.found) for fact in result.facts])
    return (found if result.said_something else 0.0,)


def observe_all_facts_found(result: CaseResult) -> Values:
    """1 for an answerable case with every fact found, else 0."""
    return (float(result.has_all_facts),) if result.asks_answer else ()


def observe_right_article(result: CaseResult) -> Values:
    """For an answerable case that was not declined: 1 where an expected article is cited, else 0."""
    if not result.asks_answer or result.abstained:
        return ()
    return (float(result.said_something and result.right_article),)


def observe_short_right(result: CaseResult) -> Values:
    """For an answerable case with a direct answer: 1 where it says a fact, or is what a fact is about, else 0.

    An answer without any words and a crash count as a wrong direct answer.
    """
    if not result.asks_answer or result.abstained:
        return ()
    if not result.said_something:
        return (0.0,)
    return (float(_says_fact(result)),) if result.answer and result.answer.short else ()


def observe_wrong_facts(result: CaseResult) -> Values:
    """For an answerable case that was answered in words: 1 where a fact is contradicted, else 0."""
    return (float(bool(result.wrong_facts)),) if result.asks_answer and result.said_something else ()


def observe_forbidden_facts(result: CaseResult) -> Values:
    """For a case with forbidden facts: 1 where the answer says one of them, else 0."""
    return (float(any(fact.found for fact in result.forbidden)),) if result.case.forbidden else ()


def observe_register_exact(result: CaseResult) -> Values:
    """For a question to the register: 1 where exactly the expected visits and the expected number are told, and
    nothing else is wrong; else 0."""
    return (float(result.passed),) if result.case.asks_register else ()


def observe_wrong_language(result: CaseResult) -> Values:
    """For a case that did not crash: 1 where a part of the output is not Indonesian, else 0."""
    return (float(result.foreign),) if result.answer is not None else ()


def _says_fact(result: CaseResult) -> bool:
    short = result.answer.short if result.answer else None
    similar = result.case.similar_names
    return short is not None and any(
        match_fact(fact, short, similar_names=similar).found
        or any(match_fact((short,), form, similar_names=similar).found for form in fact)
        for fact in result.case.facts
    )
