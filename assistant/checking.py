"""The last stop: nothing is shown that is not, character for character, what its citation points to."""

from collections.abc import Callable, Mapping

from assistant.answer import AnswerSentence, Citation
from assistant.composing import Draft
from assistant.errors import CitationProblem
from assistant.listing.composing import Listing
from corpus.article import Article

ReadArticle = Callable[[str], Article]
"""Reads an article from the archive; raises ArchiveError where it is gone."""


def check_draft(draft: Draft, read_article: ReadArticle) -> Draft:
    """The draft, unchanged, after every citation was read again; raises CitationProblem, never mends in silence."""
    by_number = {citation.number: citation for citation in draft.citations}
    if len(by_number) != len(draft.citations):
        numbers = [citation.number for citation in draft.citations]
        raise CitationProblem(
            "Jawaban dengan nomor sumber yang sama tidak ditampilkan.", f"repeated number: {numbers}"
        )
    for citation in draft.citations:
        _check_citation(citation, read_article(citation.article.id))
    for sentence in draft.sentences:
        _check_sentence(sentence, by_number)
    return draft


def check_listing(listing: Listing, read_article: ReadArticle) -> Listing:
    """The listing, unchanged, after every citation of its sentence and its rows was read again."""
    by_number = {citation.number: citation for citation in listing.citations}
    for citation in listing.citations:
        _check_citation(citation, read_article(citation.article.id))
    rows = listing.table.rows if listing.table else ()
    for number in (number for row in rows for number in row.citations):
        if number not in by_number:
            raise CitationProblem(
                "Jawaban dengan sumber yang tidak dikenal tidak ditampilkan.",
                f"expected a number in {sorted(by_number)}, got {number} in a row of the table",
            )
    if listing.found and not listing.citations:
        raise CitationProblem("Jawaban tanpa sumber tidak ditampilkan.", "no citation for the visits listed")
    return listing


def _check_sentence(sentence: AnswerSentence, by_number: Mapping[int, Citation]) -> None:
    if not sentence.citations:
        raise CitationProblem("Jawaban tanpa sumber tidak ditampilkan.", f"no citation: {sentence.text!r}")
    for number in sentence.citations:
        if number not in by_number:
            raise CitationProblem(
                "Jawaban dengan sumber yang tidak dikenal tidak ditampilkan.",
                f"expected a number in {sorted(by_number)}, got {number} in {sentence.text!r}",
            )
    quotes = [by_number[number].quote for number in sentence.citations]
    if not sentence.text.strip() or not any(sentence.text in quote for quote in quotes):
        raise CitationProblem(
            "Jawaban yang tidak sama dengan sumbernya tidak ditampilkan.",
            f"not a quotation: {sentence.text!r}",
        )


def _check_citation(citation: Citation, stored: Article) -> None:
    if stored.sha256 != citation.article.sha256:
        raise CitationProblem(
            "Artikel sumber berubah ketika dibaca; silakan ulangi pertanyaannya.",
            f"{stored.id}: expected text {citation.article.sha256}, archive has {stored.sha256}",
        )
    if citation.span.end > len(stored.text):
        raise CitationProblem(
            "Kutipan menunjuk ke luar artikel; silakan ulangi pertanyaannya.",
            f"{stored.id}: expected end <= {len(stored.text)}, got {citation.span.end}",
        )
