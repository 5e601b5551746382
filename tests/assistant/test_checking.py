from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import AnswerSentence, Citation
from assistant.checking import check_draft
from assistant.composing import Draft
from assistant.errors import CitationProblem
from corpus.article import Article
from corpus.errors import ArchiveError
from corpus.spans import Span

ARTICLE = Article("a", "Judul", "Wali Kota datang kemarin. Rombongan disambut di pendopo.")
FIRST = Citation(1, ARTICLE, Span(0, 25))
SECOND = Citation(2, ARTICLE, Span(26, len(ARTICLE.text)))
TRUE = Draft(
    (AnswerSentence(FIRST.quote, (1,)), AnswerSentence(SECOND.quote, (2,))), (FIRST, SECOND), "Wali Kota"
)


def stored(article_id: str) -> Article:
    assert article_id == "a"
    return ARTICLE


def test_a_true_draft_passes_unchanged() -> None:
    assert check_draft(TRUE, stored) == TRUE


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        (AnswerSentence("Wali Kota datang besok.", (1,)), "tidak sama dengan sumbernya"),
        (AnswerSentence(FIRST.quote, (2,)), "tidak sama dengan sumbernya"),
        (AnswerSentence(FIRST.quote.upper(), (1,)), "tidak sama dengan sumbernya"),
        (AnswerSentence(FIRST.quote, (3,)), "sumber yang tidak dikenal"),
        (AnswerSentence(FIRST.quote, (1, 9)), "sumber yang tidak dikenal"),
        (AnswerSentence(FIRST.quote, (0,)), "sumber yang tidak dikenal"),
        (AnswerSentence(FIRST.quote, (-1,)), "sumber yang tidak dikenal"),
        (AnswerSentence(FIRST.quote, ()), "tanpa sumber"),
    ],
)
def test_a_planted_lie_is_found(sentence: AnswerSentence, cause: str) -> None:
    with pytest.raises(CitationProblem, match=cause):
        check_draft(replace(TRUE, sentences=(*TRUE.sentences, sentence)), stored)


def test_an_article_that_changed_is_found_even_where_the_quoted_words_stayed() -> None:
    changed = replace(ARTICLE, text=ARTICLE.text + " Disunting.")
    with pytest.raises(CitationProblem, match="Artikel sumber berubah") as problem:
        check_draft(TRUE, lambda _: changed)
    assert ARTICLE.sha256 in problem.value.detail and changed.sha256 in problem.value.detail


def test_a_span_behind_the_end_is_found() -> None:
    beyond = replace(SECOND, span=Span(26, len(ARTICLE.text) + 1))
    with pytest.raises(CitationProblem, match="ke luar artikel"):
        check_draft(replace(TRUE, citations=(FIRST, beyond)), stored)


def test_an_article_that_is_gone_is_an_error_of_the_archive() -> None:
    def gone(article_id: str) -> Article:
        raise ArchiveError("Artikel tidak ada.", article_id)

    with pytest.raises(ArchiveError, match="tidak ada"):
        check_draft(TRUE, gone)


def test_two_citations_of_one_number_are_found() -> None:
    doubled = replace(TRUE, citations=(FIRST, replace(SECOND, number=1)))
    with pytest.raises(CitationProblem, match="nomor sumber yang sama"):
        check_draft(doubled, stored)


def test_an_empty_sentence_quotes_nothing() -> None:
    with pytest.raises(CitationProblem, match="tidak sama dengan sumbernya"):
        check_draft(replace(TRUE, sentences=(AnswerSentence("", (1,)),)), stored)


@given(st.integers(0, 24), st.characters(exclude_categories=["Cs"]))
def test_any_changed_character_is_found(at: int, character: str) -> None:
    text = FIRST.quote[:at] + character + FIRST.quote[at + 1 :]
    lie = replace(TRUE, sentences=(AnswerSentence(text, (1,)),))
    if text == FIRST.quote:
        assert check_draft(lie, stored) == lie
    else:
        with pytest.raises(CitationProblem, match="tidak sama dengan sumbernya"):
            check_draft(lie, stored)
