"""The last stop: nothing is shown that is not, character for character, what its citation points to."""

from collections.abc import Callable

from assistant.answer import Citation
from assistant.composing import Draft
from assistant.errors import CitationProblem
from corpus.article import Article

ReadArticle = Callable[[str], Article]
"""Reads an article from the archive; raises ArchiveError where it is gone."""


def check_draft(draft: Draft, read_article: ReadArticle) -> Draft:
    """The draft, unchanged, after every citation was read again; raises CitationProblem, never mends in silence."""
    by_number = {citation.number: citation for citation in draft.citations}
    for citation in draft.citations:
        _check_citation(citation, read_article(citation.article.id))
    for sentence in draft.sentences:
        if not sentence.citations:
            raise CitationProblem(
                "Jawaban tanpa sumber tidak ditampilkan.", f"no citation: {sentence.text!r}"
            )
        for number in sentence.citations:
            if number not in by_number:
                raise CitationProblem(
                    "Jawaban dengan sumber yang tidak dikenal tidak ditampilkan.",
                    f"expected a number in {sorted(by_number)}, got {number} in {sentence.text!r}",
                )
        if not any(sentence.text in by_number[number].quote for number in sentence.citations):
            raise CitationProblem(
                "Jawaban yang tidak sama dengan sumbernya tidak ditampilkan.",
                f"not a quotation: {sentence.text!r}",
            )
    return draft


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
