"""What an answer claims, and whether the archive holds what it cites."""

from assistant.answer import Answer, Citation
from corpus.errors import ArchiveError
from eval import messages
from eval.casework.checking import ArticleSource
from eval.running.result import CitationCheck


def said_by(answer: Answer) -> str:
    """What the answer claims: the short answer and the sentences, without numbers and source lines.

    Parts are separate paragraphs, so that no fact is found across two of them.
    """
    return "\n\n".join(filter(None, (answer.short, *(sentence.text for sentence in answer.sentences))))


def check_citations(answer: Answer, archive: ArticleSource) -> tuple[CitationCheck, ...]:
    """Every citation read again from the archive; then every sentence without a citation that exists."""
    checks = [_check_citation(citation, archive) for citation in answer.citations]
    known = {citation.number for citation in answer.citations}
    for sentence in answer.sentences:
        if not sentence.citations:
            checks.append(CitationCheck(0, None, False, messages.CITATION_NONE))
        for number in sentence.citations:
            if number not in known:
                why = messages.CITATION_UNKNOWN_NUMBER.format(number=number)
                checks.append(CitationCheck(number, None, False, why))
    return tuple(checks)


def _check_citation(citation: Citation, archive: ArticleSource) -> CitationCheck:
    article_id, number = citation.article.id, citation.number
    try:
        stored = archive.article(article_id)
    except ArchiveError:
        why = messages.CITATION_NO_ARTICLE.format(article=article_id)
        return CitationCheck(number, article_id, False, why)
    if stored.sha256 != citation.article.sha256:
        why = messages.CITATION_OTHER_TEXT.format(article=article_id)
        return CitationCheck(number, article_id, False, why)
    quoted = stored.text[citation.span.start : citation.span.end]
    if not quoted or quoted != citation.quote:
        why = messages.CITATION_OTHER_QUOTE.format(article=article_id)
        return CitationCheck(number, article_id, False, why)
    return CitationCheck(number, article_id, True, messages.CITATION_GOOD)
