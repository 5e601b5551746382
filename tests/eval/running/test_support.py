"""Whether citations support what is said, with every fault planted once."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, AnswerSentence, Citation, Status
from corpus.article import Article
from corpus.spans import Span
from eval.running.claims import Source
from eval.running.result import SentenceSupport
from eval.running.support import LEAST_RELEVANT, judge_statements, quotes, rewrites, shared_words
from index.cross_encoder import BUNDLED_READER, CrossEncoder
from index.passage_reading import PassageReading, ReadText

SLEMAN = Article(
    "sleman",
    "",
    "Sebanyak 85 orang kepala desa dari Lombok Barat mengunjungi Sleman, Kamis (22/6). "
    "Rombongan dipimpin Udin Samsudin.",
    published=date(2023, 6, 23),
)
BADUNG = Article(
    "badung", "", "Teguh Prabowo memimpin rombongan DPRD Tuban ke Badung. Mereka tidak menginap."
)
FIRST, SECOND = Span(0, 81), Span(82, len(SLEMAN.text))
PAIRS = tomllib.loads((Path(__file__).parent / "support_pairs.toml").read_text(encoding="utf-8"))["group"]


class FixedReader:
    """Finds everything as relevant as it is told to."""

    def __init__(self, relevance: float) -> None:
        self.relevance = relevance

    def read(self, question: str, passages: Sequence[ReadText]) -> tuple[PassageReading, ...]:
        return tuple(PassageReading(self.relevance, 0.0, ()) for _ in passages)


def cite(number: int, article: Article, span: Span | None = None) -> Citation:
    return Citation(number, article, span or Span(0, len(article.text)))


def answer(
    text: str, *citations: Citation, mode: str = "kutipan", numbers: tuple[int, ...] | None = None
) -> Answer:
    named = tuple(citation.number for citation in citations) if numbers is None else numbers
    sentences = (AnswerSentence(text, named),)
    return Answer("q?", "q?", Status.ANSWERED, sentences=sentences, citations=citations, mode=mode)


def judge(given: Answer, relevance: float | None = 1.0) -> SentenceSupport:
    (judged,) = judge_statements(given, None if relevance is None else FixedReader(relevance))
    return judged


def test_a_quotation_is_supported_by_the_citation_that_holds_it() -> None:
    judged = judge(answer("Rombongan dipimpin Udin Samsudin.", cite(1, SLEMAN)))

    assert judged == SentenceSupport(
        "Rombongan dipimpin Udin Samsudin.", (1,), True, (), "didukung kutipannya"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Rombongan  dipimpin\nUdin\u00a0Samsudin",
        "“Rombongan dipimpin Udin Samsudin.”",
        "Rombongan dipimpin Udin\u200b Samsudin",
    ],
)
def test_white_space_and_typography_do_not_count(text: str) -> None:
    assert quotes(text, [Source(SLEMAN.text)]) is None


@pytest.mark.parametrize(
    "text", ["rombongan dipimpin udin samsudin", "5 orang kepala desa", "orang kep", "Udin Samsudi", "…", ""]
)
def test_case_counts_and_words_and_numbers_are_not_cut(text: str) -> None:
    assert quotes(text, [Source(SLEMAN.text)]) is not None


def test_a_number_is_not_cut_out_of_a_longer_one() -> None:
    assert quotes("4 juta", [Source("Ada 3,4 juta jiwa")]) is not None
    assert quotes("Ada 3", [Source("Ada 3,4 juta jiwa")]) is not None
    assert quotes("Ada 3", [Source("Ada 3, lalu 4")]) is None


# --- planted faults -------------------------------------------------------------------------------------------


def test_a_dropped_citation_leaves_the_sentence_unsupported() -> None:
    text = "Rombongan dipimpin Udin Samsudin."

    assert not judge(answer(text, cite(1, SLEMAN), numbers=())).supported
    assert not judge(answer(text)).supported
    assert not judge(answer(text, cite(1, SLEMAN), numbers=(7,))).supported


def test_a_citation_to_another_article_supports_nothing() -> None:
    for mode in ("kutipan", "model"):
        assert not judge(answer("Rombongan dipimpin Udin Samsudin.", cite(1, BADUNG), mode=mode)).supported


def test_a_needless_citation_is_named_and_the_others_are_kept() -> None:
    judged = judge(answer("Rombongan dipimpin Udin Samsudin.", cite(1, SLEMAN), cite(2, BADUNG)))

    assert (judged.supported, judged.needless) == (True, (2,))


def test_a_number_that_no_citation_has_is_needless() -> None:
    judged = judge(answer("Rombongan dipimpin Udin Samsudin.", cite(1, SLEMAN), numbers=(1, 9)))

    assert (judged.supported, judged.needless) == (True, (9,))


def test_two_citations_of_the_same_words_are_both_relevant() -> None:
    judged = judge(answer("Rombongan dipimpin Udin Samsudin.", cite(1, SLEMAN), cite(2, SLEMAN, SECOND)))

    assert judged.needless == ()


def test_citations_that_support_only_together_are_both_needed() -> None:
    text = "Udin Samsudin memimpin 85 orang kepala desa dari Lombok Barat."
    judged = judge(
        answer(text, cite(1, SLEMAN, FIRST), cite(2, SLEMAN, SECOND), cite(3, BADUNG), mode="model")
    )

    assert (judged.supported, judged.needless) == (True, (3,))


GOOD = "Pada 22 Juni 2023, 85 kepala desa dari Kabupaten Lombok Barat datang ke Sleman di bawah pimpinan Udin Samsudin."


def test_a_rewritten_sentence_with_all_that_is_told_is_supported() -> None:
    judged = judge(answer(GOOD, cite(1, SLEMAN), mode="model"))

    assert judged.supported, judged.why


@pytest.mark.parametrize(
    ("told", "changed"),
    [
        ("85", "58"),
        ("85", "185"),
        ("85 kepala desa", "85 camat"),
        ("22 Juni 2023", "23 Juni 2023"),
        ("22 Juni 2023", "22 Juni 2022"),
        ("22 Juni 2023", "22 Juli 2023"),
        ("Udin Samsudin", "Teguh Prabowo"),
        ("Udin Samsudin", "Udin Syamsuri"),
        ("Udin", "Budi"),
        ("Sleman", "Badung"),
        ("Sleman", "Kota Yogyakarta"),
        ("Kabupaten Lombok Barat", "Kabupaten Lombok Timur"),
        ("datang ke Sleman", "datang ke Sleman bersama DPRD"),
        ("85 kepala desa", "85 kepala desa dan 3 camat"),
        ("datang", "tidak datang"),
        ("datang ke Sleman", "tidak mengunjungi Sleman"),
    ],
)
def test_a_changed_number_date_region_or_name_or_a_denial_is_not_supported(told: str, changed: str) -> None:
    text = GOOD.replace(told, changed)
    judged = judge(answer(text, cite(1, SLEMAN), mode="model"))

    assert text != GOOD
    assert not judged.supported


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("Udin Samsudin memimpin rombongan.", True),
        ("Budi Samsudin memimpin rombongan.", False),
        ("Budi memimpin rombongan.", False),
        ("Bambang memimpin rombongan.", False),
        ("Pimpinan rombongan itu Udin.", True),
        ("Rombongan itu dipimpin H. Udin.", True),
        ("Dipimpin Udin, rombongan tiba di Sleman.", True),
        ("DPRD memimpin rombongan.", False),
        ("Rombongan membawa TPS3R.", False),
    ],
)
def test_a_name_at_the_beginning_of_a_sentence_is_looked_up_and_an_ordinary_word_is_not(
    text: str, good: bool
) -> None:
    assert judge(answer(text, cite(1, SLEMAN), mode="model")).supported is good


def test_what_the_source_denies_must_not_be_affirmed() -> None:
    assert not judge(answer("Rombongan itu menginap.", cite(1, BADUNG), mode="model")).supported
    assert judge(answer("Rombongan itu tidak menginap.", cite(1, BADUNG), mode="model")).supported


def test_a_rewritten_sentence_in_the_mode_of_quotations_is_not_supported() -> None:
    assert not judge(answer(GOOD, cite(1, SLEMAN))).supported


def test_the_reader_has_a_say_and_without_it_the_words() -> None:
    same_words, other_words = GOOD, "Udin Samsudin menjual motor bekas."

    assert not judge(answer(same_words, cite(1, SLEMAN), mode="model"), LEAST_RELEVANT - 0.01).supported
    assert judge(answer(same_words, cite(1, SLEMAN), mode="model"), None).supported
    assert not judge(answer(other_words, cite(1, SLEMAN), mode="model"), None).supported


def test_the_direct_answer_is_held_against_all_citations() -> None:
    given = replace(
        answer("Rombongan dipimpin Udin Samsudin.", cite(1, SLEMAN), cite(2, BADUNG)), short="85 orang"
    )
    right, _ = judge_statements(given, None)
    listed, _ = judge_statements(replace(given, short="Udin Samsudin dan Teguh Prabowo"), None)
    wrong, _ = judge_statements(replace(given, short="58 orang"), None)
    bare, *_ = judge_statements(replace(given, short="85 orang", citations=()), None)

    assert (right.citations, right.supported, listed.supported) == ((), True, True)
    assert (wrong.supported, wrong.why) == (False, "kutipan yang dirujuk tidak menyebut “58”")
    assert not bare.supported


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(["kutipan", "model"]), st.lists(st.integers(0, 3), max_size=4))
def test_any_sentence_is_judged_and_what_is_needless_is_cited(
    text: str, mode: str, numbers: list[int]
) -> None:
    given = answer(text, cite(1, SLEMAN), cite(2, BADUNG), mode=mode, numbers=tuple(numbers))
    for judged in judge_statements(given, None):
        assert set(judged.needless) <= set(judged.citations)
        assert judged.supported or not judged.needless


# --- the reading model ----------------------------------------------------------------------------------------


@cache
def bundled_reader() -> CrossEncoder:
    return CrossEncoder(threads=1)


@pytest.mark.skipif(not BUNDLED_READER.is_dir(), reason="the bundled reading model is not there")
def test_the_reader_tells_sentences_that_say_the_same_from_others_of_the_same_words() -> None:
    reader = bundled_reader()
    wrong = []
    for group in PAIRS:
        source = [Source(group["quote"], date(2023, 6, 23))]
        wrong += [text for text in group["same"] if rewrites(text, source, reader) is not None]
        wrong += [text for text in group["other"] if rewrites(text, source, reader) is None]
        assert all(rewrites(text, [Source(BADUNG.text)], reader) is not None for text in group["same"])

    assert len(wrong) <= 2, wrong


def test_shared_words_are_counted_by_their_stems() -> None:
    source = [Source("Mereka mengunjungi pasar itu.")]

    assert shared_words("kunjungan ke pasar", source) == 1.0
    assert shared_words("pasar malam", source) == 0.5
    assert shared_words("dan yang", source) == 0.0
