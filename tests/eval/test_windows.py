"""Windows over long contexts."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from eval.bench_support.windows import WindowCutter
from index.embedding import BUNDLED, TOKENIZER_FILE


@pytest.fixture(scope="module")
def cutter() -> WindowCutter:
    return WindowCutter(Tokenizer.from_file(str(BUNDLED / TOKENIZER_FILE)), max_tokens=40, stride=10)


def test_a_context_that_fits_stays_whole(cutter: WindowCutter) -> None:
    assert [span.of("Di Bandung.") for span in cutter.cut("Di mana?", "Di Bandung.")] == ["Di Bandung."]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["Bandung", "wali", "kota", "2025.", "pelayanan"]), min_size=1, max_size=150))
def test_windows_are_in_order_overlap_and_cover_all_words(cutter: WindowCutter, words: list[str]) -> None:
    context = " ".join(words)
    spans = cutter.cut("Siapa wali kota Bandung?", context)
    assert spans[0].start == 0
    assert spans[-1].end == len(context)
    for before, after in pairwise(spans):
        assert before.start < after.start < before.end < after.end


def test_windows_fit_with_their_question(cutter: WindowCutter) -> None:
    tokenizer = Tokenizer.from_file(str(BUNDLED / TOKENIZER_FILE))
    context = "Rombongan mempelajari pelayanan publik di Kota Bandung. " * 30
    for span in cutter.cut("siapa yang datang ?", context):
        assert len(tokenizer.encode("Siapa yang datang?", span.of(context)).ids) <= 40


def test_of_a_question_of_any_length_only_so_much_counts_that_windows_have_room() -> None:
    cutter = WindowCutter(Tokenizer.from_file(str(BUNDLED / TOKENIZER_FILE)), max_tokens=320, stride=96)
    context = "Rombongan mempelajari pelayanan publik di Kota Bandung." * 30
    for question in ("1 " * 5000, "ﷺ" * 300, "?" * 500):
        assert cutter.cut(question, context)[-1].end == len(context)
