import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.spans import Span
from index.span_decoding import (
    MAX_ANSWER_TOKENS,
    MOST_SPANS,
    OwnTokens,
    decode_spans,
    margin_over_null,
    score_spans,
    trim_span,
)

TEXT = "Rombongan diterima Sekda Budi Santoso, S.H. (Kota Metro) di pendopo."


def tokens_of(text: str) -> OwnTokens:
    """Words and marks as tokens, each with the space before it."""
    found = [match.span() for match in re.finditer(r" ?\w+| ?[^\w\s]", text)]
    starts, ends = np.array(found, dtype=np.int64).reshape(-1, 2).T
    return OwnTokens(starts, ends)


def peaks(text: str, *words: tuple[str, float]) -> np.ndarray:
    """Logits of the tokens of `text`: low but for the tokens with one of `words`."""
    own = tokens_of(text)
    pieces = [text[start:end].strip() for start, end in zip(own.starts, own.ends, strict=True)]
    logits = np.full(len(own), -6, dtype=np.float32)
    for word, height in words:
        logits[pieces.index(word)] = height
    return logits


def shown(found, text: str = TEXT) -> list[str]:
    return [one.span.of(text) for one in found]


def test_the_best_span_comes_first_and_none_overlaps_another() -> None:
    start, end = (
        peaks(TEXT, ("Sekda", 4), ("Budi", 5), ("Kota", 3)),
        peaks(TEXT, ("Santoso", 5), ("Metro", 4)),
    )
    found = decode_spans(start, end, 0.0, tokens_of(TEXT), TEXT)
    assert shown(found)[:2] == ["Budi Santoso", "Kota Metro"]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len(found) <= MOST_SPANS
    taken = [set(range(one.span.start, one.span.end)) for one in found]
    assert all(not taken[i] & taken[j] for i in range(len(taken)) for j in range(i))


def test_scores_are_a_softmax_over_all_spans_and_no_answer() -> None:
    start, end = np.zeros(3, dtype=np.float32), np.zeros(3, dtype=np.float32)
    found = decode_spans(start, end, 0.0, tokens_of("a b c"), "a b c")
    # six spans and no answer, all alike; of alike ones the first and shortest is taken
    assert shown(found, "a b c") == ["a", "b", "c"]
    assert [one.score for one in found] == pytest.approx([1 / 7] * 3)


def test_the_null_option_takes_its_share_from_every_span() -> None:
    start, end = peaks(TEXT, ("Budi", 5)), peaks(TEXT, ("Santoso", 5))
    sure, unsure = (decode_spans(start, end, null, tokens_of(TEXT), TEXT)[0].score for null in (-10.0, 10.0))
    assert sure > 0.9 and unsure == pytest.approx(0.5, abs=0.05)
    assert margin_over_null(start, end, 10.0) == pytest.approx(0.0)
    assert margin_over_null(start, end, 4.0) == pytest.approx(6.0)


def test_an_end_before_its_start_and_an_answer_too_long_cannot_be() -> None:
    text = " ".join(f"kata{number}" for number in range(60))
    start, end = peaks(text, ("kata0", 9), ("kata50", 5)), peaks(text, ("kata59", 9), ("kata40", 8))
    assert shown(decode_spans(start, end, 0.0, tokens_of(text), text)[:1], text)[0].startswith("kata50 ")
    scores = score_spans(start, end)
    assert np.isneginf(scores[5, 4]) and np.isneginf(scores[0, MAX_ANSWER_TOKENS])
    assert np.isfinite(scores[0, MAX_ANSWER_TOKENS - 1]) and np.isfinite(scores[5, 5])


def test_no_tokens_give_no_span() -> None:
    none = np.zeros(0, dtype=np.float32)
    own = OwnTokens(none.astype(np.int64), none.astype(np.int64))
    assert decode_spans(none, none, 0.0, own, "") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" pendopo.", "pendopo"),
        ("“Kota Metro”,", "Kota Metro"),
        ("(Kota Metro)", "Kota Metro"),
        ("(Kota Metro).", "Kota Metro"),
        ("Budi Santoso, S.H.", "Budi Santoso, S.H."),
        ("Ir. Budi, M.Si.", "Ir. Budi, M.Si."),
        ("situs kota.go.id.", "situs kota.go.id"),
        ("Rp1.500.", "Rp1.500"),
        ("Dinas Kominfo (Diskominfo)", "Dinas Kominfo (Diskominfo)"),
        ("(Plt) Bupati", "(Plt) Bupati"),
        ("Bupati)", "Bupati"),
        ("85%", "85%"),
        ("- 🙂 …", "🙂"),
        (" … ", None),
        ("", None),
    ],
)
def test_marks_at_the_edges_are_trimmed(text: str, expected: str | None) -> None:
    span = trim_span(0, len(text), text)
    assert (span and span.of(text)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(3, 5, "pasar"), (0, 7, "pasar"), (5, 10, "pasar, desa"), (9, 15, "desa-desa")],
)
def test_words_are_whole(start: int, end: int, expected: str) -> None:
    text = "  pasar, desa-desa"
    span = trim_span(start, end, text)
    assert span is not None and span.of(text) == expected


def test_a_span_of_marks_alone_is_passed_over() -> None:
    text = "satu ... dua"
    start = end = np.array([-6, 9, -6, -6, 2], dtype=np.float32)
    assert shown(decode_spans(start, end, 0.0, tokens_of(text), text)[:1], text) == ["dua"]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80), st.integers(0, 2**32 - 1))
def test_spans_lie_in_the_text_whatever_the_logits(text: str, seed: int) -> None:
    own = tokens_of(text) if re.search(r"\w|[^\w\s]", text) else None
    if own is None:
        return
    noise = np.random.default_rng(seed)
    start, end = (noise.normal(0, 4, len(own)).astype(np.float32) for _ in range(2))
    found = decode_spans(start, end, float(noise.normal()), own, text)
    assert sum(one.score for one in found) <= 1 + 1e-6
    for one in found:
        assert isinstance(one.span, Span) and 0 <= one.score <= 1
        assert one.span.end <= len(text) and one.span.of(text).strip() == one.span.of(text) != ""
