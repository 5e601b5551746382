"""How what a model read is gathered for sentences and weighed against the rules."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.reading.model_evidence import UNREAD_RELEVANCE, gather_parts, read_sentence, to_logit
from assistant.reading.model_reader import (
    EVIDENCE_WEIGHTS,
    SENTENCE_WEIGHTS,
    ModelReader,
    ModelWeights,
    load_model_weights,
)
from assistant.reading.types import Reading, Support
from assistant.understanding.question import Question, understand
from corpus.article import Article, Passage
from corpus.regions import load_gazetteer
from corpus.spans import Span
from index.hit import Hit
from index.passage_reading import PassageReading, ScoredSpan

FIRST = "Rombongan dipimpin Wakil Bupati Sari Dewi."
SECOND = "Mereka disambut Bima Putra di aula pada Kamis, 3 Maret 2022."
ARTICLE = Article(
    id="a", url=None, outlet=None, published=date(2022, 3, 4), title="Kunjungan", text=f"{FIRST} {SECOND}"
)
WEIGHTS = ModelWeights(
    sentence={"bias": 0.0, "rules": 0.5, "mass": 1.0, "relevance": 0.1},
    evidence={"bias": 0.0, "rules": 0.5, "answerable": 1.0, "relevance": 0.0, "mass": 0.0},
    thresholds=load_model_weights().thresholds,
)


def ask(text: str) -> Question:
    return understand(text, load_gazetteer())


def span_of(words: str) -> Span:
    start = ARTICLE.text.index(words)
    return Span(start, start + len(words))


def hit(words: str, answerable: float, *answers: tuple[str, float]) -> Hit:
    """A passage of the article that was read; answers with their probabilities."""
    place = span_of(words)
    found = tuple(ScoredSpan(span_of(answer).shift(-place.start), score) for answer, score in answers)
    passage = Passage(ARTICLE, place.start, place.end)
    return Hit(passage, 0.9, None, 0.8, answerable, PassageReading(answerable, answerable, found))


class Rules:
    """Finds the first sentence a little better than the second."""

    def read(self, question: Question, hits: object) -> Reading:
        supports = (Support(ARTICLE, span_of(FIRST), 0.4), Support(ARTICLE, span_of(SECOND), 0.3))
        return Reading(supports, 0.5, nearest=ARTICLE)


def test_the_sentence_that_the_model_answers_from_comes_first() -> None:
    read = hit(ARTICLE.text, 0.9, ("Bima Putra", 0.8), ("Sari Dewi", 0.1))
    reading = ModelReader(Rules(), WEIGHTS).read(ask("Siapa yang menyambut rombongan?"), [read])
    assert reading.by_model
    assert [one.span.of(ARTICLE.text) for one in reading.supports] == [SECOND, FIRST]
    assert reading.supports[0].short == span_of("Bima Putra")
    assert reading.supports[1].short is None


def test_confidence_follows_the_model() -> None:
    def confidence(answerable: float) -> float:
        read = hit(ARTICLE.text, answerable, ("Bima Putra", 0.8))
        return ModelReader(Rules(), WEIGHTS).read(ask("Siapa yang menyambut?"), [read]).confidence

    assert confidence(0.05) < 0.1 < confidence(0.5) < 0.9 < confidence(0.95)


def test_without_a_reading_the_rules_speak_alone() -> None:
    question, unread = ask("Siapa yang menyambut?"), replace(hit(ARTICLE.text, 0.9), reading=None)
    assert ModelReader(Rules(), WEIGHTS).read(question, [unread]) == Rules().read(question, [])


def test_overlapping_passages_are_not_added_up() -> None:
    hits = [hit(ARTICLE.text, 0.8, ("Bima Putra", 0.9)), hit(SECOND, 0.6, ("Bima Putra", 0.9))]
    read = read_sentence(span_of(SECOND), gather_parts(hits)["a"])
    assert read.mass == pytest.approx(0.8)
    assert [one.span for one in read.spans] == [span_of("Bima Putra")]


def test_a_sentence_that_was_not_read_is_unlikely() -> None:
    read = read_sentence(span_of(FIRST), gather_parts([hit(SECOND, 0.9, ("Bima Putra", 0.9))])["a"])
    assert (read.mass, read.relevance, read.spans, read.items) == (0.0, UNREAD_RELEVANCE, (), ())


def test_a_span_over_two_sentences_counts_for_the_one_with_more_of_it() -> None:
    parts = gather_parts([hit(ARTICLE.text, 1.0, ("Dewi. Mereka disambut", 1.0))])["a"]
    assert read_sentence(span_of(FIRST), parts).mass == 0.0
    assert read_sentence(span_of(SECOND), parts).mass == 1.0


def test_a_span_that_is_nearly_the_sentence_is_no_short_answer() -> None:
    reading = ModelReader(Rules(), WEIGHTS).read(
        ask("Apa yang terjadi?"), [hit(ARTICLE.text, 0.9, (SECOND.rstrip("."), 0.9))]
    )
    assert reading.supports[0].span == span_of(SECOND)
    assert reading.supports[0].short is None


def test_of_two_likely_answers_the_one_that_the_rules_chose_too_is_shown() -> None:
    class Knowing(Rules):
        def read(self, question: Question, hits: object) -> Reading:
            first, second = super().read(question, hits).supports
            return Reading(
                (first, replace(second, short=span_of("Bima Putra"), fit=0.9)), 0.5, nearest=ARTICLE
            )

    read = hit(ARTICLE.text, 0.9, ("Kamis, 3 Maret 2022", 0.5), ("Bima Putra", 0.4))
    shown = [
        ModelReader(rules, WEIGHTS).read(ask("Siapa?"), [read]).supports[0] for rules in (Rules(), Knowing())
    ]
    assert [one.short for one in shown] == [span_of("Kamis, 3 Maret 2022"), span_of("Bima Putra")]


def test_items_go_to_the_sentences_that_name_them() -> None:
    read = hit(ARTICLE.text, 0.9, ("Bima Putra", 0.5), ("Sari Dewi", 0.2), ("aula", 0.001))
    reading = ModelReader(Rules(), WEIGHTS).read(ask("Siapa saja yang hadir?"), [read])
    by_sentence = {one.span.of(ARTICLE.text): one.items for one in reading.supports}
    assert by_sentence == {FIRST: (span_of("Sari Dewi"),), SECOND: (span_of("Bima Putra"),)}


def test_what_reaches_beyond_the_sentence_is_cut_from_an_item() -> None:
    read = hit(ARTICLE.text, 0.9, ("Sari Dewi. Mereka", 0.5))
    reading = ModelReader(Rules(), WEIGHTS).read(ask("Siapa saja yang hadir?"), [read])
    assert {one.items for one in reading.supports} == {(), (span_of("Sari Dewi."),)}


def test_log_odds_are_bounded_and_rise() -> None:
    assert -6 < to_logit(0.0) == pytest.approx(-to_logit(1.0))
    assert to_logit(0.2) < to_logit(0.5) == 0.0 < to_logit(0.8)


def test_the_stored_weights_name_what_is_measured() -> None:
    stored = load_model_weights()
    assert set(stored.sentence) == {"bias", *SENTENCE_WEIGHTS}
    assert set(stored.evidence) == {"bias", *EVIDENCE_WEIGHTS}
