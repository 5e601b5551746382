"""Expected facts in whose place an answer says something else."""

from collections.abc import Sequence

from assistant.answer import Answer, Status
from eval.matching.contradiction import find_contradiction
from eval.matching.facts import read_text
from eval.running.result import FactCheck, WrongFact


def find_wrong_facts(facts: Sequence[FactCheck], answer: Answer) -> tuple[WrongFact, ...]:
    """For each fact that was not found: the value of its kind that the answer's direct claim gives instead.

    The direct claim is the direct answer where there is one, else the sentences. A value that another expected fact
    accepts contradicts nothing.
    """
    missing = [check for check in facts if not check.found]
    if not missing or answer.status not in {Status.ANSWERED, Status.LISTED}:
        return ()
    said = read_text(answer.short or "\n\n".join(sentence.text for sentence in answer.sentences))
    wrong: list[WrongFact] = []
    for check in missing:
        others = tuple(other.forms for other in facts if other is not check)
        found = find_contradiction(check.forms, said, direct=bool(answer.short), others=others)
        if found is not None:
            wrong.append(WrongFact(check.forms, found.words, found.kind))
    return tuple(wrong)
