"""Whether an answer to a variant is right."""

from eval.matching.facts import match_fact, read_text
from eval.robustness import messages
from eval.robustness.suite_case import Judge, SuiteCase
from eval.running.citations import said_by
from eval.running.result import CaseResult, visit_keys


def find_faults(variant: SuiteCase, result: CaseResult) -> tuple[str, ...]:
    """Indonesian phrases for all that is wrong with the answer; empty for a right one.

    Of a swapped question the answer is wrong where it still says a fact of the plain one out of an article
    that the plain one expects, or lists all its visits.
    """
    if variant.judge is Judge.SAME:
        return result.faults
    if result.answer is None:
        return (messages.WHY_CRASHED.format(error=result.error),)
    found = [
        _old_facts(variant, result),
        messages.WHY_OLD_VISITS if _tells_old_visits(variant, result) else "",
        "" if all(check.resolves for check in result.citations) else messages.WHY_CITATION,
    ]
    return tuple(filter(None, found))


def _old_facts(variant: SuiteCase, result: CaseResult) -> str:
    plain = variant.plain
    if plain.asks_register or not result.answered or not result.right_article or result.answer is None:
        return ""
    said = read_text(said_by(result.answer))
    told = [forms[0] for forms in plain.facts if match_fact(forms, said).found]
    return messages.WHY_OLD_FACTS.format(facts="; ".join(told)) if told else ""


def _tells_old_visits(variant: SuiteCase, result: CaseResult) -> bool:
    old = frozenset(variant.plain.visits or ())
    return (
        bool(old)
        and result.answered
        and result.answer is not None
        and old <= visit_keys(result.answer.visits)
    )
