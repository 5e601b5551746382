"""What is observed of the citations of one answer."""

from eval.measuring.answers import Values
from eval.measuring.intervals import mean
from eval.running.result import CaseResult


def observe_citations_resolve(result: CaseResult) -> Values:
    """1 for each citation that the archive holds word for word, else 0; 0 for an answer that cites nothing."""
    if not result.citations and not result.abstained:
        return (0.0,)
    return tuple(float(check.resolves and not result.empty) for check in result.citations)


def observe_citation_recall(result: CaseResult) -> Values:
    """Share of the statements of an answer that their citations together support (ALCE: Gao et al. 2023, 3.3).

    One observation for each case that shows a statement; 0 for an answer without words and for a crash.
    """
    if result.empty or result.answer is None:
        return (0.0,)
    supported = [float(sentence.supported) for sentence in result.sentences]
    return (mean(supported),) if supported else _unjudged(result)


def observe_citation_precision(result: CaseResult) -> Values:
    """Share of the citations of an answer that are needed where they stand (ALCE: Gao et al. 2023, 3.3).

    Over the citations of all statements, a citation as often as statements name it; those of an unsupported
    statement are not needed. 0 for an answer without citations or words, and for a crash.
    """
    if result.empty or result.answer is None:
        return (0.0,)
    needed = [
        float(sentence.supported and number not in sentence.needless)
        for sentence in result.sentences
        for number in sentence.citations
    ]
    return (mean(needed),) if needed else _unjudged(result)


def _unjudged(result: CaseResult) -> Values:
    """An abstention need not show or cite anything; an answer must."""
    return () if result.abstained else (0.0,)
