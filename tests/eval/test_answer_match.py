"""Short answers compared as SQuAD does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.bench_support.answer_match import (
    best_match,
    holds_answer,
    match_exactly,
    match_words,
    normalise_answer,
    normalise_officially,
)

WORDS = st.text("abc ABC.,-\n", max_size=20)


def test_case_punctuation_and_spacing_do_not_count() -> None:
    assert normalise_answer('  "Kota  Bandung",\n(Jawa Barat) ') == "kota bandung jawa barat"
    assert match_exactly("kota bandung.", "Kota Bandung") == 1.0
    assert match_exactly("Bandung", "Kota Bandung") == 0.0


def test_typographic_marks_go_hyphens_join_and_numbers_lose_their_marks() -> None:
    assert normalise_answer("“Bandung Juara” – 2022…") == "bandung juara 2022"
    assert normalise_answer("oleh-oleh") == "oleholeh"
    assert normalise_answer("12.350") == normalise_answer("12350")
    assert normalise_answer("sekolahnya") == "sekolahnya"
    assert normalise_answer("cafe\N{COMBINING ACUTE ACCENT}") == "café"


def test_the_official_rule_drops_english_articles_and_ascii_marks_only() -> None:
    assert normalise_officially("The  Vitamin A, an-other “x”") == "vitamin another “x”"
    assert normalise_answer("Vitamin A") == "vitamin a"
    assert match_exactly("Vitamin A", "Vitamin") == 0.0
    assert match_exactly("Vitamin A", "Vitamin", normalise_officially) == 1.0


def test_words_shared_count_as_often_as_both_have_them() -> None:
    assert match_words("Wali Kota Bandung", "Kota Bandung") == pytest.approx(2 * 2 / 5)
    assert match_words("dua dua", "dua") == pytest.approx(2 / 3)
    assert match_words("Padang", "Bandung") == 0.0


@given(WORDS, WORDS)
def test_f1_is_symmetric_and_1_for_exact_matches_only_of_words(one: str, other: str) -> None:
    value = match_words(one, other)
    assert 0.0 <= value <= 1.0
    assert value == match_words(other, one)
    assert value >= match_exactly(one, other)


@given(WORDS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise_answer(normalise_answer(text)) == normalise_answer(text)


def test_the_best_right_answer_counts_and_without_one_nothing_does() -> None:
    assert best_match(match_words, "17 Agustus", ("Agustus 1945", "17 Agustus")) == 1.0
    assert best_match(match_words, "17 Agustus", ()) == 0.0


def test_an_answer_is_held_as_whole_words_only() -> None:
    assert holds_answer("Pada 1945, Indonesia merdeka.", ("1945",))
    assert not holds_answer("Nomor 19451 itu", ("1945",))
    assert not holds_answer("apa pun", ("?",)), "an answer of marks alone is nowhere"
