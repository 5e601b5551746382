"""The last stop: nothing is shown that is not, character for character, what its citation points to."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant import messages
from assistant.answer import AnswerSentence, Citation
from assistant.composing import Draft
from assistant.errors import CitationProblem
from assistant.listing.composing import Listing
from corpus.article import Article

ReadArticle = Callable[[str], Article]
"""Reads an article from the archive; raises ArchiveError where it is gone."""


def check_draft(draft: Draft, read_article: ReadArticle) -> Draft:
    """The draft, unchanged, after every citation was read again; raises CitationProblem, never mends in silence."""
    by_number = _read_again(draft.citations, read_article)
    for sentence in draft.sentences:
        _check_sentence(sentence, by_number)
    return draft


def check_listing(listing: Listing, read_article: ReadArticle) -> Listing:
    """The listing, unchanged, after every citation of its sentence and its rows was read again."""
    by_number = _read_again(listing.citations, read_article)
    for row in listing.table.rows if listing.table else ():
        _check_numbers(row.citations, by_number, f"a row of the table: {row.cells}")
    if listing.found and not listing.citations:
        raise CitationProblem(messages.NO_SOURCE, "no citation for the visits listed")
    return listing


def _read_again(citations: Sequence[Citation], read_article: ReadArticle) -> Mapping[int, Citation]:
    """The citations by number, after each was compared with its article as the archive has it."""
    by_number = {citation.number: citation for citation in citations}
    if len(by_number) != len(citations):
        numbers = [citation.number for citation in citations]
        raise CitationProblem(messages.SAME_NUMBER, f"repeated number: {numbers}")
    for citation in citations:
        _check_citation(citation, read_article(citation.article.id))
    return by_number


def _check_numbers(numbers: Iterable[int], by_number: Mapping[int, Citation], where: str) -> None:
    for number in numbers:
        if number not in by_number:
            detail = f"expected a number in {sorted(by_number)}, got {number} in {where}"
            raise CitationProblem(messages.UNKNOWN_SOURCE, detail)


def _check_sentence(sentence: AnswerSentence, by_number: Mapping[int, Citation]) -> None:
    if not sentence.citations:
        raise CitationProblem(messages.NO_SOURCE, f"no citation: {sentence.text!r}")
    _check_numbers(sentence.citations, by_number, repr(sentence.text))
    quotes = [by_number[number].quote for number in sentence.citations]
    if not sentence.text.strip() or not any(sentence.text in quote for quote in quotes):
        raise CitationProblem(
            messages.NOT_THE_SOURCE,
            f"not a quotation: {sentence.text!r}",
        )


def _check_citation(citation: Citation, stored: Article) -> None:
    if stored.sha256 != citation.article.sha256:
        raise CitationProblem(
            messages.SOURCE_CHANGED,
            f"{stored.id}: expected text {citation.article.sha256}, archive has {stored.sha256}",
        )
    if citation.span.end > len(stored.text):
        raise CitationProblem(
            messages.OUTSIDE_SOURCE,
            f"{stored.id}: expected end <= {len(stored.text)}, got {citation.span.end}",
        )
