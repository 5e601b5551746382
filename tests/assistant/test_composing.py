from dataclasses import fields, replace
from datetime import date

import pytest

from assistant.composing import MAX_LISTED, MAX_SENTENCES, choose, compose
from assistant.reading.types import Reading, Support
from assistant.reading.weights import Thresholds
from assistant.understanding.question import Question, understand
from corpus.article import Article
from corpus.regions import load_gazetteer
from corpus.spans import Span

GAZETTEER = load_gazetteer()
SENTENCES = [f"Kalimat nomor {number} dari artikel ini." for number in range(8)]
ONE = Article("satu", "Judul", " ".join(SENTENCES), published=date(2023, 6, 23))
TWO = Article("dua", "Judul lain", f"Kalimat lain sama sekali. {SENTENCES[0]}")
LINES = Thresholds(**{one.name: 0.9 if one.name.startswith("enough") else 0.5 for one in fields(Thresholds)})


def ask(text: str) -> Question:
    return understand(text, GAZETTEER)


def support(
    number: int, score: float, article: Article = ONE, short: str | None = None, fit: float = 1.0
) -> Support:
    words = SENTENCES[number]
    start = article.text.index(words)
    at = article.text.index(short, start) if short else 0
    return Support(
        article, Span(start, start + len(words)), score, Span(at, at + len(short)) if short else None, fit
    )


def texts(supports: tuple[Support, ...]) -> list[str]:
    return [one.span.of(one.article.text) for one in supports]


def test_one_sure_sentence_is_enough() -> None:
    assert texts(choose(ask("Siapa?"), (support(3, 0.95), support(4, 0.9)), LINES)) == [SENTENCES[3]]


def test_unsure_sentences_are_joined_until_they_are_enough_and_stand_in_reading_order() -> None:
    chosen = choose(ask("Siapa?"), (support(5, 0.6), support(2, 0.5), support(1, 0.4)), LINES)
    assert texts(chosen) == [SENTENCES[2], SENTENCES[5]]


def test_a_much_weaker_sentence_is_left_out() -> None:
    assert texts(choose(ask("Siapa?"), (support(5, 0.6), support(2, 0.29)), LINES)) == [SENTENCES[5]]


def test_no_answer_is_longer_than_three_sentences_and_no_list_than_five() -> None:
    weak = tuple(support(number, 0.1) for number in range(8))
    assert len(choose(ask("Siapa?"), weak, LINES)) == MAX_SENTENCES
    assert len(choose(ask("Apa saja?"), weak, LINES)) == MAX_LISTED


def test_only_a_list_takes_sentences_of_several_articles() -> None:
    other = Support(TWO, Span(0, 25), 0.5)
    assert {one.article.id for one in choose(ask("Siapa?"), (support(1, 0.5), other), LINES)} == {"satu"}
    assert {one.article.id for one in choose(ask("Siapa saja?"), (support(1, 0.5), other), LINES)} == {
        "satu",
        "dua",
    }


def test_the_article_of_the_best_sentence_comes_first() -> None:
    chosen = choose(
        ask("Siapa saja?"), (Support(TWO, Span(0, 25), 0.6), support(1, 0.5), support(0, 0.4)), LINES
    )
    assert [one.article.id for one in chosen] == ["dua", "satu", "satu"]


def test_the_same_sentence_is_quoted_once() -> None:
    twice = (support(0, 0.5), support(0, 0.5, TWO))
    assert texts(choose(ask("Siapa saja?"), twice, LINES)) == [SENTENCES[0]]


def test_every_sentence_is_a_quotation_with_a_number_of_its_own() -> None:
    draft = compose(ask("Siapa?"), Reading((support(5, 0.6), support(2, 0.5)), 0.9), LINES)
    assert [citation.number for citation in draft.citations] == [1, 2]
    assert [(one.text, one.citations) for one in draft.sentences] == [
        (SENTENCES[2], (1,)),
        (SENTENCES[5], (2,)),
    ]


def test_the_direct_answer_is_quoted() -> None:
    assert compose(ask("Siapa?"), Reading((support(4, 0.9, short="nomor 4"),), 0.9), LINES).short == "nomor 4"
    assert compose(ask("Siapa?"), Reading((support(4, 0.9),), 0.9), LINES).short is None


def test_what_hardly_fits_is_no_direct_answer() -> None:
    reading = Reading((support(4, 0.9, short="nomor 4", fit=0.1),), 0.9)
    assert compose(ask("Siapa?"), reading, LINES).short is None


def test_the_fullest_form_of_the_direct_answer_is_quoted() -> None:
    brief, full = "Yang datang Budi.", "Budi Santoso menyambut."
    article = Article("tiga", "", f"{brief} {full}")
    supports = (
        Support(article, Span(0, len(brief)), 0.6, Span(12, 16), 0.6),
        Support(article, Span(len(brief) + 1, len(article.text)), 0.5, Span(18, 30), 0.6),
    )
    assert compose(ask("Siapa?"), Reading(supports, 0.9), LINES).short == "Budi Santoso"


def test_a_list_has_no_direct_answer() -> None:
    reading = Reading((support(4, 0.9, short="nomor 4"),), 0.9)
    assert compose(ask("Siapa saja?"), reading, LINES).short is None


def test_the_items_of_a_list_are_its_direct_answer_once_each() -> None:
    def naming(number: int, *words: str) -> Support:
        one = support(number, 0.9)
        starts = [ONE.text.index(word, one.span.start) for word in words]
        spans = (Span(at, at + len(word)) for at, word in zip(starts, words, strict=True))
        return replace(one, items=tuple(spans))

    reading = Reading((naming(4, "nomor 4", "artikel ini"), naming(5, "nomor 5", "artikel ini")), 0.9)
    assert compose(ask("Apa saja?"), reading, LINES).short == "nomor 4, artikel ini, dan nomor 5"
    assert compose(ask("Apa?"), reading, LINES).short is None


def test_a_direct_answer_that_is_not_quoted_is_not_given() -> None:
    unquoted = support(2, 0.2, short="nomor 2")
    assert compose(ask("Siapa?"), Reading((support(4, 0.95), unquoted), 0.9), LINES).short is None


@pytest.mark.parametrize(
    ("published", "short"), [(date(2023, 6, 23), "Kamis (22/6) (22 Juni 2023)"), (None, "Kamis (22/6)")]
)
def test_a_day_gets_its_year_only_where_it_is_known(published: date | None, short: str) -> None:
    text = "Mereka datang pada Kamis (22/6) pagi."
    article = Article("hari", "", text, published=published)
    found = Support(article, Span(0, len(text)), 0.9, Span(text.index("Kamis"), text.index(" pagi")), 1.0)
    assert compose(ask("Kapan?"), Reading((found,), 0.9), LINES).short == short
