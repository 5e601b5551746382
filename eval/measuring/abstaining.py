"""What is observed of one decision to answer or to decline.

An answer without words, and a crash, leave the person who asks with nothing: they count as refusals that nobody
asked for, so that neither can raise a figure.
"""

from eval.measuring.answers import Values
from eval.running.result import CaseResult


def observe_abstention_precision(result: CaseResult) -> Values:
    """For a declined case: 1 where the archive has no answer, else 0; 0 for an empty answer and for a crash."""
    if result.case.asks_register or result.said_something:
        return ()
    return (float(result.abstained and not result.case.answerable),)


def observe_abstention_recall(result: CaseResult) -> Values:
    """For a case that the archive cannot answer: 1 where it was declined, else 0."""
    if result.case.asks_register or result.case.answerable:
        return ()
    return (float(result.abstained),)


def observe_false_refusals(result: CaseResult) -> Values:
    """For an answerable case: 1 where it was left without an answer (declined, empty, crashed), else 0."""
    return (float(not result.said_something),) if result.asks_answer else ()


def observe_reason_right(result: CaseResult) -> Values:
    """For a rightly declined case: 1 where the reason is the expected one, else 0; 0 where nothing is said at all."""
    if result.case.asks_register or result.case.answerable or result.said_something:
        return ()
    answer = result.answer
    return (float(result.abstained and answer is not None and answer.reason == result.case.reason),)
