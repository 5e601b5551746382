"""Expected facts in whose place an answer says something else."""

from collections.abc import Sequence

from assistant.answer import Answer, Status
from eval.matching.contradiction import find_contradiction
from eval.matching.facts import ReadText, match_fact, read_text
from eval.running.result import FactCheck, WrongFact


def find_wrong_facts(facts: Sequence[FactCheck], answer: Answer) -> tuple[WrongFact, ...]:
    """For each fact that the answer's direct claim does not say: the value of its kind that it gives instead.

    The direct claim is the direct answer where there is one, also where a sentence behind it says the fact: who reads
    only the headline is told wrong. Without one it is the sentences. A value that another expected fact accepts
    contradicts nothing.
    """
    if answer.status not in {Status.ANSWERED, Status.LISTED}:
        return ()
    said = read_text(answer.short or "\n\n".join(sentence.text for sentence in answer.sentences))
    wrong: list[WrongFact] = []
    for check in facts:
        if check.found if not answer.short else _is_told(check, answer.short, said):
            continue
        others = tuple(other.forms for other in facts if other is not check)
        found = find_contradiction(check.forms, said, direct=bool(answer.short), others=others)
        if found is not None:
            wrong.append(WrongFact(check.forms, found.words, found.kind))
    return tuple(wrong)


def _is_told(check: FactCheck, short: str, said: ReadText) -> bool:
    """Whether the direct answer says the fact, or is a part of it."""
    return match_fact(check.forms, said).found or any(
        match_fact((short,), form).found for form in check.forms
    )
